"""What does a Word document say? Paragraphs, tracked insertions included; headers and footers left out."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from docx2python import docx2python

from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from docx2python.docx_output import DocxContent

    from onrecord.index.model import Fact

_NOTE = re.compile(r"----(?:footnote|endnote|image|media/)[^-]*----|<a href=\"[^\"]*\">|</a>")


def read(data: bytes, name: str) -> list[Told]:
    """The article of a Word document.

    Raises:
        ArticleError: it is encrypted or no Word document.

    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ArticleError("the document is encrypted or of Word 97: save it as .docx without a password")
    try:
        with docx2python(BytesIO(data)) as document:
            parts = [
                _NOTE.sub("", "".join(paragraph.run_strings)).strip()
                for table in document.body_pars
                for row in table
                for cell in row
                for paragraph in cell
            ]
            title = _title(document)
    except (BadZipFile, KeyError) as error:
        raise ArticleError("it is no Word document, or a damaged one") from error
    text = "\n\n".join(" ".join(part.replace("\t", " ").split(" ")) for part in parts if part.strip())
    if not text:
        raise ArticleError("the document holds no text")
    return [
        Told(
            text,
            title=title,
            places=_places(text),
        )
    ]


def _title(document: DocxContent) -> Fact | None:
    """The title in the document's properties, which it need not have; a single word is a template's."""
    try:
        title = document.core_properties.get("title") or ""
    except KeyError:
        return None
    return fact(title, "the document's properties") if " " in title else None


def _places(text: str) -> tuple[tuple[int, str], ...]:
    """The number of every paragraph of a reading text."""
    places = [(0, "paragraph 1")]
    for number, gap in enumerate(re.finditer(r"\n\n", text), 2):
        places.append((gap.end(), f"paragraph {number}"))
    return tuple(places)
