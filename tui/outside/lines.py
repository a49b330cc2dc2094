"""In which line of its file does a quotation stand, for an editor that is to open it there?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.errors import ArticleError, UsageError
from onrecord.index.paths import is_file

if TYPE_CHECKING:
    from onrecord.index.model import Hit

KNOWN_BY = 8
"""Words by which a quotation is found again in a file that has changed since it was read."""


def line(hit: Hit) -> int:
    """The line of the file, from 1, in which the quotation begins; where the file has changed, its new one.

    Reads the file, so it is asked away from the screen.

    Raises:
        UsageError: the file has no lines to go to: it is no plain text, is gone, or cannot be read.

    """
    from onrecord.index.articles.decoding import decode  # noqa: PLC0415 - reading costs the start 200 ms

    article = hit.article
    if article.reader and article.member:
        raise UsageError("This article is one of several in a file that is no plain text; o opens that file.")
    if article.reader:
        raise UsageError("The article’s file is no plain text; o opens it.")
    if not is_file(article.file):
        raise UsageError("The article’s file has moved or is gone.")
    try:
        text = decode(Path(article.file).read_bytes())
    except (OSError, ArticleError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"The article’s file cannot be read: {reason}.") from error
    before = text[: _place(text, hit.quotation.text, hit.quotation.segments[0][0] + article.start)]
    return 1 + (before.count("\n") if "\n" in text else before.count("\r"))


def _place(text: str, words: str, offset: int) -> int:
    """Where the words begin in a text: at the offset, or wherever nearest to it they stand now."""
    known = r"\s+".join(map(re.escape, words.split()[:KNOWN_BY]))
    places = [match.start() for match in re.finditer(known, text)] if known else []
    return min([offset] if offset in places else places or [offset], key=lambda place: abs(place - offset))
