"""May a PDF hold several articles, as databases export them? Its bare words tell."""

from __future__ import annotations

import pypdfium2

from onrecord.index.articles.layout.exports import is_export
from onrecord.index.articles.told import Told


def read(data: bytes, name: str) -> list[Told]:
    """Nothing but whether it may: one that does is told by two, any other by one."""
    try:
        document = pypdfium2.PdfDocument(data)
        words = "\n".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        return [Told("")]
    return [Told(""), Told("")] if is_export(words.replace("\r\n", "\n")) else [Told("")]
