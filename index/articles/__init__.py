"""How does a file become an Article?

`find` walks files and folders for what may be an article, `members` parts a file that holds several, `read`
makes an Article of each, and `every` does all three; `from_text` reads a string. Data flows one way:

    files → formats or decoding → front matter, head, credits, relays, furniture → metadata → Article
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.articles.finding import find
from onrecord.index.articles.metadata.given import Given
from onrecord.index.articles.reading import from_text, members, read
from onrecord.index.articles.readings import readings, stale
from onrecord.index.errors import ArticleError
from onrecord.index.model import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.model import Source

__all__ = ["Given", "every", "find", "from_text", "members", "read", "readings", "stale"]


def every(
    roots: Sequence[Path], folders: Mapping[str, Given] | None = None, *, follow_links: bool = False
) -> Iterator[Article | Skipped]:
    """Every article below the roots, and what is left out, in order.

    Args:
        roots: files and folders.
        folders: what the user says of whole folders.
        follow_links: see `find`.

    Raises:
        UsageError: a root is not there. Nothing has been read by then.

    """
    return _read(find(roots, follow_links=follow_links), folders)


def _read(
    found: Iterator[Source | Skipped], folders: Mapping[str, Given] | None
) -> Iterator[Article | Skipped]:
    for file in found:
        for source in [file] if isinstance(file, Skipped) else members(file):
            if isinstance(source, Skipped):
                yield source
                continue
            try:
                yield read(source, folders)
            except ArticleError as error:
                yield Skipped(source.path, str(error))
