"""What single words give away: cues, and the parts of names."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.text.cues import LEMMAS, lemma_of, strength
from onrecord.index.attribution.text.name_parts import gender_of, plain, surname


@pytest.mark.parametrize(
    ("form", "lemma"), [("said", "say"), ("Says", "say"), ("replied", "reply"), ("insisting", "insist")]
)
def test_a_cue_is_known_in_every_form(form: str, lemma: str) -> None:
    """Regular and irregular forms, in any case, lead to the verb."""
    assert form.lower() in LEMMAS
    assert lemma_of(form) == lemma


def test_a_word_that_reports_nothing_is_no_cue() -> None:
    """Any other word is its own lemma, and says nothing of speech."""
    assert lemma_of("Bicycle") == "bicycle"
    assert strength("bicycle") == "none"
    assert strength("say") == "strong"


def test_names_are_compared_without_dress() -> None:
    """Case, full stops and possessives make no other name; a suffix is no surname."""
    assert plain("Lee’s") == plain("LEE") == "lee"
    assert surname(["Martin", "King", "Jr."]) == "king"
    assert surname(["Jr."]) == "jr"


def test_an_initial_is_no_first_name() -> None:
    """The gender is that of the first name written out; a surname alone has none."""
    assert gender_of(["J.", "Mary", "Lee"]) == gender_of(["Mary", "Lee"]) == "f"
    assert gender_of(["Mary"]) == "u"
