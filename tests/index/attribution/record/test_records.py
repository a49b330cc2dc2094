"""From choices to records: what is one quotation, through whom it came, and why it is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.attribution.record.records import quotations
from onrecord.index.attribution.record.relays import governing
from onrecord.index.attribution.record.whereabouts import from_quotation, paragraphs_away
from onrecord.index.attribution.speakers.logit import weights
from onrecord.index.attribution.speakers.ranking import attribute
from onrecord.index.model import Article, Fact, Relay
from tests.index.attribution.snippets import MEETING, document

if TYPE_CHECKING:
    from onrecord.index.model import Quotation


def recorded(text: str, article: Article | None = None) -> list[Quotation]:
    """The quotations between marks of a text."""
    found = document(text)
    return quotations(found, attribute(found, range(len(found.where.marks)), weights()), article)


def test_a_split_quotation_is_one_record() -> None:
    """Two stretches around one cue are one utterance; its segments are where the words stand."""
    text = "“It matters,” Ann Lee said, “but first we need to get there.”\n"
    (one,) = recorded(text)

    assert [text[slice(*span)] for span in one.segments] == ["It matters,", "but first we need to get there."]
    assert one.text == "It matters, … but first we need to get there."


def test_two_speakers_are_two_records() -> None:
    """Nothing is joined over a change of speaker, and the order is that of the article."""
    found = recorded(MEETING)

    assert [one.speaker.name for one in found if one.speaker][-1] == "Ben Wallace"
    assert [one.segments[0] for one in found] == sorted(one.segments[0] for one in found)


def test_every_reason_rests_on_words_of_the_article() -> None:
    """Each line of evidence is a sentence, and each of its spans lies in the text."""
    for one in recorded(MEETING):
        assert {item.about for item in one.evidence} >= {"speaker", "kind"}
        for item in one.evidence:
            assert item.reason
            assert all(0 <= start < end <= len(MEETING) for start, end in item.spans)


def test_an_outlet_is_not_its_own_relay() -> None:
    """The article's relays govern each of its quotations; the outlet's own name in a sentence is none."""
    text = "“It matters to all of us,” Ann Lee told the Washington Post on Monday.\n"
    article = Article("a.txt", "", text, "", relays=(Relay("AFP", "document", "credit line"),))
    own = Article("a.txt", "", text, "", outlet=Fact("Washington Post", "masthead"))
    (through,), (none,) = recorded(text, article), recorded(text, own)

    assert "AFP" in [relay.name for relay in through.relays]
    assert none.relays == ()


def test_a_block_relay_governs_its_block() -> None:
    """Within it, and not before or behind it."""
    article = Article("a.txt", "", "", "", relays=(Relay("AP", "block", "introduced", (0, 2), (10, 20)),))

    assert [relay.name for place in (5, 10, 19, 20) for relay in governing(article, place)] == ["AP", "AP"]


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        (0, "two paragraphs earlier"),
        (1, "in the paragraph before"),
        (2, "in the same paragraph"),
        (3, "in the next paragraph"),
    ],
)
def test_places_are_told_in_a_readers_words(paragraph: int, told: str) -> None:
    """How far a place lies from another, by paragraphs."""
    found = document("Ann Lee came.\n\nBob Reed came.\n\n“We go,” Lee said.\n\nShe left.\n")
    at = found.where.paragraphs[2][0]

    assert paragraphs_away(found, found.where.paragraphs[paragraph][0], at) == told


def test_within_a_paragraph_sentences_are_counted() -> None:
    """The sentence itself, and the one before."""
    text = "Ann Lee came. “We go,” Lee said."
    found = document(text)
    spans = [(one.start, one.end) for one in found.where.marks]
    places = [(text.index("Lee", at), text.index("Lee", at) + 3) for at in (0, text.index("Lee said"))]

    assert [from_quotation(found, spans, place) for place in places] == [
        "in the sentence before",
        "in the same sentence",
    ]
