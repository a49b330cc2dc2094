"""Words that stand in a text are found in any spelling, without the whole text being read."""

from __future__ import annotations

import pytest

from onrecord.index.provenance.standing import standing
from onrecord.index.text.words import words

BEFORE, AFTER = "The ferry was late again. " * 40, " Nobody complained of the ferry." * 40


@pytest.mark.parametrize(
    ("claim", "printed"),
    [
        ("the plow and the harbor wall were lost", "the plough and the harbour wall were lost"),
        ("we do not need a second bridge", "We don't need a second bridge"),
        ("we will not close the twelve schools", "we won’t close\nthe 12 schools"),
        ("the cooperation of all five towns", "the co-operation[3] of all “five” towns"),
        ("a third of them", "a third of them"),
        ("it was İstanbul that they left", "it was İstanbul that they left"),
    ],
)
def test_words_are_found_where_they_stand_in_whatever_spelling(claim: str, printed: str) -> None:
    """The place is that of the first and the last word as printed."""
    text = f"{BEFORE}In June {printed}, he said.{AFTER}"

    span = standing(text, words(claim))

    assert span is not None
    assert text[slice(*span)] == printed


@pytest.mark.parametrize("claim", ["the ferry complained of nobody", "late was the ferry"])
def test_words_in_another_order_do_not_stand_there(claim: str) -> None:
    """All of them are there, but not in a row."""
    assert standing(BEFORE + AFTER, words(claim)) is None
