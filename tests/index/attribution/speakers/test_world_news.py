"""Whose words they are, in news of the world: called again, told apart, beside others, innermost."""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import told


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "“It keeps the air clean,” explains Rado Bilic from Fernley Gardeners.\n\n"
            "Next up is the aloe. “It is easy to care for,” the expert explains.",
            "It is easy to care for,",
            "Rado Bilic",
        ),
        (
            "“The album is done,” Odan Lee told fans on Monday.\n\nBea Roe runs the label that he is on.\n\n"
            "“I had to get it out of me,” the rapper said.",
            "I had to get it out of me,",
            "Odan Lee",
        ),
        (
            "Hotel owner Dario Venn is sizing up the field. Appearing at a fair in Oakdale, the investor "
            "took questions. In describing rival Ugo Blatt, Venn said he sees little.\n\n"
            "“If you could get hurt and nobody would help,” the investor said.",
            "If you could get hurt and nobody would help,",
            "Dario Venn",
        ),
        (
            "Among those who came was councillor Margery Clavell, who said it was “stone age thinking”.\n\n"
            "The 80-year-old, a member of Harbour Rovers: “I have lived here for over 50 years and we help.”",
            "I have lived here for over 50 years and we help.",
            "Margery Clavell",
        ),
    ],
)
def test_whoever_has_spoken_is_called_again_by_what_they_are(text: str, words: str, speaker: str) -> None:
    """An epithet or an age, with nobody else of whom it was said, means the one who spoke last."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "“It is wrong,” said Lena Hart.\n\nAn actor and a singer came. “We are glad,” the singer said.",
            "We are glad,",
            "a singer",
        ),
        (
            "Gary Rigden, 43, admitted it. He was fined as the police officer who made the arrest said he "
            "was “sick and tired of people who think it’s part of my job.”",
            "sick and tired of people who think it’s part of my job.",
            "the police officer",
        ),
    ],
)
def test_whoever_is_told_apart_is_nobody_named_before(text: str, words: str, speaker: str) -> None:
    """Somebody introduced with "a", or told by a clause behind, is no one else."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Dovan said he was present when doctors told those at the hospital: “We just lost him.”",
            "We just lost him.",
            "doctors",
        ),
        (
            "Gazette News and former TV network anchor Karen Coumbe has promoted a modest approach, telling "
            "graduates of one college, “Work hard and be humble at it.”",
            "Work hard and be humble at it.",
            "Karen Coumbe",
        ),
        (
            "Ivana Venn, 34, could be a bridge to voters. She has pushed back at jibes against her father, "
            "saying he has been a pioneer and calling him “a feminist.”",
            "a feminist.",
            "Ivana Venn",
        ),
        (
            "Although a pond is no match for the sea, the authors argued, glass pearls showed promise. "
            "“In the end, this may serve to keep the ice,” they wrote.",
            "In the end, this may serve to keep the ice,",
            "the authors",
        ),
        (
            "As host of COP40, Norland has a role: the government says it will “lead by example” on climate.",
            "lead by example",
            "the government",
        ),
        (
            "Marketing Manager at Ocean Florida Abby Dunn, who travels much, shared her tips.\n\n"
            "Abby said: “I’d always buy tickets early because prices rise.”",
            "I’d always buy tickets early because prices rise.",
            "Abby Dunn",
        ),
        (
            "A number of members echo her concerns, because the requirement for the program is a “lawful "
            "source of income,” as a Harbour Security memo put it.",
            "lawful source of income,",
            "a Harbour Security memo",
        ),
        (
            "Rival Al Roe spoke first. At a rally, Venn's wife, Milana, said: “He is kind and has a heart.”",
            "He is kind and has a heart.",
            "Milana",
        ),
    ],
)
def test_the_one_who_speaks_is_found_among_others(text: str, words: str, speaker: str) -> None:
    """The innermost speaker, one of two joined by "and", those who can speak, a relative by one name."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Pollster Karen Conway joined in May. Venn began to soften.\n\n"
            "“Look at what Mr. Venn put out after the flood,” Conway notes.",
            "Look at what Mr. Venn put out after the flood,",
            "Karen Conway",
        ),
        (
            "“With all that has come to our people, we feel that it will heal us,” Crystal C'Bering of the "
            "Northern Lake tribal historic preservation office told those gathered to watch the release.",
            "With all that has come to our people, we feel that it will heal us,",
            "Crystal C'Bering",
        ),
        (
            "Early in June, River Avenue Skate Park in the Bronx was loud with applause from the stadium, "
            "when a young boy shouted, “They are coming, look!”",
            "They are coming, look!",
            "a young boy",
        ),
        (
            "Early opponent MP Tanya Davies said, “We have moved the bill to a better place.”",
            "We have moved the bill to a better place.",
            "Tanya Davies",
        ),
        (
            "Many of the voters Harbour TV interviewed said they were “tired of the whole thing”.",
            "tired of the whole thing",
            "Many of the voters",
        ),
        (
            "Ivana Venn, 34, could be a bridge. She has pushed back at jibes against her father, saying he "
            "has been a pioneer in promoting women in his firms and calling him “a feminist.”",
            "a feminist.",
            "Ivana Venn",
        ),
    ],
)
def test_the_subject_is_found_where_the_parse_is_not_to_be_trusted(
    text: str, words: str, speaker: str
) -> None:
    """A cue taken for a noun, a body for its member, a clause for an aside, a noun for the subject."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("A tweet by Bo Roe read: “We are ready for all of it.”", "We are ready for all of it.", "Bo Roe"),
        (
            "“They carry arms across the region,” according to a tweet on Monday by Secretary Mike Pomper.",
            "They carry arms across the region,",
            "Mike Pomper",
        ),
        ("A letter from Ada Lind said: “It is too late for that.”", "It is too late for that.", "Ada Lind"),
        (
            "The letter, signed by Ada Lind and seen by us all, reads: “It is too late for that.”",
            "It is too late for that.",
            "Ada Lind",
        ),
        (
            "A post by the Harbour Board reads: “We are ready for all of it.”",
            "We are ready for all of it.",
            "A post by the Harbour Board",
        ),
    ],
)
def test_whoever_writes_a_letter_or_a_post_speaks_in_it(text: str, words: str, speaker: str) -> None:
    """A person named as its author does; what a body puts out is a document."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


def test_of_two_of_one_surname_the_one_who_acted_speaks() -> None:
    """Whoever was the subject when last named whole, not whose mother that is."""
    text = (
        "Information officer Sean Smythe died there with three more.\n\n"
        "However, Patricia Smythe, mother of Harbour victim Sean Smythe, forcefully rejected the claim.\n\n"
        "“We were there at the ceremony and she knew,” Smythe said."
    )
    assert told(text)[-1][2] == "Patricia Smythe"


def test_the_holder_of_a_long_title_speaks() -> None:
    """A name between commas behind a body of many words is whose title that is."""
    text = (
        "Speaking to Agence France-Presse, the president of the Norland League for the Defence of Human "
        "Rights, Jamel Msallem, said, “We are for the freedom to dress.”"
    )
    assert told(text)[-1][2] == "Jamel Msallem"


def test_one_of_many_mps_is_no_body() -> None:
    """A title in capitals behind "one" is somebody without a name."""
    text = "One MP told the BBC, “We know that millions wanted to stay in the union.”"
    assert told(text)[0][2] == "One MP"
