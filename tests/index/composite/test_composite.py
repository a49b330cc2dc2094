"""Several indexes as one: the answers of one index of all their articles."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.corpus import folder as corpus_folder
from onrecord.index import provenance
from onrecord.index.composite import composite
from onrecord.index.errors import NoIndex, OtherVersion, UsageError
from onrecord.index.search import open_index
from onrecord.index.store import Builder
from onrecord.index.store.snapshots import people
from tools.benchmarks import synthetic
from tools.scale import shards as compared

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 600


def test_shards_answer_as_one_index_of_all_their_articles(tmp_path: Path) -> None:
    """Hits and their order, counts, facets, folding, copies and verdicts."""
    texts = corpus_folder()
    compared.make(tmp_path / "one", SIZE, (0, 1), texts)
    several = [tmp_path / f"shard-{number}" for number in range(3)]
    for number, shard in enumerate(several):
        compared.make(shard, SIZE, (number, 3), texts)
    whole = composite(several, tmp_path / "cache")
    queries = compared.asked(SIZE, texts)[::5]
    assert len(queries) > 50
    assert list(compared.different(tmp_path / "one", whole, queries)) == []


def built(folder: Path, which: range, pipeline: str = "synthetic") -> Path:
    """An index of some synthetic articles."""
    with Builder(folder, pipeline=pipeline, beside=provenance.update, after=people.update) as builder:
        every = synthetic.articles(synthetic.read(corpus_folder()), 200)
        for number, (source, article, quotations) in enumerate(every):
            if number in which:
                builder.add(source, article, quotations)
        builder.finish(roots=["synthetic"], sample=False, seconds=0)
    return folder


def test_a_shard_that_is_built_anew_is_taken_up(tmp_path: Path) -> None:
    """The explorer sees that it is stale."""
    one, two = built(tmp_path / "1", range(5)), built(tmp_path / "2", range(5, 10))
    whole = composite([one, two], tmp_path / "cache")
    with closing(open_index(whole)) as index:
        assert index.search("").total == 100
        built(two, range(5, 12))
        assert index.stale()
    with closing(open_index(whole)) as index:
        assert index.search("").total == 120
    assert composite([two, one], tmp_path / "cache") == whole


def test_what_cannot_be_put_together_gets_one_sentence(tmp_path: Path) -> None:
    """And says which shard it is."""
    one, two = built(tmp_path / "1", range(5)), built(tmp_path / "2", range(4, 10))
    cache = tmp_path / "cache"
    with pytest.raises(UsageError, match="both in"):
        composite([one, two], cache)
    with pytest.raises(UsageError, match="named twice"):
        composite([one, one], cache)
    with pytest.raises(NoIndex):
        composite([one, tmp_path / "3"], cache)
    other = built(tmp_path / "4", range(10, 12), pipeline="other")
    with pytest.raises(OtherVersion, match="different"):
        composite([one, other], cache)
    three = built(tmp_path / "3", range(10, 12))
    whole = composite([one, three], cache)
    with pytest.raises(UsageError, match="composite index itself"):
        composite([whole, two], cache)


def test_ids_that_begin_alike_are_told_apart_over_all_shards(tmp_path: Path) -> None:
    """Every hit is shown by its id, with its article."""
    whole = composite(
        [built(tmp_path / "1", range(5)), built(tmp_path / "2", range(5, 10))], tmp_path / "cache"
    )
    with closing(open_index(whole)) as index:
        for hit in index.search("").hits(0, 100):
            shown = index.show(hit.quotation.id)
            assert shown is not None
            assert replace(shown, marks=()) == replace(hit, marks=())
            assert index.article(hit).text
        assert index.show("") is None
