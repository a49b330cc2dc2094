"""What is reported in the article's own words: the clause, its source, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.index.attribution.indirect.contents import THRESHOLDS, offered, reports, whole_end
from onrecord.index.attribution.speakers.logit import weights
from tests.index.attribution.snippets import document

TABLE = "indirect/indirect.json"
THAT = "Maria Ortega said that the city would close the bridge in April."


def reported(text: str) -> list[tuple[str, str]]:
    """Who is reported, and the words."""
    found = document(text)
    return [
        (one.entity.name if one.entity else "", " … ".join(found.syntax.text[a:b] for a, b in one.spans))
        for one in reports(found, weights(TABLE))
    ]


@pytest.mark.parametrize(
    "text",
    [
        THAT,
        "That the city would close the bridge in April was a mistake, Maria Ortega said.",
        "Maria Ortega said the city would close the bridge in April, and that it would be rebuilt.",
    ],
)
def test_a_reported_clause_has_its_source(text: str) -> None:
    """Before or behind its cue, with *that* or without."""
    found = reported(text)

    assert found
    assert {who for who, _ in found} == {"Maria Ortega"}
    assert all("would close the bridge" in words or "rebuilt" in words for _, words in found)


@pytest.mark.parametrize("text", ["Maria Ortega crossed the bridge.", "“We close it,” Maria Ortega said."])
def test_what_nobody_reports_is_no_report(text: str) -> None:
    """A plain sentence says nothing of anybody's words, and what stands between marks is direct."""
    assert reported(text) == []


def test_what_is_reported_does_not_end_within_its_own_clause() -> None:
    """Cut before what its last verb leads to, a stretch is told to the end of that."""
    found = document("Maria Ortega said she had chosen to fuel the trouble from her home.")
    ((_, source, offers),) = offered(found)
    words = found.syntax.words
    last = words.index("chosen")
    cut = replace(offers[0], stretch=replace(offers[0].stretch, runs=((words.index("she"), last),)))

    ((start, end),) = whole_end(found, source, cut).spans

    assert found.syntax.text[start:end] == "she had chosen to fuel the trouble from her home"


def test_of_each_cue_one_stretch_is_taken() -> None:
    """Several are weighed, each with its signs; one at most is the report."""
    found = document(THAT)
    given = list(offered(found))
    ((_, source, offers),) = given

    assert source.lemma == "say"
    assert len(offers) > 1
    assert all(offer.features for offer in offers)
    assert len(reports(found, weights(TABLE))) == 1


def test_a_bar_that_nothing_reaches_leaves_nothing() -> None:
    """The thresholds decide."""
    assert reports(document(THAT), weights(TABLE), dict.fromkeys(THRESHOLDS, 1.1)) == []
