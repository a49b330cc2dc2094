"""Who says what in this article? spaCy components, and a stream from articles to quotations.

Importing this is cheap: spaCy comes in with the first article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.language.models import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Article, Quotation

RULES = 1
"""Raised with every change that can change a quotation, so that an index knows what it was made by."""


def stamp(model: str) -> str:
    """Rules and model as one line: what an index was made by.

    Raises:
        ModelError: the model is not installed.

    """
    return f"rules {RULES}, {described(model)}"


def extract(
    articles: Iterable[Article], *, model: str, jobs: int = 1
) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """The quotations of each article, in the order of the articles, as a stream.

    An article on which the pipeline fails is named in a warning and has no quotations; nothing in a text
    raises.

    Args:
        articles: read one by one as they are needed.
        model: import name, package or folder of a spaCy model.
        jobs: how many processes share the work.

    Raises:
        ModelError: the model is not installed or cannot be loaded.

    """
    from onrecord.index.language.extract import stream  # noqa: PLC0415 - spaCy is slow to import

    return stream(articles, model=model, jobs=jobs)
