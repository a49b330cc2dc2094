"""The options that commands share: which index, and in what format rows are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.index.places import places, typed
from onrecord.index.settings import Settings, load

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


def format_option(*formats: str) -> Decorator:
    """``--format``, the first of `formats` being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How rows are written.",
    )


def settings() -> Settings:
    """What the user has set."""
    return load(places().settings)
