"""What is the same in every screen of provenance: it knows the explorer, and scrolls what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.binding import Binding
from textual.screen import Screen

if TYPE_CHECKING:
    from onrecord.tui.explorer.app import Explorer

T = TypeVar("T")

SCROLLING = (
    Binding("j", "scroll(1)", "Down", show=False),
    Binding("k", "scroll(-1)", "Up", show=False),
    Binding("g", "end(False)", "First line", show=False),
    Binding("G", "end(True)", "Last line", show=False),
)
"""To be listed among a screen's own keys, so that the sheet of keys tells them."""


class ScrollingScreen(Screen[T]):
    """A screen of which one part has the focus, and scrolls."""

    @property
    def explorer(self) -> Explorer:
        """The app, by its own type."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        if self.focused is not None:
            self.focused.scroll_relative(y=by, animate=False)

    def action_end(self, last: bool) -> None:
        """Scroll to the first or the last line."""
        if self.focused is not None:
            (self.focused.scroll_end if last else self.focused.scroll_home)(animate=False)
