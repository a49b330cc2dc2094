"""Quotation marks: where they open and close in real news, and that nothing in a text breaks the scanner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.language.marks import scan

MARKS = st.text(alphabet="ab .,\n\r“”\"'‘’«»`„5é\u202e\x00A", max_size=300)


def words(text: str) -> list[str]:
    """What stands between double marks."""
    return [text[marked.start : marked.end] for marked in scan(text) if marked.style == "double"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said. “We stay.”", ["We go,", "We stay."]),
        ('"We go," he said.', ["We go,"]),
        ("''We go,'' he said.", ["We go,"]),
        ("``We go,'' he said.", ["We go,"]),
        ("«We go», he said.", ["We go"]),
        ('It was history."It was late," he said.', ["It was late,"]),
        ("It was “mentioned”Stoltenberg spoke.", ["mentioned"]),
        ('A 6\'2" man said "hello there".', ["hello there"]),
        ('Robert C. "Bobby" Scott said "yes".', ["yes"]),
        ("He said, “I heard “no” twice,” and left.", ["I heard “no” twice,"]),
        ('<tweet author="someone"> "Yes," he said.', ["Yes,"]),
    ],
)
def test_each_kind_of_mark_is_paired(text: str, expected: list[str]) -> None:
    """Curly, straight, doubled, angled and glued marks give the words between them."""
    assert words(text) == expected


def test_one_bad_mark_costs_one_quotation() -> None:
    """What follows an unclosed mark is found as if nothing had happened."""
    text = '"We go, he said.\n\nAnother line.\n\n"We stay," she said.\n\n"We wait," they said.'

    assert words(text)[-2:] == ["We stay,", "We wait,"]


def test_a_paragraph_may_open_again_what_was_not_closed() -> None:
    """A quotation of several paragraphs opens each and closes the last."""
    text = "“First part.\n\n“Second part.”"

    assert words(text) == ["First part.", "Second part."]
    assert [marked.closed for marked in scan(text)] == [False, True]


@given(MARKS)
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    """Offsets hold, nothing overlaps, nothing raises."""
    end = 0
    for marked in scan(text):
        assert end <= marked.outer[0] <= marked.start <= marked.end <= marked.outer[1] <= len(text)
        end = marked.outer[1]
