"""Where do the lines of a text break, at a given width?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.tui.present.words.cells import cells, forward
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Span

_WORD = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text laid out in lines: harmless, as long as the text it came from, with the span of each line."""

    text: str
    lines: tuple[Span, ...]

    def line_of(self, offset: int) -> int:
        """The line in which a character of the text stands."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line[0]) - 1)


def wrap(text: str, width: int) -> Wrapped:
    """Lay `text` out in lines of at most `width` cells; runs of empty lines become one."""
    shown = safe(text)
    lines: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            lines.extend(_broken(shown, start, end, max(width, 1)))
        elif lines and lines[-1][0] != lines[-1][1]:
            lines.append((start, start))
        start = end + 1
    while lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    return Wrapped(shown, tuple(lines))


def _broken(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    begin, used, stop = start, 0, start
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if word[0].isspace():
            used += min(len(word), width + 1)
            continue
        size = cells(word) if len(word) <= 4 * width else width + 1
        if used + size > width and stop > begin:
            yield begin, stop
            begin, used = match.start(), 0
        if used + size > width:
            while (cut := forward(text, begin, width)) < match.end():
                cut = max(cut, begin + 1)
                yield begin, cut
                begin = cut
            used, size = 0, cells(text[begin : match.end()])
        used += size
        stop = match.end()
    if stop > begin:
        yield begin, stop
