"""Documents in which databases export articles, several in one file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article
from tests.index.articles.formats.test_carried import docx, par
from tests.index.articles.formats.test_pdf import pdf
from tests.index.articles.test_formats import read
from tests.index.articles.test_layout import ABOUT, FACTIVA, PRINTED, PROQUEST, UNI

if TYPE_CHECKING:
    from pathlib import Path

COVER = (
    "User Name: Ada Quill",
    "Job Number: 1234567",
    "Documents (2)",
    "1. Harwick votes on sea wall",
    "2. Holt will not pay",
    "| About LexisNexis | Privacy Policy | Copyright © 2024 LexisNexis",
)
ARTICLES = (
    ("Harwick votes on sea wall", "The Harwick Gazette", "“The wall will hold,” said Ruth Able."),
    ("Holt will not pay", "The Holt Mercury", "“We will not pay,” said Ilse Maren."),
)


def lines() -> list[str]:
    """Of an export of two articles with the list of what it holds."""
    found = list(COVER)
    for title, outlet, words in ARTICLES:
        found += [title, outlet, "March 4, 2024 Monday", f"Copyright 2024 {outlet} All Rights Reserved"]
        found += ["Length: 90 words", "Byline: Mel Jessop", "Body", words, "Classification"]
        found += ["Subject: SEA WALLS (90%)", "Load-Date: March 4, 2024", "End of Document"]
    return found


def rtf(written: list[str]) -> str:
    """The lines as paragraphs of an RTF document."""
    escaped = ("".join(f"\\u{ord(sign)}?" if ord(sign) > 126 else sign for sign in line) for line in written)
    return "{\\rtf1\\ansi " + "\\par\n".join(escaped) + "}"


@pytest.mark.parametrize("suffix", [".docx", ".rtf"])
def test_a_document_of_several_articles_is_parted(suffix: str, tmp_path: Path) -> None:
    """Each with title, outlet, author and day of its own, named by its number; the list is none of them."""
    content = docx("".join(map(par, lines()))) if suffix == ".docx" else rtf(lines())
    found = read(tmp_path, f"export{suffix}", content)

    told = []
    for article in found:
        assert isinstance(article, Article), article
        facts = (article.title, article.outlet, article.author, article.published)
        told.append((article.doc, *(fact.value if fact else None for fact in facts)))
        assert "LexisNexis" not in article.text
    assert told == [
        (f"export{suffix}/{number}", title, outlet, "Mel Jessop", "2024-03-04")
        for number, (title, outlet, _) in enumerate(ARTICLES, 1)
    ]


PLAIN = "The council voted late on Monday to keep the wall that the storms of last winter had left standing. "


@pytest.mark.parametrize("gap", [12, 20], ids=["close", "apart"])
@pytest.mark.parametrize("centred", [False, True], ids=["left", "centred"])
@pytest.mark.parametrize("form", [FACTIVA, PRINTED, UNI, PROQUEST, ABOUT])
def test_a_pdf_of_several_articles_is_parted(form: str, centred: bool, gap: int, tmp_path: Path) -> None:
    """Each with what its head says, whole paragraphs, and no words of the page's own; its page is known."""
    first = {
        "title": "Harwick votes on sea wall",
        "author": "Mel Jessop",
        "outlet": "The Harwick Gazette",
        "day": "March 4, 2024",
        "lead": f"{PLAIN}“The wall will hold,” said Ruth Able, the county engineer.",
        "rest": f"“It held in May,” Able said. {2 * PLAIN}".strip(),
        "line": "_" * 60,
    }
    second = {**first, "title": "Holt will not pay", "outlet": "The Holt Mercury", "author": "Sam Rudd"}
    pages = []
    for number, told in enumerate((first, second), 1):
        lines, y = [(50, 760, f"Page {number} of 2")], 740
        for paragraph in form.format(**told).split("\n"):
            y -= gap if paragraph else 0
            middle = 306 - 5 * len(paragraph) // 2 if centred and len(paragraph) < 60 else 50
            for line in wrap(paragraph, 90):
                y -= 12
                lines.append((middle, y, line))
        pages.append([*lines, (50, 30, f"© 2024 Archive, Inc. {number}")])

    found = read(tmp_path, "export.pdf", pdf(*pages))

    for number, (article, wanted) in enumerate(zip(found, (first, second), strict=True), 1):
        assert isinstance(article, Article), article
        facts = (article.title, article.author, article.outlet, article.published)
        values = [fact.value if fact else None for fact in facts]
        assert values == [wanted["title"], wanted["author"], wanted["outlet"], "2024-03-04"]
        prose = list(article.text)
        for start, end in article.masks:
            prose[start:end] = " " * (end - start)
        assert " ".join("".join(prose).split()) == f"{wanted['lead']} {wanted['rest']}"
        assert article.doc == f"export.pdf/{number}"
        assert article.place(article.text.index("council")) == f"page {number}"


def test_an_archive_of_documents_is_no_document(tmp_path: Path) -> None:
    """Though words of the documents' own packing stand near its beginning; each is parted within it."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("march/export.docx", docx("".join(map(par, lines()))))
        archive.writestr("march/export.rtf", rtf(lines()))
        archive.writestr("march/export.txt", "\n".join(lines()))
    found = read(tmp_path, "a.zip", packed.getvalue())

    assert [article.doc for article in found if isinstance(article, Article)] == [
        f"a.zip/march/export{suffix}/{number}" for suffix in (".docx", ".rtf", ".txt") for number in (1, 2)
    ]


def test_a_document_of_one_article_keeps_its_name(tmp_path: Path) -> None:
    """Whatever it numbers: pages, or its own parts."""
    words = (
        "Harwick votes on sea wall",
        "1 of 2",
        "“The wall will hold,” said Ruth Able, the county engineer.",
        "2 of 2",
    )
    [article] = read(tmp_path, "a.docx", docx("".join(map(par, words))))

    assert isinstance(article, Article), article
    assert article.doc == "a.docx"
