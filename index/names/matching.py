"""Do two names mean one speaker? The one rule for grouping, verification, search and attribution.

It knows nothing of offices or articles, only of names. A given name, a differing middle name and a generation
(*Jr.*) tell people apart; a title, a familiar form, an initial, an accent and the order of the parts do not.
Where a name gives too little (*Paul* beside *Paul Ryan*) the answer is `unsure`, and whoever asks decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import Levenshtein

from onrecord.index.names.keys import key
from onrecord.index.names.parts import Name, agree, bare, given_agree, listed, parts
from onrecord.index.text.folding import words

if TYPE_CHECKING:
    from onrecord.index.model import Speaker

Sameness = Literal["same", "unsure", "different"]

SLIP = 6
"""Letters; in a surname of this length one wrong letter may be a slip, where the given names are the same."""


DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}(?=\s+[a-z])")
"""An acronym with its points, in front of what it describes: *F.B.I. officials*."""
PREPOSITIONS = frozenset({"of", "for", "from", "at", "in", "to", "with", "on", "by"})


@lru_cache(maxsize=1 << 14)
def sameness(first: str, second: str) -> Sameness:
    """Whether two names, as printed anywhere, mean one speaker."""
    first, second = (DOTTED.sub(lambda found: found[0].replace(".", ""), name) for name in (first, second))
    if key(first) == key(second):
        return "same" if key(first) else "different"
    if described(first) or described(second):
        return _descriptions(first, second)
    one, two = (parts(introduced(name) or name) for name in (first, second))
    if one is None or two is None:
        return "different"
    return _persons(one, two)


def same_name(first: str, second: str) -> bool:
    """Whether two names are one speaker's."""
    return sameness(first, second) == "same"


def at_odds(first: str, second: str) -> bool:
    """Whether two names, both given, are certainly not one speaker's."""
    return bool(first and second) and sameness(first, second) == "different"


def named(speaker: Speaker | None) -> str:
    """The name that a speaker can be compared by; ``""`` for nobody, and for whoever is not named."""
    return speaker.name if speaker and speaker.kind not in ("unknown", "unnamed") else ""


@lru_cache(maxsize=1 << 16)
def described(name: str) -> bool:
    """Whether this describes rather than names: ``F.B.I. officials``, ``a spokesman for Trump``."""
    folded = words(name)
    if folded and folded[0] in listed("describing") and len(folded) > 1:
        rest = name.split(maxsplit=1)[1]
        return not rest[:1].isupper() or described(rest)
    printed, _ = bare(name)
    small = [word for word in printed if word[0].islower() and word.casefold() not in listed("particles")]
    return bool(small) and any(word[0].isupper() for word in printed) and not introduced(name)


def introduced(name: str) -> str:
    """The name behind an occupation in small letters, ``auditor Paula Queen``; ``""`` where there is none."""
    found = re.fullmatch(
        r"(?P<what>(?:[^\W\d_A-Z][\w-]*\s+){1,3})(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)+)", name
    )
    if not found or any(
        word in PREPOSITIONS | listed("describing") | listed("particles") for word in words(found["what"])
    ):
        return ""
    return found["name"]


def _descriptions(first: str, second: str) -> Sameness:
    """Whether two descriptions, or a description and a name, mean the same: by their words."""
    one, two = (
        [word for word in words(text) if word not in listed("describing")] for text in (first, second)
    )
    if not one or not two:
        return "different"
    if sorted(one) == sorted(two):
        return "same"
    if (set(one) <= set(two) or set(two) <= set(one)) and _head(one) == _head(two):
        return "unsure"
    return "different"


def _head(description: list[str]) -> str:
    """The word that a description turns on: ``spokesman`` of *spokesman for Trump*."""
    for at, word in enumerate(description):
        if at and word in PREPOSITIONS:
            return description[at - 1]
    return description[-1]


def _persons(one: Name, two: Name) -> Sameness:
    """Whether two names of persons are one's."""
    if _courtesy(one) * _courtesy(two) < 0:
        return "different"
    if generation(one) != generation(two) or {one.generation, two.generation} == {"sr", "jr"}:
        return "unsure" if not (one.given and two.given) and one.surname == two.surname else "different"
    short, long = sorted((one, two), key=lambda name: len(name.words))
    if len(short.words) > 1 and short.words == long.words[-len(short.words) :]:
        return "same"
    if not short.given:
        if short.surname == long.surname:
            return "same"
        return "unsure" if short.surname in (long.given, *long.middle, *long.nicknames) else "different"
    alike = given_agree(one.given, two.given) or any(
        given_agree(nickname, other.given)
        for name, other in ((one, two), (two, one))
        for nickname in name.nicknames
    )
    if not alike:
        return "different"
    if one.surname != two.surname:
        if short.words == long.words[: len(short.words)]:
            return "unsure"
        return "unsure" if one.given == two.given and _slip(one.surname, two.surname) else "different"
    return "same" if agree(one.middle, two.middle) else "different"


def generation(name: Name) -> str:
    """What tells this person from a father or son of the same name; the father is the one without it."""
    return "" if name.generation == "sr" else name.generation


def _courtesy(name: Name) -> int:
    """1 for a title of a woman, -1 for a man's, 0 for neither."""
    if not listed("female").isdisjoint(name.titles):
        return 1
    return -1 if not listed("male").isdisjoint(name.titles) else 0


def misspelt(single: str, whole: str) -> bool:
    """Whether a single name is a whole one's surname but for a slip: ``McLenney`` for *Ann McClenney*."""
    one, two = parts(single), parts(whole)
    return bool(one and two and not one.given and two.given and _slip(one.surname, two.surname))


def _slip(one: str, two: str) -> bool:
    """Whether two surnames differ by one letter of many, and begin alike."""
    return min(len(one), len(two)) >= SLIP and one[0] == two[0] and Levenshtein.distance(one, two) == 1
