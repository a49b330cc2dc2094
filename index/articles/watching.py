"""When have the files below these roots changed, and stand still again?"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from onrecord.index.articles.finding import find
from onrecord.index.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LOOK = 2.0
"""Seconds between two looks, at least."""

SHARE = 20
"""How many times as long as a look takes is waited before the next: many files cost no more than a few."""


def standing(roots: Sequence[Path], *, follow_links: bool = False) -> int:
    """A number that is another as soon as a file comes, goes, or has another size or time."""
    there = [root for root in roots if root.exists()]
    files = (
        (each.path, each.size, each.modified) if isinstance(each, Source) else (each.path,)
        for each in find(there, follow_links=follow_links)
    )
    return hash((tuple(map(str, there)), *files))


def wait(before: int, look: Callable[[], int], wanted: Callable[[], bool]) -> bool:
    """Return True once what `look` tells is no longer as before, and the same twice: nothing is half written.

    Args:
        before: what it told then.
        look: tells how the files stand.
        wanted: whether anybody still waits; where nobody does, False is returned.

    """
    last = before
    while wanted():
        began = time.monotonic()
        now = look()
        if now == last != before:
            return True
        last = now
        time.sleep(max(LOOK, SHARE * (time.monotonic() - began)))
    return False
