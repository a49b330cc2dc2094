"""Where do the articles begin and end in the text export of a database: Nexis, Factiva, ProQuest?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Span

_NUMBERED = re.compile(
    r"^[ \t]*(?:Document[ \t]+\d+[ \t]+of[ \t]+\d+|\d+[ \t]+of[ \t]+\d+[ \t]+DOCUMENTS?)[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
"""Before each article: ``1 of 2 DOCUMENTS``, ``Document 1 of 2``."""
_CODED = re.compile(
    r"^(?:SE[ \t]+[^\r\n]*\r?\n)?HD(?:[ \t]{2,}|\t|[ \t](?=(?:[^\r\n]*\r?\n){1,16}?(?:SN|PD)[ \t]))\S",
    re.MULTILINE,
)
"""Factiva's code of a headline; before a single blank only where outlet or day have their codes too."""
_RULED = re.compile(r"^_{20,}[ \t]*\r?\n(?=(?:\s|_)*(?:Title|Document \d+ of \d+)\b)", re.MULTILINE)
_RULE = re.compile(r"_{20,}")
_ENDED = re.compile(
    r"^[ \t]*(?:End of Document|Document [A-Z]{3,}\w*\d{8}\w*)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)
"""Behind each article: the sign of Nexis Uni, Factiva's number."""
_COVER = re.compile(r"^Documents \(\d+\)\s*$.*?\bCopyright © \d{4} LexisNexis\b", re.MULTILINE | re.DOTALL)
"""The list of what was downloaded, before the first article."""
_HINT = re.compile(
    r"^_{20,}|^[ \t]*(?:Length:[ \t]*)?[\d,]+ words\b|^Documents \(\d+\)", re.MULTILINE | re.IGNORECASE
)
"""What the head of an export holds, besides signs of where articles begin and end."""


def is_bound(line: str) -> bool:
    """Whether a line says that an article begins behind it, or has ended."""
    return any(pattern.fullmatch(line) for pattern in (_NUMBERED, _ENDED, _RULE))


def is_export(text: str) -> bool:
    """Whether a text holds a sign of where an article of an export begins or ends."""
    return any(pattern.search(text) for pattern in (_NUMBERED, _CODED, _RULED, _ENDED))


def may_hold_several(head: bytes) -> bool:
    """Whether a text file that begins so may be an export; cheap, and never a wrong no."""
    text = head.decode("utf-8", "replace")
    return any(pattern.search(text) for pattern in (_NUMBERED, _CODED, _ENDED, _HINT))


def articles(text: str) -> list[Span]:
    """The articles of the export; the whole text as one where it is none of several."""
    numbered = [match.end() for match in _NUMBERED.finditer(text)]
    if numbered:
        ends = [*(match.start() for match in _NUMBERED.finditer(text)), len(text)][1:]
        return [span for span in zip(numbered, ends, strict=True) if text[slice(*span)].strip()]
    coded = [match.start() for match in _CODED.finditer(text)]
    ruled = [match.end() for match in _RULED.finditer(text)]
    for starts in (coded, ruled):
        if len(starts) > 1:
            starts[0] = 0 if not text[: starts[0]].strip(" \t\r\n_\ufeff") else starts[0]
            return list(pairwise([*starts, len(text)]))
    cover = _COVER.search(text)
    bounds = [cover.end() if cover else 0, *(match.end() for match in _ENDED.finditer(text)), len(text)]
    ended = [span for span in pairwise(bounds) if text[slice(*span)].strip()]
    return ended if len(ended) > 1 else [(0, len(text))]
