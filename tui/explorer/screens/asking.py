"""What is asked of the index, and how does the answer reach the screen?"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Static
from textual.worker import WorkerError

from onrecord.index.errors import QueryError
from onrecord.index.paths import places
from onrecord.tui.explorer.screens.knowing import PATIENCE
from onrecord.tui.explorer.screens.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.opening import OpeningScreen
from onrecord.tui.explorer.screens.stepping import SteppingScreen
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.panes import ResultsPane
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox, fault
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from onrecord.tui.present.contract import SORTS, Sort
from onrecord.tui.present.describe import counted
from onrecord.tui.present.safe import safe

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer
    from textual.worker import Worker

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.search.desk import Answer
    from onrecord.tui.present.kwic import Side

DEBOUNCE = 0.12
"""Keys that follow each other within so many seconds are searched for together, after the last of them;
a key after a pause is searched for at once."""

AMONG = 60
"""Among so many hits the one that the cursor was on is looked for."""

ORDERS: dict[Sort, tuple[str, str]] = {
    "relevance": ("best first", "worst first"),
    "date": ("newest first", "oldest first"),
    "speaker": ("speakers A to Z", "speakers Z to A"),
    "outlet": ("outlets A to Z", "outlets Z to A"),
}
"""How each order is told, and its reverse."""


class AskingScreen(OpeningScreen):
    """A screen that searches while one types: debounced, in a thread, late answers dropped."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.answer: Answer | None = None
        self.sort: Sort = "relevance"
        self.reverse = False
        self.fold = True
        """Whether the copies of a statement are one row."""
        self.side: Side = ""
        """By which words the concordance is sorted, where it is shown."""
        self.select = ""
        """The id of the quotation to put the cursor on once it is found."""
        self.place = 0
        """The number of the result to put the cursor on where that quotation is not found."""
        self._key_at = 0.0
        self._room = 0
        self.waiting = True
        """Whether what the box holds has not been answered yet."""
        self.eager = False
        """Whether to go to the results as soon as they are there."""
        self._due: Timer | None = None
        self._patience: Timer | None = None

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self.query_one("#box", SearchBox)

    @property
    def results(self) -> ResultsList:
        """The list of results."""
        return self.query_one("#results", ResultsList)

    @property
    def order(self) -> str:
        """In which order the results are, in words."""
        if self.side:
            return f"by the words {self.side}"
        return ORDERS[self.sort][self.reverse]

    @property
    def options(self) -> list[str]:
        """The options with which ``onrecord search`` lists the same in this order."""
        index = [] if self.folder == places().index else ["--index", str(self.folder)]
        sort = [] if self.sort == "relevance" else ["--sort", self.sort]
        return [*index, *sort, *["--reverse"] * self.reverse, *["--fold"] * self.fold]

    def opened(self) -> None:
        """Ask the new index what the box holds; what is selected, under the cursor or open above stays."""
        if self.results.hit is not None:
            self.select, self.place = self.results.hit.quotation.id, self.results.cursor
        self._renew(self.ask(), self.answer)
        if self.results.selected:
            self._select_again()

    @work(exclusive=True, group="renew")
    async def _renew(self, asked: Worker[None], before: Answer | None) -> None:
        with contextlib.suppress(WorkerError):
            await asked.wait()
        for screen in self.app.screen_stack:
            if isinstance(screen, SteppingScreen):
                same = before is not None and screen.results is before.results
                screen.renew(self.answer.results if same and self.answer else None)

    @work(exclusive=True, group="select")
    async def _select_again(self) -> None:
        desk, held = self.desk, self.results.selected
        if desk is None:
            return

        def look() -> dict[str, Hit]:
            found = {identity: desk.index.show(identity) for identity in held}
            return {
                identity: replace(held[identity], quotation=hit.quotation, article=hit.article)
                for identity, hit in found.items()
                if hit is not None
            }

        self.results.select(await desk.read(look))

    @on(SearchBox.Changed, "#box")
    def _typed(self) -> None:
        if self._due is not None:
            self._due.stop()
        self.waiting, self.eager = True, False
        before, self._key_at = self._key_at, monotonic()
        if self._key_at - before > DEBOUNCE:
            self.ask()
        else:
            self._due = self.set_timer(DEBOUNCE, self.ask)

    @work(exclusive=True, group="search")
    async def ask(self) -> None:
        """Search for what the box holds, and show the answer unless something else was asked meanwhile."""
        if self.desk is None:
            return
        text = self.box.value
        self._settled(answered=False)
        if not text.strip():
            self.waiting = False
            self.desk.forget()
            self._show_welcome()
            return
        self._patience = self.set_timer(PATIENCE, self._mention_search)
        try:
            first = AMONG if self.select else self.size.height // self.results.row_height + 1
            answer = await self.desk.search(
                text, sort=self.sort, reverse=self.reverse, fold=self.fold, first=first
            )
        except QueryError as error:
            self._settled()
            self._point_at(error)
        except Exception as error:
            self._settled()
            self.show_state(states.failed(error))
        else:
            if answer is None:
                return
            if self.side and answer.results.total:
                answer = await self.desk.arranged(answer, self.side)
            self._settled()
            self._show(answer)
            self.call_after_refresh(self.count)

    def _settled(self, *, answered: bool = True) -> None:
        self.waiting = not answered
        if self._patience is not None:
            self._patience.stop()

    def _mention_search(self) -> None:
        self.results.dimmed = True
        self._understood(Content("Searching …"))

    def _show_welcome(self) -> None:
        assert self.desk is not None
        self.answer = None
        self.results.select({})
        self._understood(Content(""))
        self._told("")
        self.uncount()
        self.show_state(states.welcome(self.desk.index.stamp, self.host.history.latest(5)))

    def _show(self, answer: Answer) -> None:
        results = answer.results
        if self.answer is None or self.answer.results.query.text != results.query.text:
            self.results.select({})
        self.answer = answer
        self._tell_count()
        if results.total == 0:
            self._understood(Content(""))
            self.uncount()
            self.show_state(states.nothing(results.query.words))
            self.widen(answer)
            return
        words = safe(results.query.words)
        folded = " · copies folded" if self.fold and results.total < results.every else ""
        self._understood(Content(f"{words}{folded} · {self.order} · {results.seconds:.2f} s"))
        self.show_state(None)
        ids = [hit.quotation.id for hit in answer.first]
        cursor = ids.index(self.select) if self.select in ids else self.place
        self.select, self.place = "", 0
        self.results.folded = self.fold
        self.results.show(results, answer.first, cursor=cursor)
        if self.eager:
            self.eager = False
            self.set_focus(self.results)

    @on(ResultsList.Selected)
    def _tell_count(self) -> None:
        if self.answer is None:
            return
        results, selected = self.answer.results, len(self.results.selected)
        told = counted(results.every, "quotation")
        if selected:
            told += f" · {selected:,} selected"
        elif results.total < results.every:
            told += f" · {counted(results.total, 'statement')}"
        self._told(told)

    def widen(self, answer: Answer) -> object:
        """Look for ways to find something after all."""
        raise NotImplementedError

    @work(exclusive=True, group="facets")
    async def count(self) -> None:
        """Count how the answer divides and when it was said, where that is to be seen."""
        facets, bars, answer = self.query_one(FacetsList), self.query_one(TimelineBars), self.answer
        if self.desk is None or answer is None or not answer.results.total:
            return
        aside = self.query_one("#side").display
        room = bars.room if aside and bars.display else 0
        divided = await self.desk.divided(answer.results, facets=aside and facets.display, bars=room)
        if self.answer is answer:
            query = answer.results.query.text
            facets.show(query, answer.results.every, divided.counts)
            bars.show(query, divided.timeline)

    def uncount(self) -> None:
        """Nothing has been found that could be counted."""
        self.query_one(FacetsList).clear()
        self.query_one(TimelineBars).clear()

    def _point_at(self, error: QueryError) -> None:
        if self.answer is None:
            self._show_welcome()
        self.results.dimmed = True
        lead = self.box.region.x - round(self.box.scroll_x)
        self._understood(fault(error, lead, self.size.width))

    def _understood(self, content: Content) -> None:
        self.query_one("#understood", Static).update(content, layout=False)

    def _told(self, count: str) -> None:
        told = count.rjust(self._room)
        self.query_one("#count", Static).update(Content(told), layout=len(told) > self._room)
        self._room = len(told)

    def search_for(self, query: str) -> None:
        """Put a query into the box and ask it at once."""
        box = self.box
        with self.prevent(SearchBox.Changed):
            box.value = query
        box.cursor_position = len(query)
        self.ask()

    def action_sort(self) -> None:
        """Choose by what the results are sorted."""
        entries = [Entry(name, ORDERS[name][0]) for name in SORTS]

        def chosen(name: str | None) -> None:
            for sort in SORTS:
                if sort == name:
                    self.sort_by(sort)

        self.app.push_screen(MenuScreen("Sort by", entries), chosen)

    def sort_by(self, sort: Sort) -> None:
        """Sort the results by this, in its usual direction."""
        self.sort, self.reverse = sort, False
        self.ask()

    def action_kwic(self) -> None:
        """The words searched for one below the other: by the words after, by those before, off again."""
        sides: dict[Side, Side] = {"": "after", "after": "before", "before": ""}
        self.side = sides[self.side]
        self.results.kwic = bool(self.side)
        self.ask()

    @on(ResultsPane.HeadClicked)
    def _head_clicked(self, event: ResultsPane.HeadClicked) -> None:
        if event.sort == self.sort:
            self.action_reverse()
        else:
            self.sort_by(event.sort)

    def action_fold(self) -> None:
        """Fold the copies of each statement into one row, or show every quotation."""
        self.fold = not self.fold
        hit = self.results.hit
        self.select = hit.quotation.id if hit else ""
        self.ask()

    def action_reverse(self) -> None:
        """Turn the order of the results round."""
        self.reverse = not self.reverse
        self.ask()
