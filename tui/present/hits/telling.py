"""How is a hit told in a few words, and what of its article is written with it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.context import around
from onrecord.index.corrections import replaced
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from onrecord.index.model import Article, Hit, Quotation
    from onrecord.tui.present.hits.contract import Query

CONTEXT = 300
"""Paragraphs are added around a quotation until the context has about this many characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One quotation to be written, with the text that stands around it."""

    hit: Hit
    context: str
    context_start: int
    """Where `context` begins in the article's text."""
    article: Article
    """With its text."""
    query: Query | None = None
    """What was searched for, where something was."""


def row(hit: Hit, article: Article, query: Query | None = None, length: int = CONTEXT) -> Row:
    """A hit with the text around it, of its article with its text."""
    start, end = around(article, hit.quotation, length=length)
    return Row(hit, article.text[start:end], start, article, query)


def quoted(quotation: Quotation) -> str:
    """The words as they are shown: between marks, unless they were reported without any."""
    words = safe(quotation.text)
    return words if quotation.kind == "indirect" else f"“{words}”"


def speaker(quotation: Quotation) -> str:
    """The speaker's name, a question mark where it is uncertain, or that none is named."""
    if quotation.kind == "term":
        return "(a term)"
    if quotation.speaker is None:
        return "(nobody named)"
    return safe(quotation.speaker.name) + (" ?" if quotation.uncertain else "")


def outlets(article: Article, quotation: Quotation) -> str:
    """The outlet, and those that the words came through: ``The Daily, via AFP``."""
    outlet = safe(article.outlet.value) if article.outlet else "(outlet unknown)"
    relays = ", ".join(safe(relay.name) for relay in quotation.relays)
    return f"{outlet}, via {relays}" if relays else outlet


def citation(hit: Hit) -> str:
    """Who, in what office, where and when, on one line."""
    article, quotation = hit.article, hit.quotation
    parts = [speaker(quotation)]
    if quotation.office:
        parts.append(safe(quotation.office.printed))
    parts.append(outlets(article, quotation))
    if article.published:
        parts.append(article.published.value)
    if quotation.corrected:
        parts.append(safe(replaced(quotation)))
    return ", ".join(parts)


def times(hit: Hit) -> str:
    """In how many articles the statement stands, where there are several: `` ×3``."""
    return f" ×{hit.copies:,}" if hit.copies > 1 else ""
