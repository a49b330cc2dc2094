r"""What does an RTF document say? Its text; every ``\par`` ends a paragraph."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from onrecord.index.articles.told import Told
from onrecord.index.errors import ArticleError


def read(data: bytes, name: str) -> list[Told]:
    """The article of an RTF document.

    Raises:
        ArticleError: it holds no text.

    """
    written: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    parts = [" ".join(line.split()) for line in re.split(r"[\r\n]+", written)]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        raise ArticleError("the document holds no text")
    return [Told(text)]
