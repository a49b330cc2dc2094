"""A word is the same word however it is typed, and it is known where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.index.names.keys import key
from onrecord.index.names.matching import same_name
from onrecord.index.search.query.parsing import parse
from onrecord.index.text.folding import APOSTROPHES, LONGEST, fold, words, words_with_spans
from onrecord.index.text.spelling import american
from onrecord.index.text.words import SPELT
from onrecord.index.text.words import words as matched
from onrecord.tui.explorer.search.completion import complete


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


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_all_foldings_agree_on_apostrophes(mark: str) -> None:
    """A name with any apostrophe is one: in the index, in matching, in a query, in a key, completed."""
    name = f"O{mark}Brien"

    assert words(name) == ["o'brien"]
    assert matched(name).forms == matched("O'Brien").forms == ("obrien",)
    assert key(name) == key("O'Brien")
    assert same_name(f"Ann {name}", "Ann O'Brien")
    assert parse(f"speaker:{name}") == parse("speaker:O'Brien")
    assert complete("speaker:o'br", {"speaker": [name]})[1] in (f'speaker:="{name}" ', f"speaker:={name} ")


@given(st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1, max_size=12))
def test_matching_folds_as_the_index_does(text: str) -> None:
    """What matching makes of a word is built upon what the index makes of it."""
    indexed = fold(text).replace("'", "")

    assert matched(text).forms == (SPELT.get(indexed) or american(indexed),)
    assert fold(fold(text)) == fold(text)
