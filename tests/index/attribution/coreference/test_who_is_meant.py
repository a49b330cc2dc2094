"""Who is meant by a name, a description, a pronoun."""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import MEETING, document, mention_of, person


def meant(text: str, words: str, nth: int = 0) -> str | None:
    """The name of whoever the nth mention with these words means."""
    found = document(text)
    entity = found.coreference.entity(mention_of(found, words, nth))
    return entity.name if entity else None


LEE = "Senator Ann Lee met Mayor Bob Reed in Denver on Monday. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (MEETING, "Ollongren", "Kajsa Ollongren"),
        (MEETING, "Wallace", "Ben Wallace"),
        (MEETING, "she", "Kajsa Ollongren"),
        (LEE + "The mayor was calm.", "The mayor", "Bob Reed"),
        (LEE + "The senator was calm.", "The senator", "Ann Lee"),
        (LEE + "She was calm.", "She", "Ann Lee"),
        (LEE + "He was calm.", "He", "Bob Reed"),
    ],
)
def test_a_mention_means_the_one_who_agrees_with_it(text: str, words: str, name: str) -> None:
    """Surnames, offices and pronouns lead to the whole name of the person whom they fit."""
    assert meant(text, words) == name


def test_one_person_is_one_entity() -> None:
    """Every mention of somebody means the same object, so that nothing is counted for two."""
    found = document(MEETING)
    entities = {id(found.coreference.entity(mention_of(found, words))) for words in ("Ollongren", "she")}

    assert len(entities) == 1


def test_a_pronoun_is_less_certain_where_two_may_be_meant() -> None:
    """The margin tells how far the one meant is ahead; whoever else may be meant is named."""
    alone = document("Senator Ann Lee came to Denver on Monday. She was calm.")
    rival = document("Senator Ann Lee met Mayor Mary Reed in Denver on Monday. She was calm.")
    sure, unsure = (found.coreference.of[mention_of(found, "She").span] for found in (alone, rival))

    assert sure.margin > unsure.margin
    assert [other.name for other in unsure.rivals]
    assert not sure.rivals


def test_a_pronoun_without_antecedent_means_nobody() -> None:
    """No name is made up for it."""
    found = document("She was calm on Monday.")
    mentions = [mention for mention in found.mentions if mention.kind == "pronoun"]

    assert all(
        (entity := found.coreference.entity(mention)) is None or not entity.person for mention in mentions
    )


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (LEE + "The Briton was calm. Lee was glad. She left.", "She", "Ann Lee"),
        (
            "Major Ann Lee, who was appointed as the chief investigator, met Bob Reed. She was calm.",
            "She",
            "Ann Lee",
        ),
        (
            "Jean-Jacques Moke met Mike Reed. According to Moke, many people wait. He was calm.",
            "He",
            "Jean-Jacques Moke",
        ),
        (
            "The governor of the bank Mr Olu Cade spoke on Monday. Traders waited. The governor was calm.",
            "The governor",
            "Olu Cade",
        ),
    ],
)
def test_what_is_said_of_somebody_is_no_second_one(text: str, words: str, name: str) -> None:
    """A people's name behind an article, an office somebody is said to hold, half a first name."""
    assert meant(text, words, -1) == name


def test_a_body_of_a_name_of_its_own_is_no_other_body() -> None:
    """A government called by its country is not the department named before."""
    text = "The Trade Department sent a note to the court. The Norse government said no."

    assert meant(text, "The Norse government") == "The Norse government"


def test_one_of_several_is_somebody_whom_a_pronoun_can_mean() -> None:
    """She is “one of the victims” where one of them was spoken of."""
    assert meant("One of the victims came. She said it was late.", "She") == "One of the victims"


def test_where_she_accuses_him_the_woman_known_is_meant_by_the_one() -> None:
    """The last one named, of whom nothing tells a gender, is then meant by the other."""
    text = (
        "The town knows Mary Vell well.\n\nMary Vell's first songs were sold by a company owned by talent "
        "manager Skoter Brann this year. In a post at the time she accused him of years of lies."
    )

    assert meant(text, "she") == "Mary Vell"


def test_the_pronouns_of_those_who_go_on_speaking_tell_their_gender() -> None:
    """What an article says outweighs what a first name goes with."""
    text = (
        "“It is late,” Raymond Wojto said. “It is not right” at all, she said.\n\n"
        "“We wait,” Wojto said. “We go on” in any case, she added.\n"
    )
    found = document(text)
    (entity,) = (one for one in found.coreference.entities if one.person is not None)

    assert (entity.gender, entity.guessed) == ("f", False)


