"""Is an article's file still what was read into the index?"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Article


def notice(article: Article, built: str) -> str:
    """What a reader must know of the article's file, in one sentence; nothing where it is as it was read.

    Reads the file, so it is asked away from the screen.

    Args:
        article: with the digest of the file as it was read.
        built: when the index was built, in ISO 8601.

    """
    digest = now(article)
    if digest == (article.original or article.digest):
        return ""
    happened = "changed" if digest else "moved or gone"
    return f"The file has {happened} since {built[:10]}; this is the text kept in the index."


def now(article: Article) -> str:
    """The SHA-256 of the article's file as it is now; ``""`` where it cannot be read.

    One article of several in a file is taken to be as it was while the file is there.
    """
    try:
        found = Path(article.file).stat()
        if article.member:
            return article.original or article.digest
        return _digest(article.file, found.st_size, found.st_mtime_ns)
    except (OSError, ValueError):
        return ""


@lru_cache(maxsize=256)
def _digest(path: str, _size: int, _modified: int) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
