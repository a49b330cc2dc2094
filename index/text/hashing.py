"""How do words and runs of words become numbers that are the same on every machine and in every run?"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

ROW_BITS = 28
"""A posting is one 64-bit number: 36 bits of a gram's hash above, 28 bits of a quotation's row below."""
ROWS = 1 << ROW_BITS
SHORT = 12
"""The most words of a quotation that is also found by runs of two words: one wrong word of five would
otherwise leave nothing to find them by."""

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SALTS = {2: np.uint64(0xD6E8FEB86659FD93), 3: np.uint64(0xA0761D6478BD642F)}


@lru_cache(maxsize=1 << 16)
def number(form: str) -> int:
    """The number of a word: 32 bits."""
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")


def numbers(forms: Iterable[str]) -> NDArray[np.uint32]:
    """The numbers of words, in their order."""
    return np.fromiter(map(number, forms), dtype=np.uint32)


def grams(found: NDArray[np.uint32], size: int) -> NDArray[np.uint64]:
    """The hashes of all runs of `size` words, 36 bits each, in order.

    Multiply and fold, as in the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    """
    count = max(0, len(found) - size + 1)
    mixed = np.full(count, _SALTS[size], dtype=np.uint64)
    for step in range(size):
        mixed = (mixed ^ found[step : step + count]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed >> np.uint64(ROW_BITS)
