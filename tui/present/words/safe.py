r"""What may leave as it is, and where to? Corpus text is data everywhere: nothing obeys it.

terminal     one line a text; controls, directions and hidden characters are made visible (`safe`, `lines`)
CSV          as it is in a file or a pipe, that it can be read back; on a terminal made visible. A cell that a
             spreadsheet would take for a formula stands behind an apostrophe (`cells`)
JSON Lines   everything, but what cannot be seen as ``\uXXXX`` (`as_json`)
Markdown     visible, and every character that Markdown or HTML obeys escaped (`markdown`); addresses of
             the web alone, percent-encoded (`address`)
HTML         visible, and escaped (`onrecord.tui.present.words.documents`)
clipboard    the same as the terminal, Markdown or JSON Lines, whichever is copied

Which characters these are says `onrecord.index.text.unseen`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from onrecord.index.text.unseen import BREAKS, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_OBEYED = re.compile(r"([\\`*_{}\[\]()#+!|>~-]|:(?=//)|(?<=www)\.|@(?=\w))", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])")
_IN_ADDRESSES = "/:?#@$&+,;=%"


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in BREAKS:
        return " "
    if character < "\x20":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    if unicodedata.category(character) == "Mn" or character in _JOINERS:
        return "·"
    return "\ufffd"


def safe(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys; as many characters as before."""
    return UNSEEN.sub(_visible, text)


def lines(text: str) -> str:
    """A text of several lines, each of them `safe`."""
    return "\n".join(map(safe, text.split("\n")))


def as_json(value: object) -> str:
    r"""A value as JSON on one line, in which everything that cannot be seen is written ``\uXXXX``."""
    return UNSEEN.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def cells(values: Sequence[object], *, terminal: bool) -> list[str]:
    """The cells of one record of CSV; lists are joined by semicolons, and what is not there is empty.

    A text that begins with ``= + - @`` is written behind an apostrophe, as OWASP advises ("CSV Injection").

    Args:
        values: of the record.
        terminal: whether a person reads it, and no program.

    """
    return [_cell(value, terminal=terminal) for value in values]


def _cell(value: object, *, terminal: bool) -> str:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    text = "" if value is None else str(value)
    if text[:1] in ("=", "+", "-", "@", "\t", "\r"):
        text = "'" + text
    return safe(text) if terminal else text


def markdown(text: str) -> str:
    """The text on one line, with every character that Markdown or HTML obeys escaped."""
    plain = safe(text).replace("&", "&amp;").replace("<", "&lt;")
    return _NUMBERED.sub(r"\1\\\2", _OBEYED.sub(r"\\\1", plain))


def address(text: str) -> str:
    """A web address as it may stand in Markdown, percent-encoded; ``""`` for what is none."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(text, safe=_IN_ADDRESSES, errors="replace")
