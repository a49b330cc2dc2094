"""What do the records of several shards hold, asked as though they were one's? By the composite's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.store.composite import listing, naming
from onrecord.index.store.layout import RECORDS
from onrecord.index.store.snapshots.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Article, Quotation
    from onrecord.index.store.composite.listing import Shard


def records_of(snapshot: Path) -> Records | ShardedRecords:
    """The records of a snapshot, which may be one of a composite index.

    Raises:
        DamagedIndex: they are missing or broken.

    """
    if not naming.is_composite(snapshot):
        return Records(snapshot / RECORDS)
    return ShardedRecords(listing.load(snapshot))


class ShardedRecords:
    """The records of several shards, each opened at once and kept open.

    Args:
        shards: of the composite index.

    Raises:
        DamagedIndex: as do all methods, when a file is missing or broken.

    """

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._quotations = _Numbers([shard.quotations for shard in shards])
        self._articles = _Numbers([shard.articles for shard in shards])
        self._records = [Records(shard.snapshot / RECORDS) for shard in shards]

    def close(self) -> None:
        """Let go of the files."""
        for records in self._records:
            records.close()

    def hits(self, rows: Sequence[int]) -> list[tuple[Article, Quotation]]:
        """The quotations in these rows, in the same order, each with its article without its text."""
        of: dict[int, list[tuple[int, int]]] = {}
        for row in rows:
            shard, inner = self._quotations.of(row)
            of.setdefault(shard, []).append((row, inner))
        found: dict[int, tuple[Article, Quotation]] = {}
        for shard, pairs in of.items():
            read = self._records[shard].hits([inner for _, inner in pairs])
            found.update((row, hit) for (row, _), hit in zip(pairs, read, strict=True))
        return [found[row] for row in rows]

    def by_id(self, quotation_id: str) -> tuple[Article, Quotation] | None:
        """The quotation with this id, or the only one of all shards whose id begins so."""
        found = [hit for records in self._records if (hit := records.by_id(quotation_id))]
        exact = [hit for hit in found if hit[1].id == quotation_id]
        if exact:
            return exact[0]
        return found[0] if len(found) == 1 and not self._several(quotation_id) else None

    def _several(self, quotation_id: str) -> bool:
        """Whether ids of more than one quotation of one shard begin so, which that shard leaves open."""
        return any(records.begins(quotation_id) > 1 for records in self._records)

    def row_of_id(self, quotation_id: str) -> int | None:
        """The row of the quotation with exactly this id."""
        return self._first(self._quotations, (records.row_of_id(quotation_id) for records in self._records))

    def row_of(self, path: str) -> int | None:
        """The row of the article whose file has this path."""
        return self._first(self._articles, (records.row_of(path) for records in self._records))

    def article(self, row: int) -> Article:
        """The article in this row, with its text."""
        shard, inner = self._articles.of(row)
        return self._records[shard].article(inner)

    def articles(self) -> Iterator[Article]:
        """All articles with their texts, by row, one after the other."""
        return map(self.article, range(1, self._articles.size + 1))

    def holding(self, stems: Sequence[bytes], least: int) -> Iterator[int]:
        """The rows of the articles in whose text so many of these stand at least, in order; see `Records`."""
        found = (
            self._articles.composite(shard, row)
            for shard, records in enumerate(self._records)
            for row in records.holding(stems, least)
        )
        return iter(sorted(found))

    def contents(self) -> Iterator[str]:
        """What is held, in no order: the digest of every article, and the id of every quotation."""
        return (found for records in self._records for found in records.contents())

    def quotations_of(self, row: int) -> tuple[Quotation, ...]:
        """All quotations of the article in this row, in their order."""
        shard, inner = self._articles.of(row)
        return self._records[shard].quotations_of(inner)

    def attached(self, corrections: Iterable[Correction]) -> Mapping[str, Correction]:
        """The corrections whose quotation is there, by the id that it has now."""
        every = tuple(corrections)
        return {name: one for records in self._records for name, one in records.attached(every).items()}

    def alike(self, one: Correction) -> list[str]:
        """The ids of quotations that a correction may be meant for."""
        return [name for records in self._records for name in records.alike(one)]

    @staticmethod
    def _first(numbers: _Numbers, rows: Iterable[int | None]) -> int | None:
        for shard, row in enumerate(rows):
            if row is not None:
                return numbers.composite(shard, row)
        return None


class _Numbers:
    """The rows of several shards and those of the composite, both ways.

    Args:
        by_shard: for each shard the composite's row by its own, 0 for none.

    """

    def __init__(self, by_shard: Sequence[NDArray[np.uint32]]) -> None:
        self._by_shard = by_shard
        self.size = max((int(rows.max(initial=0)) for rows in by_shard), default=0)
        self._shard = np.zeros(self.size + 1, np.uint16)
        self._inner = np.zeros(self.size + 1, np.uint32)
        for number, rows in enumerate(by_shard):
            held = np.flatnonzero(rows)
            self._shard[rows[held]] = number
            self._inner[rows[held]] = held

    def of(self, row: int) -> tuple[int, int]:
        """The shard and its own row; raises LookupError where there is none."""
        if not 0 < row <= self.size:
            raise LookupError(f"no row {row}")
        return int(self._shard[row]), int(self._inner[row])

    def composite(self, shard: int, row: int) -> int:
        """The composite's row of a shard's."""
        return int(self._by_shard[shard][row])
