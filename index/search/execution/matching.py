"""Which documents of a segment match a query? numpy over whole lists of postings, the shortest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.search.execution import sets
from onrecord.index.search.execution.listing import EMPTY, NOBODY, Listing
from onrecord.index.search.execution.phrases import phrase
from onrecord.index.search.query.marking import test_of
from onrecord.index.search.query.tree import (
    ANY,
    And,
    Everything,
    Fuzzy,
    Name,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Value,
    Wildcard,
    Word,
)
from onrecord.index.store.postings.terms import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from onrecord.index.search.execution.listing import Documents
    from onrecord.index.search.execution.name_numbers import Names
    from onrecord.index.search.execution.segment import Segment
    from onrecord.index.search.query.tree import Node, Text

STEMMED = frozenset({"quotation", "context"})
"""Fields in which a word stands for all words of its stem."""


class Cancelled(Exception):
    """The search was given up because its answer is wanted no more."""


class Matching:
    """One query on one segment; what is worked out for matching is there for ranking.

    Args:
        segment: to search.
        names: those of a column in the whole index; without it names are the words they are made of.
        cancelled: asked between steps whether to give up.

    """

    def __init__(
        self,
        segment: Segment,
        names: Callable[[str], Names] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.segment = segment
        self._names = names
        self._cancelled = cancelled
        self._counting: dict[int, tuple[Listing, Documents, NDArray[np.uint8]]] = {}
        """By listing: the last documents that all lists had, and how much each counts on this one."""

    def documents(self, node: Node) -> Documents:
        """The living documents that match, ascending."""
        return self.segment.living(self._match(node))

    def listing(self, node: Text, field: str) -> Listing:
        """Where a word or phrase stands in this field, deleted documents included."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if field not in self.segment.terms.fields():
            return EMPTY
        if isinstance(node, Word):
            if field in STEMMED:
                return self.segment.listing(f"{field}_stem", stem(node.text))
            return self.segment.listing(field, node.text)
        key = field, node
        return self.segment.cache.get(
            key, lambda: self._worked_out(node, field), lambda listing: listing.size
        )

    def counting(self, listing: Listing, documents: Documents) -> NDArray[np.uint8]:
        """How much each of the documents found counts on a list, 0 for one that is not on it."""
        _, some, counting = self._counting.get(id(listing), (listing, None, None))
        if some is documents and counting is not None:
            return counting
        return listing.counting(documents, self.segment.size)

    def _worked_out(self, node: Text, field: str) -> Listing:
        segment = self.segment
        match node:
            case Phrase(_, words, slop, unfinished):
                return phrase(segment, field, words, slop=slop, unfinished=unfinished)
            case Prefix(_, text):
                return Listing(segment.together(field, *segment.beginning(field, text)))
            case Wildcard(_, pattern):
                return Listing(segment.any_of(field, _shaped(segment, field, pattern)))
            case Fuzzy(_, text, distance):
                return Listing(segment.any_of(field, like(segment, field, text, distance)))
            case _:
                raise TypeError(node)

    def _match(self, node: Node) -> Documents:
        match node:
            case Everything():
                return self.segment.everything()
            case And(nodes):
                return self._all(nodes)
            case Or(nodes):
                return self.segment.united(self._match(part) for part in nodes)
            case Not(inner):
                return np.flatnonzero(~sets.marked(self._match(inner), self.segment.size)).astype(np.uint32)
            case Range(field, low, high):
                values = self.segment.numbers(field)
                return np.flatnonzero((values >= low) & (values <= high)).astype(np.uint32)
            case Name(field, key):
                return self._called(field, key)
            case _:
                return self._listed(node).documents

    def _listed(self, node: Node) -> Listing:
        """What a part of a query matches, unread as long as that is possible."""
        match node:
            case Value(field, text):
                return self.segment.listing(field, text)
            case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
                found = self.listing(node, "context" if node.field == ANY else node.field)
                return (
                    Listing(self._otherwise_spelt(node, found.documents))
                    if node.field == "speaker"
                    else found
                )
            case _:
                return Listing(self._match(node))

    def _called(self, field: str, key: str) -> Documents:
        """The documents whose name is this one as a whole."""
        if self._names is None:
            return NOBODY
        names = self._names(field)
        return self._of(names, names.keys.get(key, ()))

    def _otherwise_spelt(self, node: Text, found: Documents) -> Documents:
        """The documents found, and those of the same persons under another spelling of their name."""
        if self._names is None:
            return found
        names = self._names(node.field)
        fits = test_of(node)
        persons = [number for number, several in names.spellings.items() if any(map(fits, several))]
        return self.segment.united([found, self._of(names, persons)]) if persons else found

    def _of(self, names: Names, persons: Sequence[int]) -> Documents:
        """The documents of some numbers."""
        wanted = np.zeros(len(names.names), bool)
        wanted[list(persons)] = True
        return np.flatnonzero(wanted[names.numbers[self.segment.place]]).astype(np.uint32)

    def _all(self, nodes: tuple[Node, ...]) -> Documents:
        """What all of the nodes match: lists first, then what can be looked up for each document left."""
        size = self.segment.size
        lists = sorted((self._listed(node) for node in nodes if not isinstance(node, Not | Range)), key=len)
        found = lists[0].documents if lists else self.segment.everything()
        counted: list[tuple[Listing, NDArray[np.uint8]]] = []

        def keep(here: NDArray[np.bool_]) -> None:
            nonlocal found, counted
            found = found[here]
            counted = [(listing, counting[here]) for listing, counting in counted]

        for listing in lists:
            counted.append((listing, listing.counting(found, size)))
            if len(counted) > 1:
                keep(counted[-1][1] > 0)
        for node in nodes:
            if isinstance(node, Range) and len(found):
                values = self.segment.numbers(node.field).take(found)
                keep((values >= node.low) & (values <= node.high))
        for node in nodes:
            if isinstance(node, Not) and len(found):
                keep(~sets.marked(self._match(node.node), size).take(found))
        for listing, counting in counted:
            self._counting[id(listing)] = listing, found, counting
        return found


