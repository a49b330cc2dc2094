"""An index that is asked through a cluster: the same answers, also when a worker is killed meanwhile."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from onrecord.corpus import folder as corpus_folder
from onrecord.index.composite import composite
from onrecord.index.errors import QueryError
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.search import open_index
from tools.scale import shards as compared

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("distributed", reason="the extra “scale” is not installed")
pytest.importorskip("pyarrow", reason="the extra “scale” is not installed")
psutil = pytest.importorskip("psutil")

from onrecord.index.cluster.asking import Answer, Claim, Question, asked  # noqa: E402 - needs the extra


def test_shards_are_asked_through_a_cluster_whose_worker_is_killed(tmp_path: Path) -> None:
    """Hits in their order, counts, facets and verdicts, those of the index itself."""
    several = [tmp_path / "0", tmp_path / "1"]
    for number, shard in enumerate(several):
        compared.make(shard, 600, (number, 2), corpus_folder())
    whole = composite(several, tmp_path / "cache")
    queries = [
        Question(query, fold=True, facets=("speaker",)) for query in compared.asked(600, corpus_folder())[::9]
    ]
    with closing(open_index(whole)) as index, Corpus(whole) as corpus:
        found = [index.search(each.query, fold=True) for each in queries]
        expected = [
            Answer(each.total, each.every, each.hits(0, 20), (each.facets("speaker"),)) for each in found
        ]
        claims = [Claim(hit.quotation.text) for each in expected for hit in each.hits[:1]][:10]
        verdicts = [verify(corpus, claim.text) for claim in claims]
    answers = []
    for number, answer in enumerate(asked("local:2", whole, [*queries, *claims])):
        if number == 3:
            children = psutil.Process().children(recursive=True)
            at_work = [each for each in children if "spawn_main" in " ".join(each.cmdline())]
            max(at_work, key=lambda each: sum(each.cpu_times()[:2])).kill()
        answers.append(answer)
    assert answers == [*expected, *verdicts]


def test_a_query_that_cannot_be_read_is_refused_as_elsewhere(tmp_path: Path) -> None:
    """With the place of the fault."""
    compared.make(tmp_path / "0", 100, (0, 1), corpus_folder())
    with pytest.raises(QueryError) as caught:
        list(asked("local:1", tmp_path / "0", [Question("conf:>high")]))
    assert caught.value.query == "conf:>high"
