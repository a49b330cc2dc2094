"""Articles and quotations are read back by row, id or path."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import DamagedIndex
from onrecord.index.store import Records, current
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def records(corpus: Path, folder: Path) -> Iterator[Records]:
    """The records of forty articles."""
    fake.build(folder, corpus)
    with closing(Records(current(folder).path / "records.sqlite")) as found:
        yield found


def test_hits_come_in_the_order_asked_for(records: Records) -> None:
    """Rows in any order, and more than one question to SQLite can hold."""
    once = records.hits(range(1, 101))

    assert [quotation.id for _, quotation in records.hits([7, 3, 99])] == [
        once[6][1].id,
        once[2][1].id,
        once[98][1].id,
    ]
    assert records.hits(list(range(100, 0, -1)) * 12) == once[::-1] * 12
    assert records.hits([]) == []


def test_a_hit_holds_the_article_without_its_text(corpus: Path, records: Records) -> None:
    """The text is fetched where it is shown; all else is there."""
    articles = {source.path: fake.read(source) for source in fake.sources(corpus)}

    for article, quotation in records.hits(range(1, 101)):
        whole = articles[article.path]
        assert article == replace(whole, text="")
        assert quotation in fake.extract(whole)


def test_an_article_is_found_by_its_path(corpus: Path, records: Records) -> None:
    """With its text and all its quotations, in their order."""
    for source in fake.sources(corpus):
        row = records.row_of(source.path)
        assert row
        assert records.article(row) == fake.read(source)
        assert records.quotations_of(row) == fake.extract(fake.read(source))
    assert records.row_of("/nowhere") is None


def test_a_quotation_is_found_by_its_id_or_the_beginning_of_it(records: Records) -> None:
    """As long as only one begins so."""
    hits = records.hits(range(1, 101))
    ids = sorted(quotation.id for _, quotation in hits)
    for article, quotation in hits:
        assert records.by_id(quotation.id) == (article, quotation)
    for one in ids:
        for length in (1, 2, 4):
            found = records.by_id(one[:length])
            assert (found is not None) == (sum(name.startswith(one[:length]) for name in ids) == 1)
    for nothing in ("", "zz", "%", "f" * 13, "\udcff", "' OR 1=1"):
        assert records.by_id(nothing) is None


def test_threads_may_share_records(records: Records) -> None:
    """Every thread gets what it asked for."""
    once = records.hits(range(1, 101))
    asked = [[n % 100 + 1, (n * 7) % 100 + 1] for n in range(400)]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(records.hits, asked))

    assert found == [[once[a - 1], once[b - 1]] for a, b in asked]


def test_records_outlive_their_snapshot(corpus: Path, folder: Path, records: Records) -> None:
    """An open explorer goes on reading while builds put other snapshots in place."""
    before = records.hits(range(1, 101))
    shutil.rmtree(corpus / "1")
    fake.build(folder, corpus)

    assert records.hits(range(1, 101)) == before
    assert not (folder / "g000001").exists()


def test_a_row_that_is_not_there_is_damage(records: Records, tmp_path: Path) -> None:
    """Whoosh names a row that the records do not have: they are not of one build."""
    for ask in (lambda: records.hits([1, 12345]), lambda: records.article(12345)):
        with pytest.raises(DamagedIndex, match="--rebuild"):
            ask()
    with pytest.raises(DamagedIndex):
        Records(tmp_path / "g000001" / "records.sqlite")
