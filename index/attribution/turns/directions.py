"""What in a turn is a stage direction, and no word of the speaker's?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.turns.wording import pattern

if TYPE_CHECKING:
    from onrecord.index.model import Span

_KNOWN = re.compile(rf"\\?[\[(]\s*(?:{pattern('directions')})\b[^()\[\]\\]{{0,60}}\\?[\])]", re.IGNORECASE)
"""Also where Markdown has the brackets escaped."""
_STAMP = re.compile(r"\\?[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?\\?[\])]")
"""Where in a recording the words are."""
_STANDING = re.compile(r"\((?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,4}\.\)")
"""A bracket with a sentence of a few words: ``(Coughs.)``, ``(Speaks in Spanish.)``."""
_SHOUTED = re.compile(r"\[[A-Z][A-Z ,.’'-]{2,60}\]")
_PAGE = re.compile(r"\[\[[^\[\]\n]{1,40}\]\]")
"""Where a page of the printed record begins: ``[[Page S1042]]``."""
_GAP = re.compile(
    r"\\?[\[(]\s*(?:inaudible|crosstalk|cross-talk|cross talk|off-mike|off mike)", re.IGNORECASE
)
_MARKUP = re.compile(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|</?[a-zA-Z][^<>\n]{0,80}>")


def _at(text: str, start: int, end: int) -> re.Match[str] | None:
    return (
        _KNOWN.match(text, start, end)
        or _STANDING.match(text, start, end)
        or _SHOUTED.match(text, start, end)
        or _PAGE.match(text, start, end)
        or _STAMP.match(text, start, end)
    )


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without directions, markup and blanks at its edges; None where nothing is left."""
    moved = True
    while moved and start < end:
        moved = False
        while start < end and (text[start].isspace() or text[start] in "*_"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
            end -= 1
        found = _at(text, start, end)
        if found:
            start, moved = found.end(), True
        if end > start and text[end - 1] in ")]":
            begin = max(text.rfind("(", start, end), text.rfind("[", start, end))
            begin -= begin > start and text[begin - 1] == "\\"
            found = _at(text, begin, end) if begin >= start else None
            if found and found.end() == end:
                end, moved = begin, True
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def spoken(text: str) -> str:
    """The words of a stretch on one line, directions and markup left out; a gap in the hearing is kept."""
    for found in (_KNOWN, _STANDING, _PAGE, _STAMP):
        text = found.sub(lambda match: match.group() if _GAP.match(match.group()) else " ", text)
    return " ".join(_MARKUP.sub("", text).split())
