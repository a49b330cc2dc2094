"""`onrecord speakers`, `offices`, `outlets`, `relays`, `classes`: the index's names, each with its count."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit
from onrecord.index.search import open_index
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.index.search import Count


def listed(field: str, found: Sequence[Count]) -> Listing:
    """The names of a field, each with its count and its other spellings."""
    return Listing(
        (field, "quotations", "others"),
        [{field: one.value, "quotations": one.count, "others": list(one.others)} for one in found],
        map(_line, found),
    )


def _line(one: Count) -> str:
    others = f"  (also {', '.join(map(safe, one.others))})" if one.others else ""
    return f"{one.count:>7,}  {safe(one.value)}{others}"


def listing(plural: str, field: str, about: str) -> click.Command:
    """The command that lists the names of a field.

    Args:
        plural: its name.
        field: speaker, office, outlet, relay or class.
        about: its one line of help.

    """

    @click.command(
        plural,
        help=f"{about}\n\nPREFIX is the beginning of any word of the name. The commonest come first.\n\n"
        "Exit code 0: something was found; 1: nothing was.",
    )
    @click.argument("prefix", default="")
    @click.option("--limit", type=click.IntRange(min=0), default=0, help="Maximum names; 0 for all.")
    @index_option
    @format_option(*WRITERS)
    def command(prefix: str, limit: int, folder: Path, form: str) -> int:
        found = open_index(folder).names(field, prefix, limit)
        if not found:
            words = f" with a word that begins with “{safe(prefix)}”" if prefix else ""
            click.echo(f"The index knows no {field}{words}.", err=True)
            return Exit.NOTHING
        WRITERS[form](listed(field, found), sys.stdout)
        return Exit.FOUND

    return command
