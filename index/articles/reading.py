"""What does this file say, as an article?"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.articles.decoding import decode
from onrecord.index.articles.finding import why
from onrecord.index.articles.metadata.basis import describe
from onrecord.index.errors import ArticleError
from onrecord.index.model import Source

if TYPE_CHECKING:
    from onrecord.index.model import Article

LARGEST = 20_000_000
"""In bytes. The longest novel is a quarter of it: a larger file is no article."""


def read(source: Source) -> Article:
    """The article that the file holds.

    Raises:
        ArticleError: the file cannot be read, or it holds no text; the message is the reason alone.

    """
    try:
        with Path(source.path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ArticleError(why(error)) from error
    if len(data) > LARGEST:
        raise ArticleError(f"it is larger than {LARGEST // 1_000_000} MB")
    return describe(source, decode(data), hashlib.sha256(data).hexdigest())


def from_text(text: str, name: str = "text") -> Article:
    """The article that a text is, without a file: front matter, masthead and credits are read as in one."""
    data = text.encode("utf-8", "surrogatepass")
    return describe(Source(name, "", len(data), 0), text, hashlib.sha256(data).hexdigest())
