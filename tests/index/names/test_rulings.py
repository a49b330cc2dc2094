"""What a person rules about names holds at once, is kept, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import CannotWrite
from onrecord.index.names.persons import People
from onrecord.index.names.rulings import Ruling, Rulings, ruled

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = People((("Ada Brandt", "A. Brandt"), ("Una Marsh", "Una J. Marsh")))


def test_two_names_become_one_persons_with_all_their_spellings() -> None:
    """Under the name that was ruled, commonest or not."""
    found = ruled(PEOPLE, [Ruling("same", "Brandt", "ada brandt"), Ruling("same", "Ada Brandt", "Una Marsh")])

    assert found.spellings == (("Una Marsh", "Una J. Marsh", "Ada Brandt", "A. Brandt", "Brandt"),)
    assert found.called == ("ada brandt", "Una Marsh")


def test_a_name_is_taken_out_and_a_later_ruling_goes_before() -> None:
    """Nothing is left of a person with a single spelling, who needs no entry."""
    apart = Ruling("apart", "A. Brandt")
    assert ruled(PEOPLE, [apart]).spellings == (("Una Marsh", "Una J. Marsh"),)
    again = ruled(PEOPLE, [apart, Ruling("same", "A. Brandt", "Ada Brandt")])
    assert ("Ada Brandt", "A. Brandt") in again.spellings
    assert ruled(PEOPLE, []) == PEOPLE


def test_rulings_are_kept_listed_and_undone(tmp_path: Path) -> None:
    """Lines that were edited by hand cost nothing but themselves."""
    path = tmp_path / "names.jsonl"
    rulings = Rulings(path)
    assert rulings.held() == ()
    assert rulings.undo() is None
    first = rulings.add(Ruling("same", "Brandt", "Ada Brandt"))
    with path.open("a", encoding="utf-8") as file:
        file.write('broken\n[1]\n{"rule": "same", "name": "x"}\n{"rule": 3}\n{"rule": "apart", "name": "Una"')
    second = rulings.add(Ruling("apart", "Ünä Marsh"))

    assert rulings.held() == (first, second)
    assert rulings.unreadable == 5
    assert rulings.undo("una marsh") == second
    assert rulings.undo(first.made) == first
    assert rulings.held() == ()
    assert path.read_text("utf-8").startswith('{"rule": "same"')


def test_a_disk_that_refuses_costs_a_sentence(tmp_path: Path) -> None:
    """Reading and writing."""
    (tmp_path / "names.jsonl").mkdir()
    rulings = Rulings(tmp_path / "names.jsonl")
    with pytest.raises(CannotWrite, match="cannot be read"):
        rulings.held()
    with pytest.raises(CannotWrite, match="cannot be kept"):
        rulings.add(Ruling("apart", "x"))
