"""What American news that nothing was tuned on showed: suffixes, ages, numbers, and what is said of whom."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.offices.propagation import Propagation
from tests.index.attribution.snippets import document, mention_of, person


def meant(text: str, words: str, nth: int = 0) -> str | None:
    """The name of whoever a mention with these words means."""
    found = document(text)
    entity = found.coreference.entity(mention_of(found, words, nth))
    return entity.name if entity else None


def held(text: str, name: str) -> list[str]:
    """The offices of a person, the fullest first."""
    found = document(text)
    return [office.printed for office in Propagation(found).offices(person(found, name))]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Adm. Walter B. Norris Jr. runs the fleet.\n\n“We are ready,” Admiral Norris said.",
            "Admiral Norris",
            "Walter B. Norris Jr.",
        ),
        (
            "Dean Holloway, a salesman from Oakdale, says the road is “a mess.”",
            "Dean Holloway",
            "Dean Holloway",
        ),
        (
            "A third praised that of Texas Sen. Lund’s team. Texas Sen. Greta Lund says that she is glad.",
            "Texas Sen. Greta Lund",
            "Greta Lund",
        ),
        (
            "“The ones left don't know us,” said Army Capt. Milo Harden, who said he would not vote.",
            "Army Capt. Milo Harden",
            "Milo Harden",
        ),
    ],
)
def test_a_name_is_whole_with_its_suffix_and_without_its_title(text: str, words: str, name: str) -> None:
    """A surname tells no generation; a first name may be a title's word; a state is no name."""
    assert meant(text, words) == name


def test_whoever_somebody_is_asked_about_does_not_answer() -> None:
    """The one who was spoken of before goes on speaking."""
    text = (
        "Peter Wilder runs the club. Carl Henson keeps goal there.\n\n"
        "“We have the points,” Wilder said.\n\nWhen asked about Henson leaving, he added: “I hope he stays.”"
    )

    assert meant(text, "he") == "Peter Wilder"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "27 percent of registered voters said they would stay at home.",
            "27 percent",
            "27 percent of registered voters",
        ),
        ("Those who oppose the law said the stance was late.", "Those", "Those who oppose the law"),
        (
            "“We go,” those living near the plant said on Monday.",
            "those",
            "those living near the plant",
        ),
        ("A number of farmers argued that the dam is old.", "A number", "A number of farmers"),
        (
            "Thirty percent of those surveyed said that they were glad.",
            "Thirty percent",
            "Thirty percent of those surveyed",
        ),
    ],
)
def test_how_many_are_named_with_of_whom(text: str, words: str, source: str) -> None:
    """A number alone says nothing of who speaks, nor does "those"."""
    assert meant(text, words) == source


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Ivy Hart, a 26-year-old benefits manager from Derry, said that she owes money.",
            "Ivy Hart",
            "benefits manager from Derry",
        ),
        (
            "Dane answered a complaint by the secretary of the Treasury, Jon A. Lund, that prices fell.",
            "Jon A. Lund",
            "secretary of the Treasury",
        ),
        (
            "As we wait for what Nils Gray called “the longest winter,” the former mayor is calm.",
            "Nils Gray",
            "former mayor",
        ),
    ],
)
def test_an_office_stands_beside_its_holder_whatever_stands_between(
    text: str, name: str, office: str
) -> None:
    """An age, what somebody complains of, a quotation's end."""
    assert held(text, name)[:1] == [office]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Clara Holt spoke.\n\nAfter a week over whether the other is “fit” to be president, Holt "
            "on Monday ripped into the plan.",
            "Clara Holt",
        ),
        (
            "Clara Holt spoke.\n\nInstead of calling herself conservative, Ms. Holt said that she has sense.",
            "Clara Holt",
        ),
        (
            "“We're anxious,” said another user, Joan Beyer.\n\nAuthorities in the west announced controls "
            "on Tuesday, with the state's interior minister, leveling criticism at his colleagues.",
            "Joan Beyer",
        ),
    ],
)
def test_what_another_is_said_to_be_is_no_office(text: str, name: str) -> None:
    """Not a complement before a comma, nor a description that stands somewhere near."""
    assert held(text, name) == []
