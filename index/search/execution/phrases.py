"""Where do words stand side by side, or near each other? By looking up the places of one at those of another.

What documents alone can decide is decided first: two common words side by side are a list of the index,
and where all words are common, only documents that hold all of them are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.search.execution.listing import EMPTY, Listing
from onrecord.index.search.execution.segment import heads
from onrecord.index.search.execution.sets import found_in
from onrecord.index.store.postings.arrays.lists import placed
from onrecord.index.store.postings.impacts import impacts, norms
from onrecord.index.store.postings.terms import COMMON_LEAST, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.search.execution.segment import Segment

STEPS = 8
"""Places that are looked at one by one; the end of a wider window is looked up."""

MANY = 1 << 15
"""Places of the rarest word from which on its documents are narrowed down first."""


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
    common = _common(segment, field, words, lists, unfinished) if slop == 1 else []
    if len(words) == 2 and common:
        return common[0]
    rarest = min(range(len(lists)), key=lambda number: len(lists[number]))
    if len(lists[rarest]) > MANY and segment.terms.has(field, "lengths"):
        filters = common or _of_stems(segment, field, words, unfinished)
        lists[rarest] = _narrowed(segment, field, lists[rarest], filters)
    places = _beside(lists, rarest) if slop == 1 else _near(segment, field, lists, rarest, slop)
    return _listed(segment, field, places)


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


def _of_stems(segment: Segment, field: str, words: Sequence[str], unfinished: bool) -> list[Listing]:
    """The documents of each word's stem, which are those of the word and maybe more."""
    whole = words[:-1] if unfinished else words
    return [segment.listing(f"{field}_stem", stem(word)) for word in set(whole)]


def _narrowed(segment: Segment, field: str, places: Documents, filters: Sequence[Listing]) -> Documents:
    """Those of the places that are in documents which all filters have."""
    ordered = sorted(filters, key=len)
    if not ordered:
        return places
    documents = ordered[0].documents
    for listing in ordered[1:]:
        documents = listing.among(documents, segment.size)
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
