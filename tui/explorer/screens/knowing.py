"""How does a screen know the app that it is of, and how is the search box reached from it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

if TYPE_CHECKING:
    from onrecord.tui.explorer.app import Explorer

T = TypeVar("T")


class ExplorerScreen(Screen[T]):
    """A screen of the explorer."""

    @property
    def explorer(self) -> Explorer:
        """The app, by its own type."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]


class OverScreen(ExplorerScreen[T]):
    """A screen that is shown over the search; from each of them one key leads to the box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search_box", "Search", show=False, id="search"),
    ]

    def action_search_box(self) -> None:
        """Leave whatever is shown, for the search box."""
        self.explorer.search_anew()
