"""Which parts of an article are marked when it is shown, and which part of it stands around a quotation?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.index.model import Article, Quotation, Span

    Finder = Callable[[str], Sequence[Span]]
    """Where the query's words stand in a text."""

Role = Literal["quotation", "speaker", "cue", "office", "relay", "hit", "other", "masked", "found"]

WINDOW = 3_000
"""The number of characters before and after a quotation that belong to its context."""

_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""A block of front matter."""

_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an article and the part it plays."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article ready to be shown; its marks are offsets into `text`."""

    text: str
    marks: tuple[Mark, ...]
    focus: Span
    """What must be in view."""


def marks_of(quotation: Quotation) -> tuple[Mark, ...]:
    """The quotation with everything its attribution rests on."""
    found = [Mark(*span, "quotation") for span in quotation.segments]
    if quotation.mention:
        found.append(Mark(*quotation.mention, "speaker"))
    if quotation.cue:
        found.append(Mark(*quotation.cue.span, "cue"))
    if quotation.office and quotation.office.span:
        found.append(Mark(*quotation.office.span, "office"))
    found.extend(Mark(*relay.span, "relay") for relay in quotation.relays if relay.span)
    return tuple(found)


def whole(
    article: Article, quotation: Quotation, *, others: Iterable[Quotation] = (), find: Finder | None = None
) -> Passage:
    """The whole article, with this quotation marked, the other quotations hinted at, and boilerplate dim.

    Of the other turns of a transcript, only the labels are marked: all the rest of it is what somebody said.
    Front matter is left out: it is no part of what the article says.
    """
    marks = [Mark(*span, "masked") for span in article.masks]
    for other in others:
        if other.id == quotation.id:
            continue
        if other.kind == "turn":
            marks += [Mark(*other.mention, "speaker")] if other.mention else []
        else:
            marks += [Mark(*span, "other") for span in other.segments]
    marks += marks_of(quotation)
    return _between(article.text, _beginning(article, quotation), len(article.text), marks, quotation, find)


def context(article: Article, quotation: Quotation, find: Finder | None = None) -> Passage:
    """The paragraphs around a quotation, at most `WINDOW` characters to each side of it."""
    text, begin = article.text, _beginning(article, quotation)
    start, end = _focus(quotation)
    low, high = max(begin, start - WINDOW), min(len(text), end + WINDOW, start + 4 * WINDOW)
    if low > begin:
        low = _paragraph(text, low, start)
    marks = [Mark(*span, "masked") for span in article.masks]
    return _between(text, low, high, [*marks, *marks_of(quotation)], quotation, find)


def _beginning(article: Article, quotation: Quotation) -> int:
    """Where the article begins behind its front matter, if it has any."""
    if not article.masks or article.masks[0][0] > 0:
        return 0
    block = _FENCED.match(article.text, 0, article.masks[0][1])
    behind = _SPACE.match(article.text, block.end() if block else 0)
    assert behind is not None, "nothing at all is white space enough"
    return behind.end() if block and behind.end() <= _focus(quotation)[0] else 0


def _between(
    text: str, low: int, high: int, marks: Iterable[Mark], quotation: Quotation, find: Finder | None
) -> Passage:
    start, end = _focus(quotation)
    moved = [*_moved(marks, low, high)]
    moved += [Mark(*span, "hit") for span in (find(text[low:high]) if find else ())]
    return Passage(text[low:high], tuple(moved), (start - low, end - low))


def _focus(quotation: Quotation) -> Span:
    segments: Sequence[Span] = quotation.segments or ((0, 0),)
    return segments[0][0], segments[-1][1]


def _paragraph(text: str, low: int, high: int) -> int:
    """The beginning of the first paragraph, else of the first word, between `low` and `high`."""
    for border in ("\n", " "):
        found = text.find(border, low, high)
        if found >= 0:
            return found + 1
    return low


def _moved(marks: Iterable[Mark], low: int, high: int) -> Iterable[Mark]:
    for mark in marks:
        if mark.start < high and mark.end > low:
            yield Mark(max(mark.start, low) - low, min(mark.end, high) - low, mark.role)
