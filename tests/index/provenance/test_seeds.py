"""The five founding articles by themselves: five events, no statement printed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles, attribution
from onrecord.index import provenance as room
from onrecord.index.model import Skipped
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.store import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """An index of the founding articles, as a build makes it."""
    folder = tmp_path_factory.mktemp("seeds")
    found = [source for source in articles.find([shared / "seeds"]) if not isinstance(source, Skipped)]
    sources = {source.path: source for source in found}
    with Builder(folder, pipeline="seeds", beside=room.update) as builder:
        read = (articles.read(source) for source in found)
        for article, quotations in attribution.extract(read, model="en_core_web_sm"):
            builder.add(sources[article.path], article, quotations)
        builder.finish(roots=(str(shared / "seeds"),), sample=False, seconds=0.0)
    with Corpus(folder) as corpus:
        yield corpus


def test_the_founding_articles_have_no_groups(index: Corpus) -> None:
    """Every quotation is a statement of its own."""
    witnesses = index.witnesses(range(1, index.stamp.quotations + 1))

    assert index.stamp.articles == 5
    assert [each.quotation.text for each in witnesses if len(index.statement(each.row)) > 1] == []


def test_the_no_fly_zone_is_nobodys_quotation(index: Corpus) -> None:
    """The term stands in marks three times, and is told as a term, whoever is said to have said it."""
    verdict = verify(index, "no-fly zone", "Stoltenberg")

    assert verdict.outcome == "not checked"
    assert "3 times between quotation marks as a term" in verdict.notes[0]
