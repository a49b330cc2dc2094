"""What has been asked, in which order, and what came of it?

Knows no screen: whoever shows the answer asks here, and is told what to show.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.search.desk import Answer, Desk
    from onrecord.tui.present.hits.contract import Sort
    from onrecord.tui.present.hits.kwic import Side

DIRECTIONS: dict[Sort, tuple[str, str]] = {
    "relevance": ("best first", "worst first"),
    "date": ("newest first", "oldest first"),
    "speaker": ("speakers A to Z", "speakers Z to A"),
    "outlet": ("outlets A to Z", "outlets Z to A"),
}
"""How each order is named, and its reverse."""

ORDINALS = ("next", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Order:
    """In which order an answer is shown, and whether copies are folded."""

    sort: Sort = "relevance"
    reverse: bool = False
    fold: bool = True
    """Whether the copies of a statement are one row."""
    side: Side = ""
    """By which word the concordance is sorted, where it is shown."""
    sample: int = 0
    """How many of its lines are drawn at random; 0 for all."""
    seed: int = 1

    @property
    def words(self) -> str:
        """The order in words."""
        return beside(self.side) if self.side else DIRECTIONS[self.sort][self.reverse]

    @property
    def asked(self) -> Order:
        """In which order the quotations are asked for: of a concordance they come as the shell has them."""
        return Order(fold=self.fold) if self.side else self

    @property
    def options(self) -> list[str]:
        """The options with which ``onrecord search`` lists the same in this order."""
        sort = [] if self.sort == "relevance" else ["--sort", self.sort]
        return [*sort, *["--reverse"] * self.reverse, *["--fold"] * self.fold]


def beside(side: Side) -> str:
    """By which word the lines of a concordance are sorted: ``by the second word to the left (L2)``."""
    return f"by the {ORDINALS[int(side[1]) - 1]} word to the {'left' if side[0] == 'L' else 'right'} ({side})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question; all three are None where the question is empty."""

    answer: Answer | None = None
    fault: QueryError | None = None
    """Why the question cannot be read."""
    error: Exception | None = None
    """What went wrong while it was answered."""
    anew: bool = True
    """Whether it is another question than the one before."""


class SearchController:
    """The question, its order, and the latest answer."""

    def __init__(self, order: Order | None = None) -> None:
        self.desk: Desk | None = None
        self.order = order or Order()
        self.answer: Answer | None = None
        self.waiting = True
        """Whether what was typed last has not been answered yet."""

    async def ask(self, text: str, *, first: int, typing: bool = False) -> Outcome | None:
        """What comes of a question; None where another has been asked meanwhile, or nothing is open.

        Args:
            text: of the query.
            first: how many hits are read with the answer.
            typing: whether somebody is still at it, so that the last word may go on.

        """
        if self.desk is None:
            return None
        self.waiting = True
        if self.answer is None or self.answer.results.query.text != text:
            self.order = replace(self.order, sample=0)  # lines are drawn from one question
        if not text.strip():
            self.desk.forget()
            self.answer = None
            return self._ended(Outcome())
        order, asked = self.order, self.order.asked
        try:
            answer = await self.desk.search(
                text, sort=asked.sort, reverse=asked.reverse, fold=asked.fold, first=first, typing=typing
            )
        except QueryError as fault:
            return self._ended(Outcome(fault=fault))
        except Exception as error:
            return self._ended(Outcome(error=error))
        if answer is None:
            return None
        if order.side and answer.results.total:
            answer = await self.desk.arranged(answer, order.side, sample=order.sample, seed=order.seed)
        before, self.answer = self.answer, answer
        anew = before is None or before.results.query.text != answer.results.query.text
        return self._ended(Outcome(answer, anew=anew))

    def _ended(self, outcome: Outcome) -> Outcome:
        self.waiting = False
        return outcome

    def sort_by(self, sort: Sort) -> None:
        """From now on in this order, in its usual direction."""
        self.order = replace(self.order, sort=sort, reverse=False)

    def turn(self) -> None:
        """From now on the other way round."""
        self.order = replace(self.order, reverse=not self.order.reverse)

    def fold(self) -> None:
        """From now on with the copies folded, or no longer."""
        self.order = replace(self.order, fold=not self.order.fold)

    def beside(self, side: Side) -> None:
        """From now on one below the other, sorted by this word beside; as a list where there is none."""
        self.order = replace(self.order, side=side)

    def draw(self, sample: int, seed: int) -> None:
        """From now on so many lines at random; 0 for all."""
        self.order = replace(self.order, sample=sample, seed=seed)

    async def reread(self, held: Mapping[str, Hit]) -> dict[str, Hit]:
        """Hits of an earlier index as the open one has them; those that it lacks are left out."""
        desk = self.desk
        assert desk is not None, "hits are read anew when an index has been opened"

        def look() -> dict[str, Hit]:
            found = {identity: desk.index.show(identity) for identity in held}
            return {
                identity: replace(held[identity], quotation=hit.quotation, article=hit.article)
                for identity, hit in found.items()
                if hit is not None
            }

        return await desk.read(look)
