"""A name of one word, of which the article gives no more, is surely a body's only where something tells."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.speakers.confidence import trust
from onrecord.index.attribution.speakers.logit import weights
from onrecord.index.attribution.speakers.ranking import attribute
from onrecord.index.model import UNCERTAIN, Article
from tests.index.attribution.snippets import document, reader


def trusted(text: str) -> tuple[str, float]:
    """The kind of the last quotation's speaker, and how sure the name is, the mention given."""
    found = document(text)
    (*_, choice) = attribute(found, range(len(found.where.marks)), weights("speakers/ranker.json"))
    assert choice.entity is not None
    return choice.entity.kind, trust(found, choice)


@pytest.mark.parametrize(
    "text",
    [
        'On July 6, Vrello cynically dismissed the island as "the suburbs of the south".',
        '"There is a construction guy, he put a lot of people out of business," Gruny said after an event.',
        '"They took the slogan and gave it to the other man," Brast said.',
    ],
)
def test_a_lone_word_that_nothing_else_speaks_of_is_a_person_or_uncertain(text: str) -> None:
    """A surname that no list knows, as it is printed once."""
    kind, sure = trusted(text)

    assert kind == "person" or sure < UNCERTAIN


@pytest.mark.parametrize(
    "text",
    [
        '"We will answer," Norway said in a statement.',
        '"We will answer," WestBuild said in a statement.',
        'Two men work at Dendrel. "We will answer," Dendrel said in a statement.',
        '"The bridge was never checked," Reuters said.',
    ],
)
def test_a_body_that_the_article_shows_to_be_one_is_sure(text: str) -> None:
    """A country, a firm's spelling, a place that somebody works at, an outlet."""
    kind, sure = trusted(text)

    assert kind == "organization"
    assert sure > UNCERTAIN


def test_the_evidence_says_that_nothing_tells() -> None:
    """The reader sees why the speaker is uncertain."""
    text = 'On July 6, Vrello cynically dismissed the island as "the suburbs of the south".'
    ((_, (*_, quotation)),) = reader().read([Article("a.txt", "", text, "")])

    assert quotation.confidence < UNCERTAIN
    assert "nothing tells whether Vrello is a person or a body" in {why.reason for why in quotation.evidence}
