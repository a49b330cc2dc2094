"""A word is the same word however it is typed, and it is known where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.index.text.folding import LONGEST, fold, words, words_with_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kajsa Ollongren’s “no‑fly zone”—U.S.", ["kajsa", "ollongren's", "no", "fly", "zone", "u.s"]),
        (
            "Zoë Ångström e\u0301te\u0301 ﬁne STRASSE Straße",
            ["zoe", "angstrom", "ete", "fine", "strasse", "strasse"],
        ),
        ("don't don’t donʼt", ["don't"] * 3),
        ("to be or not to be", ["to", "be", "or", "not", "to", "be"]),
        ("a\u00adb c\u200bd \u202eef\u202c", ["ab", "cd", "ef"]),
        ("10,000 $5bn 3.5% snake_case", ["10", "000", "5bn", "3.5", "snake", "case"]),
        ("…—“”'", []),
        ("Москва 北京 Ελλάδας", ["москва", "北京", "ελλαδασ"]),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    """Case, accents, ligatures, apostrophes and dashes are one; what cannot be seen is not there."""
    assert words(text) == expected


@settings(max_examples=500, deadline=None)
@given(st.text())
def test_spans_are_where_the_words_are(text: str) -> None:
    """The same words as without spans, in order, none within another, each folding to its word."""
    found = list(words_with_spans(text))

    assert [word for word, _ in found] == words(text)
    end = 0
    for word, (start, stop) in found:
        assert end <= start < stop <= len(text)
        assert word in fold(text[start:stop])
        end = start


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """So that what was folded for the index may be folded again for a query."""
    assert words(" ".join(words(text))) == words(text)


def test_a_word_without_end_counts_by_its_beginning() -> None:
    """A line of a megabyte without a space is one word, and costs no more than one."""
    assert words("a" * 1_000_000) == ["a" * LONGEST]
