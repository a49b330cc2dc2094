"""Does a document hold several articles, as databases export them?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.index.articles.layout import exports
from onrecord.index.articles.told import Told

if TYPE_CHECKING:
    from onrecord.index.model import Span


def parted(told: Told) -> list[Told]:
    """The articles of an export, numbered, each told by its own text; else the document as it is."""
    spans = exports.articles(told.text)
    if len(spans) == 1:
        return [told]
    return [_part(told, str(number), span) for number, span in enumerate(spans, 1)]


def _part(told: Told, member: str, span: Span) -> Told:
    """What the document says of itself is said of no article in it."""
    start, end = span
    offsets = [offset for offset, _ in told.places]
    first = max(0, bisect_right(offsets, start) - 1)
    return Told(
        told.text[start:end],
        member=member,
        places=tuple((max(0, at - start), place) for at, place in told.places[first:] if at < end),
        set_apart=tuple(
            (low - start, high - start) for low, high in told.set_apart if start <= low and high <= end
        ),
        left_out=told.left_out,
        headed=told.headed,
    )
