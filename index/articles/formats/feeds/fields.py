"""What are the paragraphs of a text that a field of a feed or a table holds, as markup or plain?"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from onrecord.index.articles.formats.web.blocks import blocks, parsed, tamed, written

if TYPE_CHECKING:
    from onrecord.index.model import Span

_MARKUP = re.compile(
    r"</?(?:p|br|hr|div|span|h\d|ul|ol|li|a|b|i|em|strong|sup|sub|img|iframe|table|blockquote|figure|section|article)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|[a-z]{2,8});", re.IGNORECASE)


def paragraphs(field: str) -> tuple[str, tuple[Span, ...]]:
    """The paragraphs apart by a blank line, and where block quotations stand in them."""
    if _MARKUP.search(field):
        tree = parsed(f"<html><body>{tamed(field)}</body></html>")
        return written(list(blocks(tree))) if tree is not None else ("", ())
    if _ENTITY.search(field):
        field = unescape(field)
    return re.sub(r"[ \t]*(?:\r?\n[ \t]*){2,}", "\n\n", field).strip(), ()
