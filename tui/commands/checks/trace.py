"""`onrecord trace`: how a statement travelled, as a list to read or as a pack of evidence to file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit
from onrecord.index.text.counting import counted
from onrecord.index.text.whole_files import save
from onrecord.tui.options import format_option, index_option, no_quotation
from onrecord.tui.present.hits.telling import quoted, speaker
from onrecord.tui.present.verdicts.writers import cited
from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.differences.relations import Version
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.tui.present.packs.annotations import Made


def _where(witness: Witness) -> str:
    return f"{safe(witness.outlet or witness.article.doc)}, {witness.published or 'undated'}"


def _copy(number: int, found: Version) -> Iterator[str]:
    """One version: where, how like, and how it differs."""
    from onrecord.index.provenance.differences.telling import marked  # noqa: PLC0415

    yield f"{number:3}  {found.likeness:4.0%}  {found.note:24} {cited(found.witness)}"
    if found.differences.changes and found.relation != "other part":
        yield f"           {safe(marked(found.differences))}"
    for alarm in found.alarms:
        yield f"           ! {safe(str(alarm))}"


def _chain(found: Trace) -> Iterator[str]:
    """From the speaker through relays to outlets, a branch for each independent carrier."""
    yield speaker(found.reference.quotation)
    for carrier in found.carriers:
        relays = dict.fromkeys(safe(r.name) for w in carrier.witnesses for r in w.quotation.relays)
        through = f" through {' and '.join(relays)}" if relays else ""
        yield f"└─{through or ' no other source named'}" + (
            f"; one witness: {safe(carrier.reason)}" if carrier.reason else ""
        )
        for witness in carrier.witnesses:
            yield f"   └─ {_where(witness)} ({witness.quotation.id})"


def lines(found: Trace) -> Iterator[str]:
    """The trace as plain lines."""
    yield quoted(found.witness.quotation)
    yield cited(found.witness)
    yield ""
    first = found.earliest
    told = "earliest in this corpus, not the first time it was said"
    if not first.known:
        told = "which was first cannot be told, no version is dated"
    head = "earliest" if first.known else "fullest"
    yield f"{head:8}  {_where(first.witness)} ({first.witness.quotation.id})"
    yield f"          {safe(first.basis)}; {told}"
    carriers = len(found.carriers)
    yield f"versions  {found.count:,}, by {counted(carriers, 'independent carrier')}"
    for name in found.upstream:
        yield f"upstream  {safe(name)} is named as the source by several, and its own is not in this corpus"
    for conflict in found.conflicts:
        yield f"at odds   {safe(conflict)}"
    yield ""
    yield from _chain(found)
    yield ""
    for number, version in enumerate(found.copies, 1):
        yield from _copy(number, version)
    if found.before or found.after:
        yield ""
        yield f"Said before and after, by {speaker(found.witness.quotation)}:"
        for witness in (*found.before, *found.after):
            yield f"{witness.published:10}  {quoted(witness.quotation)}"
            yield f"            {cited(witness)}"
    if found.apart:
        yield ""
        yield "The same words, kept apart:"
        for number, version in enumerate(found.apart, 1):
            yield from _copy(number, version)


def as_table(_corpus: Corpus, found: Trace, _made: Made) -> str:
    """The lines to read."""
    return "\n".join(lines(found)) + "\n"


def as_jsonl(_corpus: Corpus, found: Trace, _made: Made) -> str:
    """One JSON object."""
    from onrecord.tui.present.checks.json_records import trace_record  # noqa: PLC0415

    return as_json(trace_record(found)) + "\n"


def as_pack(form: str) -> Callable[[Corpus, Trace, Made], str]:
    """A writer of the pack of evidence in one form."""

    def write(corpus: Corpus, found: Trace, made: Made) -> str:
        from onrecord.tui.present.packs.keeping import traced  # noqa: PLC0415

        return traced(corpus, found, form, made)

    return write


WRITERS = {
    "table": as_table,
    "jsonl": as_jsonl,
    "md": as_pack("md"),
    "html": as_pack("html"),
    "jsonld": as_pack("jsonld"),
}
"""Every format of a trace and how it is written; what `--format` offers follows from it."""


@click.command("trace")
@click.argument("identity", metavar="ID")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to this file, in place of stdout.",
)
@index_option
@format_option(*WRITERS)
def command(identity: str, output: Path | None, folder: Path, form: str) -> int:
    """Follow a statement: its copies and what was changed, the earliest found, who carried it from whom.

    Then what the speaker said of the matter on the days before and after, where the speaker is a person with
    a whole name.

    ID is what `search` prints; its first characters are enough where no other begins with them. The formats
    md and html are a pack of evidence to file: the statement with its context, differences, how each thing is
    known, every version with its file, place and digest, and the index's digest; html is one page that needs
    nothing else. With --output, Web Annotations (jsonld) are written beside the page; `onrecord verify-pack`
    checks both against the files.
    """
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415
    from onrecord.index.provenance.tracing.trace import trace  # noqa: PLC0415
    from onrecord.tui.present.packs.keeping import keep, now  # noqa: PLC0415

    with Corpus(folder) as corpus:
        witness = corpus.witness(identity)
        if witness is None:
            return no_quotation(identity, folder)
        found, made = trace(corpus, witness), now(f"onrecord trace {witness.quotation.id} --format {form}")
        text = WRITERS[form](corpus, found, made)
        if output is None:
            click.echo(text, nl=False)
        elif form in ("html", "md"):
            keep(output, text, corpus, found, made)
        else:
            save(output, text)
    return Exit.FOUND
