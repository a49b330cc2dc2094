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
