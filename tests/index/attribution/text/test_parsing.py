"""What the parser is given to read, and what it never sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.attribution.text.parsing import blanked

TEXTS = st.text(alphabet="aé“” \n\U0001f600", max_size=40)


@given(TEXTS, st.sets(st.integers(0, 40), max_size=6))
def test_what_is_masked_is_blank_and_the_rest_stays_in_its_place(text: str, places: set[int]) -> None:
    """A mask takes words away and moves nothing: every offset still fits."""
    edges = sorted(place for place in places if place <= len(text))
    masks = list(zip(edges[::2], edges[1::2], strict=False))
    left = blanked(text, masks)
    hidden = {place for start, end in masks for place in range(start, end)}

    assert len(left) == len(text)
    assert all(left[place].isspace() for place in hidden)
    assert all(left[place] == text[place] for place in range(len(text)) if place not in hidden)
