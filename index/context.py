"""What stands around a quotation in its article? The paragraphs that a reader needs to judge it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Article, Quotation, Span

BREAK = re.compile(r"\s*\n\s*")


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: its lines with something on them, white space at their ends left out."""
    edges = [0, *(edge for match in BREAK.finditer(text) for edge in match.span()), len(text)]
    for start, end in list(pairwise(edges))[::2]:
        if start < end and not text[start:end].isspace():
            yield start, end


def around(article: Article, quotation: Quotation, *, length: int = 600) -> Span:
    """The span of whole paragraphs around a quotation, without the article's masthead and credits.

    Args:
        article: with its text.
        quotation: one of that article's.
        length: paragraphs before and after are added in turn while the span is shorter than this.

    """
    first, last = quotation.segments[0][0], quotation.segments[-1][1]
    spans = [
        (start, end)
        for start, end in paragraphs(article.text)
        if not any(low <= start and end <= high for low, high in article.masks)
        or (start < last and first < end)
    ]
    inside = [i for i, (start, end) in enumerate(spans) if start < last and first < end]
    if not inside:
        return first, last
    low, high = inside[0], inside[-1]
    while spans[high][1] - spans[low][0] < length and (low > 0 or high + 1 < len(spans)):
        low = max(0, low - 1)
        if spans[high][1] - spans[low][0] < length:
            high = min(len(spans) - 1, high + 1)
    return spans[low][0], spans[high][1]
