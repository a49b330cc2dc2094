"""Which words stand beside the occurrences, how often, and more often than they would by chance?"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from onrecord.index.text.folding import words
from onrecord.tui.present.hits.occurrences import outward, window
from onrecord.tui.present.words.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.tui.present.hits.occurrences import Occurrence, Place

REACH = 5
"""Words to each side that are looked at, as in J. Sinclair, "Corpus, Concordance, Collocation", 1991."""


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands beside the occurrences."""

    word: str
    """Folded."""
    left: int
    right: int
    """How often it stands within `REACH` words to the left, to the right."""
    expected: float
    """How often it would stand to either side, were it spread evenly over all the text around the hits."""
    likelihood: float
    """Log-likelihood G²; from 3.84 on it is chance in fewer than 5 of 100 cases, from 10.83 in 1 of 1,000."""


def at(occurrences: Iterable[Occurrence], place: Place) -> list[tuple[str, int]]:
    """The words at a place, folded, each with how often it stands there, the commonest first."""
    counted = Counter(next(iter(outward(each, place)), "") for each in occurrences if each.found)
    del counted[""]
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def collocates(occurrences: Sequence[Occurrence]) -> list[Collocate]:
    """The words that stand beside the occurrences more often than in the rest of the text around the hits.

    Those that go with them most come first, by the log-likelihood of T. Dunning, "Accurate Methods for the
    Statistics of Surprise and Coincidence", Computational Linguistics 19(1), 1993, of two corpora as in
    P. Rayson, R. Garside, "Comparing Corpora using Frequency Profiling", 2000: what stands within `REACH`
    words, and all else that stands in the hits' quotations and their contexts.
    """
    left, right = Counter[str](), Counter[str]()
    for each in occurrences:
        if each.found:
            before, after = window(each, REACH)
            left.update(before)
            right.update(after)
    near, text = left + right, _around(occurrences)
    inside, every = near.total(), max(text.total(), near.total())
    found = []
    for word, count in near.items():
        whole = max(text[word], count)
        expected = inside * whole / every
        if count > expected:
            strength = _likelihood(count, expected, whole - count, whole - expected)
            found.append(Collocate(word, left[word], right[word], expected, strength))
    return sorted(found, key=lambda each: (-each.likelihood, each.word))


def _likelihood(near: int, near_expected: float, far: int, far_expected: float) -> float:
    far_part = far * log(far / far_expected) if far else 0.0
    return 2 * (near * log(near / near_expected) + far_part)


def _around(occurrences: Iterable[Occurrence]) -> Counter[str]:
    """How often each word stands in the texts around the hits, a stretch that several share counted once."""
    texts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for each in occurrences:
        texts[each.hit.article.path][each.start] = each.text
    counted = Counter[str]()
    for beginnings in texts.values():
        covered = 0
        for start, text in sorted(beginnings.items()):
            counted.update(words(text[max(0, covered - start) :]))
            covered = max(covered, start + len(text))
    return counted


def listed_at(occurrences: Sequence[Occurrence], place: Place, limit: int) -> Listing:
    """The commonest words at a place, to be written; a limit of 0 is none."""
    counted = at(occurrences, place)[: limit or None]
    records = [{"place": place, "word": word, "count": count} for word, count in counted]
    return Listing(("place", "word", "count"), records, (f"{count:>7,}  {word}" for word, count in counted))


def listed(occurrences: Sequence[Occurrence], limit: int) -> Listing:
    """The collocates, to be written; a limit of 0 is none."""
    found = collocates(occurrences)[: limit or None]
    columns = ("word", "count", "left", "right", "expected", "log_likelihood")
    records = [
        dict(zip(columns, (*counts(each), round(each.expected, 2), round(each.likelihood, 2)), strict=True))
        for each in found
    ]
    return Listing(columns, records, [HEADS, *map(told, found)])


HEADS = f"{'WORD':<24}{'COUNT':>7}{'LEFT':>7}{'RIGHT':>7}{'EXPECTED':>10}{'G²':>10}"


def counts(each: Collocate) -> tuple[str, int, int, int]:
    """The word, how often it stands beside the occurrences, and on which side."""
    return each.word, each.left + each.right, each.left, each.right


def told(each: Collocate) -> str:
    """A collocate on one line, below `HEADS`."""
    word, both, left, right = counts(each)
    return f"{word:<24}{both:>7,}{left:>7,}{right:>7,}{each.expected:>10,.1f}{each.likelihood:>10,.1f}"
