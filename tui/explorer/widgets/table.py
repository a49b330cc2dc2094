"""How are rows of a few columns listed, moved through, marked and chosen from?

A line-API widget: its columns are laid out for the width it is drawn in, when it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from onrecord.tui.explorer.widgets.painted import Lines
from onrecord.tui.present.words.cells import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click, Resize

    from onrecord.tui.present.words.columns import Column

HEAD = 1
"""Lines of the head, which does not scroll."""

LEAD = 2
"""Cells before the first column: the pointer and the mark."""


class TableList(Lines, can_focus=True):
    """Rows with a cursor; some of them can be marked."""

    LOOKS = "table"

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--cursor",
        "table--head",
        "table--quiet",
        "table--strong",
        "table--mark",
    }
    HELP_TITLE = "In a list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("g,home", "move(-1000000)", "First", show=False),
        Binding("G,end", "move(1000000)", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        table: TableList
        number: int

        @property
        def control(self) -> TableList:
            """The table."""
            return self.table

    @dataclass
    class Chosen(Message):
        """A row was clicked twice."""

        table: TableList
        number: int

        @property
        def control(self) -> TableList:
            """The table."""
            return self.table

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.columns = columns
        self.rows: Sequence[Sequence[str]] = ()
        self.marks: frozenset[int] = frozenset()

    def show(self, rows: Sequence[Sequence[str]], *, cursor: int = 0) -> None:
        """Show other rows, or the same with others behind them."""
        self.rows = rows
        self.set_reactive(TableList.cursor, max(0, min(cursor, len(rows) - 1)))
        self._measure()

    def mark(self, numbers: frozenset[int]) -> None:
        """Put a mark before these rows."""
        self.marks = numbers
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in view."""
        self._measure()

    def _measure(self) -> None:
        self.reach(len(self.rows) + HEAD)
        self._keep_in_view()
        self.refresh()

    def _keep_in_view(self) -> None:
        self.keep_in_view(self.cursor, self.cursor + 1, head=HEAD)

    def watch_cursor(self) -> None:
        """Redraw, and tell where the cursor is."""
        self._keep_in_view()
        self.refresh()
        if self.rows:
            self.post_message(self.Moved(self, self.cursor))

    def action_move(self, by: int) -> None:
        """Move the cursor by a number of rows."""
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))

    def action_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self.action_move(pages * max(1, self.scrollable_content_region.height - HEAD))

    def on_click(self, event: Click) -> None:
        """Put the cursor on a row; a second click chooses it."""
        place = event.get_content_offset(self)
        if place is None or place.y < HEAD:
            return
        number = place.y - HEAD + self.scroll_offset.y
        if number >= len(self.rows):
            return
        self.cursor = number
        if event.chain == 2:
            self.post_message(self.Chosen(self, number))

    def _widths(self, width: int) -> list[tuple[int, Column, int]]:
        shown = [(at, column) for at, column in enumerate(self.columns) if width >= column.from_width]
        left = max(0, width - LEAD - sum(column.width + 1 for _, column in shown))
        shares = sum(column.grows for _, column in shown) or 1
        return [(at, column, column.width + left * column.grows // shares) for at, column in shown]

    def render_line(self, y: int) -> Strip:
        """One line of the table, as the line API asks for it."""
        width, base = self.scrollable_content_region.width, self.base
        widths = self._widths(width)
        if y < HEAD:
            style = base + self.look("head")
            segments = [Segment(" " * LEAD, base)]
            segments += [Segment(fit(column.head, cells) + " ", style) for _, column, cells in widths]
            return Strip(segments).adjust_cell_length(width, base)
        number = y - HEAD + self.scroll_offset.y
        if number >= len(self.rows):
            return Strip.blank(width, base)
        if number == self.cursor:
            base += self.look("cursor")
        row = self.rows[number]
        pointer = "▸" if number == self.cursor else " "
        mark = "*" if number in self.marks else " "
        segments = [Segment(pointer, base), Segment(mark, base + self.look("mark"))]
        for at, column, cells in widths:
            look = self.look(column.look) if column.look else None
            segments.append(Segment(fit(row[at], cells) + " ", base + look if look else base))
        return Strip(segments).adjust_cell_length(width, base)
