"""A statement that many articles print can be asked for once, and by how many print it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index import provenance
from onrecord.index.errors import DamagedIndex
from onrecord.index.model import Article, Fact, Quotation, Source, Speaker, identified
from onrecord.index.search import open_index
from onrecord.index.store import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.search import Index, Sort

HARBOUR = "We will spend whatever it takes to keep the northern harbour open this winter"
THEATRE = "Nobody closes the old theatre by the harbour while I am the mayor of this town"


def printed(number: int, words: str) -> tuple[Source, Article, tuple[Quotation, ...]]:
    """One article that quotes these words."""
    doc = f"{number:03}.txt"
    text = f"“{words}”, she said."
    article = Article(
        doc,
        f"/articles/{doc}",
        text,
        f"{number}",
        outlet=Fact(f"Outlet {number % 7}", "masthead"),
        published=Fact(f"2024-03-{1 + number % 28:02}", "date line"),
    )
    quotation = Quotation("direct", ((1, 1 + len(words)),), words, speaker=Speaker("Mara Lindqvist", "she"))
    return Source(doc, article.path, len(text), 1), article, identified(doc, [quotation])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in which one statement stands in 90 articles, another in two, three in one each."""
    folder = tmp_path_factory.mktemp("copies") / "index"
    said = [HARBOUR] * 90 + [THEATRE] * 2
    said += [
        "The ferries leave the harbour at noon and not an hour before",
        "A fish market that opens on Mondays is what the harbour really lacks",
        "Our pilots trained for eleven months before they saw this harbour",
    ]
    with Builder(folder, pipeline="test", beside=provenance.update) as builder:
        for number, words in enumerate(said):
            builder.add(*printed(number, words))
        builder.finish(roots=["/articles"], sample=False, seconds=0.1)
    return folder


@pytest.fixture
def index(folder: Path) -> Iterator[Index]:
    """That index, open."""
    index = open_index(folder)
    yield index
    index.close()


@pytest.mark.parametrize("sort", ["relevance", "date", "speaker", "outlet"])
@pytest.mark.parametrize("reverse", [False, True])
def test_folding_keeps_the_first_of_each_statement(index: Index, sort: Sort, reverse: bool) -> None:
    """In whatever order is asked for; counts and facets stay those of all quotations."""
    every = index.search("harbour", sort=sort, reverse=reverse)
    folded = index.search("harbour", sort=sort, reverse=reverse, fold=True)
    firsts = {hit.quotation.text: hit for hit in reversed(every.hits(0, every.total))}

    assert (folded.every, folded.facets("outlet")) == (every.total, every.facets("outlet"))
    hits = folded.hits(0, 1000)
    assert folded.total == len(hits) < every.total
    assert {hit.quotation.text for hit in hits} == set(firsts)
    ranks = {hit.quotation.id: rank for rank, hit in enumerate(every.hits(0, every.total))}
    places = [ranks[hit.quotation.id] for hit in hits]
    assert places == sorted(places)
    assert all(hit == firsts[hit.quotation.text] for hit in hits)


def test_a_page_of_folded_hits_goes_on_where_the_one_before_ended(index: Index) -> None:
    """Also where the first screenful of quotations is all one statement."""
    folded = index.search("harbour", sort="date", fold=True)

    assert tuple(hit for at in range(folded.total) for hit in folded.hits(at, at + 1)) == folded.hits(0, 99)


def test_copies_are_asked_for_by_number(index: Index) -> None:
    """Articles are counted, and each hit says how many."""
    most = index.search("copies:>5")
    two = index.search("copies:2")

    assert {hit.copies for hit in most.hits(0, 99)} == {90} == {most.total}
    assert {(hit.copies, hit.quotation.text) for hit in two.hits(0, 9)} == {(2, THEATRE)}
    assert index.search("copies:2..").total == 92
    assert index.search("copies:1").total == index.search("").total - 92
    shown = index.show(two.hits(0, 1)[0].quotation.id)
    assert shown == replace(two.hits(0, 1)[0], marks=())


@pytest.mark.parametrize("content", [b"", b"nothing", "same size"])
def test_broken_provenance_is_one_sentence(folder: Path, tmp_path: Path, content: bytes | str) -> None:
    """Cut short, overwritten, or with senseless numbers: the error that the commands print."""
    (tmp_path / "g000001").mkdir()
    for path in next(folder.glob("g*")).iterdir():
        data = path.read_bytes()
        if path.name == "provenance-rows.npy":
            data = data[:128] + b"\xfe" * (len(data) - 128) if isinstance(content, str) else content
        (tmp_path / "g000001" / path.name).write_bytes(data)
    (tmp_path / "CURRENT").write_text("g000001\n")

    with pytest.raises(DamagedIndex, match="build"):
        open_index(tmp_path).search("harbour").hits(0, 9)
