"""Who speaks is a person, a body or whoever holds an office, each by its whole name and by no more."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.coreference.wording import phrase
from onrecord.index.attribution.indirect.contents import reports
from onrecord.index.attribution.mentions.noun_phrases import Mention
from onrecord.index.attribution.speakers.logit import weights
from tests.index.attribution.snippets import built, document

TAGS = ["NNP", "NNP", "-LRB-", "NNP"]


def spoke(text: str) -> tuple[str, str]:
    """The name and the kind of whoever reports something last."""
    entity = reports(document(text), weights("indirect/indirect.json"))[-1].entity
    assert entity is not None
    return entity.name, entity.kind


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The leader of Odanley Council came. The Harbour Chiefs’ Council said the total would go up.",
            "The Harbour Chiefs’ Council",
        ),
        (
            "He read it in the newspaper Norrlands Nyheter. Norrlands Nyheter said that the war had begun.",
            "Norrlands Nyheter",
        ),
        (
            "He asked the company, Ryan Clark Productions. Ryan Clark Productions said that it would be on.",
            "Ryan Clark Productions",
        ),
        (
            "Damage was done, Norland’s storm service said in a post. The buildings were hit too, it said.",
            "Norland’s storm service",
        ),
        ("Yesterday, Norkosmos, the Norland space agency, announced the death of a pilot.", "Norkosmos"),
        (
            "On Friday Harbour Motor Company announced the department was looking into its tests of brakes.",
            "Harbour Motor Company",
        ),
    ],
)
def test_a_body_goes_by_its_own_name(text: str, body: str) -> None:
    """Its last word makes no person of another body, nor does the model; no day is part of it."""
    assert spoke(text) == (body, "organization")


@pytest.mark.parametrize(
    "text",
    [
        "Ecologist Ryan Gudmund of the University of Odan also said human actions had little to do with it.",
        "According to Connecticut Senator Ryan Gudmund, the plane is one of eighteen still in the country.",
        "The director of Harbour International Ryan Gudmund said that the police had come back.",
        "The bomb was placed on a cart, stated Minister of Information Ryan Gudmund, and was left there.",
        "Today Norland Party for the People leader Ryan Gudmund urged the house to promise that it would go.",
        "Datuk Seri Ryan Gudmund came home. Gudmund said that the firms covered most of the costs.",
    ],
)
def test_a_person_goes_by_no_part_of_the_office(text: str) -> None:
    """What stands before a name and says what somebody is belongs to the office, however it is written."""
    assert spoke(text) == ("Ryan Gudmund", "person")


def test_letters_in_a_bracket_that_is_not_closed_are_no_part_of_a_name() -> None:
    """The model ends a name within the bracket that tells its letters."""
    syntax = built(["Storm", "Center", "(", "SC"], [1, 1, 1, 1], ["compound", "ROOT", "punct", "appos"], TAGS)

    assert phrase(syntax, Mention(0, len(syntax.text), 1, "organization", 0)) == "Storm Center"


@pytest.mark.parametrize("text", ["Odanmouth MP warns protesters that they will face the force of the law."])
def test_whoever_is_called_by_an_office_alone_is_no_body(text: str) -> None:
    """In a heading the name of the one in office is left out."""
    assert spoke(text) == ("Odanmouth MP", "unnamed")


def test_a_first_word_in_capitals_is_written_as_the_rest_of_the_name() -> None:
    """Some papers begin a story so; initials stay what they are."""
    assert spoke("MARIA Gudmund has said that she would leave the town in May.") == (
        "Maria Gudmund",
        "person",
    )
    assert spoke("JPJ Gudmund has said that she would leave the town in May.") == ("JPJ Gudmund", "person")


def test_a_particle_with_a_hyphen_is_no_first_name() -> None:
    """It begins the surname behind the office and the first name."""
    text = "Minister of Information Mowad al-Odani said that the bomb was left outside the restaurant."

    assert spoke(text) == ("Mowad al-Odani", "person")


def test_the_noun_that_ends_a_bodys_name_is_no_surname() -> None:
    """The body is called by it alone in the next sentence, and that speaks."""
    text = (
        "Odan Valley Police said they had caught a man in the park. Police said on Monday they had gone home."
    )

    assert "person" not in {entity.kind for entity in document(text).coreference.entities}


def test_people_of_several_places_are_none_of_the_places() -> None:
    """The last town of a list stands beside the first noun in the parse."""
    text = "Residents of Ha Tuke, Mechaling, Ha Lephallo, Ha Pitso and Mokotane say they now live in fear."

    assert spoke(text)[1] == "group"


def test_a_rate_is_nobodys_words() -> None:
    """So many per so many says who is counted, not who counts."""
    text = "They were hit at a rate of six per 100,000; for all others there were four deaths in a year."

    assert reports(document(text), weights("indirect/indirect.json")) == []
