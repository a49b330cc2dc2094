"""What is put by on disk comes back whole and in order."""

from __future__ import annotations

import numpy as np

from onrecord.index.provenance.statements.external_sort import Sorter, Spool


def test_numbers_come_out_in_order_one_range_after_the_other() -> None:
    """However they went in; a range that has none is left out."""
    draw = np.random.default_rng(7)
    numbers = draw.integers(0, 1000, 5000, dtype=np.uint64)
    numbers = numbers[(numbers < 200) | (numbers >= 300)]
    with Sorter(np.array([0, 100, 200, 300], np.uint64)) as sorter:
        for part in np.array_split(numbers, 7):
            sorter.add(part.copy())
        sorter.add(np.empty(0, np.uint64))
        ranges = list(sorter)

    assert [(int(each.min()), int(each.max())) for each in ranges] == [(0, 99), (100, 199), (300, 999)]
    assert np.array_equal(np.concatenate(ranges), np.sort(numbers))


def test_an_array_grows_part_by_part() -> None:
    """Also by parts that do not lie side by side in memory."""
    with Spool(np.dtype(np.uint32)) as spool:
        spool.add(np.arange(10, dtype=np.uint32)[::2])
        spool.add(np.empty(0, np.uint32))
        spool.add(np.arange(3, dtype=np.uint32))
        assert spool.whole().tolist() == [0, 2, 4, 6, 8, 0, 1, 2]
