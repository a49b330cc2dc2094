"""How is memory kept for the next query, instead of being given back after each array?

A query makes arrays of up to some megabytes and drops them. The GNU C library asks the system for each that
is larger than 128 KB, has it cleared page by page, and gives it back, until one of that size was freed: from
then on it keeps them (mallopt(3), on M_MMAP_THRESHOLD).
"""

from __future__ import annotations

import numpy as np

KEPT = 16 << 20
"""Bytes: half of what the library allows. Twice as much may stay with the process."""


def keep() -> None:
    """Let arrays of up to `KEPT` bytes be made of memory that was freed; costs none itself."""
    np.empty(KEPT, np.uint8)
