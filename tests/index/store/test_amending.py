"""Corrections reach the index at once, outlive every rebuild, and leave nothing behind when undone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from onrecord.index.corrections import Correction, correction, now
from onrecord.index.errors import BuildUnderWay, NoIndex
from onrecord.index.model import Hit
from onrecord.index.store import Builder, Records, amend, current
from onrecord.index.store.snapshots import amending
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.model import Quotation


def hits(folder: Path) -> list[Hit]:
    """Every quotation of the index."""
    with closing(Records(current(folder).path / "records.sqlite")) as records:
        found = []
        for path, (_, quotations) in fake.answers(folder)["held"].items():
            number = records.row_of(path)
            assert number is not None
            found += [Hit(each, records.article(number)) for each in quotations]
    return found


def held(folder: Path, identity: str) -> Quotation:
    """The quotation with this id."""
    return next(hit.quotation for hit in hits(folder) if hit.quotation.id == identity)


def wanted(*chosen: Hit) -> dict[str, Correction]:
    """Corrections of these quotations."""
    who = {"speaker": "Ann Lee", "office": "mayor"}
    made = [correction(hit, **who, kind="mixed", why="", made=now()) for hit in chosen]
    return {each.id: each for each in made}


def test_a_correction_is_found_at_once_and_gone_when_it_is_undone(corpus: Path, folder: Path) -> None:
    """What is amended answers as what is built anew with the same corrections, and undone as before."""
    fake.build(folder, corpus)
    before = fake.answers(folder)
    some = hits(folder)
    corrections = wanted(some[0], some[3], some[-1])

    assert amend(folder, lambda: corrections)
    assert not amend(folder, lambda: corrections)
    amended = fake.answers(folder)
    assert sum("Lee" in term or "lee" in term for term in amended["terms"]) > 0
    assert held(folder, some[3].quotation.id).corrected is not None

    fake.build(folder.with_name("anew"), corpus, corrections=lambda: corrections)
    assert amended == fake.answers(folder.with_name("anew"))

    assert amend(folder, dict)
    assert fake.answers(folder) == before


def test_a_correction_outlives_every_rebuild(corpus: Path, folder: Path) -> None:
    """Its article is as it was, has changed elsewhere, is read by other rules, or all is made anew."""
    fake.build(folder, corpus)
    one = hits(folder)[5]
    corrections = wanted(one)
    path = next(path for path in corpus.rglob("*.txt") if str(path) == one.article.path)

    def name() -> str:
        speaker = held(folder, one.quotation.id).speaker
        return speaker.name if speaker else ""

    fake.build(folder, corpus, corrections=lambda: corrections)
    assert name() == "Ann Lee"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.", encoding="utf-8")
    fake.build(folder, corpus, corrections=lambda: corrections)
    assert name() == "Ann Lee"
    fake.build(folder, corpus, pipeline="fake 2", corrections=lambda: corrections)
    assert name() == "Ann Lee"
    fake.build(folder, corpus, fresh=True, corrections=lambda: corrections)
    assert name() == "Ann Lee"
    fake.build(folder, corpus)
    assert name() == (one.quotation.speaker.name if one.quotation.speaker else "")


def test_a_correction_waits_for_words_that_are_gone(corpus: Path, folder: Path) -> None:
    """When they are back it holds again."""
    fake.build(folder, corpus)
    one = hits(folder)[5]
    corrections = wanted(one)
    path = next(path for path in corpus.rglob("*.txt") if str(path) == one.article.path)
    text = path.read_text(encoding="utf-8")
    amend(folder, lambda: corrections)

    path.unlink()
    fake.build(folder, corpus, corrections=lambda: corrections)
    assert one.quotation.id not in {hit.quotation.id for hit in hits(folder)}
    path.write_text(text, encoding="utf-8")
    fake.build(folder, corpus, corrections=lambda: corrections)
    assert held(folder, one.quotation.id).corrected is not None


def test_nobody_amends_an_index_that_is_being_built(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build takes the corrections up when it is finished."""
    fake.build(folder, corpus)
    one = hits(folder)[2]
    corrections: dict[str, Correction] = {}
    monkeypatch.setattr(amending, "PATIENCE", 0)

    with Builder(folder, pipeline="fake 1", corrections=lambda: corrections) as builder:
        for source in fake.sources(corpus):
            assert builder.unchanged(source)
        corrections.update(wanted(one))
        with pytest.raises(BuildUnderWay):
            amend(folder, lambda: corrections)
        builder.finish(roots=[str(corpus)], sample=False, seconds=1.0)

    assert held(folder, one.quotation.id).corrected is not None


def test_two_corrections_at_once_both_take_effect(corpus: Path, folder: Path) -> None:
    """The second waits for the first, which is done in a moment; a build is not waited for to its end."""
    fake.build(folder, corpus)
    some = hits(folder)
    one, both = wanted(some[0]), wanted(some[0], some[3])
    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(amend, folder, each.copy) for each in (one, both)]
        assert [each.exception() for each in done] == [None, None]
    amend(folder, lambda: both)

    assert held(folder, some[0].quotation.id).corrected is not None
    assert held(folder, some[3].quotation.id).corrected is not None


def test_there_must_be_an_index_to_amend(folder: Path) -> None:
    """Nothing is made where there is none."""
    with pytest.raises(NoIndex):
        amend(folder, dict)

    assert not folder.exists()
