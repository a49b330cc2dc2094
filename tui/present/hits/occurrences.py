"""Where does each word that was searched for stand, one occurrence at a time, and what stands beside it?"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Literal, get_args

from onrecord.index.text.folding import words
from onrecord.index.text.passages import span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Article, Hit, Span
    from onrecord.tui.present.hits.contract import Query

Place = Literal["L5", "L4", "L3", "L2", "L1", "R1", "R2", "R3", "R4", "R5"]
"""A word beside the occurrence: ``L2`` is the second to the left, ``R1`` the first to the right."""

PLACES: tuple[Place, ...] = get_args(Place)

REACH = 400
"""Characters looked at before and after the words."""

MORE = 150
"""Characters beyond the context that a line may show."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where what was searched for stands, with the text around it."""

    hit: Hit
    """The quotation that it belongs to."""
    text: str
    """The quotation and what stands around it."""
    start: int
    """Where `text` begins in the article; the first segment where it is the quotation's own words."""
    mark: Span
    """Where it stands in `text`; of no width where the query has no words that could stand anywhere."""
    said: bool
    """Whether the quotation itself holds it."""

    @property
    def place(self) -> tuple[str, int]:
        """The article, and where in it this stands."""
        return self.hit.article.path, self.start + self.mark[0]

    @property
    def found(self) -> bool:
        """Whether there are words here that were searched for."""
        return self.mark[0] < self.mark[1]

    @property
    def before(self) -> list[str]:
        """The words to the left, folded, the nearest first."""
        return words(self.text[max(0, self.mark[0] - REACH) : self.mark[0]])[::-1]

    @property
    def after(self) -> list[str]:
        """The words to the right, folded, the nearest first."""
        return words(self.text[self.mark[1] : self.mark[1] + REACH])


def of(hit: Hit, article: Article, query: Query | None) -> Iterator[Occurrence]:
    """Every occurrence that a hit is found by, in order.

    Those in the quotation; where it holds none, those in the text around it. Of a quotation that is split so
    that the words stand nowhere side by side, those in its words as they are joined. Where the query has no
    words, or names only fields, one occurrence of no width where the quotation begins.
    """
    quotation = hit.quotation
    begin = quotation.segments[0][0] if quotation.segments else 0
    first, last = span(article, quotation)
    low = max(0, first - MORE)
    text = article.text[low : last + MORE]
    marks = [(start + low, end + low) for start, end in query.marks(text)] if query else []
    inside = [mark for mark in marks if any(a <= mark[0] < b for a, b in quotation.segments)]
    around = [mark for mark in marks if first <= mark[0] < last]
    if hit.marks and not inside:
        yield from (Occurrence(hit, quotation.text, begin, mark, said=True) for mark in hit.marks)
    else:
        for start, end in inside or around or [(begin, begin)]:
            yield Occurrence(hit, text, low, (start - low, end - low), said=bool(inside))


def once(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Each place once: of the first quotation that holds it, else of the first that it stands near."""
    every = list(occurrences)
    chosen: dict[tuple[str, int], Occurrence] = {}
    for each in every:
        if each.place not in chosen or (each.said and not chosen[each.place].said):
            chosen[each.place] = each
    kept = set(map(id, chosen.values()))
    return [each for each in every if id(each) in kept]


def ordered(occurrences: Iterable[Occurrence], place: Place) -> list[Occurrence]:
    """By the word at a place and those further out; what has no words that were searched for comes last."""
    return sorted(occurrences, key=lambda each: (not each.found, outward(each, place)))


def outward(occurrence: Occurrence, place: Place) -> list[str]:
    """The words from a place on, away from the occurrence."""
    beside = occurrence.before if place[0] == "L" else occurrence.after
    return beside[int(place[1]) - 1 :]


def sample(occurrences: Iterable[Occurrence], number: int, seed: int) -> list[Occurrence]:
    """So many at random, in the order in which they come.

    The ones of which the hash of seed, quotation and place is smallest (bottom-k sampling: E. Cohen,
    H. Kaplan, "Summarizing data using bottom-k sketches", PODC 2007): the same seed draws the same, however
    they are sorted, and a few more articles change few of them.
    """
    every = list(enumerate(occurrences))
    drawn = nsmallest(number, every, key=lambda each: _lot(each[1], seed))
    return [occurrence for _, occurrence in sorted(drawn, key=lambda each: each[0])]


def _lot(occurrence: Occurrence, seed: int) -> bytes:
    place = f"{seed}\0{occurrence.hit.quotation.id}\0{occurrence.place[1]}"
    return blake2b(place.encode(), digest_size=8).digest()


def window(occurrence: Occurrence, reach: int) -> tuple[Sequence[str], Sequence[str]]:
    """At most `reach` words to the left, the nearest first, and as many to the right."""
    return list(islice(occurrence.before, reach)), list(islice(occurrence.after, reach))
