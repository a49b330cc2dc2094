"""How does a screen know the app that it is of, by the app's own type?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

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
