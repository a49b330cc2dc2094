"""Whose cue it is where the parser's tree misleads."""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import document


def spoke(text: str, cue: str) -> set[str]:
    """Everybody whom a cue of these words is given to, as printed."""
    found = document(text)
    return {text[slice(*source.mention.span)] for source in found.sources if text[slice(*source.span)] == cue}


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        (
            "The loss of the trees has been described as “heartbreaking” by the parks department.",
            "described",
            "the parks department",
        ),
        (
            "“We build a corridor,” minister of roads and ports Jan Brandt told The Harwicker on Monday.",
            "told",
            "Jan Brandt",
        ),
        (
            "Marta Linde of the charity Open Gate told the Harwick Press: “It looks late.”",
            "told",
            "Marta Linde",
        ),
        (
            "Jo Anne Tilden of the University of California, Los Angeles said: “It looks late.”",
            "said",
            "Jo Anne Tilden",
        ),
        ("The ad uses footage of Hilda Roe asking, “Why am I so far ahead?”", "asking", "Hilda Roe"),
        (
            "The game lasted for two hours, with Ada Lee later admitting that Roe gave her no chance.",
            "admitting",
            "Ada Lee",
        ),
        (
            "The bid failed in the end with the minister openly saying that the price was too high.",
            "saying",
            "the minister",
        ),
        ("On July 6, Mina Lindqvist made the following comment:\n\n“We stay.”", "comment", "Mina Lindqvist"),
        (
            "The site rated this statement by Gudmunds on June 11:\n\n“If you look at it, it is late.”",
            "statement",
            "Gudmunds",
        ),
        (
            "Mina Lindqvist leads. Eskelin said during a Friday evening rally in Michigan that Ilvesko once "
            "described the so-called Trans-Pacific Partnership as “the gold standard” of trade deals when "
            "she was secretary of state.",
            "described",
            "Ilvesko",
        ),
        (
            "Lund defended firing a nurse who said he was tired, saying, “Maybe he did no good job.”",
            "saying",
            "Lund",
        ),
        ("The council issued a statement calling the test “a clear violation”.", "calling", "The council"),
        (
            "With Professor Ann Lee, director of the Institute, and Professor Bo Kapp – dean of the Faculty "
            "of Medicine – Dr Olsen said he “firmly believed” it.",
            "said",
            "Dr Olsen",
        ),
    ],
)
def test_the_words_say_whose_cue_it_is(text: str, cue: str, who: str) -> None:
    """An agent, a name beside the cue, a member of a body: no addressee, place or body in between."""
    assert any(who in each for each in spoke(text, cue))


def test_what_comes_last_is_not_said() -> None:
    """A film that concludes with footage concludes nothing."""
    assert not spoke("The film concludes with footage of a “quiet town” in Norland.", "concludes")


def test_a_day_never_speaks() -> None:
    """A senator's party and state stand between the name and the cue, the day behind it."""
    text = "“Our assumption is that it will pass,” Senate Leader Raymond Yanuk, R-Ky., said Tuesday.\n"

    assert not any("Tuesday" in each for each in spoke(text, "said"))


def test_a_word_that_begins_a_sentence_names_nobody() -> None:
    """The name before a cue is no preposition with a capital."""
    assert "After" not in spoke("After saying her foot was “so swollen”, she was taken home.", "saying")


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The gaps vary according to type of fund.", set()),
        ("The prices differ, according to size and age.", set()),
        ("Each is paid according to their ability.", set()),
        ("The road will close in May, according to the plan.", {"the plan"}),
        ("The train will go at five, according to the council’s schedule.", {"the council’s schedule"}),
    ],
)
def test_what_things_differ_by_says_nothing(text: str, sources: set[str]) -> None:
    """Bare, it is a measure; a plan or a schedule of somebody's is something written."""
    assert spoke(text, "according to") == sources
