"""`onrecord verify`: is a claimed quotation, or every quotation of a draft, on record?"""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.index.errors import UsageError
from onrecord.index.paths import short
from onrecord.index.text.counting import counted
from onrecord.index.text.whole_files import replacing, save
from onrecord.tui.commands.checks.checking import Checking
from onrecord.tui.commands.explore import needs_terminal
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.checks.drafts import STDIN, read, spoken
from onrecord.tui.present.verdicts.review import code, read_accepted, reviewed
from onrecord.tui.present.verdicts.writers import WRITERS, cited
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import as_json, markdown, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Finding, Verdict
    from onrecord.tui.present.verdicts.review import Reviewed

SHOWN = 5
"""How many findings are listed; the JSON form lists all."""


def evidence(findings: Sequence[Finding]) -> Iterator[str]:
    """What is printed, how the claim differs, and who printed it."""
    from onrecord.index.provenance.differences.telling import marked, sentence  # noqa: PLC0415

    for found in findings[:SHOWN]:
        turn = found.witness.quotation.kind == "turn"
        printed = found.differences.first.text if turn else found.witness.quotation.text
        yield f"printed   {safe(printed)}"
        if found.differences.changes:
            yield f"claimed   {safe(marked(found.differences))}"
            yield f"          The claim {safe(sentence(found.differences))}."
        for alarm in found.alarms:
            yield f"alarm     {safe(str(alarm))}"
        if found.sentence:
            yield f"sentence  {safe(found.sentence)}"
        yield f"by        {cited(found.witness)}"
        yield ""
    if len(findings) > SHOWN:
        yield f"and {len(findings) - SHOWN:,} more; --format jsonl lists all"


def covered(verdict: Verdict) -> Iterator[str]:
    """What was searched in vain."""
    if verdict.certificate is None:
        return
    stamp, cover = verdict.certificate.stamp, verdict.certificate.coverage
    yield f"searched  {counted(stamp.quotations, 'quotation')} in {counted(stamp.articles, 'article')}"
    for name, count in cover.outlets:
        yield f"          {count:6,}  {safe(name) or '(outlet unknown)'}"
    yield f"dates     {cover.first or 'none'} to {cover.last or 'none'}, {cover.undated:,} undated"
    yield f"index     built {stamp.built} by onrecord {stamp.version}, {stamp.pipeline}"
    yield "nearest   " + ("" if verdict.certificate.nearest else "nothing comes near")
    yield from evidence(verdict.certificate.nearest)


def told(verdict: Verdict) -> list[str]:
    """A verdict with its evidence, a line each."""
    lines = [safe(verdict.sentence), *(safe(note) for note in verdict.notes), ""]
    return [*lines, *evidence(verdict.findings), *covered(verdict)]


def write_table(verdict: Verdict, file: TextIO) -> None:
    """The lines to read."""
    file.write("\n".join(told(verdict)).rstrip() + "\n")


def write_jsonl(verdict: Verdict, file: TextIO) -> None:
    """One JSON object."""
    from onrecord.tui.present.checks.json_records import verdict_record  # noqa: PLC0415

    file.write(as_json(verdict_record(verdict)) + "\n")


def write_md(verdict: Verdict, file: TextIO) -> None:
    """The claim as a block quotation, and below it a list."""
    file.write(f"> “{markdown(verdict.claim)}”\n\n**{describe.verdict(verdict.outcome)}**\n\n")
    for line in told(verdict):
        if line.strip():
            file.write(f"- {markdown(line)}\n")


PACKS = ("html", "jsonld")
"""The forms of one claim that are evidence to file."""

ONE = {"table": write_table, "jsonl": write_jsonl, "md": write_md}
"""How one claim is written with all its evidence; in other formats it is a draft of one quotation."""


def whole_draft(
    corpus: Corpus, path: Path, form: str, accepted: frozenset[str], output: Path | None, *, strict: bool
) -> int:
    """Check every quotation of a draft."""
    if form not in WRITERS:
        raise UsageError(f"--format {form} is of one claim; a draft is written as {', '.join(WRITERS)}.")
    from onrecord.index.provenance.verification.draft import checked  # noqa: PLC0415

    piped = path == STDIN
    text, spans = read(path)
    found = checked(corpus, text, spans, spoken(text))
    items = reviewed(found, accepted, strict=strict)
    with _opened(output) as file:
        WRITERS[form](items, "stdin" if piped else str(path), file)
    if not items:
        name = "standard input" if piped else short(str(path))
        click.echo(f"There is no quotation in {safe(name)}.", err=True)
    else:
        summarised(items)
    if gone := len(accepted - {each.key for each in items}):
        many = "s are" if gone > 1 else " is"
        click.echo(f"{gone:,} accepted finding{many} no longer found in this draft.", err=True)
    return code(items)


def summarised(items: Sequence[Reviewed]) -> None:
    """Say on stderr how many quotations came to what."""
    summary = describe.verdicts(each.verdict.outcome for each in items)
    known = sum(each.accepted for each in items)
    ending = f"; {known} accepted" if known else ""
    click.echo(f"{counted(len(items), 'quotation')}: {summary}{ending}", err=True)
    open_lines = (each.item.line for each in items if each.open and each.state == "not checked")
    unclear = [str(line) for line in dict.fromkeys(open_lines)]
    if unclear:
        many = "s" if len(unclear) > 1 else ""
        click.echo(f"Nothing can be said about the words in line{many} {', '.join(unclear)}.", err=True)


