"""Whom words without a name mean: bodies in apposition, offices before names, ledes that name later."""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import document, mention_of, told


def meant(text: str, words: str) -> str | None:
    """The name of whoever the first mention with these words means."""
    found = document(text)
    entity = found.coreference.entity(mention_of(found, words))
    return entity.name if entity else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Larch Books held a fair. She died in May, according to her publisher, Penrose Press.",
            "her publisher",
            "Penrose Press",
        ),
        (
            "Prices rose, President and Chief Financial Officer of Harbour Foods Debra Lane said on Monday.",
            "President",
            "Debra Lane",
        ),
        (
            "Former Mayor Carl Rodd came on Monday.\n\nHe left early. It was late.\n\nMayor Mina Lund spoke "
            "for an hour. Lund left early, and Lund was glad. “It is late,” Lund said.\n\n“It is late,” the "
            "former mayor said.",
            "the former mayor",
            "Carl Rodd",
        ),
        (
            "West Dale Police made an order for Harden and Goss.\n\nThe police force said it was late.",
            "The police force",
            "West Dale Police",
        ),
        (
            "A Harbour councillor has said that the pier is “a shame”.\n\nHills councillor Tom Reed said no."
            "\n\nHarbour councillor Ann Lee said that she was sad.",
            "A Harbour councillor",
            "Ann Lee",
        ),
    ],
)
def test_words_without_a_name_mean_who_is_so_called(text: str, words: str, name: str) -> None:
    """The name that stands beside them, or that the same words stand before later on."""
    assert meant(text, words) == name


def test_a_body_named_just_now_is_the_group_rather_than_one_of_a_heading() -> None:
    """*Group* says nothing that a name could speak against."""
    text = (
        "Hooded group seen at the market\n\nHarbour Rights has slammed the crimes of the last week.\n\n"
        "In a statement, the group said that the town should not be left alone."
    )

    assert meant(text, "the group") == "Harbour Rights"


def test_the_first_half_of_a_body_is_no_person() -> None:
    """A county in the name of its police is nobody's first name."""
    found = document("Devon and Kent Police said on Monday that roads are closed.")

    assert [entity.name for entity in found.coreference.entities if entity.kind == "person"] == []


def test_one_word_is_a_name_where_it_says_what_its_bearer_does() -> None:
    """Whoever speaks by one name, with an occupation behind it, is a person."""
    found = document("“The wall will hold,” said Suharyo, the county engineer.")

    assert [entity.name for entity in found.coreference.entities if entity.kind == "person"] == ["Suharyo"]


def test_a_body_is_called_by_all_of_its_words() -> None:
    """A government without its land would be any."""
    assert meant("The government of Westhaven issued a statement.", "The government") == (
        "The government of Westhaven"
    )


def test_who_is_said_to_be_something_is_whoever_is_called_so_later() -> None:
    """Also where what somebody is stands before the name."""
    text = (
        "The union's leader is Ada Roe. Its deputy leader is Carl Voss.\n\n"
        "“We will strike,” the union leader said.\n\n“On Monday,” her deputy added."
    )
    assert [speaker for _, _, speaker in told(text)] == ["Ada Roe", "Carl Voss"]


def test_whose_somebody_is_by_a_pronoun_is_somebody_else() -> None:
    """A man's family doctor is not he, though a nurse was spoken of between."""
    text = (
        "“I was unable to stand,” Max Roe said. Then a nurse dismissed a scan of his lungs.\n\n"
        "Concerned, his family doctor put in a call. “It was late,” Roe said."
    )

    assert meant(text, "his family doctor") != "Max Roe"
    assert ("direct", "It was late,", "Max Roe") in told(text)
