"""How is corpus text made harmless for a terminal? Control and direction characters become visible."""

from __future__ import annotations

import re
import unicodedata

UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e01ef]"
)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\r\x0b\x0c\x85\u2028\u2029":
        return " "
    if character < "\x20":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    if unicodedata.category(character) == "Mn" or character in "\u00ad\u200b\u200c\u200d\u2060\ufeff":
        return "·"
    return "\ufffd"


def safe(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys; as many characters as before."""
    return UNSAFE.sub(_visible, text)
