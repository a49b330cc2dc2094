"""When is garbage collected? A little between keys, all of it when nobody types.

Left to itself Python looks through all old objects in the midst of a paint, which takes 30 to 200 ms.
Textual keeps the painted lines of widgets that are gone (Textualize/textual#6665): here they are let go.
"""

from __future__ import annotations

import gc
import sys
from time import perf_counter

from textual._styles_cache import StylesCache

EVERY = 0.1
"""Seconds between two calls of `Garbage.collect`."""
PAUSE = 0.05
"""Seconds after a key in which its answer is painted."""
IDLE = 5.0
"""Seconds without a key after which nobody is kept waiting."""
DUE, OVERDUE = 5, 15
"""Collections of the young after which a round goes through what is older: in a pause, and in any case."""
LONG = 0.01
"""Seconds: what is left by a round that takes longer is left alone until everything is gone through."""
SOME, MOST = 30_000, 200_000
"""Blocks of memory taken since everything was gone through, after which that is done again: once idle, and
in any case, which is at 30 MB or so. The more they are the shorter a pause is enough.
It takes 100 to 200 ms."""
WARM = 150_000
"""Blocks that the first searches take for good: what is remembered of them is no garbage."""


class Garbage:
    """Decides in place of Python."""

    def __init__(self) -> None:
        self._held = 0
        """Blocks of memory that were held when everything was last gone through."""

    def take_over(self) -> None:
        """Begin: what has been loaded by now stays."""
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], 1 << 30)
        self._held = sys.getallocatedblocks() + WARM

    def collect(self, quiet: float) -> None:
        """Collect what is due.

        Args:
            quiet: seconds since the last key.

        """
        taken = sys.getallocatedblocks() - self._held
        everything = taken >= SOME and quiet >= IDLE * (1 - taken / MOST)
        if everything:
            gc.unfreeze()
        elif gc.get_count()[2] < (DUE if quiet > PAUSE else OVERDUE):
            return
        StylesCache.get_inner_outer.cache_clear()
        began = perf_counter()
        gc.collect()
        if everything or perf_counter() - began > LONG:
            gc.freeze()
        if everything:
            self._held = sys.getallocatedblocks()
