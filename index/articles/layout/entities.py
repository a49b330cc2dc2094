"""Which entities of HTML were left in text that was taken from pages: ``&ldquo;``, ``&#8217;``, ``&nbsp;``?

The text keeps its length, so that offsets stay those of the file: the sign stands where its entity did, and
the rest becomes blanks beside other blanks, else characters that nobody sees.
"""

from __future__ import annotations

import re
from html import unescape

_LEFT = re.compile(
    r"&(?:[lr][sd]quo|quot|apos|nbsp|[mn]dash|hellip|[lr]aquo|[bs]dquo|#0?3[49]|#160|#82(?:1[1-9]|2\d|30)"
    r"|#x(?:27|22|A0|20[12]\w));",
    re.IGNORECASE,
)
"""Marks, dashes and blanks: a text that holds one of these was taken from a page."""
_ENTITY = re.compile(r"&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_FILLING = "\u2060"
"""WORD JOINER: it parts no word, and is ignored for matching."""


def plain(text: str) -> str:
    """The text with signs in the place of entities, of the same length."""
    return _ENTITY.sub(_sign, text) if _LEFT.search(text) else text


def _sign(entity: re.Match[str]) -> str:
    sign = unescape(entity[0])
    if len(sign) != 1 or sign in "<>":
        return entity[0]
    text, rest = entity.string, len(entity[0]) - 1
    if sign.isspace():
        return " " * len(entity[0])
    before, after = text[max(0, entity.start() - 1) : entity.start()], text[entity.end() : entity.end() + 1]
    if not before.strip():
        return " " * rest + sign
    return sign + (_FILLING if after.strip() else " ") * rest
