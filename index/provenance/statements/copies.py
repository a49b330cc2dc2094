"""In how many articles does each statement stand? For search, which folds and counts copies."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.errors import DamagedIndex
from onrecord.index.provenance.statements.arrays import ROWS, load_rows
from onrecord.index.text import hashing

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]


class Copies:
    """The statements of one snapshot; several threads may share it.

    The file is mapped at once, so that it goes on answering when a build has removed the snapshot; it is
    read when first asked (20 ms for a million quotations). Where an index has no provenance, and for a row
    that it does not know, every quotation is a statement of its own in one article.

    Args:
        snapshot: the folder of one snapshot of an index (`onrecord.index.store.current`).

    Raises:
        DamagedIndex: as do all methods, its file is broken.

    """

    def __init__(self, snapshot: Path) -> None:
        self._snapshot = snapshot
        self._mapped = load_rows(snapshot)

    def statements(self, rows: Numbers) -> Numbers:
        """The lowest row of the statement that each quotation belongs to: equal for all that are one."""
        known, groups, _ = self._all
        return self._of(rows, known, groups, rows)

    def counts(self, rows: Numbers) -> Numbers:
        """In how many articles the statement of each quotation stands, 1 for one that stands alone."""
        known, _, counts = self._all
        return self._of(rows, known, counts, np.ones(len(rows), np.uint32))

    @staticmethod
    def _of(rows: Numbers, known: Numbers, values: Numbers, otherwise: Numbers) -> Numbers:
        """The value of each row, or another one where the row is not known."""
        if not len(known):
            return otherwise
        at = np.searchsorted(known, rows)
        found: Numbers = values.take(at, mode="clip")
        held = known.take(at, mode="clip") == rows
        return found if held.all() else np.where(held, found, otherwise)

    @cached_property
    def _all(self) -> tuple[Numbers, Numbers, Numbers]:
        """The rows of all quotations, ascending, with the statement of each and its count."""
        rows, groups = (np.ascontiguousarray(self._mapped[name]) for name in ("row", "group"))
        if len(rows) and not (
            (groups <= rows).all() and (rows[1:] > rows[:-1]).all() and rows[-1] < hashing.ROWS
        ):
            raise DamagedIndex(
                f"The file {ROWS} in {self._snapshot} does not make sense;"
                " build anew: onrecord build --rebuild PATH…"
            )
        counts = np.ones(len(rows), np.uint32)
        several = np.flatnonzero(np.bincount(groups)[groups] > 1)
        # One number for each article of each statement, so that an article counts once.
        pairs = np.unique(
            (groups[several].astype(np.uint64) << np.uint64(32)) | self._mapped["article"][several]
        )
        articles = np.bincount((pairs >> np.uint64(32)).astype(np.int64))
        counts[several] = articles[groups[several]]
        return rows, groups, counts
