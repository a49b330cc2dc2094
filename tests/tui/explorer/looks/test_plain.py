"""Text is fitted into cells without losing what it is about, and without anything a terminal obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tui.present.words.cells import cells, clip, fit
from onrecord.tui.present.words.safe import safe

ODD = st.text(
    alphabet=st.sampled_from(list("ab é中\u0301\u200d\u202e\x1b\t\n\x00“”…👩[/]\ufe0f")), max_size=80
)


@given(ODD, st.integers(0, 40))
def test_a_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    """Columns stay aligned whatever the corpus holds."""
    assert cells(fit(text, width)) == width


@given(ODD, st.integers(12, 60), st.integers(0, 80), st.integers(1, 9))
def test_a_clip_takes_no_more_than_its_cells(text: str, width: int, at: int, size: int) -> None:
    """A row never runs over, wherever the hit stands."""
    marks = ((at, at + size),) if at + size <= len(text) else ()
    clipped = clip(text, width, marks, around=("“", "”"))

    assert cells(clipped.text) <= width
    assert safe(clipped.text) == clipped.text
    for start, end in clipped.marks:
        assert 0 <= start < end <= len(clipped.text)


def test_a_clip_shows_the_hit() -> None:
    """The words that were searched for are seen, with some words before them."""
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    at = text.index("eleven")

    clipped = clip(text, 30, ((at, at + 6),), around=("“", "”"))

    assert [clipped.text[a:b] for a, b in clipped.marks] == ["eleven"]
    assert clipped.text.startswith("…")
    assert clipped.text.endswith("…")
    assert not clipped.text[1].isspace()


def test_a_text_that_fits_is_whole() -> None:
    """What fits has its quotation marks, and no ellipsis."""
    assert clip("We won’t.", 20, around=("“", "”")).text == "“We won’t.”"


@pytest.mark.parametrize("text", ["x" * 1_000_000, "é" * 1_000_000, "a\u0301" * 500_000, "中文 " * 300_000])
def test_an_enormous_text_is_only_looked_at_near_the_hit(text: str) -> None:
    """A million characters on one line cost no more than a screen of them."""
    clipped = clip(text, 40, ((500_000, 500_004),))

    assert cells(clipped.text) <= 40
    assert clipped.text.startswith("…")
