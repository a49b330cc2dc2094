"""What a reader is told of why a quotation is somebody's."""

from __future__ import annotations

import pytest

from onrecord.index.attribution import extract
from onrecord.index.model import Article, Evidence, Quotation, Relay

MODEL = "en_core_web_sm"
TEXT = (
    "Ministers met in Brussels on Monday.\n\n"
    "“It is too early to discuss it,” Dutch Defense Minister Kajsa Ollongren remarked.\n\n"
    "“It matters what follows,” she continued, “but first we need to get there.”\n\n"
    "Ollongren said: “We have to look at it.”\n\n"
    "“We can decide nothing today,” a senior NATO diplomat said.\n"
)


@pytest.fixture(scope="module")
def found() -> tuple[Quotation, ...]:
    """The quotations of one article that came through an agency."""
    relay = Relay("AFP", "document", "credit line")
    return next(iter(extract([Article("a", "/a", TEXT, "", relays=(relay,))], model=MODEL)))[1]


def why(quotation: Quotation, about: str) -> Evidence:
    """The reason of one part."""
    return next(item for item in quotation.evidence if item.about == about)


def test_every_part_of_an_attribution_has_its_reason(found: tuple[Quotation, ...]) -> None:
    """Speaker, name, office, relay and kind, in the order in which a reader asks."""
    assert [[item.about for item in quotation.evidence] for quotation in found] == [
        ["speaker", "name", "office", "relay", "kind"]
    ] * 4


def test_reasons_quote_the_article(found: tuple[Quotation, ...]) -> None:
    """The words beside the quotation are given as printed, with where they stand."""
    reasons = [why(quotation, "speaker").reason for quotation in found]

    assert reasons == [
        "“Dutch Defense Minister Kajsa Ollongren remarked” follows the words",
        "“she continued” stands between the parts of the quotation",
        "“Ollongren said” leads into the words",
        "“a senior NATO diplomat said” follows the words",
    ]


def test_a_name_says_how_it_was_found(found: tuple[Quotation, ...]) -> None:
    """A pronoun, a surname, a whole name and a source without a name."""
    assert [why(quotation, "name").reason for quotation in found] == [
        "Kajsa Ollongren is named in full there",
        "“she” is Kajsa Ollongren, the last woman named, and the one who last spoke",
        "“Ollongren” is Kajsa Ollongren, named in full two paragraphs earlier",
        "the article gives this source no name",
    ]


def test_an_office_and_a_relay_say_where_they_stand(found: tuple[Quotation, ...]) -> None:
    """The office's place from the quotation; the relay's reach and basis."""
    office = why(found[1], "office")

    assert office.reason == "“Dutch Defense Minister” stands before the name, in the paragraph before"
    assert why(found[3], "office").reason == "“senior NATO diplomat” is what the article calls this source"
    assert why(found[0], "relay").reason == "through AFP, the whole article: credit line"


def test_the_spans_hold_what_the_reason_speaks_of(found: tuple[Quotation, ...]) -> None:
    """Each span is a stretch of the article: mention and cue, name and pronoun, office."""
    told = [
        TEXT[slice(*span)] for about in ("speaker", "name", "office") for span in why(found[1], about).spans
    ]

    assert told == ["she", "continued", "Kajsa Ollongren", "she", "Dutch Defense Minister"]


def test_a_term_says_that_it_is_nobodys_words() -> None:
    """What is kept under nobody's name says so."""
    text = "He is the author of a book called “The Long Way Home” and of others.\n"
    (term,) = next(iter(extract([Article("a", "/a", text, "")], model=MODEL)))[1]

    assert term.kind == "term"
    assert [item.about for item in term.evidence] == ["kind"]


def test_an_alternative_says_what_speaks_for_it() -> None:
    """Somebody else who might have said it comes with a score below the speaker's and a reason."""
    text = (
        "“We act,” said Kajsa Ollongren.\n\nBen Wallace was there with John Smith. “We will see to it soon.” "
        "Ben Wallace nodded.\n"
    )
    found = next(iter(extract([Article("a", "/a", text, "")], model=MODEL)))[1]
    others = found[1].alternatives

    assert others
    assert all(other.reason for other in others)
    assert max(other.score for other in others) <= found[1].confidence
