"""Which quotations have most of these words in a row? Rare runs of words first, then the likeness itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.provenance.statements.arrays import Arrays, load, load_grams
from onrecord.index.provenance.statements.likeness import TELLING, Likeness, bar, likeness
from onrecord.index.text.hashing import ROW_BITS, ROWS, SHORT, grams, number

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.text.words import Words

BUDGET = 4096
"""Postings read for one look-up; the rarest runs of words first."""
COMPARED = 64
"""Quotations that are compared word by word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quotation that shares runs of words with those that were looked up."""

    row: int
    size: int
    """How many words it has."""
    like: Likeness


SLIPS = ((0.75, 2), (0.85, 1))
"""Likeness from end to end, and telling words in both, of two quotations that are one but for a slip."""
CLAIM = 8
"""Words; a shorter claim is recognised inside a longer quotation only where `SLIP` of it stands there."""
SLIP = 0.85
FRAGMENT = 6
"""Words; a shorter printed quotation is recognised in a claim only where it is at least half of it."""


def recognised(found: Candidate, claim: int) -> bool:
    """Whether a candidate is what a claim of this length claims, by the words alone."""
    like = found.like
    if found.size < claim and found.size < FRAGMENT and 2 * found.size < claim:
        return False
    if found.size >= claim and like.window == 1.0:
        return True
    if any(like.whole >= whole and like.met >= met for whole, met in SLIPS):
        return True
    if claim >= FRAGMENT and found.size >= claim and like.window >= SLIP and like.met >= TELLING:
        return True
    return like.score >= bar() and (claim >= CLAIM or like.window >= SLIP)


class Lookup:
    """The provenance of one snapshot of an index, open for reading by several threads.

    Args:
        folder: of the snapshot.

    Raises:
        DamagedIndex: its files are missing or broken.

    """

    def __init__(self, folder: Path) -> None:
        self.arrays: Arrays = load(folder)
        self._postings = load_grams(folder)
        self._starts = self.arrays.starts

    def __len__(self) -> int:
        """How many quotations there are."""
        return len(self.arrays.rows)

    def candidates(self, found: Words) -> tuple[Candidate, ...]:
        """The quotations that are likest to these words, the likest first; at most `COMPARED`."""
        text = np.array([number(form) for form in found.forms], np.uint32)
        hashes = [grams(text, 3)] + ([grams(text, 2)] if len(text) <= SHORT else [])
        keys = np.unique(np.concatenate(hashes))
        postings = self._postings
        low = np.searchsorted(postings, keys << np.uint64(ROW_BITS))
        high = np.searchsorted(postings, (keys + np.uint64(1)) << np.uint64(ROW_BITS))
        sizes = high - low
        order = np.argsort(sizes, kind="stable")
        order = order[sizes[order] > 0]
        taken = order[: max(3, int(np.searchsorted(np.cumsum(sizes[order]), BUDGET)))]
        if not len(taken):
            return ()
        rows = [np.asarray(postings[low[at] : high[at]][:BUDGET]) & np.uint64(ROWS - 1) for at in taken]
        weights = [
            np.full(len(part), 1 / np.log2(2 + sizes[at])) for at, part in zip(taken, rows, strict=True)
        ]
        unique, inverse = np.unique(np.concatenate(rows), return_inverse=True)
        score = np.bincount(inverse, np.concatenate(weights))
        best = unique[np.argsort(-score, kind="stable")[:COMPARED]].astype(np.int64)
        return self._ranked(text.tolist(), best.tolist())

    def _ranked(self, text: list[int], rows: list[int]) -> tuple[Candidate, ...]:
        places = np.searchsorted(self.arrays.rows["row"], rows)
        found = []
        for row, at in zip(rows, places.tolist(), strict=True):
            printed = self.arrays.words[self._starts[at] : self._starts[at + 1]].tolist()
            found.append(Candidate(row, len(printed), likeness(text, printed)))
        return tuple(sorted(found, key=lambda item: (-item.like.score, item.row)))

    def group(self, row: int) -> tuple[int, ...]:
        """The rows of the statement that a quotation belongs to, its own included, in order."""
        rows = self.arrays.rows
        at = int(np.searchsorted(rows["row"], row))
        return tuple(rows["row"][rows["group"] == rows["group"][at]].tolist())

    def loose(self, row: int) -> bool:
        """Whether a quotation is too short or too common to be followed, or a title: in no statement."""
        rows = self.arrays.rows
        return bool(rows["loose"][int(np.searchsorted(rows["row"], row))])

    def links(self, row: int) -> tuple[tuple[int, int], ...]:
        """Quotations with the same words that are kept apart from this one's statement: row and `Apart`."""
        members = np.array(self.group(row))
        links = self.arrays.links
        found = {
            (int(other), int(why))
            for here, there in (("first", "second"), ("second", "first"))
            for other, why in links[np.isin(links[here], members)][[there, "why"]].tolist()
        }
        return tuple(sorted(found - {(int(member), why) for member in members for why in (1, 2)}))
