"""What do commands share? Which index, in what format rows are written, and an id that no quotation has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.index.errors import Exit
from onrecord.index.paths import places, short, typed
from onrecord.index.settings import Settings, load
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _folder(ctx: click.Context, _param: click.Parameter, value: str | None) -> Path:
    """The index named on this command, else on `onrecord` itself, else the user's own."""
    named = value or ctx.obj
    return typed(named) if named else places().index


index_option: Decorator = click.option(
    "--index", "folder", metavar="DIR", callback=_folder, help="Use the index in this folder."
)


def format_option(*formats: str, default: str = "") -> Decorator:
    """``--format``, one of the names of a table of writers; the first where no default is given."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=default or formats[0],
        show_default=True,
        help="How rows are written.",
    )
    if "jsonl" not in formats:
        return option
    json = click.option("--json", "form", flag_value="jsonl", help="The same as --format jsonl.")

    def both(command: Callable[..., Any]) -> Callable[..., Any]:
        return option(json(command))

    return both


def no_quotation(identity: str, folder: Path) -> int:
    """Say that no quotation has this id; the exit code for it."""
    told = f"no quotation has the id {safe(identity)!r} in the index at {short(folder)}."
    click.echo(f"onrecord: {told}", err=True)
    return Exit.NOTHING


def settings() -> Settings:
    """What the user has set."""
    return load(places().settings)