def one(
    corpus: Corpus,
    claim: str,
    speaker: str,
    form: str,
    accepted: frozenset[str],
    output: Path | None,
    *,
    strict: bool,
) -> int:
    """Check one claim."""
    from onrecord.index.provenance.verification.draft import Checked  # noqa: PLC0415
    from onrecord.index.provenance.verification.verify import verify  # noqa: PLC0415

    verdict = verify(corpus, claim, speaker)
    items = reviewed([Checked((0, len(claim)), 1, verdict)], accepted, strict=strict)
    if verdict.outcome == "not checked":
        click.echo(f"onrecord: {safe(' '.join((verdict.sentence, *verdict.notes)))}", err=True)
    if form in PACKS and verdict.outcome != "not checked":
        filed(corpus, verdict, form, output)
    elif form not in ONE:
        with _opened(output) as file:
            WRITERS[form](items, "", file)
    elif verdict.outcome != "not checked":
        with _opened(output) as file:
            ONE[form](verdict, file)
    return code(items)


def filed(corpus: Corpus, verdict: Verdict, form: str, output: Path | None) -> None:
    """Write the verdict as evidence to file, or to stdout; beside a page that is a file, its annotations."""
    from onrecord.tui.present.packs.keeping import judged, keep, now  # noqa: PLC0415

    said = ["onrecord", "verify", verdict.claim, "--format", form]
    made = now(shlex.join([*said, "--speaker", verdict.speaker] if verdict.speaker else said))
    page = judged(corpus, verdict, form, made)
    if output is None:
        click.echo(page, nl=False)
    elif form == "html":
        keep(output, page, corpus, verdict, made)
    else:
        save(output, page)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """The file that is written to: the one that was named, which takes its place whole, or stdout."""
    if output is None:
        yield sys.stdout
    else:
        with replacing(output) as file:
            yield file


def explored(folder: Path, draft: Path | None, accepted: frozenset[str], *, strict: bool) -> int:
    """Open the explorer on the review of a draft.

    Raises:
        UsageError: there is no draft, none that can be read, or no terminal.

    """
    if draft is None:
        raise UsageError("--explore reviews a draft: onrecord verify --draft FILE --explore")
    if draft == STDIN:
        raise UsageError("--explore needs the terminal, and cannot review standard input; name a file.")
    read(draft)
    needs_terminal(f"onrecord verify --draft {short(str(draft))}")
    from onrecord.tui.explorer import run  # noqa: PLC0415 - Textual costs 200 ms

    return run(folder, draft=draft, accepted=accepted, strict=strict)


@click.command("verify", cls=Checking)
@click.argument("words", nargs=-1)
@click.option("--speaker", default="", metavar="NAME", help="Who is claimed to have said it.")
@click.option(
    "--draft",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check every quotation of this file: text, Markdown, .docx, .html …; - reads standard input.",
)
@click.option("--strict", is_flag=True, help="Only whole, verbatim, not merely relayed words are sound.")
@click.option(
    "--accept",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Findings that count no more, as --format accept writes them.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file, in place of stdout.",
)
@click.option("--explore", is_flag=True, help="With --draft: review its quotations in the explorer.")
@index_option
@format_option(*WRITERS, "jsonld")
def command(
    words: tuple[str, ...],
    speaker: str,
    draft: Path | None,
    strict: bool,
    accept: Path | None,
    output: Path | None,
    explore: bool,
    folder: Path,
    form: str,
) -> int:
    """Check a claimed quotation against the index, or with --draft every quotation of an article.

    Says how the words stand to what is printed, never that they are true or false: verbatim, shorter or
    longer, words changed (with an alarm for a lost “not”, another number or name), another speaker, only
    relayed, or not in this corpus, with what was searched.

    The format html of one claim is a verdict, or the certificate of what was searched, to file: each version
    with its file, place and digest; with --output, Web Annotations (jsonld) are written beside the page, and
    `onrecord verify-pack` checks both.

    Exit code 0: all is printed so, or more of it, or accepted; 1: something was changed, is another's, or was
    not found; 2: nothing of that, but about some words nothing can be said: too few, too common, or of two
    alphabets; 5: it could not run: an option, the draft or the file of accepted findings is at fault. Without
    a usable index it is 3, as everywhere.
    """
    if (draft is None) == (not words):
        raise UsageError('Say what to check: onrecord verify "WORDS", or onrecord verify --draft FILE')
    if speaker.strip() and not any(map(str.isalpha, speaker)):
        raise UsageError(f"There is no name in --speaker “{safe(speaker)}”; leave it out, or name somebody.")
    accepted = read_accepted(accept) if accept else frozenset()
    if explore:
        return explored(folder, draft, accepted, strict=strict)
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415

    with Corpus(folder) as corpus:
        if draft is not None:
            return whole_draft(corpus, draft, form, accepted, output, strict=strict)
        return one(corpus, " ".join(words), speaker.strip(), form, accepted, output, strict=strict)
