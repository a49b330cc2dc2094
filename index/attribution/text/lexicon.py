"""Which words do the rules know? Lists kept in `lexicon.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))


def words(part: str, name: str) -> frozenset[str]:
    """The words of one list: ``words("cues", "strong")``."""
    return frozenset(_lexicon()[part][name].split())


def table(part: str, name: str) -> dict[str, str]:
    """A table of words: ``table("people", "honorifics")["mrs"] == "f"``."""
    return dict(_lexicon()[part][name])


def groups(part: str, name: str) -> tuple[frozenset[str], ...]:
    """Groups of words that go together."""
    return tuple(frozenset(group.split()) for group in _lexicon()[part][name])


@cache
def occupations() -> frozenset[str]:
    """What people do for a living, in lower case."""
    text = files(__package__).joinpath("occupations.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
