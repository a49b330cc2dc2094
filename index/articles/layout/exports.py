"""Where do the articles begin and end in the text export of a database: Nexis, Factiva, ProQuest?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Span

_NEXIS = re.compile(
    r"^[ \t]*(?:Document[ \t]+)?\d+[ \t]+of[ \t]+\d+(?:[ \t]+DOCUMENTS?)?[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_FACTIVA = re.compile(r"^(?:SE[ \t]{2,}[^\r\n]*\r?\n)?HD[ \t]{2,}\S", re.MULTILINE)
_LINE = re.compile(r"^_{20,}", re.MULTILINE)
_PROQUEST = re.compile(r"^_{20,}[ \t]*\r?\n(?=(?:\s|_)*(?:Title|Document \d+ of \d+)\b)", re.MULTILINE)


def may_hold_several(head: bytes) -> bool:
    """Whether a text file that begins so may be an export; cheap, and never a wrong no."""
    text = head.decode("utf-8", "replace")
    return any(pattern.search(text) for pattern in (_NEXIS, _FACTIVA, _LINE))


def articles(text: str) -> list[Span]:
    """The articles of the export; the whole text as one where it is none of several."""
    nexis = list(_NEXIS.finditer(text))
    if nexis:
        starts = [match.end() for match in nexis]
        ends = [*(match.start() for match in nexis), len(text)][1:]
        return [span for span in zip(starts, ends, strict=True) if text[span[0] : span[1]].strip()]
    for pattern in (_FACTIVA, _PROQUEST):
        starts = [match.start() if pattern is _FACTIVA else match.end() for match in pattern.finditer(text)]
        if len(starts) > 1:
            starts[0] = 0 if not text[: starts[0]].strip(" \t\r\n_\ufeff") else starts[0]
            return list(zip(starts, [*starts[1:], len(text)], strict=True))
    return [(0, len(text))]
