"""When were the words that were found said, and from which day to which are they wanted?

A bar for each day, month or year. The arrows go from bar to bar, space begins a span of several, enter asks
for the dates of the bar or of the span, x asks for any date again; each changes the query's own text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from onrecord.index.text.counting import counted
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.widgets.painted import Painted
from onrecord.tui.present.hits.timeline import EIGHTHS, Timeline
from onrecord.tui.present.words.cells import cells, fit

if TYPE_CHECKING:
    from textual.events import Click

WIDEST = 5
"""Cells of a bar where there is room."""

NONE = "No dates among these."


class TimelineBars(Painted, can_focus=True):
    """The hits over time, with a cursor on one bar."""

    LOOKS = "timeline"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"timeline--{name}" for name in ("bar", "cursor", "chosen", "axis")
    }
    HELP_TITLE = "In the timeline"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "These dates", key_display="⏎", id="take-dates"),
        Binding("space", "begin", "Begin a span", id="begin-span"),
        Binding("x,backspace", "clear", "Any date", id="any-date"),
        Binding("right,l", "move(1)", "Later", show=False),
        Binding("left,h", "move(-1)", "Earlier", show=False),
        Binding("g,home", "ends(0)", "First", show=False),
        Binding("G,end", "ends(-1)", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    began: reactive[int | None] = reactive[int | None](None)
    """The bar at which a span was begun."""

    @dataclass
    class Refined(Message):
        """The query is to change."""

        query: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._query = ""
        self.timeline = Timeline("year", ())

    @property
    def room(self) -> int:
        """How many bars fit side by side."""
        return max(12, self.size.width)

    def clear(self) -> None:
        """Nothing has been found."""
        self.show("", Timeline("year", ()))

    def show(self, query: str, timeline: Timeline) -> None:
        """Show the hits of another answer; the cursor stays on its bar, or goes to the highest."""
        bars = self.timeline.bars
        here = bars[self.cursor].period if self.cursor < len(bars) else ""
        self._query, self.timeline = query, timeline
        counts = [bar.count for bar in timeline.bars]
        at = next((n for n, bar in enumerate(timeline.bars) if bar.period == here), None)
        if at is None:
            at = counts.index(max(counts)) if counts else 0
        self.began = None
        self.set_reactive(TimelineBars.cursor, at)
        self.refresh()

    @property
    def _span(self) -> tuple[int, int]:
        """The first and the last chosen bar."""
        other = self.cursor if self.began is None else self.began
        return min(self.cursor, other), max(self.cursor, other)

    def action_move(self, by: int) -> None:
        """Go to another bar."""
        self.cursor = max(0, min(len(self.timeline.bars) - 1, self.cursor + by))

    def action_ends(self, end: int) -> None:
        """Go to the first or the last bar."""
        self.cursor = max(0, len(self.timeline.bars) - 1) if end else 0

    def action_begin(self) -> None:
        """Begin a span at this bar, or give it up."""
        self.began = self.cursor if self.began is None and self.timeline.bars else None

    def action_take(self) -> None:
        """Ask for the dates of the chosen bars."""
        if self.timeline.bars:
            first, last = self._span
            since, until = self.timeline.since(first), self.timeline.until(last)
            self.post_message(self.Refined(refine.between(self._query, since, until)))

    def action_clear(self) -> None:
        """Ask for any date."""
        self.post_message(self.Refined(refine.between(self._query, "", "")))

    def on_click(self, event: Click) -> None:
        """Go to the bar that was clicked; a second click asks for its dates."""
        place = event.get_content_offset(self)
        size, first = self._layout()
        number = first + place.x // size if place else len(self.timeline.bars)
        if number < len(self.timeline.bars):
            self.cursor = number
            if event.chain == 2:
                self.action_take()

    def _layout(self) -> tuple[int, int]:
        """How many cells a bar takes, the gap behind it included, and which bar is the first to be seen."""
        bars, width = max(1, len(self.timeline.bars)), max(1, self.size.width)
        size = max(1, min(WIDEST, width // bars))
        seen = width // size
        return size, max(0, min(self.cursor - seen // 2, bars - seen))

    def render_line(self, y: int) -> Strip:
        """One line: of the bars, of the periods below them, or of what the chosen ones are."""
        width, height, base = self.size.width, self.size.height, self.base
        if not self.timeline.bars:
            return Strip([Segment(fit(NONE if y == 0 and self._query else "", width), base)])
        if y == height - 1:
            return Strip([Segment(fit(self._told(), width), base)])
        if y == height - 2 and height > 2:
            return Strip([Segment(fit(self._axis(), width), base + self.look("axis"))])
        rows = max(1, height - 2)
        size, first = self._layout()
        most = max(bar.count for bar in self.timeline.bars)
        low, high = self._span
        segments = []
        for number in range(first, min(len(self.timeline.bars), first + width // size)):
            filled = -(-self.timeline.bars[number].count * rows * 8 // max(1, most))
            block = EIGHTHS[max(0, min(8, filled - 8 * (rows - 1 - y)))]
            look = base + self.look("bar")
            if low <= number <= high:
                look += self.look("cursor" if self.has_focus else "chosen")
            gap = 1 if size > 2 else 0
            segments += [Segment(block * (size - gap), look), Segment(" " * gap, base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _axis(self) -> str:
        size, first = self._layout()
        bars = self.timeline.bars[first : first + self.size.width // size]
        line = ""
        for number, bar in enumerate(bars):
            begins = bar.period.endswith("-01") or number == 0 or self.timeline.unit == "year"
            at = number * size
            name = _short(bar.period) if number else bar.name
            if begins and (not line or at > cells(line)) and at + len(name) <= self.size.width:
                line = line.ljust(at) + name
        return line

    def _told(self) -> str:
        first, last = self._span
        bars = self.timeline.bars
        total = sum(bar.count for bar in bars[first : last + 1])
        name = bars[first].name if first == last else f"{bars[first].name} to {bars[last].name}"
        apart = f" · {self.timeline.apart:,} undated" if self.timeline.apart else ""
        return f"{name}: {counted(total, 'quotation')}{apart}"


def _short(period: str) -> str:
    """The name of a period where a larger one begins with it: the year of a January."""
    return period[:4] if len(period) <= 7 else period[:7]
