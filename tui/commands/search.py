"""`onrecord search`: the quotations that answer a query, with speaker, office, outlet and context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.index.context import around
from onrecord.index.errors import Exit
from onrecord.index.search import open_index
from onrecord.tui.options import format_option, index_option
from onrecord.tui.output import WRITERS, Row

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.index.search import Index, Sort

CONTEXT = 300
"""Paragraphs are added around a quotation until the context has about this many characters."""


def row(index: Index, hit: Hit, length: int = CONTEXT) -> Row:
    """A hit with the text around it."""
    article = index.article(hit)
    start, end = around(article, hit.quotation, length=length)
    return Row(hit, article.text[start:end], start)


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out the first so many.")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date", "speaker", "outlet"]),
    default="relevance",
    show_default=True,
    help="Which come first; by date, the newest.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@index_option
@format_option("table", "jsonl", "csv", "md")
def command(
    query: tuple[str, ...], limit: int, offset: int, sort: Sort, reverse: bool, folder: Path, form: str
) -> int:
    r"""Find quotations.

    \b
    words                 all of them, in the quotation or around it
    "exact words"         side by side
    word*                 beginning with
    speaker:ollongren     also office: outlet: via: kind: cue: title:
    after:2024-03 before:2024-06 date:2024-04-24 conf:>0.8
    -outlet:wire  a OR b  ( )

    Exit code 0: something was found; 1: nothing was.
    """
    text = " ".join(query)
    index = open_index(folder)
    found = index.search(text, sort=sort, reverse=reverse)
    stop = found.total if limit == 0 else min(found.total, offset + limit)
    click.echo(f"{found.query.words}: {found.total:,} quotation{'' if found.total == 1 else 's'}", err=True)
    if not found.total:
        click.echo("Nothing matches. Fewer words, or word* in place of a word, find more.", err=True)
        return Exit.NOTHING
    WRITERS[form]([row(index, hit) for hit in found.hits(offset, stop)])
    if stop < found.total:
        click.echo(f"{offset + 1:,} to {stop:,} of {found.total:,}; --limit 0 shows all.", err=True)
    return Exit.FOUND
