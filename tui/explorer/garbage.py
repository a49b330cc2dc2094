"""When is garbage collected? A little between keys, all of it when nobody types.

Left to itself Python looks through all old objects in the midst of a paint, which takes 30 to 200 ms.
Textual keeps the painted lines of widgets that are gone (Textualize/textual#6665): here they are let go.
"""

from __future__ import annotations

import gc

from textual._styles_cache import StylesCache

EVERY = 0.1
"""Seconds between two calls of `Garbage.collect`."""
PAUSE = 0.05
"""Seconds after a key in which its answer is painted."""
IDLE = 5.0
"""Seconds without a key after which nobody is kept waiting."""
DUE, OVERDUE = 5, 15
"""Collections of the young after which a round goes through what is older: in a pause, and in any case."""
SEVERAL, MOST = 50, 600
"""Such collections after which everything is gone through: once idle, and in any case, which is after 400
keys or so."""


class Garbage:
    """Decides in place of Python; what survives a round is left alone until everything is gone through."""

    def __init__(self) -> None:
        self._since = 0
        """Collections of the young since everything was gone through."""

    def take_over(self) -> None:
        """Begin: what has been loaded by now stays."""
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], 1 << 30)

    def collect(self, quiet: float) -> None:
        """Collect what is due.

        Args:
            quiet: seconds since the last key.

        """
        young = gc.get_count()[2]
        if self._since + young >= (SEVERAL if quiet > IDLE else MOST):
            gc.unfreeze()
            self._since = 0
        elif young >= (DUE if quiet > PAUSE else OVERDUE):
            self._since += young
        else:
            return
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()
        gc.freeze()
