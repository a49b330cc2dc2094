"""Who says what in this article? spaCy components, and a stream from articles to quotations.

Importing this is cheap: spaCy comes in with the first article.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.attribution.models import described, doubt
from onrecord.index.rules import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Article, Quotation

__all__ = ["doubt", "extract", "stamp"]


def stamp(model: str) -> str:
    """Rules and model as one line: what a quotation was found by.

    The rules are named by a digest of this room's files, so that no change of one can be forgotten.

    Raises:
        ModelError: the model is not installed.

    """
    return f"rules {digest(Path(__file__).parent)}, {described(model)}"


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
    from onrecord.index.attribution.streaming import stream  # noqa: PLC0415 - spaCy is slow to import

    return stream(articles, model=model, jobs=jobs)
