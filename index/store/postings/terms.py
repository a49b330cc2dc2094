"""Which terms are made of a text's words when a segment is written? Their stems, and pairs of common ones.

Pairs make phrases of common words quick, the idea of Lucene's CommonGrams: ``of the`` is one short list
of postings instead of two of the longest.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from whoosh.lang.porter import stem as porter
from whoosh.util.numeric import length_to_byte

from onrecord.index.store.postings.impacts import impacts
from onrecord.index.store.postings.inverting import Postings, inverted, merged, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

COMMON_SHARE = 0.02
"""Words that this share of a segment's documents hold are common: two side by side are a term."""

COMMON_LEAST = 1000
"""No word is common that fewer documents than this hold."""

ENTRY = np.dtype(
    [
        ("inline", "u1"),
        ("weight", ">f4"),
        ("documents", ">u4"),
        ("shortest", "u1"),
        ("longest", "u1"),
        ("most", ">f4"),
        ("first", ">u4"),
        ("last", ">u4"),
        ("number", ">i8"),
        ("length", ">i4"),
    ]
)
"""A term's entry in Whoosh's table of terms, as `whoosh.codec.whoosh3.W3TermInfo` reads it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one field in order, their postings and their entries."""

    names: Sequence[bytes]
    postings: Postings
    entries: NDArray[Any]
    """Of `ENTRY`, one a term."""
    others: dict[str, NDArray[Any]] = field(default_factory=dict)
    """Arrays that are kept beside the postings, by name."""

    @classmethod
    def of(
        cls, names: Sequence[bytes], postings: Postings, lengths: NDArray[np.uint32] | None = None
    ) -> Self:
        """Terms that have postings of their own, numbered in order.

        Args:
            names: in order.
            postings: of as many terms.
            lengths: of each document's field, for Whoosh's ranking; None where there is none.

        """
        entries = np.zeros(len(names), ENTRY)
        if len(names):
            heads, documents = postings.first[:-1], postings.documents
            counts = postings.counts
            entries["weight"] = np.add.reduceat(counts, heads, dtype=np.float32)
            entries["documents"] = np.diff(postings.first)
            entries["most"] = np.maximum.reduceat(counts, heads)
            entries["first"] = documents[heads]
            entries["last"] = documents[postings.first[1:] - 1]
            entries["number"] = np.arange(len(names))
            entries["length"] = 1
            if lengths is not None:
                each = _length_bytes(lengths)[documents]
                entries["shortest"] = np.minimum.reduceat(each, heads)
                entries["longest"] = np.maximum.reduceat(each, heads)
        return cls(names, postings, entries)


def _length_bytes(lengths: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Whoosh's one-byte code of each length."""
    values, which = np.unique(lengths, return_inverse=True)
    return np.asarray([length_to_byte(int(value)) for value in values], np.uint8)[which]


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """The stem of a folded word: Porter's for English letters; a possessive is left out."""
    bare = word.removesuffix("'s").replace("'", "")
    if bare.isascii() and bare.isalpha():
        return str(porter(bare))
    return bare or word


def weighed(terms: Terms, norms: NDArray[np.float32]) -> Terms:
    """The terms with the impact of each posting beside it.

    Args:
        terms: of prose.
        norms: of each document's field.

    """
    postings = terms.postings
    return replace(
        terms, others=terms.others | {"impacts": impacts(postings.counts, norms[postings.documents])}
    )


def stems(words: Sequence[str], terms: Terms) -> Terms:
    """The stems of a field's words.

    A stem that several words have gets postings of its own; one that a single word has points to those
    of the word.
    """
    numbers: dict[str, int] = {}
    group_of = np.fromiter(
        (numbers.setdefault(stem(word), len(numbers)) for word in words), np.uint32, len(words)
    )
    names, rank = ranked(list(numbers))
    group_of = rank[group_of]
    shared = np.bincount(group_of, minlength=len(names)) > 1
    number = np.cumsum(shared, dtype=np.int64) - 1
    own = int(shared.sum())
    postings = merged(terms.postings, np.where(shared, number, own)[group_of].astype(np.uint32), own)
    entries = np.zeros(len(names), ENTRY)
    alone = np.flatnonzero(~shared[group_of])
    entries[group_of[alone]] = terms.entries[alone]
    entries["number"][group_of[alone]] = -1 - alone
    entries[shared] = Terms.of([b""] * own, postings).entries
    return Terms([name.encode() for name in names], postings, entries)


def pairs(
    words: Sequence[str],
    tokens: NDArray[np.uint32],
    places: NDArray[np.uint32],
    terms: Terms,
    counts: NDArray[np.uint32],
) -> Terms:
    """The pairs of common words that stand side by side, as ``of the``, at the place of the first.

    Args:
        words: of the field, in order.
        tokens: the number in `words` of every token.
        places: of every token.
        terms: of the words.
        counts: tokens of each document.

    """
    common = np.flatnonzero(np.diff(terms.postings.first) >= threshold(len(counts)))
    index = np.full(len(words), -1, np.int32)
    index[common] = np.arange(len(common))
    each = index[tokens]
    beside = (each[:-1] >= 0) & (each[1:] >= 0) & (places[1:] - places[:-1] == 1)
    codes = each[:-1][beside] * np.int32(len(common)) + each[1:][beside]
    present = np.flatnonzero(np.bincount(codes, minlength=1)) if len(codes) else np.zeros(0, np.int64)
    names = [f"{words[common[code // len(common)]]} {words[common[code % len(common)]]}" for code in present]
    names, rank = ranked(names)
    number = np.zeros(int(present[-1]) + 1 if len(present) else 0, np.uint32)
    number[present] = rank
    postings = inverted(number[codes], places[:-1][beside], len(names), counts)
    return Terms.of([name.encode() for name in names], postings)


def threshold(documents: int) -> int:
    """How many of a segment's documents hold a word that is common."""
    return max(COMMON_LEAST, int(COMMON_SHARE * documents))
