"""What is said of a claimed quotation: each verdict, its evidence, and when nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.provenance.verification.verify import verify
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus

HARBOUR = "We will not close the northern harbour before the 30 ships of the fleet are home"
SAID = (
    Said(HARBOUR, "wire", "Northern Wire", "2024-03-16", "Mara Lindqvist", "finance minister"),
    Said(HARBOUR, "post", "Evening Post", "2024-03-17", "Lindqvist"),
    Said("the council had never agreed to sell the old theatre", "ind", "Post", kind="indirect"),
    Said(
        "Taxes on fuel will rise again in autumn", "relay", "Post", "2024-03-18", "Tomas Okafor", via=("AFP",)
    ),
    Said("a coalition of the unwilling few", "term", "Post", kind="term"),
    Said("Every berth of the port stays shut", "bap", "Post", "2024-03-18", "Ines Baptiste"),
    Said("no-fly zone", "nofly", "Post", kind="term"),
    Said(
        "Our budget spends more on schools, hospitals and libraries", "bud", "Post", speaker="Mara Lindqvist"
    ),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Corpus]:
    """An index of a few statements."""
    with corpus(tmp_path, *SAID) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "speaker", "outcome"),
    [
        (HARBOUR, "", "verbatim"),
        (f"“{HARBOUR.upper()}.”", "Mara Lindqvist", "verbatim"),
        (HARBOUR.replace("harbour", "har\u200bbor").replace("before", "be-\nfore"), "", "verbatim"),
        ("We won’t close the northern harbour before the thirty ships of the fleet are home", "", "verbatim"),
        ("the northern harbour before the 30 ships", "", "shorter than"),
        (
            "[They] will not close the northern harbour before the 30 ships of the fleet … are home",
            "",
            "verbatim",
        ),
        (f"{HARBOUR}, and not a day sooner than that", "", "longer than"),
        (HARBOUR.replace("not ", ""), "", "words changed"),
        (HARBOUR, "Ines Baptiste", "other speaker"),
        ("the council had never agreed to sell the old theatre", "", "only as indirect speech"),
        ("Taxes on fuel will rise again in autumn", "", "only relayed"),
        ("a coalition of the unwilling few", "", "marks around a term, not speech"),
        (
            "This budget spent more for hospitals, libraries and schools",
            "Lindqvist",
            "same statement, other words",
        ),
        ("Nobody in this town ever saw a purple elephant", "", "not in this corpus"),
    ],
)
def test_each_verdict(index: Corpus, claim: str, speaker: str, outcome: str) -> None:
    """Every way that words can stand to what is printed has its verdict, with evidence or a certificate."""
    verdict = verify(index, claim, speaker)

    assert verdict.outcome == outcome
    assert bool(verdict.findings) != bool(verdict.certificate)
    assert verdict.sentence.endswith(".")


def test_a_lost_not_and_a_changed_number_alarm(index: Corpus) -> None:
    """The verdict says what turns the statement around, and is not sound."""
    verdict = verify(index, HARBOUR.replace("not ", "").replace("30", "13"))

    assert [alarm.about for alarm in verdict.alarms] == ["negation", "number"]
    assert "“not” is gone" in verdict.sentence
    assert not verdict.sound


def test_a_verdict_on_words_that_stand_as_claimed_begins_with_its_alarm(index: Corpus) -> None:
    """Nobody stops reading at *Verbatim*; the office is told as it was claimed."""
    verdict = verify(index, HARBOUR, "Foreign Minister Mara Lindqvist")

    assert verdict.outcome == "verbatim"
    assert verdict.sentence.startswith(
        "Alarm: office: “finance minister” became “Foreign Minister”. Verbatim in "
    )
    assert not verdict.sound


def test_verbatim_names_every_outlet_once(index: Corpus) -> None:
    """The evidence lists both articles, and the speaker's agreement where one is claimed."""
    verdict = verify(index, HARBOUR, "Mara Lindqvist")

    assert set(verdict.outlets) == {"Northern Wire", "Evening Post"}
    assert [finding.agrees for finding in verdict.findings] == [True, True]
    assert "in 2 articles of 2 outlets" in verdict.sentence


