"""What do the widgets that draw their own lines have in common?

A key's worth of work is mostly painting, so only what has changed is painted: styles are worked out once, and
more or fewer lines to scroll through never lay the whole screen out anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style


class Painted(Widget):
    """A widget that draws line by line; its styles are worked out once, not for every line."""

    LOOKS: ClassVar[str] = ""
    """What the names of its component classes begin with."""

    _base: Style | None = None
    _looks: dict[str, Style] | None = None

    @property
    def base(self) -> Style:
        """The widget's own style."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def look(self, name: str) -> Style:
        """The style of one of its component classes, to be laid over another."""
        if self._looks is None:
            self._looks = {}
        if name not in self._looks:
            self._looks[name] = self.get_component_rich_style(f"{self.LOOKS}--{name}", partial=True)
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Work the styles out anew when they are next needed."""
        super().notify_style_update()
        self._base = self._looks = None


class Lines(ScrollView, Painted):
    """Any number of lines to scroll through."""

    def reach(self, lines: int) -> None:
        """Set the number of lines; only the scroll bar is laid out anew."""
        size = Size(self.scrollable_content_region.width, lines)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def keep_in_view(self, top: int, bottom: int, *, head: int = 0) -> None:
        """Scroll no further than is needed to show the lines from `top` up to `bottom`.

        Args:
            top: the first of them.
            bottom: the one behind the last.
            head: the number of lines above those that scroll.

        """
        height = max(1, self.scrollable_content_region.height - head)
        target = min(max(self.scroll_offset.y, bottom - height), top)
        if target != self.scroll_offset.y:
            self.scroll_to(y=target, animate=False, force=True, immediate=True)
