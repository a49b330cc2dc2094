"""Words are matched whatever their case, marks, dashes and brackets, and know where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.text.unseen import reported
from onrecord.index.text.words import words


@pytest.mark.parametrize(
    ("printed", "claimed"),
    [
        ("We don’t know", "we don't know"),
        ("can’t, won’t", "can not will not"),
        ("it's 30,000", "It is 30000"),
        ("twenty-five percent", "25%"),
        ("a third-grade play — no more", "a third grade play - no more"),
        ("the cam-\npaign", "the campaign"),
        ("[T]he U.S. said", "the US said"),
        ("Calderón", "CALDERON"),
        ("so\u200b be\u00ad it", "so be it"),
        ("Cafe\u0301", "café"),
    ],
)
def test_words_that_are_printed_differently_are_matched(printed: str, claimed: str) -> None:
    """Two ways to print the same words have the same forms."""
    assert words(printed).forms == words(claimed).forms


def test_brackets_ellipses_and_ends_of_sentences_are_kept_beside_the_words() -> None:
    """What stands between words is known by the number of the word that follows."""
    found = words("He [Clinton] left … or not. Then […] more (twice)")

    assert found.forms == ("he", "clinton", "left", "or", "not", "then", "more", "twice")
    assert found.bracketed == {1}
    assert found.gaps == {3, 6}
    assert found.stops == {5}


@given(st.text())
def test_any_text_has_words_at_their_places(text: str) -> None:
    """No text is refused, and every word's place lies in the text, in order."""
    found = words(text)
    edges = [edge for span in found.spans for edge in span]

    assert len(found.spans) == len(found.forms)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
    assert edges == sorted(edges)


def test_hidden_characters_are_reported_by_name() -> None:
    """Each kind of hidden character is named with its code point and how often it stands there."""
    assert reported("a\u200bb\u200bc\u202ed") == (
        "ZERO WIDTH SPACE (U+200B), 2 times",
        "RIGHT-TO-LEFT OVERRIDE (U+202E)",
    )
    assert reported("plain") == ()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("nine hundred homes", "900 homes"),
        ("two hundred and fifty thousand people", "250000 people"),
        ("four thousand men, 4,000 women", "4000 men 4000 women"),
        ("a hundred days", "a hundred days"),
        ("$2.1bn or £100m", "$ 2.1 billion or £ 100 million"),
        ("a 100m sprint", "a 100 m sprint"),
        ("I'd go, I'd been", "i would go i had been"),
        ("The pier is safe (1). I walk there (2)", "the pier is safe i walk there"),
        ("the (12) men", "the 12 men"),
    ],
)
def test_numbers_and_notes_are_one_however_they_are_written(text: str, forms: str) -> None:
    """In digits or in words, with a scale behind the amount; a note's number is no word of the text."""
    assert " ".join(words(text).forms) == forms
