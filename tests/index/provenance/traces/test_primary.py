"""A transcript outranks the press: what `verify` says where both are in one index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.provenance.tracing.trace import trace
from onrecord.index.provenance.verification.verify import verify
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus

MINISTER, CHIEF = "Mara Lindqvist", "Tomas Okafor"
LONG = (
    "Thank you all for coming this morning. The committee met until midnight. It believes that we should "
    "repair the old lighthouse with stone from the island. The work will not begin before the herons have "
    "left, and I can not say when that is. Let me turn to the budget for the lifeboats, a long story."
)
SAID = (
    Said(LONG, "hearing", "", "2024-05-06", MINISTER, "committee spokeswoman", kind="turn"),
    Said("That is for others. I could not support the tunnel.", "h2", "", "2024-05-06", CHIEF, kind="turn"),
    Said("Mr. Okafor, has the tunnel ever been dry in winter?", "h3", "", "2024-05-06", kind="turn"),
    Said(
        "we must repair the old lighthouse with concrete from the island",
        "gazette",
        "Island Gazette",
        "2024-05-07",
        MINISTER,
    ),
    Said(
        "we must repair the old lighthouse with concrete from the island",
        "courier",
        "Bay Courier",
        "2024-05-07",
        "Lindqvist",
    ),
    Said("I could support the tunnel", "post", "Evening Post", "2024-05-06", CHIEF),
    Said("The tunnel ever been dry in winter", "wire", "Northern Wire", "2024-05-07", CHIEF),
    Said("I could support the tunnel with both hands", "old", "Evening Post", "2021-02-01", CHIEF),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Corpus]:
    """An index of a hearing and of what four outlets print of it."""
    with corpus(tmp_path, *SAID) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "speaker", "outcome"),
    [
        ("we should repair the old lighthouse with stone from the island", MINISTER, "shorter than"),
        ("The work will not begin before the herons have left", MINISTER, "shorter than"),
        ("The committee met until midnight", MINISTER, "verbatim"),
        ("I could not support the tunnel", CHIEF, "verbatim"),
    ],
)
def test_true_words_stand_in_their_turn(index: Corpus, claim: str, speaker: str, outcome: str) -> None:
    """A sentence of a long turn is found, with the turn as the evidence and only its sentence shown."""
    verdict = verify(index, claim, speaker)

    assert verdict.sound, verdict.sentence
    assert verdict.outcome == outcome
    assert verdict.findings[0].witness.quotation.kind == "turn"
    assert len(verdict.findings[0].differences.first) < 30


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("claim", "speaker", "has", "outlets"),
    [
        (
            "we must repair the old lighthouse with concrete from the island",
            MINISTER,
            "with stone from the island",
            "2 outlets print",
        ),
        ("I could support the tunnel", CHIEF, "I could not support the tunnel", "1 outlet prints"),
    ],
)
def test_a_misquote_is_told_by_the_transcript(
    index: Corpus, claim: str, speaker: str, has: str, outlets: str, *, named: bool
) -> None:
    """What outlets print to the letter is changed where the turn of the occasion reads otherwise."""
    verdict = verify(index, claim, speaker if named else "")

    assert verdict.outcome == "words changed", verdict.sentence
    assert verdict.findings[0].witness.quotation.kind == "turn"
    assert has in verdict.sentence
    assert outlets in verdict.sentence


def test_a_transcript_of_another_occasion_is_no_reference(index: Corpus) -> None:
    """What was said years before stands as it was printed."""
    assert verify(index, "I could support the tunnel with both hands", CHIEF).outcome == "verbatim"


@pytest.mark.parametrize(
    "claim", ["has the tunnel ever been dry in winter?", "the tunnel ever been dry in winter"]
)
def test_a_question_is_not_the_words_of_the_one_who_was_asked(index: Corpus, claim: str) -> None:
    """Neither where nobody prints it so, nor where an outlet does."""
    verdict = verify(index, claim, CHIEF)

    assert verdict.outcome == "other speaker", verdict.sentence
    assert not verdict.sound


def test_what_the_other_body_believes_stays_an_alarm(tmp_path: Path) -> None:
    """Only of their own body does a spokesperson say *it believes* in earnest."""
    other = LONG.replace("The committee met", "A rival club met")
    with corpus(tmp_path, Said(other, "h", "", "2024-05-06", MINISTER, "spokeswoman", kind="turn")) as found:
        verdict = verify(found, "we should repair the old lighthouse with stone from the island", MINISTER)

    assert [alarm.about for alarm in verdict.alarms] == ["attribution"]


def test_a_transcript_is_the_earliest_of_what_is_printed_of_it(tmp_path: Path) -> None:
    """Though it is published a day after the first report."""
    words_ = "The work will not begin before the herons have left the island"
    with corpus(
        tmp_path,
        Said(words_, "post", "Evening Post", "2024-05-06", MINISTER),
        Said(words_, "hearing", "Committee Office", "2024-05-07", MINISTER, kind="turn"),
        Said(words_, "late", "Bay Courier", "2024-05-09", MINISTER),
    ) as found:
        verdict = verify(found, words_, MINISTER)
        first = trace(found, verdict.findings[0].witness).earliest
    assert first.witness.article.outlet
    assert first.witness.article.outlet.value == "Committee Office"
    assert "the transcript" in first.basis
    assert "as transcribed by Committee Office" in verdict.sentence
