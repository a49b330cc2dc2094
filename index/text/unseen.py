"""Which characters of a text cannot be seen? They are reported, and ignored for matching only."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1f\x7f]"
)
"""Default-ignorable code points of Unicode (DerivedCoreProperties.txt) and the control characters."""


def reported(text: str) -> tuple[str, ...]:
    """The hidden characters of a text, the commonest first: ``ZERO WIDTH SPACE (U+200B), 3 times``."""
    found = Counter(HIDDEN.findall(text))
    return tuple(
        f"{unicodedata.name(character, 'CONTROL CHARACTER')} (U+{ord(character):04X})"
        + (f", {count} times" if count > 1 else "")
        for character, count in found.most_common()
    )


def stripped(text: str) -> tuple[str, Sequence[int]]:
    """The text without its hidden characters, and for every offset of it the offset in `text`."""
    if not HIDDEN.search(text):
        return text, range(len(text) + 1)
    kept = [at for at, character in enumerate(text) if not HIDDEN.match(character)]
    return "".join(text[at] for at in kept), [*kept, len(text)]
