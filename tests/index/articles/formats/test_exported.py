"""Documents in which databases export articles, several in one file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article
from tests.index.articles.formats.test_carried import docx, par
from tests.index.articles.test_formats import read

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
