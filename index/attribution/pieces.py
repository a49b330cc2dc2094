"""How is a text read that has more tokens than memory is meant for? In pieces, each as an article of its own.

Each token takes about a kilobyte while an article is read, and a token may be a single character. Nobody is
followed from one piece to the next: a piece is longer than any report or novella. Only labelled turns are
looked for in the whole, for they need no parse.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.marks import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Article, Quotation, Relay, Span

MOST = 200_000
"""Tokens of a piece, as far as they can be counted before there are any: some 170,000 words of prose."""
TOKEN = re.compile(r"\w+|[^\w\s]|[\n\r]+")


def pieces(article: Article) -> Iterator[tuple[int, Article]]:
    """The article in pieces, each with where it begins; the article itself where it is not too long."""
    edges = list(_edges(article.text)) if len(article.text) > MOST else []
    if not edges:
        yield 0, article
        return
    for start, end in zip([0, *edges], [*edges, len(article.text)], strict=True):
        yield start, _piece(article, start, end)


def _edges(text: str) -> Iterator[int]:
    """Where one piece ends and the next begins: at a blank line, a line, or within one that is too long."""
    held = since = 0
    last = blank = 0
    for start, end in lines(text):
        size = sum(1 for _ in TOKEN.finditer(text, start, end)) + 1
        if held + size > MOST and start > last:
            cut, held = (blank, since) if blank > last and since < MOST // 2 else (start, 0)
            yield cut
            last = cut
        if text[max(0, start - 2) : start] == "\n\n":
            blank, since = start, 0
        held += size
        since += size


def _piece(article: Article, start: int, end: int) -> Article:
    title = article.title
    if title is not None and title.span is not None and not (start <= title.span[0] and title.span[1] <= end):
        title = replace(title, span=None)
    elif title is not None:
        title = replace(title, span=_by(title.span, -start))
    return replace(
        article,
        text=article.text[start:end],
        title=title,
        masks=_within(article.masks, start, end),
        set_apart=_within(article.set_apart, start, end),
        relays=tuple(_relay(relay, -start) for relay in article.relays),
    )


def _within(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    clipped = ((max(first, start) - start, min(last, end) - start) for first, last in spans)
    return tuple((first, last) for first, last in clipped if first < last)


def moved(quotation: Quotation, by: int) -> Quotation:
    """A quotation of a piece as one of the article: every offset in it moved on by that much."""
    office, cue = quotation.office, quotation.cue
    return replace(
        quotation,
        segments=_all(quotation.segments, by),
        mention=_by(quotation.mention, by),
        office=replace(office, span=_by(office.span, by)) if office else None,
        cue=replace(cue, span=(cue.span[0] + by, cue.span[1] + by)) if cue else None,
        relays=tuple(_relay(relay, by) for relay in quotation.relays),
        evidence=tuple(replace(each, spans=_all(each.spans, by)) for each in quotation.evidence),
    )


def _relay(relay: Relay, by: int) -> Relay:
    return replace(relay, span=_by(relay.span, by), governs=_by(relay.governs, by))


def _by(span: Span | None, by: int) -> Span | None:
    return span and (span[0] + by, span[1] + by)


def _all(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)
