"""Whose words are they, and are they anybody's? Small texts through all stages."""

from __future__ import annotations

import pytest

from onrecord.index.model import Article, Quotation
from tests.index.attribution.snippets import reader


def quotations(text: str) -> list[Quotation]:
    """Every marked stretch of a text."""
    (doc,) = reader().parsed([Article("a.txt", "", text, "")])
    for _, stage in reader().stages.pipeline:
        stage(doc)
    return [one for one in doc._.onrecord_quotations if one.kind != "indirect"]


def said(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker of every marked stretch of a text."""
    return [(one.kind, one.text, one.speaker.name if one.speaker else None) for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruth Able, the engineer, quoted her aunt Tina Ferrow as saying: “Count it twice.”", "Tina Ferrow"),
        (
            "Members were glad.\n\n“Dana is a true expert, we hope.” -Commissioner Bertram Lyle\n",
            "Bertram Lyle",
        ),
        (
            "Tuesday in Berea, OH, after winning in Ohio, Gov. John Odan (R-OH), said, “We go on.”",
            "John Odan",
        ),
        (
            "Mayor Ada Odan said: “We go on.”\n\nTranscript as follows:\n\n“Tonight we came to Riga.”\n",
            "Ada Odan",
        ),
        ("“It is late,” environmental organisation Frack Free Norland says.", "Frack Free Norland"),
        ("According to reports, the officer recalled: “I knocked on the door and left.”", "the officer"),
        ("‹The wall will hold until spring›, said Ruth Able, the engineer.", "Ruth Able"),
    ],
)
def test_the_words_go_to_whoever_says_them(text: str, speaker: str) -> None:
    """Who is quoted, who signs with a title, a body behind what it is, whom reports or transcripts quote."""
    assert {name for _, _, name in said(text)} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "The plan is called Norxit, for “northern exit.”",
        "A crowd marched against Norxit (“northern exit”) on Monday.",
        "United won a “six-pointer” on Saturday.",
        "A “cold pole” is the weakest form of winter, by the scale that the bureau uses.",
    ],
)
def test_glosses_and_terms_are_nobodys_words(text: str) -> None:
    """What a name means, and a word or two behind an article that no cue leads to."""
    assert [kind for kind, _, _ in said(text)] == ["term"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Todd McKay called it “a roundly entertaining comedy”, while Roger Eberhart of the Norland Sun "
            "labelled it as “a belly-flop into the sea of comedy”.",
            ["Todd McKay", "Roger Eberhart"],
        ),
        (
            "Jensen Hoang met the press.\n\n“Our plan is to sell it all,” he said, according to the Brink.",
            ["Jensen Hoang"],
        ),
        (
            "Ada Friedl spoke. To the question, “Have you made any mistakes in the past?”, Friedl replied: "
            "“No, I don’t think so.”",
            [None, "Ada Friedl"],
        ),
        (
            "“I am in awe of the people who ran to help us all” tweeted Mayor of London Sadiq Kahl. "
            "“They are incredible.”",
            ["Sadiq Kahl"],
        ),
        ("Part of the statement reads “the average woman could well be better suited.”", ["the statement"]),
    ],
)
def test_each_clause_has_its_own_speaker(text: str, speakers: list[str | None]) -> None:
    """A clause beside, what is passed on, a question, a cue before a title, part of a document."""
    assert [name for _, _, name in said(text)] == speakers


def test_a_word_in_a_list_of_titles_is_one() -> None:
    """And so is the name of a case at court."""
    text = (
        "She wrote “Dark Star”, “Uncle Jack’s Band”, and “Truckin’” there, "
        "and ruled on the case “Eva Glaw vs. Norland Ltd” as a judge."
    )

    assert {kind for kind, _, _ in said(text)} == {"term"}


def test_the_name_that_somebody_goes_by_is_no_part_of_what_he_says() -> None:
    """Nor is it said by him."""
    text = "“It was loud. Nobody slept,” said a homeless man who goes by the name “Stretch.”"

    assert [(kind, name) for kind, _, name in said(text)] == [("direct", "a homeless man"), ("term", None)]


def test_words_below_a_desk_are_its_owners_and_a_title_behind_a_dash_is_an_office() -> None:
    """As press releases have them."""
    desk = "A note\n\nFrom the desk of Miles Farr, VP Analyst.\n\n“The weight of it is hard to bear.”\n"
    dash = "Members were glad.\n\n“Dana is a true expert, we hope.” -Commissioner Bertram Lyle\n"

    assert [name for _, _, name in said(desk)] == ["Miles Farr"]
    assert [one.office.printed for one in quotations(dash) if one.office] == ["Commissioner"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (
            "Mr Robin Hale met Ada Lee.\n\n“We go on as before,” Mr Hale said.\n\n“It is late,” he added.",
            True,
        ),
        ("Robin Hale met Kim Reed.\n\n“We go on as before,” Hale said.\n\n“It is late,” he added.", False),
    ],
)
def test_a_pronoun_is_sure_where_the_text_tells_the_gender(text: str, *, sure: bool) -> None:
    """A first name that may be anybody's is not enough where another may be meant."""
    assert (quotations(text)[-1].confidence >= 0.9) is sure


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Leader of the Opposition Sunita Devi alleged that they had “looted the treasury.”", "Sunita Devi"),
        ("Sentencing, Mrs Justice Hallam told Carver: “You are no monster, and you know it.”", "Hallam"),
    ],
)
def test_a_name_behind_what_its_bearer_is_or_does_speaks(text: str, speaker: str) -> None:
    """A body’s name before it, or an occupation of the moment, is no part of it and speaks not."""
    assert {name for kind, _, name in said(text) if kind != "indirect"} == {speaker}


