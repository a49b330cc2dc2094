"""A bit that has flipped in what an index keeps is noticed by whoever reads it, and never built upon."""

from __future__ import annotations

import contextlib
import random
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import DamagedIndex, UnusableIndex
from onrecord.index.store import Records, amend, checksums, current
from onrecord.index.store.layout import RECORDS, STAMP
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def flip(path: Path, bit: int) -> None:
    """Turn one bit of a file round; the file gets a place of its own, as that of a snapshot is shared."""
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.unlink()
    path.write_bytes(data)


def questions(records: Records, ids: list[str], files: list[str]) -> list[Callable[[], object]]:
    """Whatever records can be asked."""
    return [
        lambda: records.hits(range(1, len(ids) + 1)),
        lambda: [records.by_id(each) for each in ids],
        lambda: [records.row_of_id(each) for each in ids],
        lambda: [records.quotations_of(row) for row in map(records.row_of, files) if row],
        lambda: list(records.holding((), 1)),
        lambda: records.by_id("f" * 12),
    ]


def test_a_flipped_bit_in_the_records_is_no_other_answer(corpus: Path, folder: Path) -> None:
    """Wherever it is: the same answer, or damage, whatever is asked first."""
    fake.build(folder, corpus)
    path = current(folder).path / RECORDS
    with closing(Records(path)) as records:
        ids = [quotation.id for _, quotation in records.hits(range(1, 91))]
        files = [source.path for source in fake.sources(corpus)]
        before = [asked() for asked in questions(records, ids, files)]
    whole = path.read_bytes()
    chance = random.Random(11)
    noticed = 0
    for _ in range(150):
        flip(path, chance.randrange(8 * len(whole)))
        for number, well in enumerate(before):
            checksums._intact.clear()
            try:
                with closing(Records(path)) as records:
                    assert questions(records, ids, files)[number]() == well
            except DamagedIndex:
                noticed += 1
        path.write_bytes(whole)

    assert noticed > 150


def test_damaged_records_are_not_built_upon(corpus: Path, folder: Path) -> None:
    """Neither by a build nor by a correction; a build anew does without them."""
    fake.build(folder, corpus)
    path = current(folder).path / RECORDS
    flip(path, 8 * (path.stat().st_size // 2) + 3)

    with pytest.raises(DamagedIndex, match="is not as it was written"):
        fake.build(folder, corpus)
    with pytest.raises(DamagedIndex, match="is not as it was written"):
        amend(folder, dict)
    assert fake.build(folder, corpus, fresh=True).stamp.articles == 40


@pytest.mark.parametrize("pattern", ["*.row.col", "*.speaker.col"])
def test_a_damaged_column_is_not_merged(corpus: Path, folder: Path, pattern: str) -> None:
    """What the next segment would take over is looked at before."""
    fake.build(folder, corpus)
    for path in current(folder).path.glob(pattern):
        flip(path, 8 * (path.stat().st_size // 2) + 3)
    fake.write_article(corpus / "0" / "00.txt", 9000)

    with pytest.raises(DamagedIndex, match="is not as it was written"):
        fake.build(folder, corpus)
    assert fake.build(folder, corpus, fresh=True).stamp.articles == 40


def test_no_bit_of_the_stamp_may_change(corpus: Path, folder: Path) -> None:
    """Not a number of articles, not a folder, not a size."""
    fake.build(folder, corpus)
    path = current(folder).path / STAMP
    whole, before = path.read_bytes(), current(folder).stamp
    for bit in random.Random(5).sample(range(8 * len(whole)), 300):
        flip(path, bit)
        with contextlib.suppress(UnusableIndex):
            assert current(folder).stamp == before
        path.write_bytes(whole)
