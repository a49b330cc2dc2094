"""`onrecord search`: the quotations that answer a query, with speaker, office, outlet and context."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.search import open_index
from onrecord.index.search.query.fields import FACETS, LISTED
from onrecord.index.text.counting import counted
from onrecord.tui import completing
from onrecord.tui.commands.answers import lines, saved_searches
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.hits.contract import SORTS
from onrecord.tui.present.hits.formats import WRITERS
from onrecord.tui.present.hits.telling import Rows
from onrecord.tui.present.words import listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from onrecord.index.search import Results, Sort
    from onrecord.tui.present.hits.occurrences import Place


def told(found: Results) -> str:
    """How many were found: ``3 statements in 12 quotations`` where they are folded."""
    quotations = counted(found.every, "quotation")
    if found.total == found.every:
        return quotations
    return f"{counted(found.total, 'statement')} in {quotations}"


def _facets(found: Results, names: Sequence[str], limit: int) -> listing.Listing:
    """How the hits divide."""
    counted = [(name, count) for name in names for count in found.facets(name, limit)]
    columns = ("facet", "value", "count", "others")
    records = [
        dict(zip(columns, (name, one.value, one.count, list(one.others)), strict=True))
        for name, one in counted
    ]
    told = (f"{name:10} {one.count:>7,}  {safe(one.value) or '(none)'}" for name, one in counted)
    return listing.Listing(columns, records, told)


class QueryCommand(click.Command):
    """A command whose words may begin with a minus, as those of a query do: ``-outlet:wire``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep Click from reading what is left out of a query as options of one letter each."""
        return super().parse_args(ctx, [HELD + arg if _LEFT_OUT.match(arg) else arg for arg in args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Options, and fields that are left out: ``-out`` may become ``-outlet:``."""
        found = super().shell_complete(ctx, incomplete)
        return [*found, *completing.query(ctx, None, incomplete)] if incomplete[:1] == "-" else found


_LEFT_OUT = re.compile(r"-[^-\d].")
HELD = "\0"
"""Stands before a word that begins with a minus while Click reads the options."""


@click.command("search", cls=QueryCommand)
@click.argument("query", nargs=-1, shell_complete=completing.query)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Maximum hits; 0 for all.",
)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Hits to leave out at the start.")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date", "speaker", "outlet", *lines.SIDES]),
    metavar="relevance|date|speaker|outlet|L1…L5|R1…R5",
    default="relevance",
    show_default=True,
    help="Which come first; by date, the newest. With --format kwic also by the first to fifth word to the "
    "left (L1 or before … L5) or to the right (R1 or after … R5).",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option(
    "--fold", is_flag=True, help="One quotation for each statement: the first stands for its copies."
)
@click.option("--facets", is_flag=True, help="Count the hits by speaker, office, outlet …, in place of them.")
@click.option(
    "--facet",
    "named",
    type=click.Choice(FACETS),
    multiple=True,
    help="Count them by this: person, body, unnamed, role (offices of one kind) … May be repeated.",
)
@click.option("--saved", metavar="NAME", help="The search saved under this name, in place of QUERY.")
@click.option("--new", is_flag=True, help="With --saved: only what it has not shown before, newest first.")
@click.option("--said", is_flag=True, help="Only where the quotation itself holds the words.")
@lines.options
@index_option
@format_option(*WRITERS)
def command(
    query: tuple[str, ...],
    limit: int,
    offset: int,
    sort: str,
    reverse: bool,
    fold: bool,
    facets: bool,
    named: tuple[str, ...],
    saved: str | None,
    new: bool,
    said: bool,
    sample: int | None,
    seed: int,
    collocates: bool,
    place: Place | None,
    folder: Path,
    form: str,
) -> int:
    """Find quotations.

    \b
    words                 all of them, in any of their forms, in the quotation or around it
    "exact words"         side by side; "near words"~5 at most five apart
    word*  word~          beginning with; spelt nearly so
    speaker:ollongren     also office: outlet: via: kind: class: cue: title:
    speaker:="Mark Rutte" the whole name; also office:= outlet:= via:= class:=
    after:2024-03 before:2024-06 date:2024-04-24 conf:>0.8
    copies:>5             statements that stand in more than five articles
    -outlet:wire  a OR b  ( )

    --saved NAME --new, as for cron, shows what NAME has not shown before, and the next time no more.

    Exit code 0: something was found; 1: nothing was, or nothing new.
    """  # noqa: D301 - Click keeps the lines of a paragraph that begins with this character
    text = " ".join(query).replace(HELD, "")
    if saved is not None:
        if text or (new and (facets or named or offset)):
            raise UsageError("--saved goes without QUERY, and --new without --facets and --offset.")
        text = saved_searches.query(saved)
    elif new or not query:
        fault = "--new goes with --saved NAME." if new else "Say what to find: onrecord search QUERY"
        raise UsageError(fault)
    wanted = lines.Wanted(lines.SIDES.get(sort, ""), sample, seed, collocates, place)
    wanted.check(form, reverse=reverse)
    index = open_index(folder)
    text = index.saying(text) if said and index.saying(text) != text else text
    if new and saved is not None:
        return saved_searches.write_new(index, saved, text, limit, WRITERS[form])
    order: Sort = next((known for known in SORTS if known == sort), "relevance")
    found = index.search(text, sort=order, reverse=reverse, fold=fold)
    stop = found.total if limit == 0 else min(found.total, offset + limit)
    near = "" if found.said is None or found.said == found.every else f", {found.said:,} of them said"
    click.echo(f"{safe(found.query.words)}: {told(found)}{near}", err=True)
    if not found.total:
        click.echo("Nothing matches.", err=True)
        for way in found.widen():
            click.echo(f"  {way.total:>6,}  {safe(way.text)}  ({safe(way.change)})", err=True)
        return Exit.NOTHING
    if facets or named:
        write = listing.WRITERS.get(form, listing.write_lines)
        write(_facets(found, named or LISTED, limit), sys.stdout)
        return Exit.FOUND
    if form == "kwic" or wanted.counts:
        lines.write(index, found, wanted, form, offset=offset, limit=limit)
        return Exit.FOUND
    WRITERS[form](map(Rows(index, found.query).row, found.hits(offset, stop)), sys.stdout)
    if stop < found.total:
        click.echo(f"{offset + 1:,} to {stop:,} of {found.total:,}; --limit 0 shows all.", err=True)
    return Exit.FOUND
