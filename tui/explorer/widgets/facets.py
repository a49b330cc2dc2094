"""How do the hits divide, and which values are asked for or left out?

A line-API list: a name for each facet, below it its commonest values with a bar and a count. Space asks for
the value under the cursor, x leaves it out, o makes it the only one; each changes the query's own text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from onrecord.index.search.query.fields import LISTED
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.widgets.painted import Lines
from onrecord.tui.present.words.cells import fit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual.events import Click, Resize

    from onrecord.tui.present.hits.contract import Count

NAMES = {facet: facet.capitalize() for facet in LISTED} | {
    "person": "Speaker",
    "body": "Bodies and documents",
    "unnamed": "Sources without a name",
    "role": "Office",
    "relay": "Relayed through",
    "class": "Class of source",
    "confidence": "Sure of the speaker",
}
"""What each facet is called above its values."""

EIGHTHS = " ▏▎▍▌▋▊▉█"
BAR = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the name of a facet, or a value of it."""

    facet: str
    value: str = ""
    count: int = 0
    state: str = " "
    """``+`` asked for, ``-`` left out."""
    more: bool = False
    """Whether it stands for the values that are not listed."""

    @property
    def head(self) -> bool:
        """Whether it is the name of the facet."""
        return not self.value and not self.more


class FacetsList(Lines, can_focus=True):
    """The facets of an answer, with a cursor on their values."""

    LOOKS = "facets"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"facets--{name}" for name in ("head", "cursor", "value", "count", "bar", "asked")
    }
    HELP_TITLE = "In the facets"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "refine('include')", "Ask for", key_display="space", id="include"),
        Binding("x", "refine('exclude')", "Leave out", id="exclude"),
        Binding("o", "refine('only')", "Only this", id="only"),
        Binding("a", "screen.order('values')", "All of them", id="values"),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("ctrl+d,right_curly_bracket", "facet(1)", "Next facet", show=False, id="next-facet"),
        Binding("ctrl+u,left_curly_bracket", "facet(-1)", "Previous facet", show=False, id="previous-facet"),
        Binding("g,home", "ends(0)", "First", show=False),
        Binding("G,end", "ends(-1)", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Refined(Message):
        """The query is to change."""

        query: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._query = ""
        self._lines: list[Line] = []
        self._most = 1

    @property
    def facet(self) -> str:
        """The facet under the cursor; empty where nothing is counted."""
        return self._lines[self.cursor].facet if self.cursor < len(self._lines) else ""

    def clear(self) -> None:
        """Nothing has been found."""
        self.show("", 0, {})

    def show(
        self,
        query: str,
        total: int,
        counts: Mapping[str, Sequence[Count]],
        more: Collection[str] = (),
    ) -> None:
        """Show how an answer divides; the cursor stays on its value, else on its facet.

        Args:
            query: of the answer.
            total: how many quotations answer it.
            counts: the values of each facet.
            more: the facets that have further values.

        """
        here = self._lines[self.cursor] if self.cursor < len(self._lines) else None
        self._query, self._most = query, max(1, total)
        lines = []
        for facet, values in counts.items():
            if values:
                lines.append(Line(facet))
                lines += [
                    Line(facet, each.value, each.count, self._state(facet, each.value)) for each in values
                ]
                lines += [Line(facet, more=True)] if facet in more else []
        self._lines = lines
        places = [number for number, line in enumerate(lines) if not line.head]
        same = [number for number in places if here and lines[number].facet == here.facet]
        exactly = [number for number in same if here and lines[number].value == here.value]
        at = next(iter((*exactly, *same, *places)), 0)
        self.set_reactive(FacetsList.cursor, at)
        self.reach(len(lines))
        self._keep_in_view()
        self.refresh()

    def _state(self, facet: str, value: str) -> str:
        if refine.includes(self._query, facet, value):
            return "+"
        return "-" if refine.excludes(self._query, facet, value) else " "

    def on_resize(self, event: Resize) -> None:
        """Use the room there is."""
        self.reach(len(self._lines))

    def watch_cursor(self) -> None:
        """Keep the cursor in view."""
        self._keep_in_view()
        self.refresh()

    def _keep_in_view(self) -> None:
        self.keep_in_view(0 if self.cursor == 1 else self.cursor, self.cursor + 1)

    def action_move(self, by: int) -> None:
        """Move to the next value, over the names of facets."""
        at = self.cursor + by
        while 0 <= at < len(self._lines) and self._lines[at].head:
            at += by
        if 0 <= at < len(self._lines):
            self.cursor = at

    def action_facet(self, by: int) -> None:
        """Move to the first value of another facet."""
        heads = [number for number, line in enumerate(self._lines) if line.head]
        here = sum(1 for head in heads if head < self.cursor) - 1
        if 0 <= here + by < len(heads):
            self.cursor = heads[here + by] + 1

    def action_ends(self, end: int) -> None:
        """Move to the first or the last value."""
        if self._lines:
            self.cursor = 1 if end == 0 else len(self._lines) - 1

    def action_refine(self, how: str) -> None:
        """Change the query by the value under the cursor."""
        if self.cursor < len(self._lines):
            line = self._lines[self.cursor]
            change = {"include": refine.include, "exclude": refine.exclude, "only": refine.only}[how]
            if line.more:
                self.app.call_later(self.run_action, "screen.order('values')")
            elif line.value:
                self.post_message(self.Refined(change(self._query, line.facet, line.value)))

    def on_click(self, event: Click) -> None:
        """Ask for the value that was clicked."""
        place = event.get_content_offset(self)
        number = place.y + self.scroll_offset.y if place else len(self._lines)
        if number < len(self._lines) and not self._lines[number].head:
            self.cursor = number
            self.action_refine("include")

    def render_line(self, y: int) -> Strip:
        """One line, as the line API asks for it."""
        width = self.scrollable_content_region.width
        base = self.base
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        if line.head:
            return Strip([Segment(fit(NAMES[line.facet], width), base + self.look("head"))])
        at_cursor = number == self.cursor and self.has_focus
        if at_cursor:
            base += self.look("cursor")
        if line.more:
            told = base + self.look("count")
            sign = "▸" if at_cursor else " "
            return Strip([Segment(fit(f" {sign} … a lists all of them", width), told)])
        count = f"{line.count:,}".rjust(5)
        room = max(4, width - 3 - BAR - 1 - len(count))
        sign = line.state if line.state != " " else ("▸" if at_cursor else " ")
        asked = base + self.look("asked") if line.state != " " else base + self.look("value")
        segments = [
            Segment(f" {sign} ", asked),
            Segment(fit(line.value, room), asked),
            Segment(" " + _bar(line.count / self._most), base + self.look("bar")),
            Segment(count, base + self.look("count")),
        ]
        return Strip(segments).adjust_cell_length(width, base)


def _bar(share: float) -> str:
    """A bar of at most `BAR` cells for a share between 0 and 1; something, however small."""
    eighths = max(1, round(share * BAR * 8))
    full, rest = divmod(min(eighths, BAR * 8), 8)
    bar = "█" * full + (EIGHTHS[rest] if rest else "")
    return bar.ljust(BAR)
