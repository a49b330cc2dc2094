"""How are any number of hits listed, moved through, and chosen from?

A line-API widget: a hundred thousand hits cost no more than the few on the screen. It keeps only pages of
hits near the cursor, asks for those it lacks, and draws an empty row until they come.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from onrecord.tui.explorer.widgets.painted import Lines
from onrecord.tui.present.hits import rows
from onrecord.tui.present.hits.kwic import Concordance

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual.events import Click, Resize

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Results, Sort
    from onrecord.tui.present.words.cells import Piece

PAGE = 64
KEPT = 32
"""The maximum number of pages kept in memory."""

DRAWN = 2_000
"""The maximum number of laid-out lines kept in memory."""

DIM = Style(dim=True)


class ResultsList(Lines, can_focus=True):
    """The hits of one answer, with a cursor."""

    LOOKS = "results"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"results--{name}"
        for name in (
            "cursor",
            "mark",
            "day",
            "speaker",
            "office",
            "outlet",
            "copies",
            "none",
            "quotation",
            "hit",
        )
    }
    HELP_TITLE = "In the results"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "Article", id="article", key_display="⏎"),
        Binding("space", "select", "Select", show=False, id="select"),
        Binding("down,j", "move(1)", "Down", show=False, id="down"),
        Binding("up,k", "move(-1)", "Up", show=False, id="up"),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("ctrl+d", "page(0.5)", "Half a page down", show=False),
        Binding("ctrl+u", "page(-0.5)", "Half a page up", show=False),
        Binding("g,home", "first", "First", show=False, id="first"),
        Binding("G,end", "last", "Last", show=False, id="last"),
    ]

    cursor: reactive[int] = reactive(0)
    dimmed: reactive[bool] = reactive(False)
    double: reactive[bool] = reactive(False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another hit; it is None until its record has been read."""

        number: int
        hit: Hit | None

    @dataclass
    class Chosen(Message):
        """The article of a hit was asked for."""

        hit: Hit

    class Selected(Message):
        """Other quotations are selected than before."""

    @dataclass
    class Wanted(Message):
        """Records are missing for what is on the screen."""

        results: Results
        page: int

    @dataclass
    class Laid(Message):
        """The columns have other widths."""

        heads: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.results: Results | None = None
        self.total = 0
        self.pinned: frozenset[str] = frozenset()
        """The ids of the quotations that bear a pin."""
        self.selected: dict[str, Hit] = {}
        """The selected quotations by their ids, in the order in which they were selected."""
        self.folded = False
        """Whether a row stands for all copies of a statement."""
        self._pages: dict[int, Sequence[Hit]] = {}
        self._wanted: set[int] = set()
        self._blank: set[int] = set()
        """The pages of which a row has been drawn before its record was there."""
        self._untold = False
        self._columns = rows.Columns.within(80)
        self._lacking: Collection[str] = ()
        self._drawn: dict[tuple[int, int], list[Piece]] = {}

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, where its record has been read."""
        return self.at(self.cursor)

    @property
    def kwic(self) -> bool:
        """Whether each row is an occurrence, the words searched for one below the other."""
        return isinstance(self.results, Concordance)

    @property
    def row_height(self) -> int:
        """Lines a hit takes."""
        return 2 if self._columns.double else 1

    def at(self, number: int) -> Hit | None:
        """A hit by its number, where its record has been read."""
        page = self._pages.get(number // PAGE, ())
        place = number % PAGE
        return page[place] if 0 <= number < self.total and place < len(page) else None

    def show(
        self, results: Results, first: Sequence[Hit], *, cursor: int = 0, lacking: Collection[str] = ()
    ) -> None:
        """Show another answer, whole, at once; the columns that it lacks leave."""
        self.results, self.total, self._lacking = results, results.total, lacking
        self._pages = {0: first} if first else {}
        self._wanted.clear()
        self._blank.clear()
        self._drawn.clear()
        self.dimmed = False
        self._measure()
        self.set_reactive(ResultsList.cursor, min(cursor, max(0, self.total - 1)))
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._keep_in_view()
        self.refresh()
        self._tell()

    def supply(self, results: Results, page: int, hits: Sequence[Hit]) -> None:
        """Take up a page that was wanted."""
        if results is not self.results:
            return
        awaited = self.hit is None
        self._wanted.discard(page)
        self._pages[page] = hits
        while len(self._pages) > KEPT:
            here = self.cursor // PAGE
            del self._pages[max(self._pages, key=lambda other: abs(other - here))]
        if page in self._blank:
            self._blank.discard(page)
            self.refresh()
        if awaited and self.hit is not None:
            self._tell()

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows concerned and tell where the cursor is."""
        height = self.row_height
        for number in (old, new):
            self.refresh_lines(number * height, height)
        self._keep_in_view()
        self._read_ahead()
        self._tell()

    def watch_double(self) -> None:
        """Lay the rows out anew."""
        self._measure()

    def on_resize(self, event: Resize) -> None:
        """Lay the rows out anew, and keep the cursor in view."""
        self._measure()
        self._keep_in_view()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self._lay_out(width)
        self.reach(self.total * self.row_height)
        self.refresh()

    def _lay_out(self, width: int) -> None:
        self._columns = rows.Columns.within(
            width, double=self.double and not self.kwic, lacking=self._lacking
        )
        self._drawn.clear()
        self.post_message(self.Laid(self._columns.heads(concordance=self.kwic)))

    def _keep_in_view(self) -> None:
        self.keep_in_view(self.cursor * self.row_height, (self.cursor + 1) * self.row_height)

    def _tell(self) -> None:
        """Tell where the cursor is, once, and when that is painted: what stands around it comes after."""
        self._untold = True
        self.call_after_refresh(self._tell_now)

    def _tell_now(self) -> None:
        if self._untold and self.total:
            self.post_message(self.Moved(self.cursor, self.hit))
        self._untold = False

    def action_move(self, by: int) -> None:
        """Move the cursor by a number of hits."""
        self.cursor = max(0, min(self.total - 1, self.cursor + by))

    def action_page(self, pages: float) -> None:
        """Move the cursor by pages or parts of one."""
        seen = max(1, self.scrollable_content_region.height // self.row_height)
        self.action_move(int(pages * seen) or (1 if pages > 0 else -1))

    def action_first(self) -> None:
        """Move to the first hit."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last hit."""
        self.cursor = max(0, self.total - 1)

    def action_select(self) -> None:
        """Select the quotation under the cursor, or no longer, and go on to the next."""
        if self.hit is None:
            return
        held = dict(self.selected)
        if held.pop(self.hit.quotation.id, None) is None:
            held[self.hit.quotation.id] = self.hit
        self.select(held)
        self.action_move(1)

    def select(self, hits: Mapping[str, Hit]) -> None:
        """Have these quotations selected, by their ids, and no others."""
        if hits != self.selected:
            self.selected = dict(hits)
            self._drawn.clear()
            self.refresh()
            self.post_message(self.Selected())

    def action_choose(self) -> None:
        """Ask for the article of the hit under the cursor."""
        if self.hit:
            self.post_message(self.Chosen(self.hit))

    async def on_click(self, event: Click) -> None:
        """Put the cursor on a row; a second click verifies it."""
        number = (event.y + self.scroll_offset.y) // self.row_height
        if number >= self.total:
            return
        self.cursor = number
        if event.chain == 2:
            await self.run_action("screen.verify")

    def render_line(self, y: int) -> Strip:
        """One line of the list, as the line API asks for it."""
        width = self.scrollable_content_region.width
        base = self.base
        if width != self._columns.width:
            self._lay_out(width)
        number, part = divmod(y + self.scroll_offset.y, self.row_height)
        if number >= self.total:
            return Strip.blank(width, base)
        at_cursor = number == self.cursor
        if at_cursor:
            base += self.look("cursor")
        pointer = "▸" if at_cursor and part == 0 else " "
        segments = [Segment(pointer, base)]
        segments += [
            Segment(text, base + self.look(look) if look else base)
            for text, look in self._pieces(number, part)
        ]
        strip = Strip(segments).adjust_cell_length(width, base)
        return strip.apply_style(DIM) if self.dimmed else strip

    def _pieces(self, number: int, part: int) -> list[Piece]:
        drawn = self._drawn.get((number, part))
        if drawn is not None:
            return drawn
        hit = self.at(number)
        if hit is None:
            self._blank.add(number // PAGE)
            self._want(number // PAGE)
            return [(" …" if part == 0 else "", "none")]
        if len(self._drawn) > DRAWN:
            self._drawn.clear()
        if isinstance(self.results, Concordance):
            occurrence = self.results.lines[number]
            self._drawn[number, part] = rows.concordance(occurrence, self._columns, *self._marks(hit))
            return self._drawn[number, part]
        for line, pieces in enumerate(rows.lines(hit, self._columns, *self._marks(hit))):
            self._drawn[number, line] = pieces
        return self._drawn[number, part]

    def _marks(self, hit: Hit) -> tuple[str, str]:
        """Pinned, or one of several copies; and selected."""
        tick = "✓" if hit.quotation.id in self.selected else " "
        if hit.quotation.id in self.pinned:
            return "●", tick
        return ("≈" if hit.copies > 1 and not self.folded else " "), tick

    def mark_pins(self, pinned: frozenset[str]) -> None:
        """Show which quotations bear a pin."""
        if pinned != self.pinned:
            self.pinned = pinned
            self._drawn.clear()
            self.refresh()

    def sort_at(self, x: int) -> Sort:
        """By what a click on the names of the columns sorts, by its distance from the left in cells."""
        return self._columns.sort_at(x)

    def _read_ahead(self) -> None:
        """Want what one more page down or up would bring into view."""
        seen = 2 * self.scrollable_content_region.height // self.row_height
        for number in (self.cursor + seen, self.cursor - seen):
            near = max(0, min(self.total - 1, number))
            if self.at(near) is None:
                self._want(near // PAGE)

    def _want(self, page: int) -> None:
        if self.results is not None and page not in self._wanted:
            self._wanted.add(page)
            self.post_message(self.Wanted(self.results, page))
