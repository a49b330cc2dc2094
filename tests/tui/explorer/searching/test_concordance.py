"""A line an occurrence: which there are, in which order, what stands beside them, here and in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.index.model import Hit
from onrecord.index.search import open_index
from onrecord.tui.cli import run
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.work.index_session import IndexSession
from onrecord.tui.present.hits import collocates, kwic, occurrences
from tests.tui.explorer.fakes import FakeQuery, harbour
from tests.tui.explorer.steps import main, press

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.tui.present.hits.occurrences import Occurrence

ARTICLE, QUOTATIONS = harbour()


def found(words: str) -> list[Occurrence]:
    """Where these words stand in and around the four quotations of the harbour."""
    query = FakeQuery(words)
    hits = [Hit(quotation, ARTICLE, query.marks(quotation.text)) for quotation in QUOTATIONS]
    return list(occurrences.once(each for hit in hits for each in occurrences.of(hit, ARTICLE, query)))


def told(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[str], str]:
    """Exit code, the lines of stdout, and stderr of `onrecord search`."""
    code = run(("search", *args))
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_each_place_is_one_line_and_shows_its_word() -> None:
    """Twice in a quotation is two lines; a word that several quotations have around them is one."""
    lines = found("whatever")
    assert [each.text[slice(*each.mark)].lower() for each in lines] == ["whatever", "whatever"]
    assert {each.hit.quotation.id for each in lines} == {QUOTATIONS[0].id, QUOTATIONS[3].id}
    for each in lines:
        before, word, _ = kwic.line(each, 60)
        assert word == ("whatever", "hit")
        assert len(before[0]) == 24

    harbours = found("harbour")
    places = [each.start + each.mark[0] for each in harbours]
    assert len(places) == len(set(places))


def test_the_words_at_a_place_are_counted() -> None:
    """The commonest first; a place beyond the text counts nothing."""
    assert collocates.at(found("whatever"), "R2") == [("takes", 2)]
    assert collocates.at(found("whatever"), "L1") == [("spend", 1), ("take", 1)]


def test_what_stands_beside_more_often_than_by_chance_goes_with_it() -> None:
    """On both sides within five words; what is as common elsewhere does not, whatever it is."""
    going = {each.word: each for each in collocates.collocates(found("whatever"))}

    assert (going["it"].left, going["it"].right) == (0, 2)
    assert going["takes"].likelihood > 3.84
    assert "berths" not in going


@pytest.mark.parametrize(("seed", "other"), [(1, 2), (7, 8)])
def test_a_sample_is_the_same_with_the_same_seed(seed: int, other: int) -> None:
    """However the lines are sorted before; another seed draws others."""
    lines = found("the")
    drawn = occurrences.sample(lines, 3, seed)

    assert len(lines) > 5
    assert len(drawn) == 3
    assert set(map(id, occurrences.sample(lines[::-1], 3, seed))) == set(map(id, drawn))
    assert occurrences.sample(lines, 3, other) != drawn
    assert occurrences.sample(lines, 100, seed) == lines


async def test_the_screen_and_the_shell_have_the_same_lines(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same quotations in the same order: by a word beside, and drawn at random."""
    app = Explorer(IndexSession(sample), query="the")
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, "enter", "w", "less_than_sign", "less_than_sign")
        shown = main(app).results.results
        assert isinstance(shown, kwic.Concordance)
        by_word = [hit.quotation.id for hit in shown.hits(0, shown.total)]
        await press(pilot, "d", "1", "enter")
        shown = main(app).results.results
        assert isinstance(shown, kwic.Concordance)
        drawn = [hit.quotation.id for hit in shown.hits(0, shown.total)]
    asked = ("the", "--index", str(sample), "--format", "kwic", "--fold", "--limit", "0", "--sort", "L2")
    _, lines, _ = told(capsys, *asked)
    assert [line[:12] for line in lines] == by_word
    _, lines, _ = told(capsys, *asked, "--sample", "1")

    assert [line[:12] for line in lines] == drawn


def test_the_shell_counts_what_stands_beside(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As many lines as are asked for, in every format of a list; what does not go together is refused."""
    code, lines, err = told(capsys, "the", "--index", str(sample), "--words", "R1", "--format", "csv")
    assert (code, lines[0]) == (Exit.FOUND, "place,word,count")
    assert "occurrences" in err
    _, lines, _ = told(capsys, "the", "--index", str(sample), "--collocates", "--limit", "3")
    assert len(lines) == 4
    for args, why in (
        (("--collocates", "--words", "L1"), "one of them"),
        (("--sample", "3"), "--sample goes with --format kwic"),
        (("--sort", "R2", "--format", "kwic", "--reverse"), "no reverse"),
    ):
        code, lines, err = told(capsys, "the", "--index", str(sample), *args)
        assert (code, lines) == (Exit.USAGE, [])
        assert why in err


def test_more_hits_than_are_looked_at_are_told(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ones are sorted; a sample is drawn from any of them, and both say of how many."""
    monkeypatch.setattr(kwic, "MOST", 10)
    _, _, err = told(capsys, "the", "--index", str(sample), "--format", "kwic", "--sort", "R1")
    assert "of 10 of the" in err
    index = open_index(sample)
    results = index.search("the")
    first = kwic.arranged(index, results, "R1")
    drawn = kwic.arranged(index, results, sample=5, seed=1)
    again = kwic.arranged(index, results, "L1", sample=5, seed=1)
    index.close()

    assert {hit.quotation.id for hit in drawn.arranged} == {hit.quotation.id for hit in again.arranged}
    assert not {hit.quotation.id for hit in drawn.arranged} <= {hit.quotation.id for hit in first.arranged}
