# ruff: noqa: E501 - texts of articles
"""A PDF of two columns reads as its author wrote it; one without a text layer is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index import articles
from onrecord.index.model import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LEFT = [
    "The wall will hold through the winter, the county engi-",
    "neer told the committee on Monday, although the sur-",
    "veyors have not been there since the spring and the",
    "councillors of the three towns that paid for it had",
]
RIGHT = [
    "asked for a second report by another firm in the cap-",
    "ital before the storms come.",
]


def pdf(*pages: Sequence[tuple[int, int, str]], first: int = 10) -> bytes:
    """A PDF of these pages, each of lines of text at a place in points from the lower left corner.

    The first line of a page is `first` points high, the others 10.
    """
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {10 if row else first} Tf {x} {y} Td ({escaped(line)}) Tj ET"
            for row, (x, y, line) in enumerate(lines)
        )
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    written, at = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        at.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    size = len(objects) + 1
    written += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{written}startxref\n{written.index('xref')}\n%%EOF\n".encode("ascii")


def escaped(line: str) -> str:
    """A line as a string of a PDF."""
    plain = re.sub(r"([()\\])", r"\\\1", line).encode("cp1252")
    return "".join(chr(code) if code < 128 else f"\\{code:o}" for code in plain)


def read(folder: Path, data: bytes) -> Article | Skipped:
    """What is read of a PDF."""
    (folder / "a.pdf").write_bytes(data)
    (found,) = articles.every([folder / "a.pdf"])
    return found


def test_two_columns_with_parted_words_read_as_one_paragraph(tmp_path: Path) -> None:
    """A word parted at a line's end is whole, a sentence goes on in the next column, a page is known."""
    columns = [(50, 700 - 12 * row, line) for row, line in enumerate(LEFT)]
    columns += [(330, 700 - 12 * row, line) for row, line in enumerate(RIGHT)]
    after = [(50, 700, "The committee meets again in May, when the auditors are through with the books.")]
    found = read(tmp_path, pdf(columns, after))

    assert isinstance(found, Article)
    first, second = found.text.split("\n\n")
    assert first == (
        "The wall will hold through the winter, the county engineer told the committee on Monday, although the "
        "surveyors have not been there since the spring and the councillors of the three towns that paid for it had "
        "asked for a second report by another firm in the capital before the storms come."
    )
    assert second == after[0][2]
    assert [found.place(0), found.place(found.text.index(second))] == ["page 1", "page 2"]


def test_a_title_in_larger_letters_is_no_part_of_the_paragraph_below(tmp_path: Path) -> None:
    """However close they stand."""
    lines = [(50, 702, "Wall to hold for a year"), *((50, 690 - 12 * n, line) for n, line in enumerate(LEFT))]
    found = read(tmp_path, pdf(lines, first=14))

    assert isinstance(found, Article)
    assert found.text.split("\n\n")[0] == "Wall to hold for a year"
    assert found.text.split("\n\n")[1].startswith("The wall will hold through the winter")


def test_a_pdf_without_a_text_layer_is_refused(tmp_path: Path) -> None:
    """One sentence says what it is and what to do."""
    found = read(tmp_path, pdf([], []))

    assert isinstance(found, Skipped)
    assert found.reason.startswith(
        "the PDF has no text, only pictures of pages: run it through an OCR program"
    )
