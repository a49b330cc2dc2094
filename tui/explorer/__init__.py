"""How does a person at a keyboard search, read and check what the index holds?

`run` is the one way in. Nothing here imports Textual, Whoosh, numpy or spaCy until it is called, and
spaCy is never imported at all: a build is a process of its own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


FRAMES = 120
"""Paints in a second, at most: a key's echo is one, and its answer should not have to wait for the next."""


def run(
    folder: Path,
    *,
    query: str = "",
    draft: Path | None = None,
    accepted: frozenset[str] = frozenset(),
    strict: bool = False,
    ascii_only: bool = False,
) -> int:
    """Open the explorer on the index in `folder`, and stay until the user leaves it.

    Where the folder is the usual place and holds no index yet, the sample corpus is built first; where
    another folder was named, the explorer says that there is none, and offers to.

    Args:
        folder: where the index is, or will be; it need not exist.
        query: what the search box holds at the start.
        draft: a file whose quotations are checked at once, in a list to review.
        accepted: the keys of findings in the draft that count no more.
        strict: whether only whole, verbatim, not merely relayed words of the draft are sound.
        ascii_only: paint nothing but ASCII; otherwise as the environment asks.

    Returns:
        The exit code for the shell.

    Raises:
        UsageError: the settings cannot be read.

    """
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))
    from onrecord.index.paths import places  # noqa: PLC0415
    from onrecord.index.settings import load  # noqa: PLC0415
    from onrecord.tui.explorer.app import Explorer  # noqa: PLC0415 - Textual costs 200 ms
    from onrecord.tui.explorer.ending import ending  # noqa: PLC0415
    from onrecord.tui.explorer.screens.draft import Draft  # noqa: PLC0415

    settings = load(places().settings)
    first = True
    while True:
        app = Explorer(
            folder,
            query=query if first else "",
            first_run=first and draft is None and folder == places().index,
            draft=Draft(draft, accepted, strict=strict) if draft and first else None,
            keymap=settings.keys,
            own_commands=settings.commands,
            ascii_only=ascii_only or None,
        )
        with ending(app):
            app.run()
        if app.other is None:
            return app.return_code or 0
        folder, first = app.other, False
