"""Uncertain is one thing: the same threshold in the evidence and in every form that is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from onrecord.index.attribution.record.records import _doubt
from onrecord.index.model import UNCERTAIN, Article, Corrected, Hit, Kind, Quotation, Speaker
from onrecord.tui.present.hits import citation, telling
from onrecord.tui.present.words import describe

ARTICLE = Article("a.txt", "/a.txt", "“Yes,” she said.", "0")
SAID = [kind for kind in get_args(Kind) if kind != "term"]


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize(("confidence", "doubted"), [(UNCERTAIN - 0.01, True), (UNCERTAIN, False)])
def test_what_is_uncertain_is_marked_everywhere(kind: Kind, confidence: float, doubted: bool) -> None:
    """Direct, mixed and indirect alike: the mark, the question mark, the citation, the line of evidence."""
    quotation = Quotation(kind, ((1, 4),), "Yes", speaker=Speaker("Ann Lee", "she"), confidence=confidence)

    assert quotation.uncertain is doubted
    assert (describe.mark(quotation) == "?") is doubted
    assert telling.speaker(quotation).endswith(" ?") is doubted
    assert ("speaker uncertain" in citation.plain(Hit(quotation, ARTICLE))) is doubted
    assert describe.sure(quotation).startswith("?") is doubted
    assert bool(_doubt(confidence, ())) is doubted


def test_what_a_person_put_right_is_not_uncertain() -> None:
    """Nor is there a doubt about the speaker where none was found."""
    found = Quotation("direct", ((1, 4),), "Yes", speaker=Speaker("Ann Lee", "she"), confidence=0.1)
    corrected = replace(found, corrected=Corrected("2024-01-01", "", "direct", None, None, None, 0.1))

    assert found.uncertain
    assert not corrected.uncertain
    assert not replace(found, speaker=None).uncertain
