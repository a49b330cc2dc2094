"""Does a run of capitalised words name an outlet, and how far does the name reach?"""

from __future__ import annotations

import re

from onrecord.index.attribution.text.lexicon import words

NAMES = frozenset(name.replace("_", " ") for name in words("relays", "names"))
WORDS = words("relays", "words")

_PART = r"[A-Z0-9](?:[\w&-]|\.(?=\w))*"
ADDRESS = re.compile(r"[A-Z][\w-]{2,}\.(?:[a-z]{2,3}|[A-Z][a-z]{1,2})\b(?!\.)")
"""An outlet that goes by its web address: ``Caliber.Az``."""
STATION = re.compile(r"[KW][A-Z]{2,3}-(?:TV|FM|AM|DT|LP)")
"""An American station that goes by its call sign: ``KXYZ-TV``."""
RUN = rf"(?:[Tt]he )?{_PART}(?: (?:of|and|the|&) {_PART}| {_PART})*"
"""Capitalised words in a row, small words between them: a regular expression without groups."""


def outlet(run: str) -> int:
    """How many characters at the beginning of a run of capitalised words name an outlet; 0 if none do."""
    address = ADDRESS.match(run)
    if address:
        return address.end()
    parts = run.split(" ")
    article = parts[0].lower() == "the"
    for size in range(len(parts), int(article), -1):
        if _listed(parts[:size]):
            continue
        name = " ".join(parts[int(article) : size]).lower()
        if name in NAMES or name.removesuffix(".com") in NAMES:
            return len(" ".join(parts[:size]))
        enough = size > 1 + article or size == len(parts) > 1
        last = parts[size - 1]
        if (enough and (last.lower() in WORDS or _double(last))) or (size == 1 and STATION.fullmatch(last)):
            return len(" ".join(parts[:size]))
    return 0


def _double(word: str) -> bool:
    """Is it the name of two papers that became one: "Times-News", "Post-Dispatch"?"""
    first, _, second = word.partition("-")
    return second[:1].isupper() and not WORDS.isdisjoint({first.lower(), second.lower()})


def plainly(name: str) -> bool:
    """Is the "the" before the name no part of it: "the AP", "the New York Times"?"""
    return name.startswith("the ") and (len(name.split()) > 2 or name[4:].lower() in NAMES)


def _listed(parts: list[str]) -> bool:
    """Is it "Times and Post", two outlets, or "Megyn Kelly of Fox News", somebody at one?"""
    for word in ("and", "of"):
        if word in parts:
            head = {part.lower() for part in parts[: parts.index(word)]}
            return (word == "of") == (head.isdisjoint(WORDS) and head.isdisjoint(NAMES))
    return False
