"""What does a widget that draws its own lines start each of them with?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style


class Painted(Widget):
    """A widget that draws line by line; its own style is worked out once, not for every line."""

    _base: Style | None = None

    @property
    def base(self) -> Style:
        """The widget's own style."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Work the style out anew when it is next needed."""
        super().notify_style_update()
        self._base = None
