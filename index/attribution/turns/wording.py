"""Which words make a label, and which make a direction? Lists kept in `labels.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

PARTICLES = frozenset(
    {
        "of",
        "the",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
    }
    | {"pro", "tempore", "for", "and", "ben", "ter", "dos", "del"}
)
"""Words in lower case that may stand within a label or a name."""


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list: ``words("courtesy")``."""
    return frozenset(_lists()[name].split())


@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of one list: ``phrases("nobody")``."""
    return frozenset(" ".join(phrase.split()) for phrase in _lists()[name].split("|"))


@cache
def pattern(name: str) -> str:
    """The phrases of one list as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases(name), key=len, reverse=True))


def plain(text: str) -> str:
    """A label as the lists hold it: lower case, straight apostrophes, no stops, single blanks."""
    return " ".join(text.replace("’", "'").replace(".", " ").lower().split())
