"""Where do words stand side by side, or near each other? By looking up the places of one at those of another.

The rarest word goes first, and of its places only those are kept that the next rarest allows, and so on: the
commonest words, whose lists are the longest, are looked up last and least. Two common words side by side are
a list of the index, which tells the documents to look in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.search.execution.listing import EMPTY, Listing
from onrecord.index.search.execution.segment import heads
from onrecord.index.search.execution.sets import found_in
from onrecord.index.store.postings.arrays.lists import placed
from onrecord.index.store.postings.impacts import impacts, norms
from onrecord.index.store.postings.terms import COMMON_LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.search.execution.segment import Segment

STEPS = 8
"""Places that are looked at one by one; the end of a wider window is looked up."""

MANY = 1 << 15
"""Places of the rarest word from which on its documents are narrowed down first."""

FEW = 256
"""Places that are looked up sooner than it is worked out which of them are worth it."""


def phrase(segment: Segment, field: str, words: Sequence[str], *, slop: int, unfinished: bool) -> Listing:
    """The documents in which the words stand in this order, and how often.

    Args:
        segment: to look in.
        field: a field of words.
        words: folded, at least one.
        slop: the maximum distance in places from one word to the next.
        unfinished: the last word may go on.

    """
    if field not in segment.terms.fields():
        return EMPTY
    lists = _places(segment, field, words, unfinished)
    if not all(map(len, lists)):
        return EMPTY
    rarest = min(range(len(lists)), key=lambda number: len(lists[number]))
    if slop > 1:
        return _listed(segment, field, _near(segment, field, lists, rarest, slop))
    common = _common(segment, field, words, lists, unfinished)
    if len(words) == 2 and common:
        return common[0]
    if common and len(lists[rarest]) > MANY:
        lists[rarest] = _narrowed(segment, field, lists[rarest], common)
    return _listed(segment, field, _beside(lists, rarest))


def _places(segment: Segment, field: str, words: Sequence[str], unfinished: bool) -> list[Documents]:
    """The places of each word."""
    whole = words[:-1] if unfinished else words
    lists = [segment.places(field, word) for word in whole]
    if unfinished:
        lists.append(going_on(segment, field, words[-1]))
    return lists


def going_on(segment: Segment, field: str, prefix: str) -> Documents:
    """The places of all words that begin so, ascending."""

    def make() -> Documents:
        first, last = segment.beginning(field, prefix)
        if first == last:
            return EMPTY.documents
        places = segment.terms.words(field).of(first, last)
        return places if last - first < 2 else np.sort(places, kind="stable")

    return segment.cache.get(("going on", field, prefix), make, lambda places: places.nbytes)


def _common(
    segment: Segment, field: str, words: Sequence[str], lists: Sequence[Documents], unfinished: bool
) -> list[Listing]:
    """The documents of each two common words side by side."""
    name = f"{field}_pair"
    if name not in segment.terms.fields():
        return []
    whole = len(words) - 1 if unfinished else len(words)
    often = [len(places) >= COMMON_LEAST for places in lists]
    several = (
        segment.listing(name, f"{words[i]} {words[i + 1]}")
        for i in range(whole - 1)
        if often[i] and often[i + 1]
    )
    return [listing for listing in several if len(listing)]


def _narrowed(segment: Segment, field: str, places: Documents, filters: Sequence[Listing]) -> Documents:
    """Those of the places that are in documents which all filters have."""
    shortest, *others = sorted(filters, key=len)
    documents = shortest.documents
    for listing in others:
        documents = documents[listing.counting(documents, segment.size) > 0]
    if 2 * len(documents) > len(places):
        return places
    rows = segment.terms.words(field).rows
    begin, end = (np.searchsorted(places, rows.first(some)) for some in (documents, documents + np.uint32(1)))
    return places[placed(begin, end - begin)]


def _beside(lists: Sequence[Documents], rarest: int) -> Documents:
    """The places of the first word where the others follow at once."""
    places = lists[rarest]
    firsts = places[np.searchsorted(places, rarest) :] - np.uint32(rarest)
    for number in sorted(range(len(lists)), key=lambda number: len(lists[number])):
        if number != rarest and len(firsts):
            firsts = firsts[found_in(firsts + np.uint32(number), lists[number])]
    return firsts


def _near(segment: Segment, field: str, lists: list[Documents], rarest: int, slop: int) -> Documents:
    """The places of the last word that the others stand before, each within `slop` of the next.

    From the rarest word leftwards and then rightwards: so few places of the other words are looked at.
    """
    for number in sorted(range(len(lists)), key=lambda number: len(lists[number])):
        if number != rarest and len(lists[rarest]) > FEW:
            lists[rarest] = _having(lists[rarest], lists[number], number - rarest, slop)
    for number in range(rarest - 1, -1, -1):
        lists[number] = _around(segment, field, lists[number], lists[number + 1], -slop, -1)
        if not len(lists[number]):
            return EMPTY.documents
    chain = lists[0]
    for places in lists[1:]:
        if not len(chain):
            break
        chain = _around(segment, field, places, chain, 1, slop)
    return chain


def _having(places: Documents, others: Documents, steps: int, slop: int) -> Documents:
    """Those of the places from which one of the others can be reached, and some from which it cannot.

    Args:
        places: of one word.
        others: of the word so many `steps` after it, or before it if they are negative.
        steps: not 0; each is of 1 to `slop` places.
        slop: the maximum distance in places from one word to the next.

    """
    far = np.uint32(min(abs(steps) * slop, int(places[-1])))
    # At the segment's ends, and from one document to the next, more is kept than can be reached.
    begin = np.maximum(places, far) - far if steps < 0 else places + np.uint32(steps)
    found = others.take(np.searchsorted(others, begin), mode="clip")
    return places[found - begin <= far - np.uint32(abs(steps))]


def _around(
    segment: Segment, field: str, places: Documents, others: Documents, low: int, high: int
) -> Documents:
    """Those of the places that lie from `low` to `high` after one of the others, in the same document."""
    rows = segment.terms.words(field).rows
    documents = rows.documents(others)
    floor, ceiling = (rows.first(some).astype(np.int64) for some in (documents, documents + np.uint32(1)))
    at = others.astype(np.int64)
    begin = np.searchsorted(places, np.maximum(at + low, floor).astype(np.uint32))
    beyond = np.minimum(at + high + 1, ceiling)
    if high - low < STEPS:
        end = begin.copy()
        for _ in range(high - low + 1):
            end += (places.take(end, mode="clip") < beyond) & (end < len(places))
    else:
        end = np.searchsorted(places, beyond.astype(np.uint32))
    # Windows may overlap: each begins where the one before it ended, if that is later.
    begin[1:] = np.maximum(begin[1:], np.maximum.accumulate(end)[:-1])
    return places[placed(begin, np.maximum(end - begin, 0))]


def _listed(segment: Segment, field: str, places: Documents) -> Listing:
    """The documents of the places, and how much as many count in each."""
    if not len(places):
        return EMPTY
    documents = segment.terms.words(field).rows.documents(places)
    first = heads(documents)
    documents = documents[first]
    if not segment.terms.has(field, "lengths"):
        return Listing(documents)
    counts = np.minimum(np.diff(first, append=len(places)), 255).astype(np.uint8)
    lengths = segment.terms.array(field, "lengths")[documents].astype(np.uint32)
    return Listing(documents, impacts(counts, norms(lengths, field)))