RUNS = "Marek Oduya has run the works since May. "


@pytest.mark.parametrize(
    "text",
    [
        f"{RUNS}Asked by Lena Castle whether they would ever end, Oduya shot back: “They will end in May.”",
        f"{RUNS}Asked by councillor Lena Castle why they had stopped, he shot back: “They will end in May.”",
        f"{RUNS}“They will end in May,” Oduya hit back. Lena Castle wrote the report.",
    ],
)
def test_whoever_asks_does_not_answer(text: str) -> None:
    """The question's clause is closed before the answer, which *shot back* gives as well as *said*."""
    assert [name for _, _, name in said(text)] == ["Marek Oduya"]


@pytest.mark.parametrize(
    "text",
    [
        "“We were treated well,” said a spokeswoman for Mr. Oduya, Gwen Tarrow. “It is over,” she added.",
        "A lawyer for Marek Oduya, Gwen Tarrow, said: “We were treated well.”",
    ],
)
def test_whoever_speaks_for_another_is_no_other(text: str) -> None:
    """The name behind whom somebody works for is that of the one who works."""
    assert {name for _, _, name in said(text)} == {"Gwen Tarrow"}


def test_those_somebody_works_for_may_be_several() -> None:
    """The last of a list is no spokesman's name."""
    ((_, _, name),) = said("A lawyer for Ann Oduya, Lena Castle and Tom Pell said: “We were treated well.”")

    assert name not in ("Lena Castle", "Tom Pell")


def test_a_semicolon_parts_two_who_speak() -> None:
    """Whoever speaks behind it has not said what somebody else is the subject of before it."""
    text = (
        "Jane Stiles and Doug Mallow spoke on Monday.\n\n"
        "Stiles called the loss a “curious” case; Mallow said “It is hard to tell what goes on”.\n"
    )

    assert [name for _, _, name in said(text)] == ["Jane Stiles", "Doug Mallow"]


def test_what_somebody_calls_a_thing_is_said_by_nobody_around() -> None:
    """A clause that begins with *what* has a speaker of its own within another's report."""
    text = (
        "Because warm water rises, says the study, it creates what the engineers describe as an "
        "“upside-down stream” underneath the ice."
    )

    assert [name for _, _, name in said(text)] == ["the engineers"]


@pytest.mark.parametrize("manner", ["also", "better", "once"])
def test_whoever_is_known_by_a_name_has_not_said_it(manner: str) -> None:
    """It is a name, and what others say."""
    text = f"Leonid Petrak, {manner} known as “sailor No. 11”, was of the first crew. Petrak died on Monday."

    assert [(kind, name) for kind, _, name in said(text)] == [("term", None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Longtime Nights at the Mill writer and performer Rob Castell tweeted: “He was a fool.”",
            "Rob Castell",
        ),
        ("The BBC and singer Rob Castell said: “We will go on as before, whatever it costs.”", "The BBC"),
    ],
)
def test_whoever_works_for_a_show_speaks_and_the_show_does_not(text: str, speaker: str) -> None:
    """The name of a show with a preposition in it is taken for the subject; a body beside him may speak."""
    assert [name for _, _, name in said(text)] == [speaker]


@pytest.mark.parametrize("verb", ["write", "said"])
def test_two_who_write_together_are_both_named_behind_the_verb(verb: str) -> None:
    """The parser takes them for what is written."""
    text = f"“The site was rebuilt last year,” {verb} David Albricht and Serena Kell-Verga of the Works."

    assert [name for _, _, name in said(text)] == ["David Albricht and Serena Kell-Verga"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The High Court of England and Wales ruled on the same day that it was so: “It is not for us.”",
            "The High Court of England and Wales",
        ),
        (
            "The Church of Norland and Wales also found that the matter was closed: “We have done it.”",
            "The Church of Norland and Wales",
        ),
        ("The Bank of England and Barclays said: “We will not go back on Monday.”", "The Bank of England"),
        (
            "The Teachers Union of Bosnia and Herzegovina said: “We will not go back on Monday.”",
            "The Teachers Union of Bosnia and Herzegovina",
        ),
        ("The Herald Times tabloid said “this will not end well” on Monday.", "The Herald Times"),
    ],
)
def test_a_body_is_called_by_its_whole_name_and_no_more(text: str, body: str) -> None:
    """With the second of two countries, and without the noun that says what it is behind it."""
    assert [name for _, _, name in said(text)] == [body]


def test_a_whole_name_behind_a_misspelt_title_is_somebodys() -> None:
    """No name is six words long."""
    text = (
        "Whip Dick Dorbin and incoming chair of the House Budget Committee Represenative Adam Schaff both "
        "questioned the president. Schaff called it “a non-starter”."
    )

    assert [name for _, _, name in said(text)] == ["Adam Schaff"]


@pytest.mark.parametrize("share", ["About 3 in 10", "Seven out of ten", "One in five"])
def test_a_share_of_those_asked_is_called_by_both_its_numbers(share: str) -> None:
    """Three would be three people."""
    assert [name for _, _, name in said(f"{share} said “it will not get better” in May.")] == [share]
