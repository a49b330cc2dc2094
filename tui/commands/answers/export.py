"""`onrecord export`: every quotation that answers a query, for Zotero, Datasette or a spreadsheet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.paths import short, typed
from onrecord.index.search import open_index
from onrecord.index.text.counting import counted
from onrecord.index.text.whole_files import replacing
from onrecord.tui import completing
from onrecord.tui.commands.answers.search import HELD, QueryCommand
from onrecord.tui.options import index_option
from onrecord.tui.present.hits import references
from onrecord.tui.present.hits.formats import WRITERS
from onrecord.tui.present.hits.telling import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.search import Index, Results
    from onrecord.tui.present.hits.telling import Row

PAGE = 256
"""Hits that are read at once."""

FORMS = {**{name: WRITERS[name] for name in ("jsonl", "csv", "md")}, "ris": references.write_ris}
FORMS["csl"] = references.write_csl

ENDINGS = {
    ".jsonl": "jsonl", ".csv": "csv", ".md": "md", ".ris": "ris", ".json": "csl",
    ".sqlite": "sqlite", ".db": "sqlite",
}  # fmt: skip
"""Which form the ending of a file's name says."""


@click.command("export", cls=QueryCommand)
@click.argument("query", nargs=-1, shell_complete=completing.query)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS, "sqlite"]),
    help="ris and csl for Zotero, sqlite with full text for Datasette; else as the file's name ends.",
)
@click.option("--to", "target", metavar="FILE", help="Write to this file; without it, to stdout.")
@click.option("--each", metavar="FOLDER", help="A note of Markdown for each, as Obsidian keeps them.")
@click.option(
    "--fold", is_flag=True, help="One quotation for each statement: the first stands for its copies."
)
@index_option
def command(
    query: tuple[str, ...], form: str | None, target: str | None, each: str | None, fold: bool, folder: Path
) -> int:
    """Write every quotation that answers QUERY; without a query, every one there is.

    Exit code 0: something was written; 1: nothing matches.
    """
    if each and (target or form):
        raise UsageError("--each writes notes of Markdown; it goes without --to and without --format.")
    path = typed(target) if target else None
    form = form or (ENDINGS.get(path.suffix.lower(), "") if path else "jsonl")
    if not form:
        raise UsageError(f"The name of the file ends in none of {', '.join(ENDINGS)}; say which --format.")
    if form == "sqlite" and path is None:
        raise UsageError("A database is written to a file: --to FILE.sqlite.")
    index = open_index(folder)
    found = index.search(" ".join(query).replace(HELD, ""), fold=fold)
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
        FORMS[form](rows, sys.stdout)
        return Exit.FOUND
    if form == "sqlite":
        from onrecord.tui.present.hits import database  # noqa: PLC0415 - the other forms need it not

        database.write(rows, path)
    else:
        with replacing(path) as file:
            FORMS[form](rows, file)
    click.echo(f"{counted(found.total, 'quotation')} written to {short(path.absolute())}.", err=True)
    return Exit.FOUND


def _rows(index: Index, found: Results) -> Iterator[Row]:
    rows = Rows(index)
    for start in range(0, found.total, PAGE):
        yield from map(rows.row, found.hits(start, min(found.total, start + PAGE)))
