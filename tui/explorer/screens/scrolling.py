"""What is the same in every screen of provenance: it scrolls what has the focus."""

from __future__ import annotations

from typing import TypeVar

from textual.binding import Binding

from onrecord.tui.explorer.screens.knowing import OverScreen

T = TypeVar("T")

SCROLLING = (
    Binding("j", "scroll(1)", "Down", show=False),
    Binding("k", "scroll(-1)", "Up", show=False),
    Binding("g", "end(False)", "First line", show=False),
    Binding("G", "end(True)", "Last line", show=False),
)
"""To be listed among a screen's own keys, so that the sheet of keys tells them."""


class ScrollingScreen(OverScreen[T]):
    """A screen of which one part has the focus, and scrolls."""

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        if self.focused is not None:
            self.focused.scroll_relative(y=by, animate=False)

    def action_end(self, last: bool) -> None:
        """Scroll to the first or the last line."""
        if self.focused is not None:
            (self.focused.scroll_end if last else self.focused.scroll_home)(animate=False)
