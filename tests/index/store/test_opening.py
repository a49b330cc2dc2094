"""A build may put another snapshot in place while one is being opened; the newer one is opened then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord.index.provenance.corpus import Corpus
from onrecord.index.search import open_index
from onrecord.index.store import Records
from onrecord.index.store.snapshots import stamps
from tests.index.provenance.made import Said, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HARBOUR = Said("We will spend whatever it takes to keep the harbour open", "a")
THEATRE = Said("Nobody closes the old theatre before the winter", "b")


def searched(folder: Path) -> int:
    """How many quotations a search is answered with."""
    index = open_index(folder)
    try:
        return index.search("").total
    finally:
        index.close()


def traced(folder: Path) -> int:
    """How many articles, all of them undated, provenance covers."""
    with Corpus(folder) as corpus:
        return corpus.coverage.undated


@pytest.mark.parametrize("opened", [searched, traced])
@pytest.mark.parametrize("moment", ["before", "amid", "after"])
def test_a_snapshot_that_goes_while_it_is_opened_is_let_go(
    opened: Callable[[Path], int], moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any of its files is open, between two of them, and when all are."""
    build(tmp_path, [HARBOUR])
    swaps = 0

    def swap(when: str) -> None:
        nonlocal swaps
        if when == moment and not swaps:
            swaps += 1
            build(tmp_path, [HARBOUR, THEATRE])

    current, init = stamps.current, Records.__init__

    def removed(folder: Path) -> Any:
        found = current(folder)
        swap("before")
        return found

    def around(records: Records, path: Path) -> None:
        swap("amid")
        init(records, path)
        swap("after")

    monkeypatch.setattr(stamps, "current", removed)
    monkeypatch.setattr(Records, "__init__", around)

    assert opened(tmp_path) == 2
    assert swaps == 1
