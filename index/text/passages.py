"""Which words around a quotation are its context?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Article, Quotation, Span

REACH = 250
"""How many characters before and after a quotation count as its context."""

LONGEST = 4000
"""Between a quotation's first and last character; one that is wider is joined from its segments."""


def passage(article: Article, quotation: Quotation) -> str:
    """The article's prose from `REACH` characters before the quotation to as many after it.

    Every phrase of the quotation is a phrase of its passage: where the quotation is split, its joined
    words are appended on a line of their own.
    """
    text, segments = article.text, quotation.segments
    if not segments:
        return quotation.text
    before, after = span(article, quotation)
    first, last = segments[0][0], segments[-1][1]
    if last - first > LONGEST:
        return f"{text[before:first]}\n{quotation.text}\n{text[last:after]}"
    around = text[before:after]
    return around if len(segments) == 1 else f"{around}\n{quotation.text}"


def span(article: Article, quotation: Quotation) -> Span:
    """Where the passage begins and ends in the article's text."""
    if not quotation.segments:
        return 0, 0
    first, last = quotation.segments[0][0], quotation.segments[-1][1]
    text = article.text
    whole = [mask for mask in article.masks if _is_line(text, mask)]
    floor = max((end for _, end in whole if end <= first), default=0)
    ceiling = min((start for start, _ in whole if start >= last), default=len(text))
    return _before(text, first, floor), _after(text, last, ceiling)


def _is_line(text: str, mask: Span) -> bool:
    """Whether what is masked is the head, a credit or furniture, and not markup within a line."""
    start, end = mask
    return text[max(0, start - 1) : start].strip() == "" and text[end : end + 1].strip(" \t") in (
        "",
        "\n",
        "\r",
    )


def _before(text: str, first: int, floor: int) -> int:
    """The beginning of a word, at most `REACH` before `first`."""
    start = max(floor, first - REACH)
    while start > floor and start < first and not text[start - 1].isspace():
        start += 1
    return start


def _after(text: str, last: int, ceiling: int) -> int:
    """The end of a word, at most `REACH` after `last`."""
    end = min(ceiling, last + REACH)
    while end < ceiling and end > last and not text[end].isspace():
        end -= 1
    return end
