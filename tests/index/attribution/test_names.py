"""Is a person named in full whatever the model takes the name for, and is what nobody says nobody's?"""

from __future__ import annotations

import pytest

from onrecord.index.attribution import extract
from onrecord.index.model import Article, Quotation

MODEL = "en_core_web_sm"
WHOLE = {
    "Melku Drozden was there. “We lost it,” Mr Drozden told a news conference.": "Melku Drozden",
    "Harbour Party MP Stefan Farrow said: “It is a plain matter to us.”": "Stefan Farrow",
    "Terns nest lower now, said Anna March, a surveyor. “We counted twice,” March said.": "Anna March",
    "Minister in the Ministry of Works Brian Holloway said, “The issue is a simple one.”": "Brian Holloway",
    "“We close on Sunday,” said club co-founder Ann Leigh.": "Ann Leigh",
    "A spokesman for Holt Police said: “We have put an order in place.”": "A spokesman for Holt Police",
    "Laura Nield said Peter Roe told her: “We leave on Monday at six.”": "Peter Roe",
}
ASKED = "Mayor Ann Leigh spoke. When she was asked, “Do you feel any guilt?”, she left."
SINGLE = (
    "Treasurer Carla Bendix said: ‘The fees were run up in March.\n\n‘He used the old firm abroad.\n\n"
    "‘We asked the firm to waive it.’\n\n‘That was all,’ she said."
)
NO_OFFICE = "“It was loud,” said Ann Leigh, Tom Ford’s sister, on Monday."


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Quotation, ...]]:
    """The quotations in marks of each text."""
    texts = [*WHOLE, ASKED, SINGLE, NO_OFFICE]
    read = extract((Article(str(i), str(i), text, "") for i, text in enumerate(texts)), model=MODEL)
    return {a.text: tuple(q for q in own if q.kind in ("direct", "mixed")) for a, own in read}


@pytest.mark.parametrize("text", WHOLE)
def test_a_name_is_whole(found: dict[str, tuple[Quotation, ...]], text: str) -> None:
    """Titles, words before the name and the model's opinion do not matter; the innermost speaker counts."""
    assert {one.speaker.name if one.speaker else "" for one in found[text]} == {WHOLE[text]}


def test_a_question_is_not_given_to_the_one_who_was_asked(found: dict[str, tuple[Quotation, ...]]) -> None:
    """Nobody is named who asks."""
    assert [one.speaker for one in found[ASKED]] == [None]


def test_single_marks_may_open_each_paragraph_and_close_the_last(
    found: dict[str, tuple[Quotation, ...]],
) -> None:
    """Each paragraph is the treasurer's."""
    assert sum(len(one.segments) for one in found[SINGLE]) == 4
    assert {one.speaker.name if one.speaker else "" for one in found[SINGLE]} == {"Carla Bendix"}


def test_a_relative_has_no_office(found: dict[str, tuple[Quotation, ...]]) -> None:
    """Whose sister somebody is, is no post."""
    assert [one.office for one in found[NO_OFFICE]] == [None]
