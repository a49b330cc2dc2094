"""What are the paragraphs of a text that a field of a feed or a table holds, as markup or plain?"""

from __future__ import annotations

import re
from html import unescape

from onrecord.index.articles.formats.web.blocks import blocks, parsed, tamed

_MARKUP = re.compile(r"</?(?:p|br|div|span|h\d|li|a|b|i|em|strong)\b[^>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,6}|[a-z]{2,8});", re.IGNORECASE)


def paragraphs(written: str) -> str:
    """The paragraphs apart by a blank line."""
    if _MARKUP.search(written):
        tree = parsed(f"<html><body>{tamed(written)}</body></html>")
        return "\n\n".join(block.text for block in blocks(tree)) if tree is not None else ""
    if _ENTITY.search(written):
        written = unescape(written)
    return re.sub(r"[ \t]*(?:\r?\n[ \t]*){2,}", "\n\n", written).strip()