def _shaped(segment: Segment, field: str, pattern: str) -> list[int]:
    """The numbers of the words of this shape."""
    start, *_ = re.split(r"[*?]", pattern)
    first, last = segment.beginning(field, start)
    letters = max(re.split(r"[*?]+", pattern), key=len)
    numbers = list(range(first, last)) if start else segment.holding(field, letters)
    if pattern == f"*{letters}*":
        return numbers
    # Several stars side by side are one: each more would multiply the ways to match.
    pieces = re.findall(r"\*+|.", pattern)
    shape = re.compile(
        "".join(".*" if part[0] == "*" else "." if part == "?" else re.escape(part) for part in pieces)
    )
    words = segment.vocabulary(field, first, last)
    return [number for number in numbers if shape.fullmatch(words[number - first])]


def like(segment: Segment, field: str, text: str, distance: int) -> list[int]:
    """The numbers of the words with the same first letter, within an edit distance."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - few queries need it
    from rapidfuzz.process import cdist  # noqa: PLC0415

    first, last = segment.beginning(field, text[0])
    if first >= last:
        return []
    if distance == 1:
        # One edit leaves the first half as it is, or the second.
        half = (len(text) + 1) // 2
        begin, end = segment.beginning(field, text[:half])
        ending = segment.terms.dictionary(field).ending(text[half:].encode("utf-8", "replace"), first, last)
        others = [number for number in ending if not begin <= number < end]
        numbers = [*range(begin, end), *others]
        words = segment.vocabulary(field, begin, end)
        words += [segment.vocabulary(field, number, number + 1)[0] for number in others]
    else:
        numbers = list(range(first, last))
        words = segment.vocabulary(field, first, last)
    apart = cdist([text], words, scorer=Levenshtein.distance, score_cutoff=distance, dtype=np.uint8)[0]
    return sorted(numbers[place] for place in np.flatnonzero(apart <= distance).tolist())


def texts(node: Node) -> list[Text]:
    """The words and phrases that a matching document may hold: those that are not excluded."""
    match node:
        case And(nodes) | Or(nodes):
            return [text for part in nodes for text in texts(part)]
        case Everything() | Name() | Not() | Range() | Value():
            return []
        case _:
            return [node]
