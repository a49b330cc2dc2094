"""What does a Word document say? Paragraphs, tracked insertions included.

The document's own XML is read, as in ECMA-376: headers, footers, notes, comments, deletions, pictures and
their descriptions, and the second copy of a text box that is kept for old programs are no part of it, nor
are the signs and numbers of lists, which the document does not hold. python-docx (1.2) is not used because
the text of its paragraphs lacks what was inserted or moved while changes were tracked, content controls,
text boxes, fields and smart tags, all of which stand here; of tables and links it gives the same.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from lxml import etree

from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Fact

LARGEST = 100_000_000
"""In bytes of XML; the longest novel is a fiftieth of it."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
_UNSEEN = ("del", "moveFrom", "Fallback", "rt", "drawing", "pict", "object")
"""Deleted, moved away, kept for old programs, said how to be pronounced, drawn."""
_BOX = "txbxContent"
"""Text boxes stand within what is drawn."""
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "‑"}


def read(data: bytes, name: str) -> list[Told]:
    """The article of a Word document.

    Raises:
        ArticleError: it is encrypted or no Word document.

    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ArticleError("the document is encrypted or of Word 97: save it as .docx without a password")
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            main = next((one for one in names if re.fullmatch(r"word/document\d*\.xml", one)), "")
            root = _parsed(archive, main)
            title = _title(_parsed(archive, "docProps/core.xml")) if "docProps/core.xml" in names else None
    except (BadZipFile, KeyError, etree.LxmlError) as error:
        raise ArticleError("it is no Word document, or a damaged one") from error
    text = "\n\n".join(_paragraphs(root))
    if not text:
        raise ArticleError("the document holds no text")
    return [Told(text, title=title, places=_places(text))]


def _parsed(archive: ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > LARGEST:
        raise ArticleError("the document is too large to be an article")
    root = etree.fromstring(archive.read(name), _PARSER)
    if root is None:
        raise KeyError(name)
    return root


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The words of every paragraph, those of a text box before those of the paragraph that it hangs on."""
    open_: list[list[str]] = []
    hidden = 0
    boxes: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        if tag in _UNSEEN:
            hidden += 1 if event == "start" else -1
        elif tag == _BOX:
            if event == "start" and not _is_copy(element):
                boxes.append(hidden)
                hidden = 0
            elif event == "end" and not _is_copy(element):
                hidden = boxes.pop()
        elif tag == "p" and event == "start":
            open_.append([])
        elif tag == "p" and open_:
            if text := " ".join("".join(open_.pop()).split(" ")).strip():
                yield text
        elif event == "end" and open_ and not hidden:
            open_[-1].append((element.text or "") if tag == "t" else _SIGNS.get(tag, ""))


def _is_copy(element: etree._Element) -> bool:
    return next(element.iterancestors("{*}Fallback"), None) is not None


def _title(properties: etree._Element) -> Fact | None:
    """The title in the document's properties; a single word is a template's."""
    title = properties.findtext(".//{*}title") or ""
    return fact(title, "the document's properties") if " " in title else None


def _places(text: str) -> tuple[tuple[int, str], ...]:
    """The number of every paragraph of a reading text."""
    places = [(0, "paragraph 1")]
    for number, gap in enumerate(re.finditer(r"\n\n", text), 2):
        places.append((gap.end(), f"paragraph {number}"))
    return tuple(places)
