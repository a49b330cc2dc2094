"""What does a PDF say? Its text layer, paragraph by paragraph, with the page of each."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2
from pdftext.extraction import dictionary_output

from onrecord.index.articles.layout.exports import is_bound, is_export
from onrecord.index.articles.metadata.labels import is_label
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGES = 2_000
_HYPHEN = re.compile(r"(?:\u0002|\u00ad|\ufffe)\s*$")
_ENDED = re.compile(r"[.!?:;][”\"’')\]]*\s*$")
SHORT = 0.6
"""Of the widest line of its block: a shorter line is a paragraph's last, or one of the head."""
FEWEST = 4
"""Twice the pages that must share a line for it to be the pages' own."""
WIDE = 0.8
"""The share of an export's lines that are not wider than its text is set."""
LINE = 30
"""Characters; a line of a narrow column has more, and what is shorter is a heading."""
INDENT = 5.0
"""In points: what begins so much farther right begins a paragraph, or stands in the middle of the page."""


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
    pages = dictionary_output(BytesIO(data), sort=False, disable_links=True)
    _unnumber(pages)
    width = _width([line for page in pages for block in page["blocks"] for line in block["lines"]])
    for number, page in enumerate(pages, 1):
        for lines in (lines for block in page["blocks"] for lines in _alike(block["lines"], width)):
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


def _unnumber(pages: Sequence[dict[str, Any]]) -> None:
    """Take away the first and last lines of pages that half of them share but for the numbers in them."""
    for at in (0, -1):
        blocks = (page["blocks"][at]["lines"] for page in pages if page["blocks"])
        edge = [lines for lines in blocks if lines]
        told = [re.sub(r"\d+", "0", _line(lines[at])) for lines in edge]
        for lines, text in zip(edge, told, strict=True):
            if "0" in text and 2 * told.count(text) >= max(len(pages), FEWEST):
                del lines[at]


def _width(lines: Sequence[dict[str, object]]) -> float:
    """How wide, in points, the text of an export is set, in which lines of the head stand alone; else 0."""
    if not is_export("\n".join(map(_line, lines))):
        return 0.0
    widths = sorted(right - left for left, right in map(_edges, lines))
    return widths[int(WIDE * len(widths))]


def _alike(lines: Sequence[dict[str, object]], width: float) -> Iterator[list[dict[str, object]]]:
    """The lines of a block, parted where the size of the letters or the setting of the lines changes.

    A title, a byline, the story; and what an export prints of each article, line by line.
    """
    for _, several in groupby(lines, key=_size):
        own = list(several)
        left = min(_edges(line)[0] for line in own)
        right = max(left + width, *(_edges(line)[1] for line in own))
        part = own[:1]
        for before, line in pairwise(own):
            if _begins(before, line, (left, right), coded=bool(width)):
                yield part
                part = []
            part.append(line)
        yield part


def _begins(
    before: dict[str, object], line: dict[str, object], column: tuple[float, float], *, coded: bool
) -> bool:
    """Whether a paragraph begins with a line; `coded`: its first letters may be an export's code."""
    one, two = _line(before), _line(line)
    if is_bound(one) or is_bound(two) or is_label(two, coded=coded):
        return True
    if not one or not two or two[0].islower() or _HYPHEN.search(one):
        return False
    (start, end), (left, right) = _edges(before), column
    moved = _edges(line)[0] - start
    return end - start < SHORT * (right - left) or moved > INDENT


def _edges(line: dict[str, object]) -> tuple[float, float]:
    """Where a line begins and ends, in points from the left."""
    box = line["bbox"]
    assert isinstance(box, list)
    return float(box[0]), float(box[2])


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
    line = len(before) > LINE and not re.match(r"by\b", after)
    return line and not _ENDED.search(before) and after[:1].islower()


def _is_title(title: str | None) -> bool:
    return (
        bool(title)
        and " " in str(title)
        and not re.search(r"\.\w{2,4}$|untitled|microsoft", str(title), re.IGNORECASE)
    )
