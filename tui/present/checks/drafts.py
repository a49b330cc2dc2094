"""What does an article draft say, and where in it are quotations?"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.errors import ArticleError, UsageError
from onrecord.index.model import Skipped
from onrecord.index.paths import is_file, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Article, Quotation, Span

STDIN = Path("-")
"""Stands for standard input."""

SHORTEST = 12
"""Characters; less within a page's block quotation is a signature."""
TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|!\[[^\[\]\n]{0,500}\]\([^()\n]+\)|\]\([^()\s]+\)")
"""HTML within Markdown, its pictures, and where its links lead."""
PAGES = (".html", ".htm", ".xhtml")

KINDS = "text, Markdown, Word (.docx), a web page or any other file that onrecord build reads"


def read(path: Path) -> tuple[str, list[Span]]:
    """A draft's text, and what stands between its quotation marks; single ones only where it has no others.

    For front matter, and in Markdown for links, signs of emphasis and tags, the text has blanks.

    Args:
        path: of any kind of file that is read as an article; `STDIN` for standard input, whose kind is told
            by its content, and where it is text it may be Markdown.

    Raises:
        UsageError: it is not there, cannot be read, or holds several articles.

    """
    article = _piped() if path == STDIN else _article(path, short(str(path)))
    blocks = path == STDIN or path.suffix.lower() in (".md", ".markdown", ".mdown")
    text = _prose(article.text, article.masks)
    if blocks:
        text = _plain(text)
    spans = spans_of(text, article.masks, markdown=blocks)
    if path.suffix.lower() in PAGES:
        spans = sorted([*spans, *_blocks(path, text, spans)])
    return text, spans


def _prose(text: str, masks: Sequence[Span]) -> str:
    """A text with blanks for its front matter, so that all the rest stays in its place."""
    for start, end in masks[:1]:
        if start == 0 and text.startswith(("---", "+++")):
            return re.sub(r"[^\n]", " ", text[:end]) + text[end:]
    return text


def _plain(text: str) -> str:
    """A text of Markdown with blanks for its markup, so that a linked name is a name."""
    from onrecord.index.articles.layout.markup import markup  # noqa: PLC0415

    signs = list(text)
    for start, end in markup(text):
        signs[start:end] = (sign if sign in "\r\n" else " " for sign in text[start:end])
    return "".join(signs)


def spans_of(text: str, masks: Sequence[Span] = (), *, markdown: bool = False) -> list[Span]:
    """What stands between the quotation marks of a text; single ones only where it has no others.

    Args:
        text: of a draft.
        masks: what of it is no prose.
        markdown: whether block quotations count.

    """
    from onrecord.index.attribution.text.marks import scan  # noqa: PLC0415
    from onrecord.index.provenance.verification.draft import quoted  # noqa: PLC0415

    tags = [match.span() for match in TAGS.finditer(text)] if markdown else []
    every = [
        each
        for each in scan(text)
        if not any(start <= each.start and each.end <= end for start, end in (*masks, *tags))
    ]
    style = "double" if "double" in {each.style for each in every} else "single"
    marked = [(each.start, each.end) for each in every if each.style == style]
    return quoted(text, marked, markdown=markdown)


def _blocks(path: Path, text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Where the block quotations of a web page stand in its text, those without marks of their own."""
    from lxml import html  # noqa: PLC0415

    for block in html.fromstring(path.read_bytes()).iter("blockquote"):
        for part in block.xpath("descendant-or-self::*[self::p or not(p)]"):
            words = " ".join(part.text_content().split())
            start = text.find(words) if len(words) >= SHORTEST else -1
            place = (start, start + len(words))
            if start >= 0 and not any(low < place[1] and place[0] < high for low, high in spans):
                yield place


def spoken(text: str) -> tuple[Quotation, ...]:
    """The quotations of a draft with their speakers, as the extractor reads them; loads its model."""
    from onrecord.index import attribution  # noqa: PLC0415 - spaCy
    from onrecord.index.model import Article  # noqa: PLC0415
    from onrecord.index.paths import places  # noqa: PLC0415
    from onrecord.index.settings import load  # noqa: PLC0415

    model = load(places().settings).model
    return next(iter(attribution.extract([Article("draft", "draft", text, "")], model=model)))[1]


def _article(path: Path, name: str) -> Article:
    from onrecord.index import articles  # noqa: PLC0415

    if not is_file(path):
        raise UsageError(f"There is no file {name}; name a draft: {KINDS}.")
    source = next(iter(articles.find([path], follow_links=True)), None)
    if source is None or isinstance(source, Skipped):
        why = f": {source.reason}" if source else ""
        raise UsageError(f"{name} cannot be read as a draft{why}; name {KINDS}.")
    held = articles.members(source)
    if len(held) > 1:
        raise UsageError(
            f"{name} holds {len(held):,} articles; a draft is one. Save it as a file of its own."
        )
    try:
        return articles.read(source)
    except ArticleError as error:
        raise UsageError(f"{name} cannot be read as a draft: {error}.") from None


def _piped() -> Article:
    """What standard input holds; it goes through a file of ours, for some readers need one."""
    from onrecord.index.articles.reading import LARGEST  # noqa: PLC0415

    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("Standard input is closed; name a draft, or pipe one in.")
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UsageError(f"What is piped in is larger than {LARGEST // 1_000_000} MB, and no draft.")
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "draft.md"
        path.write_bytes(data)
        return _article(path, "Standard input")
