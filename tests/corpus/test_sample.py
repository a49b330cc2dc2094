"""The sample corpus says what it is, and puts no word into anybody's mouth."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePath
from typing import Any

import pytest

from onrecord.corpus import folder
from onrecord.index.articles import every
from onrecord.index.model import Article

GOLD: list[dict[str, Any]] = json.loads((Path(__file__).parent / "gold.json").read_text(encoding="utf-8"))
QUOTATIONS = [(entry["file"], quotation) for entry in GOLD for quotation in entry["quotes"]]

MARKED = re.compile(r"“([^“”]*?)(?:”|\n\n(?=“))|\"([^\"]*)\"")
"""What stands between double marks; a mark that opens again at the next paragraph closes the one before."""
SPELLINGS = {"defence": "defense", "ceasefire": "cease-fire"}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The sample articles by name."""
    found = every([folder()], follow_links=True)
    return {article.doc: article for article in found if isinstance(article, Article)}


def folded(text: str) -> str:
    """The words in lower case, with one form of apostrophe and one spelling."""
    return " ".join(SPELLINGS.get(word, word) for word in plain(text).split())


def plain(text: str) -> str:
    """The words in lower case, with one form of apostrophe."""
    return " ".join(re.findall(r"[\w'-]+", text.replace("’", "'").lower()))


def how_changed(segments: list[str], original: str) -> str:
    """What an editor has done to the words of `original`."""
    if plain(" ".join(segments)) == original:
        return "verbatim"
    whole = all(plain(piece) in original for segment in segments for piece in segment.split("…"))
    return "cut" if whole and not any("[" in segment for segment in segments) else "changed"


def pieces(segment: str) -> list[str]:
    """What stands between the traces of an editor's hand: an ellipsis, words in brackets."""
    return [folded(piece) for piece in re.split(r"…|\[[^\]]*\]", segment) if folded(piece)]


def test_every_article_says_whose_it_is(articles: dict[str, Article]) -> None:
    """Title, outlet and day, whatever its format; author and address too, but for the mail."""
    assert len(articles) >= 16
    for entry in GOLD:
        article = articles[entry["file"]]
        facts = (article.title, article.outlet, article.published, article.author, article.url)
        known = [fact.value for fact in facts if fact]

        assert known[:3] == [entry["title"], entry["outlet"], entry["date"]]
        assert entry["file"].endswith(".eml") or known[3] == entry["author"]
        assert entry["file"].endswith(".eml") or known[4].startswith("https://example.org/")
        assert [relay.name for relay in article.relays if relay.scope == "document"] == entry["via"]


def test_a_newcomer_sees_several_formats(articles: dict[str, Article]) -> None:
    """A saved page, a PDF, a mail and a table stand among the text files."""
    kinds = {PurePath(article.doc.partition("/")[0]).suffix for article in articles.values()}
    assert kinds == {".md", ".html", ".pdf", ".eml", ".csv"}


def test_nothing_but_the_articles_is_found(articles: dict[str, Article]) -> None:
    """The labels cover every article, and no other file of the folder is taken for one."""
    assert set(articles) == {entry["file"] for entry in GOLD}


def test_the_labels_cover_every_pair_of_marks(articles: dict[str, Article]) -> None:
    """Each span between double marks is a labelled segment, and each label fits its span."""
    for entry in GOLD:
        text = articles[entry["file"]].text
        labelled = [tuple(span) for quotation in entry["quotes"] for span in quotation["spans"]]
        words = [words for quotation in entry["quotes"] for words in quotation["segments"]]
        prose = text.find("\n---\n") + 5 if text.startswith("---\n") else 0
        marked = {match.span(match.lastindex or 0) for match in MARKED.finditer(text, prose)}

        assert [text[start:end] for start, end in labelled] == words
        assert marked <= set(labelled)


@pytest.mark.parametrize(
    ("file", "quotation"), QUOTATIONS, ids=[quotation["id"] for _, quotation in QUOTATIONS]
)
def test_quoted_words_were_printed_before(file: str, quotation: dict[str, Any], shared: Path) -> None:
    """All quoted words stand in a founding article: verbatim, cut, or changed where it shows."""
    seeds = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    printed = {known["id"]: known for seed in seeds for known in seed["quotes"]}
    if quotation["source"] is None:
        texts = [(shared / "seeds" / seed["file"]).read_text(encoding="utf-8") for seed in seeds]
        assert any(folded(words) in folded(text) for words in quotation["segments"] for text in texts)
        return
    known = printed[quotation["source"]]
    original = " ".join(known["segments"])

    assert all(piece in folded(original) for segment in quotation["segments"] for piece in pieces(segment))
    assert how_changed(quotation["segments"], plain(original)) == quotation["change"]
    if quotation["kind"] != "term" and known["speaker_kind"] == "person":
        assert quotation["speaker"].split()[0] == known["speaker"].split()[0]


def test_the_articles_are_short(articles: dict[str, Article]) -> None:
    """Each can be read in a minute or two."""
    for article in articles.values():
        assert 120 <= len(article.text.split("\n---\n", 1)[-1].split()) <= 350
