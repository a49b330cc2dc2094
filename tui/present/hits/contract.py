"""What does the explorer ask of an index?

`onrecord.index.search` answers it. It is written down here so that no screen depends on how that room
is built, and so that naming the types costs the explorer's start nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Article, Hit, Quotation, Span, Stamp

Sort = Literal["relevance", "date", "speaker", "outlet"]

SORTS: tuple[Sort, ...] = ("relevance", "date", "speaker", "outlet")


class Query(Protocol):
    """A query as it was understood."""

    @property
    def text(self) -> str:
        """As it was typed."""

    @property
    def words(self) -> str:
        """How it was understood, restated in plain words."""

    def marks(self, text: str) -> Sequence[Span]:
        """Where the query's words stand in any text."""


class Count(Protocol):
    """One value of a facet, and how many hits have it."""

    @property
    def value(self) -> str:
        """As it is asked for."""

    @property
    def count(self) -> int:
        """How many hits have it."""

    @property
    def others(self) -> Sequence[str]:
        """Other spellings of the same speaker's name; the offices that a role stands for."""

    @property
    def kind(self) -> str:
        """Of a speaker: person, organization …; ``""`` for what is no speaker."""


class Results(Protocol):
    """The quotations that answer a query; records are read only for those asked for."""

    @property
    def query(self) -> Query:
        """The query that they answer."""

    @property
    def total(self) -> int:
        """How many there are; where copies are folded, how many statements."""

    @property
    def every(self) -> int:
        """How many quotations there are, copies and all."""

    @property
    def seconds(self) -> float:
        """How long the search took."""

    @property
    def said(self) -> int | None:
        """How many quotations hold what was searched for themselves; None where no words were."""

    def hits(self, start: int, stop: int) -> Sequence[Hit]:
        """Those from `start` up to `stop`, in order."""

    def facets(self, name: str, limit: int = 20) -> Sequence[Count]:
        """How the hits divide by a facet, the commonest values first."""


class Widening(Protocol):
    """A query that asks for less."""

    @property
    def text(self) -> str:
        """As it would be typed."""

    @property
    def change(self) -> str:
        """What differs, in plain words."""

    @property
    def total(self) -> int:
        """How many quotations answer it."""


class Found(Results, Protocol):
    """What a search returns."""

    def widen(self) -> Sequence[Widening]:
        """The ways to ask for less that find more, those that change least first."""

    def doubtful(self, limit: int, done: Iterable[str] = ()) -> tuple[Sequence[Hit], int]:
        """One quotation of each statement, those most worth a look first, and how many there are."""


class Index(Protocol):
    """An open index; may be used from several threads."""

    @property
    def stamp(self) -> Stamp:
        """What it was made of, when, and by what."""

    def stale(self) -> bool:
        """Whether a newer one has taken its place on disk."""

    def search(
        self,
        text: str,
        *,
        sort: Sort = "relevance",
        reverse: bool = False,
        fold: bool = False,
        typing: bool = False,
        cancelled: Callable[[], bool] | None = None,
    ) -> Found:
        """Raises QueryError where the text cannot be read as a query."""

    def saying(self, text: str) -> str:
        """The query asked of the quotations alone; where it is already, of the text around them too."""

    def show(self, quotation_id: str) -> Hit | None:
        """The quotation with this id."""

    def corrected(self, corrections: Iterable[Correction]) -> Mapping[str, Hit | None]:
        """The quotation of each correction, by the id that the correction has; None where it is not there."""

    def article(self, hit: Hit) -> Article:
        """The hit's article, with its text."""

    def quotations(self, hit: Hit) -> Sequence[Quotation]:
        """Every quotation of the hit's article."""

    def close(self) -> None:
        """Let go of the index's files."""


class Opener(Protocol):
    """Whatever opens an index; raises UnusableIndex where it cannot."""

    def __call__(self, folder: Path) -> Index:
        """The index in `folder`."""


def open_index(folder: Path) -> Index:
    """The index in `folder`; Whoosh is imported here, so call it after the first paint.

    Raises:
        UnusableIndex: there is none, or it is damaged, foreign, or of another version.

    """
    from onrecord.index.search import open_index as opened  # noqa: PLC0415 - Whoosh and numpy cost 450 ms

    return opened(folder)
