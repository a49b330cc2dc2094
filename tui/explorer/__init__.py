"""How does a person at a keyboard search, read and check what the index holds?

`run` is the one way in. Nothing here imports Textual, Whoosh, numpy or spaCy until it is called, and
spaCy is never imported at all: a build is a process of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, *, query: str = "", first_run: bool = False) -> int:
    """Open the explorer on the index in `folder`, and stay until the user leaves it.

    Args:
        folder: where the index is, or will be; it need not exist.
        query: what the search box holds at the start.
        first_run: where there is no index yet, build the sample corpus at once and open on that;
            otherwise say that there is none, and offer to.

    Returns:
        The exit code for the shell.
    """
    from onrecord.tui.explorer.app import Explorer

    app = Explorer(folder, query=query, first_run=first_run)
    app.run()
    return app.return_code or 0
