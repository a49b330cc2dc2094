r"""What does an RTF document say? Its text; ``\par`` and the end of a table's cell end a paragraph."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from onrecord.index.articles.told import Told
from onrecord.index.errors import ArticleError

_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z])")
_BRACE = re.compile(r"(?<!\\)[{}]")


def read(data: bytes, name: str) -> list[Told]:
    """The article of an RTF document.

    Raises:
        ArticleError: it holds no text.

    """
    rtf = _CELL.sub(r"\\par", _unpictured(data.decode("latin-1")))
    written: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
    parts = [" ".join(line.split()) for line in re.split(r"[\r\n]+", written)]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        raise ArticleError("the document holds no text")
    return [Told(text)]


def _unpictured(rtf: str) -> str:
    r"""The document without its pictures: groups that begin with ``\pict``."""
    while (start := rtf.find("{\\pict")) >= 0:
        depth, end = 1, start + 1
        for brace in _BRACE.finditer(rtf, start + 1):
            depth += 1 if brace[0] == "{" else -1
            end = brace.end()
            if not depth:
                break
        rtf = rtf[:start] + rtf[end:]
    return rtf
