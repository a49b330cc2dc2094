"""Which quotations of an index are one statement? Groups, and what keeps likely ones apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.names.matching import at_odds
from onrecord.index.provenance.statements.arrays import LINK, Arrays
from onrecord.index.provenance.statements.candidates import pairs
from onrecord.index.provenance.statements.likeness import GRAM, RUN, TELLING, bar, common, likeness
from onrecord.index.provenance.statements.occasions import PHRASE, Apart, apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Link = tuple[int, int, int]


CHUNK = 1 << 12
"""Texts whose words are looked at in one go."""


UNNAMED = 0.7
"""What is not said by two named speakers may be anybody's, or a parody: so alike must two of it be to be one.
Between the bar and this all 8 labelled pairs of named speakers are one statement; of the 2 others in 929
articles one is a parody and one doubtful.
"""


class Statements:
    """Sets of rows that grow together (Tarjan's disjoint sets), each in one mouth, named by the lowest."""

    def __init__(self, rows: NDArray[np.void], names: Sequence[str]) -> None:
        size = int(rows["row"].max(initial=0)) + 1
        self._parents = np.arange(size, dtype=np.uint32)
        self._parents[rows["row"]] = rows["group"]
        self._names = names
        self._voices = np.zeros(size, np.uint32)
        self._voices[rows["row"]] = rows["speaker"]
        for at in np.flatnonzero(rows["row"] != rows["group"]).tolist():
            lead = int(rows["group"][at])
            self._voices[lead] = self._fuller(int(self._voices[lead]), int(rows["speaker"][at]))

    def _fuller(self, one: int, two: int) -> int:
        return max(one, two, key=lambda speaker: len(self._names[speaker]))

    def of(self, row: int) -> int:
        """The lowest row of the statement that a row belongs to."""
        root = row
        while (above := int(self._parents[root])) != root:
            root = above
        while row != root:
            above = int(self._parents[row])
            self._parents[row] = root
            row = above
        return root

    def all_of(self, rows: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """The lowest row of the statement of each row."""
        found = self._parents[rows]
        while not np.array_equal(found, above := self._parents[found]):
            found = above
        return found

    def at_odds(self, one: int, two: int) -> bool:
        """Whether the statements of two rows have speakers who cannot be the same."""
        return at_odds(*(self._names[int(self._voices[self.of(row)])] for row in (one, two)))

    def join(self, one: int, two: int) -> None:
        """Make one statement of two."""
        low, high = sorted((self.of(one), self.of(two)))
        self._parents[high] = low
        self._voices[low] = self._fuller(int(self._voices[low]), int(self._voices[high]))


def group(found: Arrays, fresh: NDArray[np.uint32], postings: Iterable[NDArray[np.uint64]]) -> Arrays:
    """The arrays, with the fresh quotations in groups and linked to those that they are kept apart from.

    Quotations of a few words that are cut or changed are only grouped where both have a named speaker:
    *hundreds of thousands of dollars* is anybody's. Two of one article are only grouped where their words are
    the same: a clause that it reports, and what it quotes within that clause, are no copies of each other.
    Two speakers are only linked by a run of words that is no phrase, with two telling words: *boots on the
    ground* is anybody's, and so is *I am going to be the nominee*.

    Args:
        found: taken over, not copied; each fresh quotation being a group of its own, and in no link.
        fresh: rows of quotations that are to be grouped.
        postings: of all quotations, sorted, in parts that end where a gram's postings do; all are taken.

    """
    rows, starts = found.rows, found.starts
    size = int(rows["row"].max(initial=0)) + 1
    wanted = np.zeros(size, np.bool_)
    wanted[fresh] = True
    place = np.zeros(size, np.int64)
    place[rows["row"]] = np.arange(len(rows))
    counts = np.zeros(size, np.int64)
    counts[rows["row"]] = np.maximum(rows["size"].astype(np.int64) - GRAM + 1, 0)
    statements = Statements(rows, found.names)
    links: set[Link] = set(found.links.tolist())
    for one, two in _identical(found, wanted):
        if statements.at_odds(one, two):
            at = place[one]
            if _telling(found.words[starts[at] : starts[at] + rows["size"][at]].tolist()):
                links.add((one, two, Apart.MOUTH))
        else:
            statements.join(one, two)
    loose = rows["loose"]
    for one, two in pairs(postings, wanted, counts):
        first, second = place[one], place[two]
        if loose[first] or loose[second] or rows["article"][first] == rows["article"][second]:
            continue
        if statements.of(one) == statements.of(two):
            continue
        texts = [found.words[starts[at] : starts[at + 1]].tolist() for at in (first, second)]
        named = rows["speaker"][first] and rows["speaker"][second]
        like = likeness(*texts)
        if like.score < (bar() if named else UNNAMED):
            continue
        if min(map(len, texts)) < PHRASE and not named:
            continue
        days = _days(rows[first], rows[second])
        why = apart(*texts, days=days, at_odds=statements.at_odds(one, two))
        if why is None:
            statements.join(one, two)
        elif why != Apart.MOUTH or (like.run >= RUN and like.telling >= TELLING):
            links.add((one, two, why))
    rows["group"] = statements.all_of(rows["row"])
    return Arrays(rows, found.words, np.array(sorted(links), LINK), found.names)


def _telling(text: Sequence[int]) -> bool:
    """Whether words that two speakers have in common are more than a phrase: long, with two telling ones."""
    return len(text) >= RUN and len(set(text) - common()) >= TELLING


def _days(one: np.void, two: np.void) -> int | None:
    """How many days two quotations are apart; None where one is undated."""
    if not one["first"] or not two["first"]:
        return None
    return max(0, int(one["first"]) - int(two["last"]), int(two["first"]) - int(one["last"]))


def _identical(found: Arrays, wanted: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Neighbours, by speaker, among the quotations with the very same words, one of them being fresh."""
    rows, starts = found.rows, found.starts
    usable = np.flatnonzero((rows["size"] > 0) & ~rows["loose"])
    if not len(usable):
        return
    marks = np.concatenate(
        [
            _marks(found.words, starts[part], rows["size"][part])
            for part in np.array_split(usable, 1 + len(usable) // CHUNK)
        ]
    )
    order = np.lexsort((rows["row"][usable], rows["speaker"][usable], rows["size"][usable], marks))
    marks, places = marks[order], usable[order]
    for at in np.flatnonzero(marks[1:] == marks[:-1]):
        one, two = places[at], places[at + 1]
        same = rows["size"][one] == rows["size"][two] and np.array_equal(
            found.words[starts[one] : starts[one + 1]], found.words[starts[two] : starts[two + 1]]
        )
        low, high = sorted((int(rows["row"][one]), int(rows["row"][two])))
        if same and (wanted[low] or wanted[high]):
            yield low, high


def _marks(
    words: NDArray[np.uint32], starts: NDArray[np.int64], sizes: NDArray[np.uint32]
) -> NDArray[np.uint64]:
    """A number for each text, equal where the texts are and seldom elsewhere.

    Args:
        words: of all texts.
        starts: where each text begins in `words`, ascending.
        sizes: how many words each has, at least one.

    """
    ends = np.cumsum(sizes, dtype=np.int64)
    within = np.arange(ends[-1], dtype=np.int64) - np.repeat(ends - sizes, sizes)
    spread = (words[np.repeat(starts, sizes) + within].astype(np.uint64) + np.uint64(1)) * np.uint64(
        0x9E3779B97F4A7C15
    )
    spread ^= spread >> np.uint64(31)
    spread *= (within.astype(np.uint64) << np.uint64(1)) + np.uint64(1)
    return np.add.reduceat(spread, ends - sizes)
