"""The right person in the right office, whatever the name's form, the marks and the construction."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.pipeline import marked_or_reported
from onrecord.index.model import Article
from tests.index.attribution.snippets import document, reader


def said(text: str) -> tuple[str, str | None, str | None, float]:
    """Kind, speaker, office and confidence of the first quotation of a text."""
    (doc,) = reader().parsed([Article("a.txt", "", text, "")])
    for _, stage in reader().stages.pipeline:
        stage(doc)
    one = next(one for one in marked_or_reported(doc) if one.kind != "indirect")
    office = one.office.printed if one.office else None
    return one.kind, one.speaker.name if one.speaker else None, office, one.confidence


@pytest.mark.parametrize(
    ("text", "speaker", "office"),
    [
        (
            "“It is small,” said Ada Roe, president of the Dockers’ Union.",
            "Ada Roe",
            "president of the Dockers’ Union",
        ),
        (
            "“It is small,” according to the head of the miners’ union, Ada Roe.",
            "Ada Roe",
            "head of the miners’ union",
        ),
        ("“It is small,” according to the head of the clinic, Ada Roe.", "Ada Roe", "head of the clinic"),
        ("“It is small,” according to the mayor of Odanmouth Ada Roe.", "Ada Roe", "mayor of Odanmouth"),
        ("“It is small,” said Mayor of Odanmouth Zhou Weilin.", "Zhou Weilin", "Mayor of Odanmouth"),
        (
            "Minister for Public Health Cian Ó Faoláin said: “It is small.”",
            "Cian Ó Faoláin",
            "Minister for Public Health",
        ),
        ("“It is small,” said Mayor Petra (Peti) Odan.", "Petra (Peti) Odan", "Mayor"),
        ("“It is small,” said 45-year-old K Padmini.", "K Padmini", None),
        ("“It is small,” says Siti binti Rahmat.", "Siti binti Rahmat", None),
        ("“It is small but it is ours.” — Żaneta Łoś", "Żaneta Łoś", None),
        ("A statement by Mayor Ada Roe said: “It is small.”", "Ada Roe", "Mayor"),
        (
            "Labour MP for Odanmouth Ada Roe, speaking at the fair, said: “It is small.”",
            "Ada Roe",
            "Labour MP for Odanmouth",
        ),
        (
            "Carl Voss was told by the director of the clinic, Dr. Ada Roe: “We have waited.”",
            "Ada Roe",
            "director of the clinic",
        ),
        (
            "Ada Roe (mayor of Odanmouth), speaking at the fair, said: “It is small.”",
            "Ada Roe",
            "mayor of Odanmouth",
        ),
        ("“It is small,” said K Padmini, who is the mayor of Odan.", "K Padmini", "mayor of Odan"),
        (
            "“It is small,” K Shanthini, Orbex’s chief executive, said.",
            "K Shanthini",
            "Orbex’s chief executive",
        ),
        ("In an interview with the Daily Courier, Els de Graaf said: “It is small.”", "Els de Graaf", None),
        ("“It is small,” said the farmer, not Carl Voss.", "the farmer", "farmer"),
        ("“It is small,” said Robert ‘Buzz’ Odan.", "Robert ‘Buzz’ Odan", None),
        ("“It is small,” Robert “Big Al” Odan said.", "Robert “Big Al” Odan", None),
        ("Marcus Odan, Jr. said: “It is small.”", "Marcus Odan Jr.", None),
        ("Edgar Odan Sr. said: “It is small.”", "Edgar Odan Sr.", None),
        ("Tiago dos Odanes said: “It is small.”", "Tiago dos Odanes", None),
        ("Will Odan said: “It is small.”", "Will Odan", None),
        ("“It is small,” said Will Odan.", "Will Odan", None),
        ("Minh Le said: “It is small.”", "Minh Le", None),
        ("Magistrate Torvik Odanen said: “It is small.”", "Torvik Odanen", "Magistrate"),
        ("Will Odan, 45, said: “It is small.”", "Will Odan", None),
        ("“It is small,” said Łucja Odanová of Orbex Corp.", "Łucja Odanová", None),
        ("“It is small,” Bank of Odan Corp. said.", "Bank of Odan Corp.", None),
        (
            "Ada Roe, the league’s secretary-general, came. “It is small,” the secretary-general said.",
            "Ada Roe",
            "league’s secretary-general",
        ),
        (
            "A. N. Odan warned of it. “It is small,” Odan said.",
            "A. N. Odan",
            None,
        ),
        ("Colin May came on Monday. May said that “it is small”.", "Colin May", None),
        ("“It is small,” said Nasser Al Odhan, Orbex spokesman.", "Nasser Al Odhan", "Orbex spokesman"),
        ("Minister of Fisheries Sarah Odan said: “It is small.”", "Sarah Odan", "Minister of Fisheries"),
        ("Larch’s rival Pine Bank said: “It is small.”", "Pine Bank", None),
        (
            "“It is small,” a person familiar with the talks said.",
            "a person familiar with the talks",
            None,
        ),
        (
            "Ada Roe is ill, said a spokesman for Nasser Al Odhan. “It is small,” the spokesman said.",
            "a spokesman for Nasser Al Odhan",
            "spokesman",
        ),
    ],
)
def test_names_of_all_forms_and_their_offices_are_whole(text: str, speaker: str, office: str | None) -> None:
    """A name keeps what belongs to it, and an office reaches to its last word, but no further."""
    assert said(text)[1:3] == (speaker, office)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe said:\n\n‘It is a small step but it matters.’",
        "The council met on Thursday.\n\n‘It is a small step but it matters.’\n\n– Ada Roe",
    ],
)
def test_a_sentence_that_stands_alone_between_single_marks_is_said(text: str) -> None:
    """A colon before it or a paragraph of its own tells speech from a term."""
    assert said(text)[:2] == ("direct", "Ada Roe")


def test_a_pronoun_that_only_a_first_name_speaks_against_is_never_sure() -> None:
    """The subject may be somebody whom nothing tells to be a person."""
    text = "Widyastuti opened the hall without Oliver Trent.\n\n“It is small,” she said."
    assert said(text)[3] < 0.9


def test_a_sentence_begins_with_any_capital_letter() -> None:
    """Letters beyond English end the sentence before them as well."""
    found = document("The hall was full. Łucja Żurek left. Šarlote Ozola stayed.")
    assert len(found.stops) == 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Paolo del Corvo came on Monday.\n\n“It is small,” del Corvo said.", "Paolo del Corvo"),
        ("Piet van der Odan came on Monday.\n\n“It is small,” Mr. van der Odan said.", "Piet van der Odan"),
        ("A letter from Nasser Al Odhan came.\n\n“It is small,” Al Odhan said.", "Nasser Al Odhan"),
        ("Majid Al Odhan came on Monday.\n\n“It is small,” Al Odhan said.", "Majid Al Odhan"),
        ("Gino della Roe came on Monday.\n\n“It is small,” Mr. della Roe said.", "Gino della Roe"),
    ],
)
def test_a_surname_with_a_particle_is_whoever_bears_it(text: str, speaker: str) -> None:
    """Neither a short title nor a first name is seen in the particle."""
    assert said(text)[1:3] == (speaker, None)


@pytest.mark.parametrize(
    ("called", "speaker"),
    [
        ("the 45-year-old", "Ada Roe"),
        ("the 61-year-old", "Carl Voss"),
        ("the entrepreneur", "Ada Roe"),
        ("the treasurer", "Carl Voss"),
        ("the singer", "the singer"),
    ],
)
@pytest.mark.parametrize("order", ["“It is small,” {} said.", "“It is small,” said {}."])
def test_whoever_is_described_is_the_one_of_whom_it_is_told(order: str, called: str, speaker: str) -> None:
    """An epithet that fits neither of two people with offices is kept as worded."""
    text = (
        "Ada Roe, 45, a software entrepreneur, met Max Odan, Bea Odan and Al Lund in Ayr on Monday.\n\n"
        f"Carl Voss, 61, the treasurer, came late. {order.format(called)}"
    )
    assert said(text)[1] == speaker


def test_a_sentence_full_of_names_is_no_heading() -> None:
    """Its verb is in small letters, and it ends with a full stop."""
    text = "Thirza Odan, the mayor, met Max Roe in Ayr on Monday.\n\n“It is small,” the mayor said."
    assert said(text)[1] == "Thirza Odan"
