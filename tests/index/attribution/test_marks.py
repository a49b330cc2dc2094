"""Quotation marks: where they open and close in real news, and that nothing in a text breaks the scanner."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.index.attribution.text.marks import LONGEST, Marked, lines, scan

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
"""Any text: control and direction characters, every line end, everything but lone surrogates."""
PIECES = st.sampled_from(
    [*"“”\"'‘’«»„‟＂`.,?!:;—-()[]<>/5sA", "''", "``", " ", "\n", "\r\n", "\n\n", "\u2028", "\u2029", "\x0b",
     "\x85", "\xa0", "\ufeff", "\u202e", "\x00",
     "<a href=\"x\">", "Robert C. \"Bobby\" Scott", "6'2\"", "'90s",
     "the soldiers' ", "he said, ", "We go. "]
)  # fmt: skip
HOSTILE = st.lists(PIECES | ANY, max_size=120).map("".join)
LONG = st.builds(lambda unit, times: (unit or "“") * times, HOSTILE, st.integers(1, 40)).filter(
    lambda text: len(text) < 60_000
)
"""The same again and again: lines longer than are read together."""


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


def test_a_single_mark_behind_a_colon_needs_no_partner() -> None:
    """A sentence that a colon leads to goes to the end of its line; an apostrophe there opens nothing."""
    assert words("The mayor said: 'We shall mend the pier by May.\n\nNobody asked her when.") == [
        "We shall mend the pier by May."
    ]
    assert words("The menu said: fish 'n chips, and nothing else.") == []


def test_a_shortened_word_at_a_lines_start_may_follow_a_mark() -> None:
    """Where the line ends with a mark that nothing else has opened, the first one is no apostrophe."""
    shut = "'Cause of the fire has not been found and work goes on.'"
    said = "'The pier is closed, and it will be for a month.'"

    assert words(f"{said}\n\n{shut}") == [said[1:-1], shut[1:-1]]
    assert words("'Cause she loves the pier, she said nothing.") == []


def test_inches_within_a_quotation_do_not_end_it() -> None:
    """Behind feet they never do, nor where another mark closes before any opens."""
    text = '"The door was 5\'10" when we came," said the carpenter. "Now it is 32" wide."'

    assert words(text) == ["The door was 5'10\" when we came,", 'Now it is 32" wide.']


def sound(text: str, found: tuple[Marked, ...]) -> None:
    """Fail unless the stretches lie in the text, in order, apart, each within its marks and one line."""
    end = 0
    for marked in found:
        assert end <= marked.outer[0] <= marked.start <= marked.end <= marked.outer[1] <= len(text)
        assert not set("\n\r\u2028\u2029") & set(text[slice(*marked.outer)])
        assert marked.outer[0] < marked.outer[1]
        end = marked.outer[1]


@given(HOSTILE | LONG)
@settings(deadline=None)
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    """Offsets hold, nothing overlaps, nothing raises, whatever marks and characters are thrown together."""
    sound(text, scan(text))


@given(HOSTILE | LONG)
@settings(deadline=None)
def test_every_line_is_read_once(text: str) -> None:
    """The spans of lines are in order, apart and of bounded length, and leave out nothing but white space."""
    spans = lines(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]

    assert edges == sorted(edges)
    assert all(0 < end - start <= LONGEST for start, end in spans)
    for end, start in zip(edges[::2], edges[1::2], strict=True):
        assert not text[end:start].strip("\n\r\u2028\u2029") or text[end:start].isspace()


@given(HOSTILE, HOSTILE)
@settings(deadline=None)
def test_no_surroundings_hide_a_plain_quotation(before: str, after: str) -> None:
    """A quotation in a paragraph of its own is found in any surroundings that quote with double marks."""
    text = f"{before}\n\n“We go on,” she said.\n\n{after}\n\n“x” “y”"

    assert any(text[marked.start : marked.end] == "We go on," and marked.closed for marked in scan(text))


UNITS = [
    "A",
    '"',
    "“",
    "”",
    "'",
    "''",
    "`",
    '“a" ',
    "'a' ",
    "“a\n",
    '<a "',
    ". ",
    'A. "',
    "the dogs' “",
    '"\u2028',
]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_as_the_text_does(unit: str) -> None:
    """Five times the text costs five times the calls, or little more, for each hostile pattern."""

    def calls(text: str) -> int:
        count = 0

        def tally(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(tally)
        try:
            scan(text)
        finally:
            sys.setprofile(before)
        return count

    small = unit * (8 * LONGEST // len(unit))

    assert calls(small * 5) <= 5.5 * calls(small) + 500
