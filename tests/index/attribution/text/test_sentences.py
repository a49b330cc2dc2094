"""Where sentences of the narration end, whatever is quoted in them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.index.attribution.text.marks import scan
from onrecord.index.attribution.text.sentences import narration, stops


def ended(text: str) -> list[str]:
    """The sentences of a text, by the places where one ends."""
    edges = [0, *stops(narration(text, scan(text))), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(edges)]
    return [part for part in parts if part]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gov. Ann Lee met Mr. Reed on Jan. 5.", "They agreed."],
        ["“We go. We stay. We go again,” she said.", "Nobody moved."],
        ["“Is it over?” he asked.", "It was."],
        ["She said: “We go.”", "He left."],
    ],
)
def test_a_sentence_ends_where_the_narration_ends_it(sentences: list[str]) -> None:
    """Abbreviations end nothing, nor do stops within a quotation that the sentence goes on after."""
    assert ended(" ".join(sentences)) == sentences


def test_the_narration_is_as_long_as_the_text() -> None:
    """Offsets in what is left of a text, its quotations crossed out, are offsets of the text."""
    text = "“We go,” she said.\n\n“We\nstay.”\n"
    told = narration(text, scan(text))

    assert len(told) == len(text)
    assert "go" not in told
    assert " she said." in told
