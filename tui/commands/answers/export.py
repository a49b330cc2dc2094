"""`onrecord export`: every quotation that answers a query, for Zotero, Datasette or a spreadsheet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.paths import short, typed
from onrecord.index.search import open_index
from onrecord.index.text.counting import counted
from onrecord.tui import completing
from onrecord.tui.commands.answers.search import HELD, QueryCommand
from onrecord.tui.options import index_option
from onrecord.tui.present.hits import exports
from onrecord.tui.present.hits.contract import SORTS
from onrecord.tui.present.hits.telling import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.search import Index, Results, Sort
    from onrecord.tui.present.hits.telling import Row

PAGE = 256
"""Hits that are read at once."""


@click.command("export", cls=QueryCommand)
@click.argument("query", nargs=-1, shell_complete=completing.query)
@click.option(
    "--format",
    "form",
    type=click.Choice(exports.FORMS),
    help="ris and csl for Zotero, sqlite with full text for Datasette; else as the file's name ends.",
)
@click.option("--to", "target", metavar="FILE", help="Write to this file; without it, to stdout.")
@click.option("--each", metavar="FOLDER", help="A note of Markdown for each, as Obsidian keeps them.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    show_default=True,
    help="Which come first; by date, the newest.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option(
    "--fold", is_flag=True, help="One quotation for each statement: the first stands for its copies."
)
@index_option
def command(
    query: tuple[str, ...],
    form: str | None,
    target: str | None,
    each: str | None,
    sort: Sort,
    reverse: bool,
    fold: bool,
    folder: Path,
) -> int:
    """Write every quotation that answers QUERY; without a query, every one there is.

    Exit code 0: something was written; 1: nothing matches.
    """
    if each and (target or form):
        raise UsageError("--each writes notes of Markdown; it goes without --to and without --format.")
    path = typed(target) if target else None
    form = form or (exports.form_of(path) if path else "jsonl")
    if not form:
        raise UsageError(
            f"The name of the file ends in none of {', '.join(exports.ENDINGS)}; say which --format."
        )
    if form == exports.DATABASE and path is None:
        raise UsageError("A database is written to a file: --to FILE.sqlite.")
    index = open_index(folder)
    found = index.search(" ".join(query).replace(HELD, ""), sort=sort, reverse=reverse, fold=fold)
    if not found.total:
        click.echo("Nothing matches; nothing was written.", err=True)
        return Exit.NOTHING
    rows = _rows(index, found)
    if each:
        from onrecord.tui.present.hits.notes import write_each  # noqa: PLC0415 - the other forms need it not

        number = write_each(rows, typed(each))
        click.echo(f"{counted(number, 'note')} written to {short(typed(each).absolute())}.", err=True)
        return Exit.FOUND
    if path is None:
        exports.into(rows, sys.stdout, form)
        return Exit.FOUND
    exports.write(rows, path, form)
    click.echo(f"{counted(found.total, 'quotation')} written to {short(path.absolute())}.", err=True)
    return Exit.FOUND


def _rows(index: Index, found: Results) -> Iterator[Row]:
    rows = Rows(index)
    for start in range(0, found.total, PAGE):
        yield from map(rows.row, found.hits(start, min(found.total, start + PAGE)))
