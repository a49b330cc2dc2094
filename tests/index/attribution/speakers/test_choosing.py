"""How one candidate is chosen, and how sure that is: arithmetic that needs no model, and one snippet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.attribution.mentions.entities import Entity
from onrecord.index.attribution.mentions.noun_phrases import Mention
from onrecord.index.attribution.speakers.candidate import Candidate
from onrecord.index.attribution.speakers.confidence import confidence, kind_of, trust
from onrecord.index.attribution.speakers.features import binned, ending
from onrecord.index.attribution.speakers.kinds import termlike, titled
from onrecord.index.attribution.speakers.logit import score, shares, weights
from onrecord.index.attribution.speakers.ranking import Choice, attribute, choose
from onrecord.index.attribution.text.marks import scan
from tests.index.attribution.snippets import MEETING, document

LEE, REED = Entity("Ann Lee", "person", "lee"), Entity("Bob Reed", "person", "reed")
TABLE = {"near": 1.0, "far": -1.0}


def candidate(entity: Entity | None, *features: str) -> Candidate:
    """Somebody with these signs, at no particular place."""
    return Candidate(Mention(0, 1, 0, "name", 0), None, entity, dict.fromkeys(features, 1.0))


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=8))
def test_shares_are_probabilities(scores: list[float]) -> None:
    """They add up to one, and the higher score has the larger share, however large the scores are."""
    found = shares(scores)

    assert sum(found) == pytest.approx(1.0)
    assert found[scores.index(max(scores))] == max(found)


def test_a_sign_without_weight_counts_nothing() -> None:
    """Features that training has dropped do no harm."""
    assert score({"near": 1.0, "unheard of": 5.0}, TABLE) == 1.0
    assert shares([]) == []


def test_all_mentions_of_one_person_count_together() -> None:
    """Two fair mentions of one outweigh a better one of another."""
    found = [candidate(LEE), candidate(LEE), candidate(REED, "near"), candidate(LEE)]
    choice = choose(0, found, TABLE)

    assert choice.entity is LEE
    assert [other.entity for other, _ in choice.others] == [REED]
    assert choice.probability + choice.others[0][1] == pytest.approx(1.0)


def test_without_candidates_nobody_spoke() -> None:
    """And nothing is known of nobody: the confidence is 0."""
    choice = choose(0, [], TABLE)

    assert choice == Choice(0, None, 0.0, ())
    assert confidence(document(MEETING), choice) == 0.0


def test_each_quotation_goes_to_its_speaker() -> None:
    """By the shipped weights, in an article of two speakers and a pronoun."""
    found = document(MEETING)
    choices = attribute(found, range(len(found.where.marks)), weights())
    names = [choice.entity.name if choice.entity else "" for choice in choices]

    assert names == ["Kajsa Ollongren", "Kajsa Ollongren", "Ben Wallace"]
    assert [kind_of(choice) for choice in choices] == ["whole name", "pronoun", "whole name"]
    assert all(0 < trust(found, choice) <= 1 for choice in choices)
    assert all(confidence(found, choice) <= choice.probability for choice in choices)


def test_numbers_are_binned_by_edges_that_they_do_not_exceed() -> None:
    """The last bin has no end."""
    assert [binned(value, (0, 2)) for value in (0, 1, 2, 3)] == ["0", "2", "2", "more"]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("“We go,” she said.", "comma"),
        ("“Go!” she said.", "cry"),
        ("“We go.”", "stop"),
        ("a “go” there", "bare"),
    ],
)
def test_how_a_quotation_ends_is_told(text: str, how: str) -> None:
    """A comma leads to the narration, a stop ends a sentence."""
    assert ending(text, scan(text)[0]) == how


def test_a_title_looks_like_a_title() -> None:
    """Capitals throughout make a work's title; a sentence, or one word, does not."""
    title, sentence = "He wrote “The Old Man and the Sea” then.", "“The old man went to sea,” he said."

    assert titled(title, scan(title)[0])
    assert termlike(title, scan(title)[0])
    assert not termlike(sentence, scan(sentence)[0])
