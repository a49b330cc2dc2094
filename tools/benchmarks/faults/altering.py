"""Quotations altered as news alters them, by a seeded hand: what was done is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import random

Way = Literal["cut start", "cut end", "dropped", "replaced", "swapped", "no not", "other number"]
WAYS: tuple[Way, ...] = ("cut start", "cut end", "dropped", "replaced", "swapped", "no not", "other number")

NOT = re.compile(r"\bnot\b|n[’']t\b|\bnever\b", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
OTHERS = (
    "harbour", "window", "seventeen", "yellow", "before", "quickly", "river", "machine", "agreed", "pressure",
    "opened", "silver", "because", "garden", "minister", "never", "paper", "northern", "carry", "early",
)  # fmt: skip


@dataclass(frozen=True)
class Altered:
    """A quotation as somebody might claim it."""

    way: Way
    text: str


def possible(text: str) -> list[Way]:
    """The ways in which a text can be altered so that four words are left."""
    count = len(text.split())
    ways: list[Way] = []
    if count >= 8:
        ways += ["cut start", "cut end"]
    if count >= 6:
        ways += ["dropped", "replaced", "swapped"]
    if count >= 5 and NOT.search(text):
        ways.append("no not")
    if count >= 5 and NUMBER.search(text):
        ways.append("other number")
    return ways


def altered(text: str, way: Way, draw: random.Random) -> Altered:
    """The text altered in one way."""
    found = text.split()
    if way in ("cut start", "cut end"):
        cut = draw.randint(1, max(1, len(found) - max(4, len(found) // 3)))
        found = found[cut:] if way == "cut start" else found[:-cut]
    elif way == "dropped":
        for _ in range(1 + (len(found) > 12)):
            del found[draw.randrange(1, len(found) - 1)]
    elif way == "replaced":
        for _ in range(1 + (len(found) > 12)):
            found[draw.randrange(len(found))] = draw.choice(OTHERS)
    elif way == "swapped":
        at = draw.randrange(len(found) - 1)
        found[at], found[at + 1] = found[at + 1], found[at]
    else:
        place = draw.choice(list((NOT if way == "no not" else NUMBER).finditer(text)))
        new = "" if way == "no not" else str(int(re.sub(r"\D", "", place[0])) + draw.randint(1, 90))
        return Altered(way, " ".join((text[: place.start()] + new + text[place.end() :]).split()))
    return Altered(way, " ".join(found))
