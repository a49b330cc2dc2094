"""Are two quotations the same statement? Shared runs of words, held against a learnt bar."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.index.provenance.statements.checkable import COMMON
from onrecord.index.text.hashing import SHORT, number
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.text.words import Words

GRAM = 3
"""How many words in a row are compared."""


TELLING = 2
"""The minimum number of shared words that are not among the commonest: *a lot of delegates* has one."""
RUN = 7
"""Words in a row; so many are no phrase, though one alone is telling: *what they were all there to steal*."""
WORTH = 0.2
"""Longer texts that contain less of each other than this are not compared any further."""

NEAR = 1.5
"""The maximum ratio of lengths at which two texts are compared from end to end."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the shorter of two texts stands in the longer one."""

    contained: float
    """The share of the shorter text's runs of three words that stand in the longer one, wherever; one more
    run is counted as missing, so that little evidence weighs less."""
    window: float
    """The likeness of the shorter text and the window of the longer one that is likest to it, 0 to 1."""
    telling: int
    """How many different words, not counting the commonest, stand in the runs that both share."""
    whole: float = 0.0
    """The likeness of both texts from end to end, 0 to 1; 0 where one is far longer than the other."""
    run: int = 0
    """How many words the longest run has that both share, as far as that decides anything."""
    met: int = 0
    """How many different words, not counting the commonest, stand in both, wherever."""

    @property
    def score(self) -> float:
        """What is held against the bar, 0 to 1."""
        told = self.telling >= TELLING or (self.telling and self.run >= RUN)
        return (self.contained + self.window) / 2 if told else 0.0


NOTHING = Likeness(0.0, 0.0, 0)


def likeness(first: Sequence[int], second: Sequence[int]) -> Likeness:
    """How alike two texts are, given as the numbers of their words (`hashing.number`)."""
    short, long = sorted((first, second), key=len)
    if len(short) < GRAM:
        return NOTHING
    runs = set(zip(long, long[1:], long[2:], strict=False))
    hits = [at for at, run in enumerate(zip(short, short[1:], short[2:], strict=False)) if run in runs]
    covered = {short[place] for at in hits for place in range(at, at + GRAM)} - common()
    contained = len(hits) / (len(short) - GRAM + 2)
    window = fuzz.partial_ratio(short, long) / 100 if contained >= WORTH or len(short) <= SHORT else contained
    near = len(long) <= NEAR * len(short)
    whole = fuzz.ratio(short, long) / 100 if near else 0.0
    met = len((set(short) & set(long)) - common())
    return Likeness(contained, window, len(covered), whole, _longest(short, long, len(hits)), met)


def _longest(short: Sequence[int], long: Sequence[int], hits: int) -> int:
    """The number of words in the longest run that both share: `RUN` where it has as many, else 0."""
    if hits < RUN - GRAM + 1:
        return 0
    runs = {tuple(long[at : at + RUN]) for at in range(len(long) - RUN + 1)}
    found = any(tuple(short[at : at + RUN]) in runs for at in range(len(short) - RUN + 1))
    return RUN if found else 0


@cache
def common() -> frozenset[int]:
    """The numbers of the commonest words."""
    return frozenset(map(number, COMMON))


@cache
def bar() -> float:
    """The score from which on two texts are one statement; `decision.json` says how it was learnt."""
    learnt: float = json.loads(files(__package__).joinpath("decision.json").read_text(encoding="utf-8"))[
        "bar"
    ]
    return learnt


def alike(first: Words, second: Words) -> Likeness:
    """How alike two quotations are; titles are not alike at all, whatever their words."""
    if titled(first) or titled(second):
        return NOTHING
    return likeness(*([number(form) for form in found.forms] for found in (first, second)))


def same(first: Words, second: Words) -> bool:
    """Whether two quotations are the same statement, by their words alone."""
    return alike(first, second).score >= bar()


JOINING = lexicon("joining")
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
        word
        for word, form in zip(printed, found.forms, strict=True)
        if form not in JOINING and word[0].isalpha()
    ]
    return (
        len(telling) >= 2
        and all(word[0].isupper() for word in telling)
        and any(not word.isupper() for word in telling)
    )
