"""What are the parts of a person's name?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.index.names.spelling import sounded
from onrecord.index.text.folding import words

GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
"""What tells father and son apart."""

_NICKNAME = re.compile(r"\([^()]*\)|[\"“”][^\"“”]*[\"“”]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, each part as `sounded`."""

    given: str
    """``""`` where only a surname is given."""
    middle: tuple[str, ...]
    surname: str
    generation: str
    """``jr``, ``iii``, or ``""``."""


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> Name | None:
    """The parts of a name as an article prints it; None for what has no word."""
    found = [word.replace("'", "") for word in words(_NICKNAME.sub(" ", name))]
    generation = found.pop() if len(found) > 1 and found[-1].rstrip(".") in GENERATIONS else ""
    heard = [form for word in found for form in _initials(word)]
    if not heard:
        return None
    given, *middle = heard[:-1] or [""]
    return Name(given, tuple(middle), heard[-1], generation)


def _initials(word: str) -> list[str]:
    """A word as `sounded`; initials without a space between them one by one: ``j.k``."""
    if re.fullmatch(r"\w(?:\.\w)+", word):
        return word.split(".")
    return [word if len(word) == 1 else sounded(word)]


def agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two persons' middle names can be the same: one without any agrees with all."""
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, two, strict=False))
