"""Where do words stand side by side, or near each other? By intersecting the places of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.search.execution.segment import EMPTY, Listing
from onrecord.index.search.execution.sets import LOOKED_UP, both, found_in
from onrecord.index.store.postings.impacts import impacts
from onrecord.index.store.postings.terms import threshold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.execution.segment import Documents, Segment

PAIRED = frozenset({"quotation", "context"})
"""Fields that have pairs of their common words as terms."""


def phrase(segment: Segment, field: str, words: Sequence[str], *, slop: int, unfinished: bool) -> Listing:
    """The documents in which the words stand in this order, and how often.

    Args:
        segment: to look in.
        field: a field of texts.
        words: folded, at least one.
        slop: the maximum distance in places from one word to the next.
        unfinished: the last word may go on.

    """
    if field not in segment.terms.fields():
        return EMPTY
    places = (
        near(segment, field, words, slop, unfinished)
        if slop > 1
        else beside(segment, field, words, unfinished)
    )
    if not len(places):
        return EMPTY
    starts = segment.terms.array(field, "starts")
    documents = np.searchsorted(starts, places, "right").astype(np.uint32) - np.uint32(1)
    heads = np.flatnonzero(np.diff(documents, prepend=np.uint32(2**32 - 1)))
    documents = documents[heads]
    if not segment.terms.has(field, "norms"):
        return Listing(documents)
    counts = np.minimum(np.diff(heads, append=len(places)), 255).astype(np.uint8)
    return Listing(documents, impacts(counts, segment.terms.array(field, "norms")[documents]))


def beside(segment: Segment, field: str, words: Sequence[str], unfinished: bool) -> Documents:
    """The places of the first word where the others follow at once."""
    lists = _lists(segment, field, words, unfinished)
    if not all(len(places) for _, places in lists):
        return EMPTY.documents
    lists.sort(key=lambda pair: len(pair[1]))
    offset, places = lists[0]
    firsts = places[places >= offset] - np.uint32(offset)
    for offset, places in lists[1:]:
        firsts = firsts[found_in(firsts + np.uint32(offset), places)]
    return firsts


def _lists(
    segment: Segment, field: str, words: Sequence[str], unfinished: bool
) -> list[tuple[int, Documents]]:
    """For enough words and pairs of the phrase to prove it: how far from its start, and all places."""
    whole = len(words) - 1 if unfinished else len(words)
    lists: list[tuple[int, Documents]] = []
    proven: set[int] = set()
    if field in PAIRED:
        common = [_is_common(segment, field, word) for word in words[:whole]]
        for i in range(whole - 1):
            if common[i] and common[i + 1]:
                lists.append((i, segment.places(f"{field}_pair", f"{words[i]} {words[i + 1]}")))
                proven |= {i, i + 1}
    lists += [(i, segment.places(field, words[i])) for i in range(whole) if i not in proven]
    if unfinished:
        lists.append((whole, _going_on(segment, field, words[-1])))
    return lists


def _is_common(segment: Segment, field: str, word: str) -> bool:
    return len(segment.listing(field, word).documents) >= threshold(segment.size)


def _going_on(segment: Segment, field: str, prefix: str) -> Documents:
    """The places of all words that begin so, ascending."""

    def make() -> Documents:
        first, last = segment.beginning(field, prefix)
        postings = segment.terms.postings(field)
        places = postings.places[postings.begin[first] : postings.begin[last]]
        return places if last - first < 2 else np.sort(places)

    return segment.cache.get(("going on", field, prefix), make, lambda places: places.nbytes)


def near(segment: Segment, field: str, words: Sequence[str], slop: int, unfinished: bool) -> Documents:
    """The places of the last word that the others stand before, each within `slop` of the next.

    From the rarest word, in the documents that hold all words, leftwards and then rightwards: so few
    places of the other words are looked at.
    """
    starts = segment.terms.array(field, "starts")
    whole = words[:-1] if unfinished else words
    if not whole:
        return _going_on(segment, field, words[-1])
    listings = [segment.listing(field, word).documents for word in set(whole)]
    documents = both(sorted(listings, key=len), segment.size)
    if not len(documents):
        return documents
    lists = [segment.places(field, word) for word in whole]
    if unfinished:
        lists.append(_going_on(segment, field, words[-1]))
    rarest = min(range(len(whole)), key=lambda number: len(lists[number]))
    lists[rarest] = _within(segment, field, whole[rarest], documents)
    for number in range(rarest - 1, -1, -1):
        lists[number] = _around(lists[number], lists[number + 1], -slop, -1, starts)
        if not len(lists[number]):
            return EMPTY.documents
    chain = lists[0]
    for places in lists[1:]:
        if not len(chain):
            break
        chain = _around(places, chain, 1, slop, starts)
    return chain


def _around(places: Documents, others: Documents, low: int, high: int, starts: Documents) -> Documents:
    """Those of the places that lie from `low` to `high` after one of the others, in the same document."""
    documents = np.searchsorted(starts, others, "right")
    first = np.maximum(others.astype(np.int64) + low, starts[documents - 1])
    last = np.minimum(others.astype(np.int64) + high, starts[documents].astype(np.int64) - 2)
    begin = np.searchsorted(places, first.astype(np.uint32))
    end = np.searchsorted(places, np.maximum(last + 1, 0).astype(np.uint32))
    # Windows may overlap: each begins where the one before it ended, if that is later.
    begin[1:] = np.maximum(begin[1:], np.maximum.accumulate(end)[:-1])
    lengths = np.maximum(end - begin, 0)
    skipped = np.repeat(begin - (np.cumsum(lengths) - lengths), lengths)
    return places[skipped + np.arange(len(skipped))]


def _within(segment: Segment, field: str, word: str, documents: Documents) -> Documents:
    """The places of a word in documents that all hold it."""
    number = segment.terms.number(field, word.encode())
    assert number is not None
    postings = segment.terms.postings(field)
    some = slice(postings.first[number], postings.first[number + 1])
    places = segment.places(field, word)
    counts = postings.counts[some]
    ends = np.cumsum(counts, dtype=np.int64)
    if ends[-1] != len(places):  # a count that is 255 or more
        starts = segment.terms.array(field, "starts")
        chosen = np.flatnonzero(np.isin(np.searchsorted(starts, places, "right") - 1, documents))
    else:
        at = _where(postings.documents[some], documents, segment.size)
        lengths = counts[at].astype(np.int64)
        chosen = np.repeat(ends[at] - np.cumsum(lengths), lengths)
        chosen += np.arange(len(chosen))
    inside: Documents = places[chosen]
    return inside


def _where(numbers: Documents, some: Documents, size: int) -> NDArray[np.intp]:
    """The place of each of `some` among the numbers, which hold them all and are below `size`."""
    if len(some) * LOOKED_UP < len(numbers):
        return np.searchsorted(numbers, some)
    table = np.empty(size, np.intp)
    table[numbers] = np.arange(len(numbers))
    return table[some]
