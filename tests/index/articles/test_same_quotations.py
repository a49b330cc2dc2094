"""One folder with every format: the same quotations, speakers and offices from each, letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles, attribution
from onrecord.index.model import Article
from onrecord.index.settings import Settings
from tests.index.articles.test_formats import BARE, FILES, TEXT, TITLE

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.model import Quotation

    Said = tuple[str, str, str, str]

HEAD = "---\noutlet: The Harwick Gazette\npublished: 2024-03-04\n---\n"


def said(quotation: Quotation) -> Said:
    """The kind, the words, who said them and in what office."""
    speaker = quotation.speaker.name if quotation.speaker else ""
    office = quotation.office.printed if quotation.office else ""
    return quotation.kind, quotation.text, speaker, office


@pytest.mark.slow
def test_every_format_gives_the_same_quotations(tmp_path: Path) -> None:
    """A text, a page, a mail, a feed, a table, documents, books and archives of the same article."""
    text = {"plain.txt": TEXT, "marked.md": f"{HEAD}# {TITLE}\n\n{TEXT}\n"}
    for name, content in (text | FILES | {name: made() for name, made in BARE.items()}).items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    read = articles.every([tmp_path])
    found = {
        article.doc: [said(each) for each in quotations]
        for article, quotations in attribution.extract(
            (one for one in read if isinstance(one, Article)), model=Settings().model, jobs=1
        )
    }

    assert len(found) == len(text) + len(FILES) + len(BARE)
    assert ("direct", "The wall will hold,", "Ruth Able", "county engineer") in found["plain.txt"]
    assert {doc: each for doc, each in found.items() if each != found["plain.txt"]} == {}
