"""Where does one place of an article lie from another, in a reader's words?"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.model import Span


def printed(document: Document, span: Span) -> str:
    """The words of a span on one line, without the possessive's ending."""
    words = " ".join(document.syntax.text[slice(*span)].split())
    return words.removesuffix("’s").removesuffix("'s")


def from_quotation(document: Document, spans: Sequence[Span], place: Span) -> str:
    """Where a place lies from a quotation: "in the same sentence", "two paragraphs earlier"."""
    start, end = spans[0][0], spans[-1][1]
    before = place[1] <= start
    near = start if before else end
    if document.where.paragraph(place[0]) != document.where.paragraph(near):
        return paragraphs_away(document, place[0], near)
    low, high = (place[0], start) if before else (end - 1, place[0])
    sentences = bisect_left(document.stops, high) - bisect_left(document.stops, low)
    if start <= place[0] < end or sentences <= 0:
        return "in the same sentence"
    if sentences == 1:
        return "in the sentence before" if before else "in the sentence after"
    return f"{_number(sentences)} sentences {'earlier' if before else 'later'}"


def paragraphs_away(document: Document, place: int, at: int) -> str:
    """How far a place lies from another one: "in the paragraph before"."""
    away = document.where.paragraph(place) - document.where.paragraph(at)
    if away == 0:
        return "in the same paragraph"
    if abs(away) == 1:
        return "in the paragraph before" if away < 0 else "in the next paragraph"
    return f"{_number(abs(away))} paragraphs {'earlier' if away < 0 else 'later'}"


def _number(value: int) -> str:
    names = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return names[value - 2] if 2 <= value < 10 else str(value)


def mention_at(document: Document, entity: Entity, offset: int) -> Span:
    """The words by which somebody is mentioned at an offset."""
    for use in entity.person.uses if entity.person else ():
        if use.start == offset:
            return use.start, use.end
    for mention in document.mentions:
        if mention.start == offset:
            return mention.span
    token = document.syntax.at(offset)
    return offset, document.syntax.ends[token]
