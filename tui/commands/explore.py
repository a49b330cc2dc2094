"""`onrecord explore`, and `onrecord` alone: the explorer in this terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import UsageError
from onrecord.tui.options import index_option

if TYPE_CHECKING:
    from pathlib import Path


def needs_terminal(instead: str) -> None:
    """Refuse to open the explorer where there is no terminal.

    Raises:
        UsageError: there is none; `instead` does the same in lines.

    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise UsageError(f"The explorer needs a terminal; here, use: {instead}")


@click.command("explore")
@click.argument("query", nargs=-1)
@click.option("--ascii", "ascii_only", is_flag=True, help="Paint nothing but ASCII, for a plain terminal.")
@index_option
def command(folder: Path, query: tuple[str, ...] = (), *, ascii_only: bool = False) -> int:
    """Open the explorer, with QUERY typed if one is given.

    NO_COLOR=1 takes the colours away; every mark is also a character or a style of type.
    On the very first run it builds the sample corpus, with progress, and opens on it.
    """
    needs_terminal("onrecord search QUERY")
    from onrecord.tui.explorer import run  # noqa: PLC0415 - Textual costs 200 ms

    return run(folder, query=" ".join(query), ascii_only=ascii_only)
