"""How do a question and its answer reach the search screen: when is it asked, what is shown of it?"""

from __future__ import annotations

import contextlib
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static
from textual.worker import WorkerError

from onrecord.index.text.counting import counted
from onrecord.tui.explorer.screens.knowing import PATIENCE, OverScreen
from onrecord.tui.explorer.screens.main.greeting import greet
from onrecord.tui.explorer.screens.stepping import SteppingScreen
from onrecord.tui.explorer.search.desk import Answer
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.explorer.search.trail import Trail
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox, fault
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from onrecord.tui.present.hits.kwic import Concordance
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from textual.timer import Timer
    from textual.worker import Worker

    from onrecord.index.errors import QueryError
    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.search.controller import Outcome, SearchController
    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.explorer.view.states import State

DEBOUNCE = 0.12
"""Debounce in seconds: keys that follow each other faster are searched for together, after the last of them;
a key after a pause is searched for at once."""

AMONG = 60
"""The number of hits among which the one under the cursor is looked for again."""


class Searching:
    """Asks the controller while somebody types, and shows what comes of it on a screen.

    Args:
        screen: with the search box, the results, the facets, the timeline and the lines beside them.
        controller: that is asked.

    """

    def __init__(self, screen: ExplorerScreen[Any], controller: SearchController) -> None:
        self._screen = screen
        self.controller = controller
        self.select = ""
        """The id of the quotation to put the cursor on once it is found."""
        self._place = 0
        """The number of the result to put the cursor on where that quotation is not found."""
        self.eager = False
        """Whether to go to the results as soon as they are there."""
        self.committed = ""
        """The text that is asked for as it stands; any other may still go on."""
        self.trail = Trail()
        self.restored = ""
        """What an earlier session asked: where another index has nothing of it, nothing is asked."""
        self._key_at = 0.0
        self._room = 0
        self._line = Content("")
        self._due: Timer | None = None
        self._patience: Timer | None = None

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self._screen.query_one("#box", SearchBox)

    @property
    def results(self) -> ResultsList:
        """The list of results."""
        return self._screen.query_one("#results", ResultsList)

    def typed(self) -> None:
        """Something was typed: ask at once, or together with the keys that follow."""
        if self._due is not None:
            self._due.stop()
        self.controller.waiting, self.eager = True, False
        if self.committed and self.unfinished:
            # who types these words again has not asked for them as they stand
            self.trail.visit(self.committed)
            self.committed = ""
        before, self._key_at = self._key_at, monotonic()
        if self._key_at - before > DEBOUNCE:
            self.ask()
        else:
            self._due = self._screen.set_timer(DEBOUNCE, self.ask)

    def search_for(self, query: str) -> None:
        """Put a query into the box and ask it at once."""
        self.trail.visit(self.committed)
        self.trail.visit(query)
        self._put(query)

    def hurry(self) -> None:
        """Enter was pressed before the answer came: go to it once it is there, and so with later keys."""
        self.eager = True
        self.box.held = []
        self.commit()

    def _arrive(self, *, there: bool) -> None:
        """The answer came: what was pressed meanwhile is meant for the results, else for nothing."""
        self.eager = False
        held, self.box.held = self.box.held, None
        for key in held or () if there else ():
            self._screen.app.simulate_key(key)

    def return_to(self, query: str, identity: str, number: int) -> None:
        """Ask a query again and go to a quotation among its results; where it is gone, to its place.

        Args:
            query: to be asked.
            identity: of the quotation.
            number: of its place, from 0.

        """
        self.select, self._place, self.eager = identity, number, True
        self.search_for(query)

    def _put(self, query: str) -> None:
        box = self.box
        with self._screen.prevent(SearchBox.Changed):
            box.value = query
        box.cursor_position = len(query)
        self.committed = query
        self.ask()

    def walk(self, by: int) -> None:
        """Go back or on among the searches that were made here."""
        query = self.trail.step(by)
        if query:
            self._put(query)
        else:
            self._screen.notify(f"There is no search {'before' if by < 0 else 'after'} this one.", timeout=2)

    def show_only(self, query: str, hits: Sequence[Hit], told: str) -> None:
        """Show some of the hits of a query, which stands in the box; what is typed asks it again.

        Args:
            query: that they answer.
            hits: in order.
            told: which these are.

        """
        if self.controller.desk is not None:
            self.controller.desk.forget()
        with self._screen.prevent(SearchBox.Changed):
            self.box.value = query
        self.committed = query
        answer = Answer(Listed(hits), hits)
        self.controller.answer = answer
        self._show(answer, anew=True)
        self._understood(Content(safe(told)))
        self._screen.set_focus(self.results)
        self._screen.call_after_refresh(self.count)

    @property
    def unfinished(self) -> bool:
        """Whether the last word of the box may still go on."""
        return self.committed != self.box.value

    def commit(self) -> None:
        """Nothing more is typed: ask for the words as they stand, as a shell would."""
        if self.unfinished:
            self.committed = self.box.value
            self.trail.visit(self.committed)
            self.select = self.results.hit.quotation.id if self.results.hit else ""
            self.ask()

    def ask(self) -> Worker[None]:
        """Search for what the box holds, and show the answer unless something else was asked meanwhile."""
        return self._screen.begin(self._ask, "search")

    async def _ask(self) -> None:
        text = self.box.value
        self._stop_patience()
        if self.controller.desk is not None and text.strip():
            self._patience = self._screen.set_timer(PATIENCE, self._mention_search)
        first = AMONG if self.select else self._screen.size.height // self.results.row_height + 1
        outcome = await self.controller.ask(text, first=first, typing=text != self.committed)
        if outcome is not None:
            self._stop_patience()
            self._show_outcome(outcome)

    def _stop_patience(self) -> None:
        if self._patience is not None:
            self._patience.stop()

    def _mention_search(self) -> None:
        self.results.dimmed = True
        self._understood(Content("Searching …"))

    def _show_outcome(self, outcome: Outcome) -> None:
        if outcome.answer is None:
            self._arrive(there=False)
        if outcome.fault is not None:
            self._point_at(outcome.fault)
            if self._screen.focused is self.results:
                self._screen.set_focus(self.box)
        elif outcome.error is not None:
            self.show_state(states.failed(outcome.error))
        elif outcome.answer is None:
            self._show_welcome()
        else:
            self._show(outcome.answer, anew=outcome.anew)
            self._screen.call_after_refresh(self.count)

    def _show_welcome(self) -> None:
        desk = self.controller.desk
        assert desk is not None, "nothing is asked before an index is open"
        self.results.select({})
        self._understood(Content(""))
        self._told("")
        self._uncount()
        past = self._screen.host.history.latest(5)
        self.show_state(states.welcome(desk.index.stamp, past))
        self._screen.begin(partial(greet, self._screen, desk, past), "greet")

    def _point_at(self, error: QueryError) -> None:
        if self.controller.answer is None:
            self._show_welcome()
        self.results.dimmed = True
        lead = self.box.region.x - round(self.box.scroll_x)
        self._understood(fault(error, lead, self._screen.size.width))

    def _show(self, answer: Answer, *, anew: bool) -> None:
        results, order = answer.results, self.controller.order
        if anew:
            self.results.select({})
        self.tell_count()
        restored, self.restored = self.restored, ""
        if results.total == 0 and restored == results.query.text:
            self.search_for("")
            return
        if results.total == 0:
            self._understood(Content(""))
            self._uncount()
            self.show_state(states.nothing(results.query.words))
            self._screen.begin(partial(self._widen, answer), "widen")
            return
        if self.committed == results.query.text:
            self._screen.host.history.add(self.committed)
        words = safe(results.query.words)
        statements = results.found.total if isinstance(results, Concordance) else results.total
        folded = " · copies folded" if order.fold and statements < results.every else ""
        near = results.every - results.said if results.said is not None else 0
        said = f" · {results.said:,} said, ○ {near:,} only nearby" if near else ""
        if isinstance(results, Concordance):
            words = " · ".join((words, order.words, *results.limits)) + said + folded
        else:
            words = f"{words}{said}{folded} · {order.words}"
        self._understood(Content(f"{words} · {results.seconds:.2f} s"))
        self.show_state(None)
        ids = [hit.quotation.id for hit in answer.first]
        cursor = ids.index(self.select) if self.select in ids else self._place
        self.select, self._place = "", 0
        self.results.folded = order.fold
        self.results.show(results, answer.first, cursor=cursor, lacking=answer.lacking)
        if self.eager:
            self._screen.set_focus(self.results)
            self._arrive(there=True)

    async def _widen(self, answer: Answer) -> None:
        """Offer nearby searches that find something, each with its count, and the nearest names."""
        desk, query = self.controller.desk, answer.results.query
        assert desk is not None, "it has just answered"
        ways = await desk.widened(query.text)
        if self.controller.answer is answer:
            blank = self._screen.query_one(Blank)
            blank.show(states.nothing(query.words, ways))
            if self.eager:
                blank.focus_choices()
                self._arrive(there=False)

    def turn_saying(self) -> None:
        """Ask the same of the quotations alone, or of the text around them too."""
        self._screen.begin(self._turn_saying, "saying")

    async def _turn_saying(self) -> None:
        desk, query = self.controller.desk, self.box.value
        if desk is not None and query.strip():
            turned = await desk.saying(query)
            if turned != query and self.box.value == query:
                self.search_for(turned)

    def tell_count(self) -> None:
        """Say how many were found, and how many of them are selected."""
        if self.controller.answer is None:
            return
        results, selected = self.controller.answer.results, len(self.results.selected)
        told = counted(results.every, "quotation")
        if selected:
            told += f" · {selected:,} selected"
        elif isinstance(results, Concordance):
            told = f"{results.count} · {told}"
        elif results.total < results.every:
            told += f" · {counted(results.total, 'statement')}"
        self._told(told)

    def count(self) -> None:
        """Count how the answer divides and when it was said, where that is to be seen."""
        self._screen.begin(self._count, "facets")

    async def _count(self) -> None:
        screen, desk, answer = self._screen, self.controller.desk, self.controller.answer
        facets, bars = screen.query_one(FacetsList), screen.query_one(TimelineBars)
        if desk is None or answer is None or not answer.results.total:
            return
        aside = screen.query_one("#side").display
        room = bars.room if aside and bars.display else 0
        divided = await desk.divided(answer.results, facets=aside and facets.display, bars=room)
        if self.controller.answer is answer:
            query = answer.results.query.text
            facets.show(query, answer.results.every, divided.counts, divided.more)
            bars.show(query, divided.timeline)

    def _uncount(self) -> None:
        self._screen.query_one(FacetsList).clear()
        self._screen.query_one(TimelineBars).clear()

    def opened(self, desk: Desk) -> None:
        """Ask the new index what the box holds; what is selected, under the cursor or open above stays."""
        self.controller.desk = desk
        if self.results.hit is not None:
            self.select, self._place = self.results.hit.quotation.id, self.results.cursor
        renewing = partial(self._renew, self.ask(), self.controller.answer)
        self._screen.begin(renewing, "renew")
        if self.results.selected:
            selecting = partial(self._select_again, self.results.selected)
            self._screen.begin(selecting, "select")

    async def _renew(self, asked: Worker[None], before: Answer | None) -> None:
        with contextlib.suppress(WorkerError):
            await asked.wait()
        now = self.controller.answer
        for screen in self._screen.app.screen_stack:
            if isinstance(screen, OverScreen):
                shown = screen.results if isinstance(screen, SteppingScreen) else None
                same = before is not None and shown is before.results
                screen.renew(now.results if same and now else None)

    async def _select_again(self, held: dict[str, Hit]) -> None:
        self.results.select(await self.controller.reread(held))

    def show_state(self, state: State | None) -> None:
        """Show a state in place of the results, or the results where there is none."""
        screen = self._screen
        screen.set_class(state is not None, "-blank")
        if state is None:
            return
        blank = screen.query_one(Blank)
        blank.show(state)
        screen.query_one("#who", Static).update(Content(""), layout=False)
        if not state.searchable:
            self._arrive(there=False)
            blank.focus_choices()
        elif screen.focused is not None and screen.focused.id in ("results", "context", "facets", "timeline"):
            screen.set_focus(self.box)

    def _understood(self, content: Content) -> None:
        self._line = content
        self.tell_offers()

    def tell_offers(self) -> None:
        """Show the names that complete what is typed, else how the question was understood."""
        offers = self.box.offers if self.box.has_focus else Content("")
        line = self._screen.query_one_optional("#understood", Static)
        if line is not None:
            line.update(offers or self._line, layout=False)

    def _told(self, count: str) -> None:
        told = count.rjust(self._room)
        self._screen.query_one("#count", Static).update(Content(told), layout=len(told) > self._room)
        self._room = len(told)
