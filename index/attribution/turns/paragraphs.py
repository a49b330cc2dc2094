"""What are the paragraphs of an article, where lines may be wrapped by hand?"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from onrecord.index.attribution.turns.labels import opening

if TYPE_CHECKING:
    from onrecord.index.model import Span

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
NARROW, WIDE = 45, 100
"""Code points of the lines of a text that was wrapped: their median, and hardly one is longer."""


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs, trimmed; of several lines where the text is wrapped by hand."""
    lines = [_trimmed(text, *match.span()) for match in LINE.finditer(text)]
    lines = [line for line in lines if line[0] < line[1]]
    if not _wrapped(text, lines):
        return lines
    found: list[Span] = []
    for line in lines:
        joined = found and len(BREAK.findall(text, found[-1][1], line[0])) == 1
        if joined and not opening(text, *line):
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
    return found


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Are the lines broken at a width rather than at the end of a paragraph?"""
    runs = [(one, two) for one, two in pairwise(lines) if len(BREAK.findall(text, one[1], two[0])) == 1]
    wide = [one[1] - one[0] for one, _ in runs if one[1] - one[0] > NARROW // 2]
    if len(wide) < 3 or len(wide) * 4 < len(lines):
        return False
    middling = median(wide)
    going_on = sum(text[one[1] - 1] not in '.?!:”"’' for one, _ in runs)
    return NARROW <= middling <= WIDE and max(wide) <= 1.5 * middling and going_on * 2 > len(runs)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
