"""Words that one outlet prints cut and another whole are told as cut; a governing word gone alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.verification.verify import verify
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.provenance.verification.verdicts import Verdict

ODA = "Mira Oda"
DAY = "2025-03-01"


def verdict(folder: Path, whole: str, cut: str, claim: str, *, day: str = DAY) -> Verdict:
    """On a claim, where one outlet prints the whole and another a part of it."""
    said = Said(whole, "whole", "Gazette", DAY, ODA), Said(cut, "cut", "Post", day, ODA)
    with corpus(folder, *said) as index:
        return verify(index, claim, ODA)


def test_what_another_print_has_of_the_sentence_is_told(tmp_path: Path) -> None:
    """Verbatim there, and sound, for nothing governs the rest; the whole print is evidence as well."""
    part = "We have moored nine ferries in the bay"
    found = verdict(tmp_path, f"{part}, and the tenth will come in May", part, part)

    assert found.outcome == "verbatim"
    assert found.sound
    assert found.notes == (
        "Cut short: Gazette (2025-03-01) prints it with “and the tenth will come in May”.",
    )
    assert [item.witness.outlet for item in found.findings] == ["Post", "Gazette"]


def test_a_governing_word_that_an_outlet_cut_off_is_an_alarm(tmp_path: Path) -> None:
    """Whoever copies the shorter print copies its cut, whether all of it or less."""
    part = "I would sell the ferries to the crew"
    for number, claim in enumerate((part, "sell the ferries to the crew")):
        found = verdict(tmp_path / str(number), f"{part} if they paid for the paint", part, claim)

        assert not found.sound
        assert "condition: “if” is cut off" in found.sentence


def test_whole_sentences_around_the_claimed_ones_are_no_cut(tmp_path: Path) -> None:
    """Nothing of the claimed sentence is missing."""
    part = "We have moored nine ferries in the bay"
    found = verdict(tmp_path, f"It was a long night. {part}. We are tired.", part, part)

    assert found.sound
    assert found.notes == ()


def test_the_whole_sentence_itself_is_not_cut_short(tmp_path: Path) -> None:
    """That somebody else cuts it is of no matter to it."""
    part = "We have moored nine ferries in the bay"
    found = verdict(
        tmp_path, f"{part}, and the tenth will come in May", part, f"{part}, and the tenth will come in May"
    )

    assert found.sound
    assert found.notes == ()


def test_a_cut_that_the_best_print_tells_of_is_told_once(tmp_path: Path) -> None:
    """Its own alarm is enough; that another print has the words as well is no news."""
    whole = "I would sell the ferries to the crew if they paid for the paint"
    found = verdict(tmp_path, f"Indeed, {whole}", whole, "sell the ferries to the crew")

    assert not found.sound
    assert found.notes == ()
