"""Write the manual page from the commands themselves: ``uv run python -m tools.pages.man_page``."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit
from onrecord.tui.cli import COMMANDS, onrecord

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[2] / "docs" / "onrecord.1"

STATUS = {
    Exit.FOUND: "Something was found, or the work was done.",
    Exit.NOTHING: "Nothing was found.",
    Exit.USAGE: "The command, a path, a setting, the query is wrong; verify: words cannot be checked.",
    Exit.NO_INDEX: "There is no usable index.",
    Exit.FAILED: "The work could not be finished.",
    Exit.NOT_RUN: "verify could not run.",
    Exit.INTERRUPTED: "It was stopped.",
}
"""What each exit code says."""


def escaped(text: str) -> str:
    """Text as roff takes it for text."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in plain.split("\n"))


def told(text: str) -> Iterator[str]:
    """A help text: paragraphs, and those that keep their lines."""
    for part in inspect.cleandoc(text).split("\n\n"):
        yield ".PP"
        if part.startswith("\b"):
            yield f".nf\n{escaped(part.lstrip(chr(8)).strip(chr(10)))}\n.fi"
        else:
            yield escaped(" ".join(part.split()))


def options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """Each option with what it does."""
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            yield f".TP\n.B {escaped(record[0])}\n{escaped(record[1])}"


def page() -> str:
    """The whole page."""
    root = onrecord.make_context("onrecord", [], resilient_parsing=True)
    parts = [
        '.\\" Made from the commands by tools/pages/man_page.py; do not edit.',
        ".TH ONRECORD 1",
        ".SH NAME\nonrecord \\- who said it, in what office, through which outlet, and in what words",
        ".SH SYNOPSIS\n.B onrecord\n[\\-\\-index DIR] [COMMAND] [ARGS]",
        ".SH DESCRIPTION",
        *told(onrecord.help or ""),
        ".SH OPTIONS",
        *options(onrecord, root),
        ".SH COMMANDS",
    ]
    for name in sorted(COMMANDS):
        command = onrecord.get_command(root, name)
        assert command is not None, "it is listed"
        ctx = click.Context(command, info_name=name, parent=root)
        usage = " ".join(command.collect_usage_pieces(ctx))
        parts += [
            f".SS {escaped(f'onrecord {name} {usage}')}",
            *told(command.help or ""),
            *options(command, ctx),
        ]
    parts.append(".SH EXIT STATUS")
    parts += [f".TP\n.B {code.value}\n{escaped(said)}" for code, said in STATUS.items()]
    parts += [
        ".SH FILES\n.PP\nonrecord paths says where all is kept; config.toml holds the settings.",
        ".SH ENVIRONMENT",
        ".TP\n.B ONRECORD_HOME\nThe folder below which everything is kept.",
        ".TP\n.B VISUAL, EDITOR\nThe editor of E in the explorer and of onrecord show \\-\\-edit.",
        ".TP\n.B NO_COLOR\nNo colours in the explorer.",
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.name)
