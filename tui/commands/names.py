"""`onrecord names`: the speakers, offices, outlets or relays of the index, with how often each is found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit
from onrecord.index.search import open_index
from onrecord.tui.options import format_option, index_option
from onrecord.tui.safe import safe

if TYPE_CHECKING:
    from pathlib import Path


@click.command("names")
@click.argument("field", type=click.Choice(["speaker", "office", "outlet", "relay"]))
@click.argument("prefix", default="")
@click.option("--limit", type=click.IntRange(min=0), default=0, help="At most so many; 0 for all.")
@index_option
@format_option("table", "jsonl")
def command(field: str, prefix: str, limit: int, folder: Path, form: str) -> int:
    """List the names in FIELD that have a word beginning with PREFIX, the commonest first."""
    found = open_index(folder).names(field, prefix, limit)
    for one in found:
        if form == "jsonl":
            click.echo(json.dumps({field: one.value, "quotations": one.count}, ensure_ascii=False))
        else:
            click.echo(f"{one.count:>7,}  {safe(one.value)}")
    return Exit.FOUND if found else Exit.NOTHING
