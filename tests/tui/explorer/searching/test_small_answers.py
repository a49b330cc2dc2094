"""The pure parts: completion, concordance, citation, what is remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Fact, Hit, Office
from onrecord.tui.explorer.search.completion import complete
from onrecord.tui.explorer.view.ascii import spelt
from onrecord.tui.kept import session
from onrecord.tui.kept.history import History
from onrecord.tui.kept.session import Session
from onrecord.tui.present.checks import evidence
from onrecord.tui.present.hits import citation, kwic, occurrences
from onrecord.tui.present.hits.occurrences import Occurrence
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import cells
from tests.tui.explorer.fakes import harbour

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE, (SPEND, BLAME, LIFELINE, WAGES) = harbour()


def hit(words: str) -> Hit:
    """A hit on the first quotation, at some of its words."""
    start = SPEND.text.index(words)
    return Hit(SPEND, ARTICLE, ((start, start + len(words)),))


def occurrence(words: str) -> Occurrence:
    """Some words of the first quotation, where they stand in it."""
    found = hit(words)
    return Occurrence(found, SPEND.text, SPEND.segments[0][0], found.marks[0], said=True)


@pytest.mark.parametrize(
    ("typed", "rest", "whole"),
    [
        ("spe", "aker:", "speaker:"),
        ("war -out", "let:", "war -outlet:"),
        ("speaker:mar", "a Lindqvist", 'speaker:="Mara Lindqvist" '),
        ('war -by:"Mara Li', "ndqvist", 'war -speaker:="Mara Lindqvist" '),
        ("kind:ind", "irect", "kind:indirect "),
        ("speaker:zz", "", ""),
        ("w", "", ""),
        ("", "", ""),
    ],
)
def test_fields_and_names_are_completed(typed: str, rest: str, whole: str) -> None:
    """What has been begun goes on as a field or as the commonest name that begins so."""
    assert complete(typed, {"speaker": ["Mara Lindqvist", "Mark"]}) == (rest, whole)


def test_a_concordance_puts_the_words_in_one_column() -> None:
    """However much stands before them, the words searched for begin in the same cell."""
    lines = [kwic.line(occurrence(words), 60) for words in ("whatever", "harbour", "We")]

    assert {cells(line[0][0]) for line in lines} == {24}
    assert [line[1] for line in lines] == [("whatever", "hit"), ("harbour", "hit"), ("We", "hit")]
    assert all(cells("".join(text for text, _ in line)) == 60 for line in lines)


def test_a_concordance_is_sorted_by_a_word_beside() -> None:
    """By one to the right or to the left and those further out; what holds no word searched for is last."""
    whatever, spend, keep = found = [occurrence(words) for words in ("whatever", "spend", "keep")]
    bare = replace(whatever, mark=(0, 0))

    assert occurrences.ordered(found, "R1") == [whatever, keep, spend]
    assert occurrences.ordered(found, "L1") == [whatever, keep, spend]
    assert occurrences.ordered(found, "L2") == [keep, spend, whatever]
    assert occurrences.ordered([bare, *found], "R1")[-1] == bare


def test_a_citation_says_who_where_and_when() -> None:
    """In plain text and in Markdown."""
    assert citation.plain(hit("We")) == (
        "“We will spend whatever it takes to keep the harbour open,”\n— Mara Lindqvist, finance minister, "
        f"Northern Wire, “Berths shut as fuel levy bites”, 16 Mar 2024, wire/berths.txt [{SPEND.id}]"
    )
    linked = replace(ARTICLE, url=Fact("https://wire.example/1", "front matter"))
    assert "*Northern Wire*, [Berths shut as fuel levy bites](https://wire.example/1)" in citation.markdown(
        Hit(SPEND, linked)
    )
    assert json.loads(citation.as_json(hit("We")))["speaker"] == "Mara Lindqvist"


def test_a_citation_says_what_is_doubtful() -> None:
    """A relay, a doubtful speaker and words that are not the speaker's own are told."""
    doubtful = replace(BLAME, kind="indirect", confidence=0.2, office=Office("chair", former=True))

    assert not citation.plain(Hit(doubtful, ARTICLE)).startswith("“")
    told = citation.plain(Hit(doubtful, replace(ARTICLE, outlet=None, published=None)))

    assert all(
        part in told
        for part in (
            "via AFP",
            "speaker and office uncertain",
            "not in these words",
            "former chair",
            "outlet unknown",
            "date unknown",
        )
    )


