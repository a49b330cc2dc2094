"""What does an article draft say, and where in it are quotations?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.errors import ArticleError, UsageError
from onrecord.index.model import Skipped
from onrecord.index.paths import is_file, short

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> tuple[str, list[tuple[int, int]]]:
    """A draft's text, and what stands between its quotation marks; single ones only where it has no others.

    Raises:
        UsageError: it is not there, or is no text.

    """
    from onrecord.index import articles  # noqa: PLC0415
    from onrecord.index.attribution.text.marks import scan  # noqa: PLC0415
    from onrecord.index.provenance.verification.draft import quoted  # noqa: PLC0415

    if not is_file(path):
        raise UsageError(f"There is no file {short(str(path))}; name a draft, a .txt or .md file.")
    source = next(iter(articles.find([path])), None)
    if source is None or isinstance(source, Skipped):
        why = f": {source.reason}" if source else ""
        raise UsageError(
            f"{short(str(path))} cannot be read as a draft{why}; onrecord reads .txt and .md files."
        )
    try:
        article = articles.read(source)
    except ArticleError as error:
        raise UsageError(f"{short(str(path))} cannot be read as a draft: {error}.") from None
    every = [
        each
        for each in scan(article.text)
        if not any(start <= each.start and each.end <= end for start, end in article.masks)
    ]
    styles = {each.style for each in every}
    style = "double" if "double" in styles else "single"
    marked = [(each.start, each.end) for each in every if each.style == style]
    return article.text, quoted(article.text, marked, markdown=path.suffix.lower() == ".md")
