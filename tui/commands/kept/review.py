"""`onrecord review`: the quotations that are most worth a look, and which of them were looked at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import CannotWrite, Exit, NoQuotation
from onrecord.index.model import record
from onrecord.index.paths import short
from onrecord.index.search import open_index
from onrecord.tui import completing
from onrecord.tui.commands.answers.search import HELD, QueryCommand
from onrecord.tui.kept import doubtful
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.index.search import Index

COLUMNS = ("id", "confidence", "copies", "speaker", "office", "outlet", "published", "kind", "text", "doc")
"""The columns of CSV and Markdown."""


@click.command("review", cls=QueryCommand)
@click.argument("query", nargs=-1, shell_complete=completing.query)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Maximum quotations."
)
@click.option(
    "--done", metavar="ID", multiple=True, help="Note that this one was looked at; may be repeated."
)
@click.option("--undo", metavar="ID", multiple=True, help="It was not, after all; may be repeated.")
@index_option
@format_option(*WRITERS)
def command(
    query: tuple[str, ...], limit: int, done: tuple[str, ...], undo: tuple[str, ...], folder: Path, form: str
) -> int:
    """List the quotations that are most worth a look: least sure of their speaker, in most copies.

    Each stands for all copies of its statement. What was corrected or marked by --done is left out, now and
    after every build. With QUERY, only what answers it.

    Exit code 0: something is left to look at, or was marked; 1: nothing is left.
    """
    marks = doubtful.done()
    index = open_index(folder)
    try:
        if done or undo:
            for ids, how in ((done, True), (undo, False)):
                marks.mark((_whole(index, each, folder) for each in ids), done=how)
            click.echo(f"{len(done) + len(undo):,} marked; {len(marks.ids()):,} looked at in all.", err=True)
            return Exit.FOUND
        asked = " ".join(query).replace(HELD, "")
        queue = doubtful.queue(index, asked, marks, limit=limit)
    except OSError as error:
        raise CannotWrite(
            f"What was looked at, in {short(marks.path)}, cannot be read or written: {error.strerror}."
        ) from error
    click.echo(queue.told, err=True)
    if not queue.hits:
        return Exit.NOTHING
    rows = [{**record(hit.article, hit.quotation), "copies": hit.copies} for hit in queue.hits]
    WRITERS[form](Listing(COLUMNS, rows, map(_line, queue.hits)), sys.stdout)
    return Exit.FOUND


def _whole(index: Index, identity: str, folder: Path) -> str:
    hit = index.show(identity)
    if hit is None:
        raise NoQuotation(f"no quotation has the id {safe(identity)!r} in the index at {short(folder)}.")
    return hit.quotation.id


def _line(hit: Hit) -> str:
    sure = f"sure {hit.quotation.confidence:.2f}" if hit.quotation.speaker else "nobody   "
    words = safe(hit.quotation.text)
    return f"{hit.quotation.id}  {sure} ×{hit.copies:<3} {safe(describe.speaker(hit.quotation))}: “{words}”"
