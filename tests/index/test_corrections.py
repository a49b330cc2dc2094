"""A correction is kept, is undone, and says what it replaced."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.corrections import (
    Correction,
    Ledger,
    applied,
    as_found,
    correction,
    now,
    replaced,
    standing,
)
from onrecord.index.errors import CannotWrite
from onrecord.index.model import Article, Hit, Kind, Office, Quotation, Speaker

if TYPE_CHECKING:
    from pathlib import Path

FOUND = Quotation(
    "direct",
    ((10, 20),),
    "we will go",
    id="0123456789ab",
    speaker=Speaker("Tomas Okafor", "Okafor"),
    mention=(25, 31),
    office=Office("Port authority chair", (40, 60)),
    confidence=0.7,
)
HIT = Hit(FOUND, Article("a.txt", "/a.txt", "", "00"))


def right(
    speaker: str = "Piet van Houten", office: str = "", kind: Kind = "direct", why: str = "", hit: Hit = HIT
) -> Correction:
    """A correction of the quotation."""
    return correction(hit, speaker=speaker, office=office, kind=kind, why=why, made=now())


def test_a_corrected_quotation_reads_as_a_person_says_and_knows_what_was_found() -> None:
    """It is certain, and what was found comes back whole."""
    after = applied(FOUND, right(office="Dockers’ union", why="the next paragraph names him"))

    assert after.speaker == Speaker("Piet van Houten", "")
    assert after.office == Office("Dockers’ union")
    assert after.confidence == 1.0
    assert after.corrected is not None
    assert after.corrected.why == "the next paragraph names him"
    assert replaced(after) == "corrected by hand, found as: Tomas Okafor, Port authority chair (direct)"
    assert as_found(after) == FOUND
    assert applied(after, None) == FOUND


def test_a_correction_of_a_correction_still_says_what_was_found() -> None:
    """What a person said before is no finding."""
    once = applied(FOUND, right("Ann Lee"))
    twice = applied(once, right("Ann Leigh", hit=Hit(once, HIT.article)))

    assert as_found(twice) == FOUND


@pytest.mark.parametrize(
    ("printed", "name", "kept"),
    [
        ("Okafor", "Piet van Houten", False),
        ("he", "Piet van Houten", True),
        ("Okafor", "Thomas Okafor", True),
        ("the chairman", "Piet van Houten", True),
    ],
)
def test_a_mention_of_somebody_else_is_no_mention_of_the_speaker(printed: str, name: str, kept: bool) -> None:
    """A pronoun may stand for whoever it is; the name of the one who was found may not."""
    found = Quotation("direct", ((0, 2),), "so", speaker=Speaker("Tomas Okafor", printed), mention=(5, 9))
    after = applied(found, right(name))

    assert after.mention == ((5, 9) if kept else None)


def test_a_term_is_said_by_nobody() -> None:
    """Whoever is named beside it."""
    after = applied(FOUND, right("Piet van Houten", "mayor", kind="term"))

    assert (after.kind, after.speaker, after.office, after.confidence) == ("term", None, None, 0.0)


def test_what_was_corrected_together_is_undone_together(tmp_path: Path) -> None:
    """Copies of a statement; but one by its id alone."""
    ledger = Ledger(tmp_path / "corrections.jsonl")
    first = right("Ann Lee")
    copies = [replace(first, id=name) for name in ("00", "01", "02")]
    for each in copies:
        ledger.add(each)

    assert ledger.undo("01") == (copies[1],)
    assert list(ledger.held()) == ["00", "02"]
    assert ledger.undo() == (copies[0], copies[2])
    assert ledger.held() == {}


def test_what_is_undone_reads_as_before(tmp_path: Path) -> None:
    """An earlier correction of the same quotation holds again; then none does."""
    ledger = Ledger(tmp_path / "data" / "corrections.jsonl")
    first, second = right("Ann Lee"), right("Bo Berg")
    for each in (first, second):
        ledger.add(each)

    assert ledger.held() == {FOUND.id: second}
    assert ledger.undo() == (second,)
    assert ledger.held() == {FOUND.id: first}
    assert ledger.undo("no such id") == ()
    assert ledger.undo(FOUND.id) == (first,)
    assert ledger.held() == {}
    assert ledger.undo() == ()


def test_a_line_that_was_cut_off_costs_no_other_correction(tmp_path: Path) -> None:
    """As a crash or a full disk leaves it; lines by other hands are left where they are."""
    path = tmp_path / "corrections.jsonl"
    ledger = Ledger(path)
    first, second = right("Ann Lee"), right("Bo Berg")
    ledger.add(first)
    with path.open("ab") as file:
        file.write(b'[]\n{"undone": 5}\n{"id": 3}\n\xff\n{"id": "0123')
    ledger.add(second)

    assert ledger.made() == (first, second)
    assert ledger.unreadable == 5
    assert b'{"id": "0123\n' in path.read_bytes()


def test_corrections_are_for_their_owner_alone(tmp_path: Path) -> None:
    """They may name sources."""
    ledger = Ledger(tmp_path / "data" / "corrections.jsonl")
    ledger.add(right("Søren \u202e\udcff Å"))

    assert ledger.path.stat().st_mode & 0o777 == 0o600
    assert ledger.path.parent.stat().st_mode & 0o777 == 0o700
    assert ledger.held()[FOUND.id].speaker == "Søren \u202e\udcff Å"
    assert json.loads(ledger.path.read_text(encoding="ascii"))["speaker"] == "Søren \u202e\udcff Å"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """One sentence, and nothing else is lost."""
    (tmp_path / "data").write_text("a file where the folder should be")
    ledger = Ledger(tmp_path / "data" / "corrections.jsonl")

    with pytest.raises(CannotWrite, match="correction cannot be kept"):
        ledger.add(right())
    with pytest.raises(CannotWrite, match="cannot be read"):
        ledger.made()


def test_a_correction_says_how_it_stands_to_the_index() -> None:
    """It holds, waits to be taken up, is orphaned, or the rules now find something else."""
    made = right("Ann Lee")
    otherwise = Quotation("direct", ((10, 20),), "we will go", id=FOUND.id, speaker=Speaker("Ann Lee", "Lee"))

    assert standing(made, applied(FOUND, made)) == "holds"
    assert standing(made, FOUND) == "waiting"
    assert standing(made, applied(FOUND, right("Bo Berg"))) == "waiting"
    assert standing(made, None) == "orphaned"
    assert standing(made, applied(otherwise, made)) == "changed"
