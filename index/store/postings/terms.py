"""Which terms are made of a text's words when a segment is written? Their stems, and pairs of common ones.

Pairs make phrases of common words quick, the idea of Lucene's CommonGrams: ``of the`` is one short list
of documents instead of two of the longest.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.lang.porter import stem as porter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.store.postings.arrays.places import Words

COMMON_SHARE = 0.02
"""Words that this share of a segment's documents hold are common: two side by side are a term."""

COMMON_LEAST = 1000
"""No word is common that fewer documents than this hold."""


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """The stem of a folded word: Porter's for English letters; a possessive is left out."""
    bare = word.removesuffix("'s").replace("'", "")
    if bare.isascii() and bare.isalpha():
        return str(porter(bare))
    return bare or word


def stems(words: Sequence[str]) -> tuple[list[str], NDArray[np.uint32]]:
    """The stems of the words, in order, and the number of each word's."""
    numbers: dict[str, int] = {}
    of_word = [numbers.setdefault(stem(word), len(numbers)) for word in words]
    names, rank = ranked(list(numbers))
    return names, rank[of_word]


def common(words: Sequence[str], held: Words, documents: int) -> list[str]:
    """The common words.

    Args:
        words: in order.
        held: where each of them stands.
        documents: how many there are.

    """
    least = max(COMMON_LEAST, int(COMMON_SHARE * documents))
    often = np.flatnonzero(np.diff(held.first) >= least).tolist()
    return [words[word] for word in often if held.spread(word) >= least]


def pairs(
    words: Sequence[str], tokens: NDArray[np.uint32], places: NDArray[np.uint32], among: Sequence[str]
) -> tuple[list[str], NDArray[np.uint32], NDArray[np.intp]]:
    """The pairs of common words that stand side by side, as ``of the``, and where they do.

    Args:
        words: of the field, in order.
        tokens: the number in `words` of the word at each place.
        places: ascending.
        among: the common words, in order.

    Returns:
        The pairs in order; the number of a pair and which token is its first, for each time that one stands.

    """
    index = np.full(len(words), -1, np.int32)
    for which, word in enumerate(among):
        place = bisect_left(words, word)
        if place < len(words) and words[place] == word:
            index[place] = which
    each = index[tokens]
    heads = np.flatnonzero((each[:-1] >= 0) & (each[1:] >= 0) & (places[1:] - places[:-1] == 1))
    codes = each[heads] * np.int32(len(among)) + each[heads + 1]
    present = np.flatnonzero(np.bincount(codes, minlength=1)) if len(codes) else np.zeros(0, np.int64)
    names = [f"{among[code // len(among)]} {among[code % len(among)]}" for code in present.tolist()]
    names, rank = ranked(names)
    number = np.zeros(int(present[-1]) + 1 if len(present) else 0, np.uint32)
    number[present] = rank
    return names, number[codes], heads


def ranked(names: Sequence[Any]) -> tuple[list[Any], NDArray[np.uint32]]:
    """The names sorted, and the place of each of them in that order."""
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), np.uint32)
    rank[order] = np.arange(len(names), dtype=np.uint32)
    return [names[i] for i in order], rank
