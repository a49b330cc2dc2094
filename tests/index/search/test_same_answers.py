"""Whatever is asked, the quotations found are those that Whoosh's own query objects find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.search.execution import phrases, sets
from onrecord.index.store.postings.arrays import dictionary, lists
from tests.index.search.asking import differing
from tests.index.search.corpora import build, documents, quoted

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = 1000
NEWS_QUERIES = 150
"""Whoosh takes a good part of a second for each; `tools.benchmarks.same_answers` asks 2,000."""
SIZE = 1500


@pytest.mark.parametrize("make", ["one segment", "five segments", "deletions", "five with deletions"])
def test_random_queries_find_what_whoosh_finds(make: str, tmp_path: Path) -> None:
    """1,000 seeded queries of all classes, divided among indexes of each make."""
    made = list(documents(SIZE))
    gone = {one["article"] for one in made[::10]} if "deletions" in make else set()
    index = build(tmp_path, made, segments=5 if "five" in make else 1, delete=gone)

    different, empty = differing(index, made, QUERIES // 4, seed=5)

    assert different == []
    assert empty < QUERIES // 8


def test_they_are_the_same_by_the_ways_of_large_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tables, pieces and narrowing, which are worth it where there are many documents, on few."""
    for owner, name, value in (
        (sets, "LOOKED_UP", 10),
        (sets, "TABLE", 0),
        (sets, "AT_ONCE", 50),
        (phrases, "FEW", 0),
        (phrases, "MANY", 50),
        (dictionary, "BLOCK", 5),
        (lists, "READ", 50),
    ):
        monkeypatch.setattr(owner, name, value)
    made = list(documents(SIZE))
    index = build(tmp_path, made, segments=2, delete={made[5]["article"]})

    different, _ = differing(index, made, QUERIES // 4, seed=6)

    assert different == []


@pytest.mark.slow
@pytest.mark.parametrize("segments", [1, 5])
def test_random_queries_over_real_news_find_what_whoosh_finds(
    segments: int, shared: Path, tmp_path: Path
) -> None:
    """Seeded queries over an eighth of PolNeAR train and dev, from which a few articles are deleted again."""
    made = [one for part in ("dev", "train") for one in quoted(shared / "polnear" / part / "text")][::8]
    for row, one in enumerate(made, 1):
        one["row"] = row
    index = build(tmp_path, made, segments=segments, delete={one["article"] for one in made[::300]})

    different, _ = differing(index, made, NEWS_QUERIES // 2, seed=segments)

    assert different == []
