"""Where in a transcript were the words said that an article prints?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.provenance.corpus import Corpus, Witness


@dataclass(frozen=True, slots=True)
class Place:
    """A turn of a transcript."""

    witness: Witness
    """The turn."""
    number: int
    """Which turn of its transcript it is, from 1."""
    turns: int
    """How many turns the transcript has."""
    question: str
    """What it answers; ``""`` where nothing was asked."""


def place(corpus: Corpus, witness: Witness, versions: Iterable[Witness]) -> Place | None:
    """The turn in which the words of a quotation were said; None for a turn, or where no transcript has them.

    Args:
        corpus: that holds them.
        witness: the quotation.
        versions: other prints of its words; of several turns the one dated first is taken.

    """
    spoken = [each for each in versions if each.quotation.kind == "turn"]
    if witness.quotation.kind == "turn" or not spoken:
        return None
    first = min(spoken, key=lambda each: (each.published or "9999", each.row))
    turns = [one.id for one in corpus.quotations(first) if one.kind == "turn"]
    return Place(first, turns.index(first.quotation.id) + 1, len(turns), corpus.question(first))
