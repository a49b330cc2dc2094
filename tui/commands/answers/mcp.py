"""`onrecord mcp`: a writing assistant asks this index, by the Model Context Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.search import open_index
from onrecord.tui.options import index_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("mcp")
@index_option
def command(folder: Path) -> int:
    """Let a writing assistant search, read, show, verify and trace quotations in this index.

    It speaks the Model Context Protocol over stdin and stdout, and changes nothing. It needs an extra:
    pip install 'onrecord[mcp]'. The assistant's settings name the command `onrecord` and the argument `mcp`.
    """
    try:
        from onrecord.tui.commands.answers.tools import serve  # noqa: PLC0415 - the SDK is an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise UsageError("onrecord mcp needs an extra: pip install 'onrecord[mcp]'.") from None
    open_index(folder).close()
    serve(folder)
    return Exit.FOUND
