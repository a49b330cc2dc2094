"""`onrecord verify`: is a claimed quotation, or every quotation of a draft, on record?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.paths import short
from onrecord.tui.commands.explore import needs_terminal
from onrecord.tui.options import format_option, index_option, settings
from onrecord.tui.present.drafts import read
from onrecord.tui.present.formats import citation
from onrecord.tui.present.safe import as_json, markdown, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Quotation
    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.verification.draft import Checked
    from onrecord.index.provenance.verification.verdicts import Finding, Verdict

SHOWN = 5
"""How many findings are listed; the JSON form lists all."""


def cited(witness: Witness) -> str:
    """Who, where, when, and the id to go on with."""
    from onrecord.index.model import Hit  # noqa: PLC0415

    return f"{citation(Hit(witness.quotation, witness.article))} ({witness.quotation.id})"


def evidence(findings: Sequence[Finding]) -> Iterator[str]:
    """What is printed, how the claim differs, and who printed it."""
    from onrecord.index.provenance.differences.telling import marked, sentence  # noqa: PLC0415

    for found in findings[:SHOWN]:
        yield f"printed   {safe(found.witness.quotation.text)}"
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
    yield f"searched  {stamp.quotations:,} quotations in {stamp.articles:,} articles"
    for name, count in cover.outlets:
        yield f"          {count:6,}  {safe(name) or '(outlet unknown)'}"
    yield f"dates     {cover.first or 'none'} to {cover.last or 'none'}, {cover.undated:,} undated"
    yield f"index     built {stamp.built} by onrecord {stamp.version}, {stamp.pipeline}"
    yield "nearest   " + ("" if verdict.certificate.nearest else "nothing comes near")
    yield from evidence(verdict.certificate.nearest)


def write_one(verdict: Verdict, form: str) -> None:
    """One verdict with its evidence."""
    from onrecord.tui.present.json_records import verdict_record  # noqa: PLC0415

    if form == "jsonl":
        click.echo(as_json(verdict_record(verdict)))
        return
    told = [safe(verdict.sentence), *(safe(note) for note in verdict.notes), ""]
    told += [*evidence(verdict.findings), *covered(verdict)]
    if form == "md":
        click.echo(f"> “{markdown(verdict.claim)}”\n\n**{verdict.outcome}**\n")
        click.echo("\n".join(f"- {markdown(line)}" for line in told if line.strip()))
    else:
        click.echo("\n".join(told).rstrip())


def write_draft(found: Sequence[Checked], form: str) -> None:
    """The quotations of a draft, one line each."""
    from onrecord.tui.present.json_records import verdict_record  # noqa: PLC0415

    if form == "md":
        click.echo(f"| line | verdict | quotation | claimed | best evidence |\n{'| --- ' * 5}|")
    elif form == "table":
        click.echo(f"{'LINE':>5}  {'VERDICT':27} QUOTATION")
    for item in found:
        verdict = item.verdict
        best = cited(verdict.findings[0].witness) if verdict.findings else ""
        if form == "jsonl":
            row = {"line": item.line, "span": list(item.span), **verdict_record(verdict)}
            click.echo(as_json(row))
        elif form == "md":
            told = "; ".join((verdict.outcome, *map(str, verdict.alarms)))
            shown = (told, f"“{verdict.claim}”", verdict.speaker, best)
            cells = (str(item.line), *map(markdown, shown))
            click.echo(f"| {' | '.join(cells)} |")
        else:
            alarms = "".join(f"\n{'':7}! {safe(str(alarm))}" for alarm in verdict.alarms)
            by = f"  {safe(verdict.speaker)}" if verdict.speaker else ""
            click.echo(f"{item.line:5}  {verdict.outcome:27} “{safe(verdict.claim)}”{by}{alarms}")
            if verdict.findings and verdict.findings[0].differences.changes and not verdict.sound:
                from onrecord.index.provenance.differences.telling import marked  # noqa: PLC0415

                click.echo(f"{'':7}{safe(marked(verdict.findings[0].differences))}")
            click.echo(f"{'':7}{best or safe(' '.join((verdict.sentence, *verdict.notes)))}")


def spoken(text: str) -> tuple[Quotation, ...]:
    """The quotations of a draft with their speakers, as the extractor reads them."""
    from onrecord.index import attribution  # noqa: PLC0415 - spaCy
    from onrecord.index.model import Article  # noqa: PLC0415

    article = Article("draft", "draft", text, "")
    return next(iter(attribution.extract([article], model=settings().model)))[1]


def whole_draft(corpus: Corpus, path: Path, form: str) -> int:
    """Check every quotation of a draft."""
    from onrecord.index.provenance.verification.draft import checked  # noqa: PLC0415

    text, spans = read(path)
    found = list(checked(corpus, text, spans, spoken(text) if spans else ()))
    if not found:
        click.echo(f"There is no quotation in {short(str(path))}.", err=True)
        return Exit.FOUND
    write_draft(found, form)
    counts = Counter(item.verdict.outcome for item in found)
    summary = ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common())
    click.echo(f"{len(found)} quotation{'' if len(found) == 1 else 's'}: {summary}", err=True)
    unclear = [str(item.line) for item in found if item.verdict.outcome == "not checked"]
    if unclear:
        many = "s" if len(unclear) > 1 else ""
        click.echo(f"Nothing can be said about the words in line{many} {', '.join(unclear)}.", err=True)
    if not all(item.verdict.sound or item.verdict.outcome == "not checked" for item in found):
        return Exit.NOTHING
    return Exit.USAGE if unclear else Exit.FOUND


def explored(folder: Path, draft: Path | None) -> int:
    """Open the explorer on the review of a draft.

    Raises:
        UsageError: there is no draft, none that can be read, or no terminal.

    """
    if draft is None:
        raise UsageError("--explore reviews a draft: onrecord verify --draft FILE --explore")
    read(draft)
    needs_terminal(f"onrecord verify --draft {short(str(draft))}")
    from onrecord.tui.explorer import run  # noqa: PLC0415 - Textual costs 200 ms

    return run(folder, draft=draft)


@click.command("verify")
@click.argument("words", nargs=-1)
@click.option("--speaker", default="", metavar="NAME", help="Who is claimed to have said it.")
@click.option(
    "--draft",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check every quotation of this .txt or .md file.",
)
@click.option("--explore", is_flag=True, help="With --draft: review its quotations in the explorer.")
@index_option
@format_option("table", "jsonl", "md")
def command(
    words: tuple[str, ...], speaker: str, draft: Path | None, explore: bool, folder: Path, form: str
) -> int:
    """Check a claimed quotation against the index, or with --draft every quotation of an article.

    Says how the words stand to what is printed, never that they are true or false: verbatim, shorter or
    longer, words changed (with an alarm for a lost “not”, another number or name), another speaker, only
    relayed, or not in this corpus, with what was searched.

    Exit code 0: all is printed so, or more of it; 1: something was changed, is another's, or was not found;
    2: nothing of that, but about some words nothing can be said: too few, too common, or of two alphabets.
    """
    if (draft is None) == (not words):
        raise UsageError('Say what to check: onrecord verify "WORDS", or onrecord verify --draft FILE')
    if explore:
        return explored(folder, draft)
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415
    from onrecord.index.provenance.verification.verify import verify  # noqa: PLC0415

    with Corpus(folder) as corpus:
        if draft is not None:
            return whole_draft(corpus, draft, form)
        verdict = verify(corpus, " ".join(words), speaker)
    if verdict.outcome == "not checked":
        raise UsageError(" ".join((verdict.sentence, *verdict.notes)))
    write_one(verdict, form)
    return Exit.FOUND if verdict.sound else Exit.NOTHING
