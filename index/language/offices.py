"""Which office does the article give a person, as printed, and where?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.language.lexicon import words
from onrecord.index.language.names import HONORIFICS, plain
from onrecord.index.model import Office

if TYPE_CHECKING:
    from onrecord.index.language.names import Use
    from onrecord.index.language.syntax import Syntax

ROLES = words("offices", "roles")
PARTY = re.compile(r"\s*[,(]\s*((?:R|D|I|Republican|Democrat)(?:-| of | from )[A-Z][\w. ]*?)(?=[,).;]|$)")
LONGEST = 220


def offices(syntax: Syntax, uses: list[Use]) -> list[Office]:
    """Every office that the article gives one person, the fullest first."""
    found: dict[str, Office] = {}
    for use in uses:
        if use.quoted:
            continue
        for start, end in _spans(syntax, use):
            office = _office(syntax.text, start, end)
            if office and office.printed.lower() not in found:
                found[office.printed.lower()] = office
    return sorted(found.values(), key=lambda office: (-_fullness(office.printed), (office.span or (0, 0))[0]))


def _fullness(printed: str) -> float:
    words = printed.split()
    role = any(plain(word) in ROLES for word in words)
    return (2 if role else 0) + min(len(words), 8) / 10


def _office(text: str, start: int, end: int) -> Office | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    words = text[start:end].split()
    while words and words[0].lower() in {"the", "a", "an", "his", "her", "their"}:
        start += len(words.pop(0))
        while start < end and text[start].isspace():
            start += 1
    if not words or len(text[start:end]) > LONGEST or all(plain(word) in HONORIFICS for word in words):
        return None
    printed = " ".join(text[start:end].split())
    first = words[0].lower()
    return Office(
        printed, (start, end), former=first.startswith(("former", "ex-", "retired", "then-", "late"))
    )


def _spans(syntax: Syntax, use: Use) -> list[tuple[int, int]]:
    """Stretches around one use of the name that give an office."""
    found: list[tuple[int, int]] = []
    tokens = syntax.between(use.start, use.end) or range(syntax.at(use.start), syntax.at(use.start) + 1)
    head = next((t for t in reversed(tokens) if syntax.heads[t] not in tokens), tokens[-1])
    low = tokens[0]
    start = syntax.left[head] if syntax.left[head] < low else low
    start = max(start, low - 14)
    if start < low and not any(syntax.words[t] in {",", ";", ":", "—", "-", "("} for t in range(start, low)):
        titled = any(plain(syntax.words[t]) in ROLES for t in range(start, low))
        if titled and syntax.words[low - 1] not in {"'s", "’s", "'", "’"}:
            found.append((syntax.starts[start], syntax.ends[low - 1]))
    for child in syntax.children[head]:
        if syntax.deps[child] == "appos" and child > head:
            first, last = syntax.left[child], min(syntax.right[child], child + 25)
            if any(plain(syntax.words[t]) in ROLES for t in range(first, min(last, child + 1) + 1)):
                found.append((syntax.starts[first], syntax.ends[last]))
    if syntax.deps[head] == "appos":
        noun = syntax.heads[head]
        if plain(syntax.words[noun]) in ROLES and noun < low:
            last = low - 1
            while last > noun and not syntax.words[last][0].isalnum():
                last -= 1
            found.append((syntax.starts[syntax.left[noun]], syntax.ends[last]))
    party = PARTY.match(syntax.text, use.end)
    if party:
        found.append(party.span(1))
    return found