def test_the_certificate_says_what_was_searched(index: Corpus) -> None:
    """Not in this corpus: how much of which outlets and dates was searched, by the index's stamp."""
    verdict = verify(index, "Every berth at every harbour of every town was shut by the fleet")
    certificate = verdict.certificate

    assert verdict.outcome == "not in this corpus"
    assert certificate is not None
    assert certificate.stamp.quotations == len(SAID)
    assert dict(certificate.coverage.outlets) == {"Post": 6, "Northern Wire": 1, "Evening Post": 1}
    assert (certificate.coverage.first, certificate.coverage.last) == ("2024-03-16", "2024-03-18")
    assert certificate.coverage.undated == 4


def test_a_near_miss_is_shown_with_the_certificate(index: Corpus) -> None:
    """A claim that shares half of its words with a quotation is not that one, and the reader sees it."""
    verdict = verify(
        index, "the northern harbour before the 30 trains and buses from Bergen have left for good today"
    )

    assert verdict.certificate is not None
    assert {each.witness.article.doc for each in verdict.certificate.nearest} == {"wire", "post"}


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("", "no words"),
        ("… — “”", "no words"),
        ("1234 5678 90 12", "no words"),
        ("no-fly zone", "too few"),
        ("that is what it is", "so common"),
        ("word " * 10_000, "more than a quotation has"),
        ("We will not close the n\u043erthern harbour", "two alphabets"),
        ("\u200b\u202e\ufe0f", "no words"),
    ],
)
def test_words_that_cannot_be_checked_get_a_sentence_and_no_verdict(
    index: Corpus, claim: str, told: str
) -> None:
    """Too few, too many, too common, no letters, look-alike letters: a plain sentence, never a verdict."""
    verdict = verify(index, claim)

    assert verdict.outcome == "not checked"
    assert told in verdict.sentence
    assert not verdict.findings


def test_hidden_characters_are_reported_and_do_no_harm(index: Corpus) -> None:
    """A claim with zero-width and direction characters is found, and they are named."""
    verdict = verify(index, HARBOUR.replace("northern", "north\u200bern\u202e"))

    assert verdict.outcome == "verbatim"
    assert "ZERO WIDTH SPACE (U+200B)" in verdict.notes[0]


def test_a_term_of_few_words_is_told_as_what_it_is(index: Corpus) -> None:
    """Three words are too few for a verdict; that they are a term in this index is said."""
    verdict = verify(index, "“no-fly zone”")

    assert verdict.outcome == "not checked"
    assert "a term, which is nobody's speech" in verdict.notes[0]


def test_words_in_two_mouths_are_told(tmp_path: Path) -> None:
    """Where no speaker was claimed, a verdict names all to whom the words are attributed."""
    said = [
        Said(HARBOUR, "a", "Gazette", "2024-03-16", "Ines Baptiste"),
        Said(HARBOUR, "b", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said(HARBOUR, "c", "Post", "2024-03-17", "Lindqvist"),
    ]
    with corpus(tmp_path, *said) as index:
        verdict = verify(index, HARBOUR)

    assert verdict.outcome == "verbatim"
    assert verdict.notes == ("They are attributed to more than one speaker: Mara Lindqvist, Ines Baptiste.",)


def test_an_uncertain_printed_attribution_is_told_and_is_no_comfort(tmp_path: Path) -> None:
    """Where it is doubtful who is printed, another name is neither contradicted nor confirmed."""
    said = Said(HARBOUR, "a", speaker="Walter Osgood", confidence=0.6)
    with corpus(tmp_path, said) as index:
        verdict = verify(index, HARBOUR, "Mara Lindqvist")
        assert verdict.outcome == "speaker unconfirmed"
        assert "the printed attribution is uncertain" in verdict.sentence
        assert not verdict.sound
        assert verify(index, HARBOUR, "Walter Osgood").sound
