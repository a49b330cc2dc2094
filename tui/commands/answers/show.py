"""`onrecord show`: one quotation, its context, and why it is attributed as it is."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.index.corrections import as_found, told
from onrecord.index.errors import Exit
from onrecord.index.paths import short
from onrecord.index.search import open_index
from onrecord.tui.options import format_option, index_option, no_quotation
from onrecord.tui.present.hits import formats
from onrecord.tui.present.hits.telling import Rows, outlets, quoted, speaker
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.telling import Row

CONTEXT = 1200


def lines(found: Row) -> Iterator[tuple[str, str]]:
    """What is known of a quotation, as names and values."""
    article, quotation = found.hit.article, found.hit.quotation
    yield "id", quotation.id
    yield "speaker", speaker(quotation)
    yield "office", quotation.office.printed if quotation.office else "none given"
    yield "outlet", outlets(article, quotation) + (f" ({article.outlet.basis})" if article.outlet else "")
    if article.title:
        yield "title", f"{article.title.value} ({article.title.basis})"
    if article.author:
        yield "author", f"{article.author.value} ({article.author.basis})"
    yield (
        "published",
        f"{article.published.value} ({article.published.basis})" if article.published else "unknown",
    )
    if article.source_class:
        yield "class", f"{article.source_class.value} ({article.source_class.basis})"
    if article.url:
        yield "address", article.url.value
    cue = f", cue “{quotation.cue.text}”" if quotation.cue else ""
    printed = (
        f", named here as “{quotation.speaker.printed}”"
        if quotation.speaker and quotation.speaker.printed
        else ""
    )
    yield "kind", f"{quotation.kind}{cue}{printed}"
    if found.question:
        yield "question", found.question
    if found.transcript:
        yield "transcript", found.transcript
    yield "confidence", f"{quotation.confidence:.2f}"
    if quotation.corrected:
        yield "corrected", f"{quotation.corrected.made[:10]}; found as {told(as_found(quotation))}"
        if quotation.corrected.why:
            yield "because", quotation.corrected.why
    for reason in quotation.evidence:
        yield "found" if quotation.corrected else "why", f"{reason.about}: {reason.reason}"
    for other in quotation.alternatives:
        yield "not", f"{other.name} ({other.score:.2f}): {other.reason}"
    places = ", ".join(
        f"{start + article.start} to {end + article.start}" for start, end in quotation.segments
    )
    member = f", {article.member}" if article.member else ""
    place = article.place(quotation.segments[0][0])
    where = f", {place}" if place else ""
    yield "read from", f"{short(article.file)}{member}{where}, characters {places}"
    if article.reader:
        yield "read by", article.reader


def write(rows: Iterable[Row], file: TextIO) -> None:
    """Each quotation, what is known of it, and its context, as plain lines."""
    for found in rows:
        click.echo(f"{quoted(found.hit.quotation)}\n", file)
        for name, value in lines(found):
            click.echo(f"{name:10} {safe(value)}", file)
        click.echo(file=file)
        for paragraph in found.context.splitlines():
            click.echo(f"  {safe(paragraph)}" if paragraph.strip() else "", file)


WRITERS = {**formats.WRITERS, "table": write}
"""Every format in which a quotation is shown, and how: as lines rather than a table of one row."""


def _transcript(folder: Path, hit: Hit) -> str:
    """Where in a transcript the words that an article prints were said; ``""`` where it is not known."""
    if hit.quotation.kind == "turn":
        return ""
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415 - numpy is slow to import
    from onrecord.tui.present.checks.evidence import spoken  # noqa: PLC0415
    from onrecord.tui.present.checks.traced import transcript  # noqa: PLC0415

    with Corpus(folder) as corpus:
        witness = corpus.witness(hit.quotation.id)
        found = transcript(corpus, witness) if witness else None
    return "; ".join(spoken(found).lines) if found else ""


def _edited(hit: Hit) -> int:
    from onrecord.tui.outside import editors, lines  # noqa: PLC0415 - showing needs neither

    editors.chosen()
    failure = editors.edit(hit.article.file, lines.line(hit))
    if failure:
        click.echo(f"onrecord: {safe(failure)}", err=True)
    return Exit.FAILED if failure else Exit.FOUND


@click.command("show")
@click.argument("identity", metavar="ID")
@click.option("--edit", is_flag=True, help="Open its file at its line, in $VISUAL or $EDITOR.")
@index_option
@format_option(*WRITERS)
def command(identity: str, edit: bool, folder: Path, form: str) -> int:
    """Show one quotation with its context and the reasons for its attribution.

    ID is what `search` prints; its first characters are enough where no other begins with them.
    """
    index = open_index(folder)
    hit = index.show(identity)
    if hit is None:
        return no_quotation(identity, folder)
    if edit:
        return _edited(hit)
    found = Rows(index, length=CONTEXT).row(hit)
    WRITERS[form]([replace(found, transcript=_transcript(folder, hit))], sys.stdout)
    return Exit.FOUND
