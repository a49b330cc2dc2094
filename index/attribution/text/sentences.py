"""Where does one sentence of the narration end and the next begin?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.text.marks import Marked

STOP = re.compile(rf"[.?!…][x”\"’)\]]*\s+(?=[x“\"‘(\[]*[{CAPITAL}0-9x])|[.?!…]x(?=[{CAPITAL}][a-z])|\n+")
CUT_SHORT = words("sentences", "abbreviated")
"""Words that a full stop behind them makes shorter, rather than that they end a sentence."""
ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(CUT_SHORT))}|U\.S|U\.N|U\.K|D\.C|[A-Z]|[a-z]\.[a-z]))\.$"
)
"""A word whose full stop ends no sentence, and the stop."""


def narration(text: str, marks: Sequence[Marked]) -> str:
    """The text with what stands in quotations written as ``x``, but for the stop that ends it.

    The mark before a small letter is written as ``y``: no sentence begins there.
    """
    parts = []
    at = 0
    for marked in marks:
        start, end = marked.outer
        if (marked.style == "single" and end - start < 40) or start < at:
            continue
        parts.append(text[at:start])
        inner = "".join("\n" if char in "\r\n" else "x" for char in text[start:end])
        last = text[marked.end - 1 : marked.end]
        if last in {".", "?", "!", "…"}:
            place = marked.end - 1 - start
            soft = last != "." and _lower(text, end)
            inner = inner[:place] + ("x" if soft else last) + inner[place + 1 :]
        parts.append("y" + inner[1:] if text[marked.start : marked.start + 1].islower() else inner)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _lower(text: str, end: int) -> bool:
    following = text[end : end + 3].lstrip()
    return following[:1].islower()


def stops(told: str) -> list[int]:
    """Offsets behind each sentence of the narration, in order."""
    found = []
    for match in STOP.finditer(told):
        if told[match.start()] == "." and ABBREVIATION.search(
            told, max(0, match.start() - 8), match.start() + 1
        ):
            continue
        found.append(match.end())
    return found
