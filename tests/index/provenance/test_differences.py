"""What was changed, word by word: its kinds, its alarms, and how it is told without colour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.provenance.differences.alarms import alarms
from onrecord.index.provenance.differences.changes import differences, respelt
from onrecord.index.provenance.differences.telling import marked, pieces, sentence
from onrecord.index.text.words import words
from tools.training.fit_likeness import text_of

LABELS = Path(__file__).with_name("alterations.json")
"""Labelled by reading: places in the articles and the kinds of change from `a` to `b`, and no text."""


def test_the_kinds_of_alteration_are_named_as_a_reader_names_them(shared: Path) -> None:
    """On at least nine of ten labelled pairs every kind is right, none missing and none too many."""
    rows = json.loads(LABELS.read_text(encoding="utf-8"))
    texts = shared / "polnear"
    wrong = []
    for row in rows:
        kinds = differences(words(text_of(row["a"], texts)), words(text_of(row["b"], texts))).kinds
        if set(row["kinds"]) != kinds:
            wrong.append((row["a"]["doc"], row["b"]["doc"], row["kinds"], sorted(kinds)))

    assert len(rows) >= 50
    assert len(wrong) <= len(rows) // 10, wrong


@pytest.mark.parametrize(
    ("first", "second", "kinds", "text"),
    [
        (
            "We will spend whatever it takes to keep the harbour open",
            "whatever it takes to keep the harbor open",
            {"cut start", "respelt"},
            "[-We will spend-] whatever it takes to keep the [-harbour-]{+harbor+} open",
        ),
        (
            "We keep it open",
            "We keep it open, as promised",
            {"extended end"},
            "We keep it open, {+as promised+}",
        ),
        ("We keep it open, always", "We keep it … always", {"removed"}, None),
        ("we mine coal and smelt steel here", "we smelt steel and mine coal here", {"reordered"}, None),
        ("never a man more fit", "never a man [Clinton] more fit", {"bracketed"}, None),
        ("We’ve got to go", "We have got to go", {"respelt"}, None),
        ("Same WORDS — same", "same words, same", set(), "same words, same"),
    ],
)
def test_each_kind_of_change_has_its_name(first: str, second: str, kinds: set[str], text: str | None) -> None:
    """Cuts, extensions, omissions, moves, brackets and spellings are told apart; punctuation is no change."""
    found = differences(words(first), words(second))

    assert found.kinds == kinds
    if text is not None:
        assert marked(found) == text


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("We do not want it", "We do want it", ["negation: “not” is gone"]),
        ("We don’t want it", "We do want it", ["negation: “not” is gone"]),
        ("It cost 30,000 pounds", "It cost 3,000 pounds", ["number: “30,000” became “3,000”"]),
        ("We will close it", "We may close it", ["modal: “will” became “may”"]),
        ("They met in Oslo in May", "They met in Bergen in May", ["name: “Oslo” became “Bergen”"]),
        (
            "We know that all of them left",
            "We know that some of them left",
            ["quantifier: “all” became “some”"],
        ),
        ("I do not believe that the wall works", "the wall works", ["negation: “not” is gone"]),
        ("It is not so. The wall works and stands", "The wall works and stands", []),
        ("the coal and the Welsh steel we made", "the Welsh steel and the coal we made", []),
        ("He left early that day", "He [Lindqvist] left early that day", []),
    ],
)
def test_what_can_turn_a_statement_around_raises_an_alarm(first: str, second: str, told: list[str]) -> None:
    """A lost not, another number, modal, name or quantifier alarms; a move, a bracket, a cut does not."""
    assert [str(alarm) for alarm in alarms(differences(words(first), words(second)))] == told


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("harbour", "harbor", True),
        ("realised", "realized", True),
        ("e-mail", "email", True),
        ("Zelensky", "Zelenskyy", True),
        ("laws", "law", False),
        ("country", "county", False),
        ("million", "billion", False),
    ],
)
def test_a_spelling_is_told_from_another_word(one: str, two: str, expected: bool) -> None:
    """British and American spellings and names are one word; words that mean another thing are not."""
    assert respelt(one, two) is expected


SAYING = st.lists(
    st.sampled_from(
        ["we", "do", "not", "never", "the", "[old]", "harbour", "…", "opens", "30", "…", "today."]
    ),
    max_size=12,
)


@given(SAYING, SAYING)
def test_any_two_texts_can_be_compared_and_told(first: list[str], second: list[str]) -> None:
    """Without what is gone, the woven text is the second version; telling it never fails."""
    found = differences(words(" ".join(first)), words(" ".join(second)))
    kept = "".join(text for kind, text in pieces(found) if kind != "gone")

    assert words(kept).forms == words(" ".join(second)).forms
    assert sentence(found)
    assert len(alarms(found)) <= 5
