"""A damaged index answers as before or is refused in one sentence, never by a traceback or a wrong answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import DamagedIndex
from onrecord.index.provenance.statements.arrays import NAMES, load
from onrecord.index.search import open_index
from onrecord.index.store import current
from tests.index.provenance.made import Said, build
from tools.measuring.damage import faults

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = Said("We will spend whatever it takes to keep the harbour open", "a")


@pytest.mark.slow
def test_seeded_damages_of_every_file(sample: Path) -> None:
    """The short form of a tool of the same promise."""
    assert list(faults(sample, 32, seed=3, asked=[["search", "peace"], ["speakers"], ["status"]])) == []


@pytest.mark.parametrize("suffix", [".col", ".pst", ".trm"])
def test_one_bit_is_noticed_when_the_file_is_first_read(tmp_path: Path, suffix: str) -> None:
    """And the file is named."""
    build(tmp_path, [HARBOUR])
    for path in current(tmp_path).path.glob(f"*{suffix}"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.unlink()
        path.write_bytes(data)

    with pytest.raises(DamagedIndex, match="is not as it was written"):
        _read_all(tmp_path)


def test_a_changed_letter_in_the_names_of_provenance_is_damage(tmp_path: Path) -> None:
    """A name that reads well and is another's never gives a verdict."""
    build(tmp_path, [replace(HARBOUR, speaker="Ann Lee")])
    names = current(tmp_path).path / NAMES
    written = names.read_bytes()
    names.unlink()
    names.write_bytes(written.swapcase())

    assert names.read_bytes() != written
    with pytest.raises(DamagedIndex, match="is not as it was written"):
        load(current(tmp_path).path)


def _read_all(folder: Path) -> None:
    index = open_index(folder)
    found = index.search("harbour", sort="date")
    found.hits(0, 1)
    index.names("speaker")