def test_what_somebody_says_of_a_woman_makes_none_of_him() -> None:
    """Whoever "she" is in what Roe says of a woman is not Roe, who is "he"."""
    text = (
        "Chief William Roe told reporters that the woman had a gun and that she left. Roe said a woman "
        "called and that she was hurt. He said that it was late."
    )

    assert meant(text, "He") == "William Roe"
    assert person(document(text), "William Roe").gender != "f"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Prince Tarik Salem took the blame. Speaking to Martin Smythe, he said little.",
            "he",
            "Tarik Salem",
        ),
        (
            "President Andrzej Dubek said little, while Minister Joachim Brunsky wrote a note. He left.",
            "He",
            "Joachim Brunsky",
        ),
        (
            "A Harbour spokesperson told the paper that all was well. We go on, they added.",
            "they",
            "A Harbour spokesperson",
        ),
        (
            "The new Solland Islands Prime Minister spoke. The minister, Ephraim Snell, says it is a sign."
            " He left.",
            "He",
            "Ephraim Snell",
        ),
        (
            "The H.E.N. has learned of it.\n\nIt is hoped that it ends. Karim's family issued a tribute."
            "\n\nThey said little.",
            "They",
            "Karim's family",
        ),
        ("France struck Norway on Monday. The institute said so.", "The institute", "The institute"),
        ("Flutter sued in Harwick Chancery Court. The company wrote a letter.", "The company", "Flutter"),
        (
            "Ann Pool tells Rishi Sanak NHS staff should be paid more. Mr Sanak said so.",
            "Mr Sanak",
            "Rishi Sanak",
        ),
    ],
)
def test_who_is_spoken_to_or_of_is_not_who_speaks(text: str, words: str, name: str) -> None:
    """Nor is a court a company, and letters behind a name are no part of it."""
    assert meant(text, words) == name


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Spokeswoman Michael Odan came on Monday.", "f"),
        ("Michael Odan, a businesswoman from Riga, came on Monday.", "f"),
        ("His wife, Michael Odan, came on Monday.", "f"),
        ("Michael Odan said she was calm. On Monday, Odan said she would go.", "f"),
        ("“It is late,” Michael Odan said. “We must go,” she said.", "u"),
        ("Michael Odan came on Monday.", "m"),
        ("The row about Odana Fontec, her former label and two towns is over. Fontec said no.", "f"),
    ],
)
def test_what_an_article_says_of_somebody_overrules_the_first_name(text: str, gender: str) -> None:
    """Titles, nouns beside the name and pronouns do; a single one of the last casts doubt on it."""
    (found,) = (e for e in document(text).coreference.entities if e.person is not None)

    assert found.gender == gender


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "“It melts,” said study co-author Karen Odan. The Riga professor added that it melts fast.",
            "The Riga professor",
            "Karen Odan",
        ),
        (
            "The Norland delegate to the U.S. House, Aumua Odan, told the press that it was late.",
            "The Norland delegate",
            "Aumua Odan",
        ),
        (
            "Prince Tarik Salem took the blame.  Speaking to Martin Smythe of Riga News, he said so.",
            "he",
            "Tarik Salem",
        ),
        ("“It is late,” said study co-author Professor Carl Odan.", "study co-author", "Carl Odan"),
    ],
)
def test_the_words_around_say_who_is_meant(text: str, words: str, name: str) -> None:
    """Whoever goes on speaking, a name behind a body with full stops, a title between office and name."""
    assert meant(text, words) == name


def test_a_sentence_that_begins_with_a_name_does_not_say_whose_office_the_last_one_told() -> None:
    """The minister who has just spoken is not whoever is named next."""
    text = "Minister Bernd Odan came. “It is late,” said the minister. Hilda Roe agreed with that on Monday."

    assert meant(text, "the minister") == "Bernd Odan"


def test_the_subject_above_a_description_is_not_described() -> None:
    """Whoever gives advice while the nominee looks on is not the nominee."""
    text = "Bernd Odan gave advice to Hilda Roe on Monday, as the Norland nominee looked on."

    assert meant(text, "the Norland nominee") != "Bernd Odan"


def test_an_office_that_fits_by_half_yields_to_whom_the_paragraph_is_about() -> None:
    """A union leader named long before is not the Senate minority leader."""
    text = (
        "Lothar Graz, a union leader, came to Riga on Monday. He spoke for an hour.\n\n"
        "Harold Wies blasted the plan on Tuesday. “It is sad,” the Senate minority leader said.\n"
    )

    assert meant(text, "the Senate minority leader") == "Harold Wies"


def test_whoever_bears_two_titles_is_named_once() -> None:
    """The second one stands right before the name."""
    text = "Lantern Party leader and Prime Minister Otto Brunn said: “The vote was a lesson.”"

    assert meant(text, "Lantern Party leader") == "Otto Brunn"
