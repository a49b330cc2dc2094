"""What are the lines of a text, and where?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.model import Span

_UNSEEN = "\ufeff\u200b\u200e\u200f\u2060"
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blank space around it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the article's text."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the article's text."""
        return self.start, self.end

    def within(self, span: Span) -> Span:
        """A span of the line's own text as one of the article's."""
        return self.start + span[0], self.start + span[1]


def lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from `start` on that are not blank."""
    found = []
    for match in _LINE.finditer(text, start):
        content = match[0].strip().strip(_UNSEEN).strip()
        if content:
            found.append(Line(content, match.start() + match[0].index(content)))
    return found


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted, those that touch or overlap made one, empty ones left out."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)
