"""How does a screen know the app that it is of, the index that answers, and the way to the search box?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.worker import Worker

    from onrecord.tui.explorer.host import Host
    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.present.hits.contract import Results

T = TypeVar("T")

PATIENCE = 0.15
"""Seconds after which it is said that something is being done, and what it replaces is dimmed."""


class ExplorerScreen(Screen[T]):
    """A screen of the explorer."""

    @property
    def host(self) -> Host:
        """The app, as far as a screen may know it."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    def begin(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> Worker[None]:
        """Do some work beside the screen; what runs in the same group is given up for it."""
        untyped: Any = work
        return self.run_worker(untyped, exclusive=True, group=group)

    def action_undo_correction(self) -> None:
        """Let what was corrected here last read as before, once that is confirmed."""
        self.host.undo_correction()

    def action_redo_correction(self) -> None:
        """Correct once more what was undone here last."""
        self.host.redo_correction()


class OverScreen(ExplorerScreen[T]):
    """A screen over the search; from each of them one key leads to the search box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search_box", "Search", show=False, id="search"),
    ]

    def action_search_box(self) -> None:
        """Leave whatever is shown, for the search box."""
        self.host.search_anew()

    def renew(self, results: Results | None) -> object:
        """Another index answers from now on: show what it has.

        Args:
            results: of the same question as before; None where what is shown is no hit of the search.

        """

    @property
    def desk(self) -> Desk:
        """Through which the index is asked: the one that answers now, whenever this screen was opened."""
        desk = self.host.desk
        assert desk is not None, "no screen is opened over the search before an index is"
        return desk
