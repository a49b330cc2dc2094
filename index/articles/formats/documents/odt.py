"""What does an OpenDocument text say? Headings, paragraphs and list items; notes and frames left out."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from lxml import etree
from odfdo import Document, Element

from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from onrecord.index.model import Fact

_LEFT_OUT = (".//text:note", ".//office:annotation", ".//text:tracked-changes", ".//draw:frame")


def read(data: bytes, name: str) -> list[Told]:
    """The article of an OpenDocument text.

    Raises:
        ArticleError: it is encrypted or no such document.

    """
    try:
        document = Document(BytesIO(data))
        body = document.body
    except (BadZipFile, KeyError, ValueError, TypeError, etree.LxmlError) as error:
        raise ArticleError("it is no OpenDocument text, or an encrypted one") from error
    for path in _LEFT_OUT:
        for element in body.xpath(path):
            if isinstance(element, Element):
                element.delete()
    parsed = etree.fromstring(
        body.serialize(with_ns=True), etree.XMLParser(resolve_entities=False, huge_tree=True)
    )
    parts = (_paragraph(part) for part in parsed.iter("{*}p", "{*}h"))
    text = "\n\n".join(part for part in parts if part)
    if not text:
        raise ArticleError("the document holds no text")
    return [Told(text, title=_title(document))]


def _title(document: Document) -> Fact | None:
    """The title in the document's properties, which it need not have; a single word is a template's."""
    try:
        title = document.meta.title or ""
    except (KeyError, ValueError, OSError):
        return None
    return fact(title, "the document's properties") if " " in title else None


def _paragraph(part: etree._Element) -> str:
    """The words of a paragraph; blanks, tabs and line breaks are elements."""
    for element in part.iter("{*}s", "{*}tab", "{*}line-break"):
        element.text = " "
    return " ".join("".join(map(str, part.itertext())).split())
