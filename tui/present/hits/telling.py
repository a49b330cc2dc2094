"""How is a hit told in a few words, and what of its article is written with it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onrecord.index.context import around, questions
from onrecord.index.corrections import replaced
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Article, Hit, Quotation
    from onrecord.tui.present.hits.contract import Query


class Held(Protocol):
    """What holds the articles of hits."""

    def article(self, hit: Hit) -> Article:
        """The article of a hit, with its text."""

    def quotations(self, hit: Hit) -> Sequence[Quotation]:
        """All quotations of that article, in order."""


CONTEXT = 300
"""Paragraphs are added around a quotation until the context has about this many characters."""
KEPT = 16
"""The maximum number of articles of which the questions are kept while hits are written."""


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
    question: str | None = None
    """What a turn answers, where another asks something right before it."""
    transcript: str = ""
    """Where in a transcript the words were said; looked for where one quotation alone is shown."""


class Rows:
    """Makes rows of the hits of an index.

    Args:
        index: that holds them.
        query: what was searched for, where something was.
        length: how many characters of context are wanted.

    """

    def __init__(self, index: Held, query: Query | None = None, length: int = CONTEXT) -> None:
        self._index = index
        self._query = query
        self._length = length
        self._questions: dict[str, dict[str, Quotation]] = {}

    def row(self, hit: Hit) -> Row:
        """A hit with the text around it and the question that it answers."""
        asked = self._of(hit).get(hit.quotation.id) if hit.quotation.kind == "turn" else None
        return row(hit, self._index.article(hit), self._query, self._length, asked)

    def _of(self, hit: Hit) -> dict[str, Quotation]:
        """The questions of a hit's article, read once for all hits of it."""
        path = hit.article.path
        if path not in self._questions:
            if len(self._questions) == KEPT:
                self._questions.clear()
            self._questions[path] = questions(self._index.quotations(hit))
        return self._questions[path]


def row(
    hit: Hit,
    article: Article,
    query: Query | None = None,
    length: int = CONTEXT,
    asked: Quotation | None = None,
) -> Row:
    """A hit with the text around it, of its article with its text, and the question that it answers."""
    start, end = around(article, hit.quotation, length=length)
    return Row(hit, article.text[start:end], start, article, query, asked.text if asked else None)


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
