"""What do commands share? Which index, in what format rows are written, and an id that no quotation has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.paths import is_file, places, short, typed
from onrecord.index.settings import Settings, load
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _folders(ctx: click.Context, value: tuple[str, ...]) -> list[Path]:
    """The indexes named on this command, else on `onrecord` itself, else the user's own.

    Raises:
        UsageError: a file of shards cannot be read, or names none.

    """
    named = [typed(each) for each in value or ctx.obj or ()]
    found = [folder for each in named for folder in (_listed(each) if is_file(each) else [each])]
    return found or [places().index]


def _listed(file: Path) -> list[Path]:
    """The folders that a file of shards names, one a line, from its own folder on."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{short(file)} is no folder of an index, and no list of such folders either."
        ) from error
    found = [file.parent / typed(line.strip()) for line in lines if line.strip() and line.strip()[0] != "#"]
    if not found or not all(each.is_dir() for each in found):
        missing = next((str(each) for each in found if not each.is_dir()), "it names none")
        raise UsageError(f"{short(file)} lists the folders of shards, one a line: {short(missing)} is none.")
    return found


def _folder(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> Path:
    """The folder of the index that answers: of several, of the composite index that stands for them."""
    found = _folders(ctx, value)
    if len(found) == 1:
        return found[0]
    from onrecord.index.composite import composite  # noqa: PLC0415 - one index alone needs none of it

    return composite(found, places().cache)


def _one_folder(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> Path:
    """The folder of the one index that is written.

    Raises:
        UsageError: several are named.

    """
    found = _folders(ctx, value)
    if len(found) > 1:
        raise UsageError("One index is built at a time; name one --index.")
    return found[0]


index_option: Decorator = click.option(
    "--index",
    "folder",
    metavar="DIR",
    multiple=True,
    callback=_folder,
    help="Use the index in this folder; given several times, or a file that lists folders: all together.",
)

built_option: Decorator = click.option(
    "--index",
    "folder",
    metavar="DIR",
    multiple=True,
    callback=_one_folder,
    help="Build the index in this folder.",
)


class Form(click.Choice[str]):
    """The name of a writer; ``text`` is another name for ``table``."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The writer's own name."""
        return super().convert("table" if value == "text" else value, param, ctx)


def format_option(*formats: str, default: str = "") -> Decorator:
    """``--format``, one of the names of a table of writers; the first where no default is given."""
    option = click.option(
        "--format",
        "form",
        type=Form(formats),
        default=default or formats[0],
        show_default=True,
        help="How rows are written.",
    )
    if "jsonl" not in formats:
        return option
    # both options write "form", and Click converts what was given by the types of both
    json = click.option(
        "--json", "form", type=Form(formats), flag_value="jsonl", help="The same as --format jsonl."
    )

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
