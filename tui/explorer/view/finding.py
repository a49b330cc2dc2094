"""Where in a text do some words stand, as a reader types them?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Span

ALIKE = ("'’‘ʼ′", '"“”„‟«»″', "-‐‑‒–—")
"""Characters that a keyboard has one of: apostrophes, quotation marks, dashes."""


def places(text: str, words: str) -> tuple[Span, ...]:
    """Each place, from the left: whatever the case, the white space between words, and the marks in them."""
    parts = ["".join(map(_any, part)) for part in words.split()]
    return tuple(found.span() for found in re.finditer(r"\s+".join(parts), text, re.I)) if parts else ()


def _any(character: str) -> str:
    alike = next((group for group in ALIKE if character in group), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(character)
