"""How is a piece of an article shown, with its quotation, speaker, cue, office and relay marked?

Lines are laid out once for a width and drawn one by one, so a long article costs no more than a short one.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import work
from textual.binding import Binding, BindingType
from textual.strip import Strip

from onrecord.tui.explorer.view.passage import Mark, Passage
from onrecord.tui.explorer.view.wrapping import Wrapped, wrap
from onrecord.tui.explorer.widgets.painted import Lines

if TYPE_CHECKING:
    from rich.style import Style
    from textual.events import Resize

LONG = 50_000
"""A text with more characters than this is laid out in a thread."""

GUTTER = 2
"""Cells before each line; a bar stands there beside the quotation."""

WIDEST = 100
"""Lines longer than this are hard to read."""


class Prose(Lines, can_focus=True):
    """A passage of an article to scroll through."""

    LOOKS = "prose"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prose--quotation",
        "prose--speaker",
        "prose--cue",
        "prose--office",
        "prose--relay",
        "prose--hit",
        "prose--other",
        "prose--masked",
        "prose--found",
        "prose--bar",
    }
    HELP_TITLE = "In a text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("pagedown,space,ctrl+f", "page_down", "Page down", show=False),
        Binding("pageup,b,ctrl+b", "page_up", "Page up", show=False),
        Binding("ctrl+d", "half(1)", "Half a page down", show=False),
        Binding("ctrl+u", "half(-1)", "Half a page up", show=False),
        Binding("g,home", "scroll_home", "Beginning", show=False),
        Binding("G,end", "scroll_end", "End", show=False),
    ]
    BAR = "▌"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.passage = Passage("", (), (0, 0))
        self.wrapped = Wrapped("", ())
        self._marks: dict[int, list[Mark]] = {}
        self._width = 0

    def show(self, passage: Passage) -> None:
        """Show `passage`, scrolled so that what matters in it is in view."""
        self.passage = passage
        self._lay_out()

    def on_resize(self, event: Resize) -> None:
        """Lay the lines out anew where the width has changed."""
        if self._text_width() != self._width:
            self._lay_out()

    def _text_width(self) -> int:
        return max(1, min(WIDEST, self.scrollable_content_region.width - GUTTER))

    def _lay_out(self) -> None:
        self._width = self._text_width()
        if len(self.passage.text) > LONG:
            self._lay_out_in_a_thread(self.passage, self._width)
        else:
            self._set(self.passage, wrap(self.passage.text, self._width))

    @work(thread=True, exclusive=True, group="wrap", description="lays out a long text")
    def _lay_out_in_a_thread(self, passage: Passage, width: int) -> None:
        wrapped = wrap(passage.text, width)
        self.app.call_from_thread(self._set, passage, wrapped)

    def _set(self, passage: Passage, wrapped: Wrapped) -> None:
        if passage is not self.passage:
            return
        self.wrapped = wrapped
        self._marks = _by_line(passage.marks, wrapped)
        self.reach(len(wrapped.lines))
        self.reveal(*passage.focus)
        self.refresh()

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that a span is in view, with some lines before it."""
        if not self.wrapped.lines:
            return
        height = self.scrollable_content_region.height
        first, last = self.wrapped.line_of(start), self.wrapped.line_of(end)
        lead = max(1, min(height // 3, height - (last - first) - 2))
        self.scroll_to(y=max(0, first - lead), animate=False, force=True, immediate=True)

    def action_half(self, direction: int) -> None:
        """Scroll half a page."""
        self.scroll_relative(y=direction * max(1, self.size.height // 2), animate=False)

    def render_line(self, y: int) -> Strip:
        """One line of the passage, as the line API asks for it."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.base
        if not 0 <= number < len(self.wrapped.lines):
            return Strip.blank(width, base)
        start, end = self.wrapped.lines[number]
        marks = self._marks.get(number, [])
        beside = any(mark.role == "quotation" for mark in marks)
        bar = Segment(self.BAR + " ", base + self.look("bar")) if beside else Segment("  ", base)
        segments = [bar, *self._segments(start, end, marks, base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _segments(self, start: int, end: int, marks: list[Mark], base: Style) -> list[Segment]:
        cuts = {start, end}
        for mark in marks:
            cuts.update((max(start, mark.start), min(end, mark.end)))
        edges = sorted(cuts)
        segments = []
        for low, high in itertools.pairwise(edges):
            style = base
            for mark in marks:
                if mark.start <= low and mark.end >= high:
                    style += self.look(mark.role)
            segments.append(Segment(self.wrapped.text[low:high], style))
        return segments


def _by_line(marks: tuple[Mark, ...], wrapped: Wrapped) -> dict[int, list[Mark]]:
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.end <= mark.start or not wrapped.lines:
            continue
        for number in range(wrapped.line_of(mark.start), wrapped.line_of(mark.end - 1) + 1):
            start, end = wrapped.lines[number]
            if mark.start < end and mark.end > start:
                found[number].append(mark)
    return found
