"""Lines of an article break between words, at the width given, and lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.tui.explorer.view.wrapping import wrap
from onrecord.tui.present.words.cells import cells

TEXT = st.text(alphabet=st.sampled_from(list("ab  \n中é\u0301\t\u200b-")), max_size=200)


@given(TEXT, st.integers(2, 30))
@example("   \u0301", 2)
def test_every_word_stands_in_one_of_the_lines(text: str, width: int) -> None:
    """Nothing but white space is left out, lines are in order and none is too wide."""
    wrapped = wrap(text, width)

    assert len(wrapped.text) == len(text)
    covered = {i for start, end in wrapped.lines for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    assert list(wrapped.lines) == sorted(wrapped.lines)
    assert all(cells(wrapped.text[start:end].rstrip()) <= width for start, end in wrapped.lines)


def test_lines_break_between_words() -> None:
    """A word is cut only where it is longer than a line."""
    wrapped = wrap("one two three\n\n\n\nfourteenletters x", 9)

    lines = [wrapped.text[start:end] for start, end in wrapped.lines]
    assert lines == ["one two", "three", "", "fourteenl", "etters x"]


@pytest.mark.parametrize("text", ["x" * 1_000_000, "é" * 1_000_000, "word " * 200_000, "\n" * 1_000_000])
def test_a_line_of_a_million_characters_is_laid_out(text: str) -> None:
    """An enormous line is slow at worst, never endless."""
    wrapped = wrap(text, 80)

    assert wrapped.lines == () or wrapped.lines[-1][1] >= len(text.rstrip())


def test_a_character_is_found_in_its_line() -> None:
    """An offset into the article leads to the line it is shown in."""
    wrapped = wrap("one two three\n\nfour", 8)

    assert [wrapped.line_of(offset) for offset in (0, 8, 15, 18)] == [0, 1, 3, 3]
