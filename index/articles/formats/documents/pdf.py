"""What does a PDF say? Its text layer, paragraph by paragraph, with the page of each."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

import pypdfium2
from pdftext.extraction import dictionary_output

from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGES = 2_000
_HYPHEN = re.compile(r"(?:\u0002|\u00ad|\ufffe)\s*$")
_ENDED = re.compile(r"[.!?:;][”\"’')\]]*\s*$")


def read(data: bytes, name: str) -> list[Told]:
    """The article of a PDF.

    Raises:
        ArticleError: it is encrypted, or a scan without text.

    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ArticleError("the PDF is encrypted: save it without a password") from error
        raise ArticleError("the PDF is damaged: open it and save it again") from error
    count = len(document)
    if count > PAGES:
        raise ArticleError(f"the PDF has {count:,} pages; split it into files of at most {PAGES:,}")
    known = document.get_metadata_dict()
    document.close()
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    length = 0
    for number, page in enumerate(dictionary_output(BytesIO(data), sort=False, disable_links=True), 1):
        for lines in (lines for block in page["blocks"] for lines in _alike(block["lines"])):
            text = _paragraph([_line(line) for line in lines])
            if not text:
                continue
            if parts and _goes_on(parts[-1], text):
                joined = f"{parts[-1]} {text}"
                length += len(joined) - len(parts[-1])
                parts[-1] = joined
                continue
            start = length + 2 if parts else 0
            if not places or places[-1][1] != f"page {number}":
                places.append((start, f"page {number}"))
            parts.append(text)
            length = start + len(text)
    if sum(map(len, parts)) < 20 * count:
        held = "next to no text" if parts else "no text, only pictures of pages"
        raise ArticleError(f"the PDF has {held}: run it through an OCR program (ocrmypdf) first")
    return [
        Told(
            "\n\n".join(parts),
            title=fact(known.get("Title"), "the PDF's properties") if _is_title(known.get("Title")) else None,
            places=tuple(places),
        )
    ]


def _alike(lines: Sequence[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    """The lines of a block, parted where the size of the letters changes: a title, a byline, the story."""
    for _, several in groupby(lines, key=_size):
        yield list(several)


def _size(line: dict[str, object]) -> int:
    """The size of most of a line's letters, in points."""
    letters: Counter[int] = Counter()
    for span in _spans(line):
        font = span["font"]
        assert isinstance(font, dict)
        letters[round(font["size"])] += len(str(span["text"]).strip())
    return max(letters, key=letters.__getitem__, default=0)


def _spans(line: dict[str, object]) -> list[dict[str, object]]:
    spans = line["spans"]
    assert isinstance(spans, list)
    return spans


def _line(line: dict[str, object]) -> str:
    return "".join(str(span["text"]) for span in _spans(line)).strip()


def _paragraph(lines: list[str]) -> str:
    """The lines of a block as one paragraph; a word parted at a line's end is whole again."""
    text = ""
    for line in filter(None, lines):
        if _HYPHEN.search(text):
            text = _HYPHEN.sub("", text) + line
        elif re.search(r"[a-z]-$", text) and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return " ".join(_HYPHEN.sub("", text).split())


def _goes_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on over the end of a column or a page."""
    return len(before) > 80 and not _ENDED.search(before) and after[:1].islower()


def _is_title(title: str | None) -> bool:
    return (
        bool(title)
        and " " in str(title)
        and not re.search(r"\.\w{2,4}$|untitled|microsoft", str(title), re.IGNORECASE)
    )
