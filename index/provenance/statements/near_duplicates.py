"""Which articles are nearly the same text? Wire copies, folded and counted as one witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.text.hashing import grams, numbers
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Article, Span

COPY = 0.6
"""From this share of the shorter article's runs of three words on, two articles are one text."""
SHORTEST = 40
"""Runs; an article of fewer is folded only where all of it is the same."""


def folded(articles: Sequence[Article], besides: Sequence[Sequence[Span]]) -> Iterator[tuple[int, int]]:
    """Pairs of articles, by their numbers, that are nearly the same text; mastheads and credits left out.

    Args:
        articles: with their text.
        besides: for each article what is not compared: the quotation that they share.

    """
    runs = [
        np.unique(grams(numbers(words(prose(each, spans)).forms), 3))
        for each, spans in zip(articles, besides, strict=True)
    ]
    for second in range(len(runs)):
        for first in range(second):
            if articles[first].path != articles[second].path and _copy(runs[first], runs[second]):
                yield first, second


def prose(article: Article, besides: Sequence[Span]) -> str:
    """The article's text without what is not its own prose, and without these spans."""
    parts, at = [], 0
    for start, end in sorted((*article.masks, *besides)):
        parts.append(article.text[at:start])
        at = max(at, end)
    return "\n".join((*parts, article.text[at:]))


def _copy(
    one: np.ndarray[tuple[int], np.dtype[np.uint64]], two: np.ndarray[tuple[int], np.dtype[np.uint64]]
) -> bool:
    shorter = min(len(one), len(two))
    if not shorter:
        return False
    shared = len(np.intersect1d(one, two, assume_unique=True)) / shorter
    return shared >= (COPY if shorter >= SHORTEST else 1.0)
