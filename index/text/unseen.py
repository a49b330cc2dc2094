"""Which characters of a text cannot be seen, or do something? The one table; what is shown follows from it.

For matching they are ignored, and reported; what may leave as it is, and where to, says
`onrecord.tui.present.words.safe`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAKS = "\t\n\x0b\x0c\r\x85\u2028\u2029"
"""Part words and lines; never hidden, and never let through to one line."""

CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""C0, delete and C1 (ECMA-48), which a terminal obeys."""

DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The controls of Unicode's bidirectional algorithm (UAX 9)."""

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default-ignorable code points (DerivedCoreProperties.txt), the directions among them, and annotations."""

SURROGATES = "\ud800-\udfff"
"""Halves of a character, which no encoding of Unicode can hold."""

HALF = re.compile(f"[{SURROGATES}]")

HIDDEN = re.compile(f"[{IGNORABLE}{CONTROLS}]")
"""What is ignored for matching."""

UNSEEN = re.compile(f"[{BREAKS}{CONTROLS}{IGNORABLE}{SURROGATES}]")
"""What is no visible character of a line."""


def whole(text: str) -> str:
    """The text with U+FFFD in the place of each half of a character; as many characters as before."""
    return HALF.sub("\ufffd", text)


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


def printed(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, which no file of UTF-8 can hold."""
    return _HALVES.sub("\ufffd", text)


_HALVES = re.compile("[\ud800-\udfff]")
