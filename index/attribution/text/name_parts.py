"""What do the words of a name give away: its plain form, the surname, the gender?"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.text.lexicon import table, words
from onrecord.index.names.parts import GENERATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

Gender = Literal["m", "f", "u"]

CAPITAL = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
"""The capital letters of Latin, Greek and Cyrillic script, to stand between the brackets of a pattern."""
PRINTED = (
    rf"(?:(?:[{CAPITAL}][\w’'-]*\.?|{'|'.join(sorted(words('people', 'particles')))}) ){{0,4}}"
    rf"(?:[ae]l-)?[{CAPITAL}][\w’'-]*\w"
)
"""A name as it is printed: capitalised words, and particles among them."""
HONORIFICS = table("people", "honorifics")
"""Honorifics and the gender that each gives away."""


@cache
def first_names() -> dict[str, Gender]:
    """First names in lower case, and the gender that each goes with."""
    known: dict[str, Gender] = {}
    text = files(__package__).joinpath("first_names.txt").read_text("utf-8")
    genders: tuple[Gender, ...] = ("m", "f", "u")
    for line in text.splitlines():
        for gender in genders:
            if line.startswith(f"{gender} "):
                known |= dict.fromkeys(line[2:].split(), gender)
    return known


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A name's word for comparison: lower case, no full stop, no possessive."""
    low = word.lower().replace("’", "'")
    low = low[:-2] if low.endswith("'s") else low
    return low.strip(".,'\"“”")


@lru_cache(maxsize=1 << 12)
def plain_words(name: str) -> frozenset[str]:
    """The words of a name for comparison."""
    return frozenset(map(plain, name.split()))


def gender_of(name: Sequence[str]) -> Gender:
    """The gender of a whole name's first name; an initial before it is passed over."""
    given = [word for word in name[:-1] if len(plain(word)) > 1]
    return given_gender(given[0]) if given else "u"


def given_gender(name: str) -> Gender:
    """The gender that a first name goes with; of one with a hyphen the one that its parts agree on."""
    low = plain(name)
    known = first_names()
    if low in known:
        return known[low]
    told = {known.get(part, "u") for part in low.split("-")} - {"u"}
    return told.pop() if len(told) == 1 else "u"


def surname(name: Sequence[str]) -> str:
    """The last word of a name that is no suffix like Jr."""
    for word in reversed(name):
        if plain(word) not in GENERATIONS:
            return plain(word)
    return plain(name[-1])