@pytest.mark.parametrize("width", [20, 40, 60, 80, 160])
def test_the_attribution_fits_on_one_line(width: int) -> None:
    """Whatever the width, the line says who, and does not run over."""
    line = describe.who(SPEND, width)

    assert cells(line) <= width
    assert line.startswith("Mara")
    if width >= 40:
        assert "sure 0.93" in line


@pytest.mark.parametrize(
    ("published", "told"),
    [("2024-04-24", "24 Apr 2024"), ("2024-04", "Apr 2024"), ("2024", "2024"), ("2024-13-01", "2024-13-01")],
)
def test_a_date_is_as_precise_as_the_article(published: str, told: str) -> None:
    """Nothing is made up where only a month or a year is given."""
    assert describe.date(replace(ARTICLE, published=Fact(published, "date line"))) == told


def test_marks_tell_uncertain_and_terms() -> None:
    """One character, never a colour, says what to beware of."""
    assert [describe.mark(each) for each in (SPEND, LIFELINE, WAGES)] == [" ", "=", "?"]
    assert describe.mark(replace(SPEND, kind="indirect")) == "~"


def test_evidence_names_the_rejected_and_the_checks(tmp_path: Path) -> None:
    """Why this speaker, who else it might have been, and what was looked at."""
    file = tmp_path / "berths.txt"
    file.write_text(ARTICLE.text, encoding="utf-8")
    changed = replace(ARTICLE, path=str(file))

    told = "\n".join(line for section in evidence.reasons(ARTICLE, SPEND) for line in section.lines)
    failed = [check.text for check in evidence.checks(changed, SPEND) if not check.passed]

    assert "rejected: the cabinet 0.04" in told
    assert "¶3" in told
    assert failed == ["the article's file has changed since it was read; rebuild to take it up"]
    assert "moved or is gone" in evidence.checks(ARTICLE, SPEND)[-1].text


def test_where_nobody_is_named_that_is_said_and_no_rebuild_is_asked_for() -> None:
    """Nothing is kept that a rebuild would show; how the words were found depends on their kind."""
    alone = replace(WAGES, evidence=(), alternatives=())
    told = [line for section in evidence.reasons(ARTICLE, alone) for line in section.lines]

    assert told == ["Nobody is named near the words who could have said them."]
    assert describe.sure(alone) == "by quotation marks alone"
    assert describe.sure(replace(alone, kind="indirect")) == "by its cue alone"


def test_searches_are_remembered_once_each(tmp_path: Path) -> None:
    """The latest first, the same one once, over a restart; odd characters too."""
    path = tmp_path / "state" / "searches.jsonl"
    history = History(path)
    for query in ("war", "peace", "war", " ", "\ud800 [/b]"):
        history.add(query)
    history.close()

    assert History(path).latest() == ["\ud800 [/b]", "war", "peace"]


def test_a_broken_history_is_no_error(tmp_path: Path) -> None:
    """Lines that cannot be read are passed over."""
    path = tmp_path / "searches.jsonl"
    path.write_bytes(b'"war"\n{"a\n12\n"peace"\n')

    assert History(path).latest() == ["peace", "war"]


def test_a_session_outlives_the_program(tmp_path: Path) -> None:
    """What was saved is taken up; what cannot be read is a fresh start."""
    path = tmp_path / "state" / "session.json"
    kept = Session("war", "date", reverse=True, selected="abc", theme="x", folder="/index")
    session.save(path, kept)

    assert session.load(path) == kept
    assert [each.name for each in path.parent.iterdir()] == ["session.json"]
    path.write_text('{"query": 3, "sort": "date", "odd": 1}', encoding="utf-8")
    assert session.load(path) == Session(sort="date")
    path.write_text("[", encoding="utf-8")
    assert session.load(path) == Session()


def test_ascii_takes_as_many_cells() -> None:
    """A terminal without Unicode shows the same layout."""
    text = "─ “Café” … ▸ 中 ▌— é\u0301"

    assert spelt(text).isascii()
    assert cells(spelt("─ “Café” … ▸ 中 ▌—")) == cells("─ “Café” … ▸ 中 ▌—")
    assert spelt("“Café”") == '"Cafe"'
