"""Are two quotations the same statement? Shared runs of three words, against a bar learnt from labelled pairs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from onrecord.index.provenance.words import Words

GRAM = 3
"""How many words in a row are compared."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the shorter of two texts stands in the longer one."""

    contained: float
    """The share of the shorter text's runs of three words that stand in the longer one, wherever."""
    window: float
    """The likeness of the shorter text and the window of the longer one that is likest to it, 0 to 1."""
    shared: int
    """How many words of the shorter text stand in runs that both share."""

    @property
    def score(self) -> float:
        """What is held against the bar, 0 to 1."""
        return (self.contained + self.window) / 2


NOTHING = Likeness(0.0, 0.0, 0)


def likeness(first: Sequence[Hashable], second: Sequence[Hashable]) -> Likeness:
    """How alike two sequences of words are; words may be given as forms or as numbers that stand for them."""
    short, long = sorted((first, second), key=len)
    if len(short) < GRAM:
        return NOTHING
    runs = {tuple(long[at : at + GRAM]) for at in range(len(long) - GRAM + 1)}
    hits = [at for at in range(len(short) - GRAM + 1) if tuple(short[at : at + GRAM]) in runs]
    covered = {place for at in hits for place in range(at, at + GRAM)}
    window = fuzz.partial_ratio(short, long) / 100
    return Likeness(len(hits) / (len(short) - GRAM + 1), window, len(covered))


@cache
def bar() -> float:
    """The score from which on two texts are taken for the same statement; `decision.json` says how it was learnt."""
    learnt: float = json.loads(files(__package__).joinpath("decision.json").read_text(encoding="utf-8"))["bar"]
    return learnt


def same(first: Words, second: Words) -> bool:
    """Whether two quotations are the same statement, by their words alone; two titles never are."""
    if titled(first) or titled(second):
        return False
    return likeness(first.forms, second.forms).score >= bar()


JOINING = frozenset("a an and as at by for from in of on or the to with 's".split())
"""Words that a title leaves in lower case."""
LONGEST_TITLE = 9


def titled(found: Words) -> bool:
    """Whether the words look like a title (*This Week with …*), and are nobody's speech.

    Every word but the joining ones begins with a capital, and not everything is in capitals.
    """
    if not 2 <= len(found) <= LONGEST_TITLE or any(0 < at < len(found) for at in found.stops):
        return False
    printed = [found.text[start:end] for start, end in found.spans]
    telling = [
        word for word, form in zip(printed, found.forms, strict=True) if form not in JOINING and word[0].isalpha()
    ]
    return (
        len(telling) >= 2
        and all(word[0].isupper() for word in telling)
        and any(not word.isupper() for word in telling)
    )
