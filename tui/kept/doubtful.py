"""What is left to look at, most worth it first, and how much has been looked at?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.corrections import Ledger
from onrecord.index.model import UNCERTAIN
from onrecord.index.paths import places
from onrecord.index.text.counting import counted
from onrecord.tui.kept.done import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Index

DOUBTFUL = f"conf:<{UNCERTAIN} -kind:term"
"""The query for what is doubtful: a speaker less sure than that, or none."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What is left to look at."""

    hits: Sequence[Hit]
    """The first of it."""
    left: int
    """How many statements there are."""
    done: int
    """How many quotations were looked at, ever."""

    @property
    def told(self) -> str:
        """In words: how much is left, how much is done."""
        left = (
            f"{counted(self.left, 'statement')} left to look at"
            if self.left
            else "Nothing is left to look at"
        )
        return f"{left}; {self.done:,} done."


def done() -> Done:
    """The done marks of this user."""
    return Done(places().data / "reviewed.jsonl")


def queue(index: Index, query: str, marks: Done, *, limit: int) -> Queue:
    """The queue of what answers a query; an empty one is answered by all.

    Raises:
        QueryError: the query cannot be read.
        CannotWrite, OSError: what was corrected or looked at cannot be read.

    """
    looked_at = {**marks.ids(), **Ledger(places().corrections).held()}
    asked = f"({query}) {DOUBTFUL}" if query.strip() else DOUBTFUL
    hits, left = index.search(asked).doubtful(limit, looked_at)
    return Queue(hits, left, len(looked_at))
