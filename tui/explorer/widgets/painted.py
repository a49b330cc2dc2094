"""What do the widgets that draw their own lines have in common?

A key's worth of work is mostly painting, so only what has changed is painted: styles are worked out once, and
more or fewer lines to scroll through never lay the whole screen out anew.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, ClassVar, Self

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Region


PARTS = 8
"""Into how many parts a cell is divided where the thumb of a scroll bar begins or ends."""


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


class SteadyScrollBar(ScrollBar):
    """An upright scroll bar that is painted when its thumb, its room or its colours are others.

    Textual paints one anew, cell by cell, whenever the number of lines beside it changes. Most answers leave
    the thumb where it was, and on a large screen the bars were a fifth of what a key cost.
    """

    _painted: object = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint it, unless it is asked for as a whole and looks as it did."""
        if repaint and self.is_attached and not (regions or layout or recompose):
            looks = self._looks()
            if looks == self._painted:
                return self
            self._painted = looks
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _looks(self) -> object:
        """Where the thumb begins and ends, and the colours of the widget that is scrolled."""
        assert self.parent is not None, "whatever scrolls has the bar"
        styles = self.parent.styles
        colours = styles.scrollbar_color, styles.scrollbar_background
        touched = self.mouse_over, self.grabbed is not None
        size, lines, seen = self.size.height, self.window_virtual_size, self.window_size
        if not size or not seen or lines <= seen:
            return colours, touched, size
        thumb = max(1, seen * size / lines)
        begin = int((size - thumb) * self.position / (lines - seen) * PARTS)
        return colours, touched, size, begin, ceil(thumb * PARTS)


class Lines(ScrollView, Painted):
    """Any number of lines to scroll through."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar beside the lines, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            bar = SteadyScrollBar(name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

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
