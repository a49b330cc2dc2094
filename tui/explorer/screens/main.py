"""What was searched for, what was found, and what stands around it?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from onrecord.index.errors import NoIndex, QueryError
from onrecord.tui.explorer import builder, describe, states
from onrecord.tui.explorer.desk import Answer, Desk
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.widgets.panes import ContextPane, ResultsPane
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox, fault
from onrecord.tui.safe import safe

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.timer import Timer

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.app import Explorer
    from onrecord.tui.explorer.contract import Index, Sort
    from onrecord.tui.explorer.states import State

DEBOUNCE = 0.12
"""Seconds from the last key to the search."""

PATIENCE = 0.15
"""Seconds after which a search that still runs is mentioned, and the old results are dimmed."""

BESIDE = 140
"""From so many columns on the context stands beside the results, and each result has two lines."""


class MainScreen(Screen[None]):
    """The search box, the results, and the context of the chosen one."""

    AUTO_FOCUS = "#box"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search_box", "Search", key_display="/", id="search", priority=True),
        Binding("down", "cursor(1)", "Next result", show=False),
        Binding("up", "cursor(-1)", "Previous result", show=False),
        Binding("pagedown", "cursor_page(1)", "Further results", show=False),
        Binding("pageup", "cursor_page(-1)", "Earlier results", show=False),
        Binding("z", "zoom", "Zoom", id="zoom"),
        Binding("escape", "back", "Back", key_display="esc", show=False, id="back", priority=True),
        Binding("q", "app.quit", "Quit", show=False, id="quit-results"),
    ]

    def __init__(self, folder: Path, *, query: str = "") -> None:
        super().__init__()
        self.folder = folder
        self.desk: Desk | None = None
        self.answer: Answer | None = None
        self.sort: Sort = "relevance"
        self.reverse = False
        self._start = query
        self._due: Timer | None = None
        self._patience: Timer | None = None

    @property
    def explorer(self) -> Explorer:
        """The app, by its own type."""
        app: Any = self.app
        return app  # type: ignore[no-any-return]

    def compose(self) -> ComposeResult:
        """The box, the line below it, results and context, the attribution, the keys."""
        with Horizontal(id="search"):
            yield Static("/", id="slash")
            yield SearchBox(self._start, id="box")
            yield Static(id="count")
        yield Static(id="understood")
        yield Blank(id="blank")
        with Container(id="body"):
            yield ResultsPane(id="results-pane")
            yield ContextPane(id="context-pane")
        yield Static(id="who")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Paint first, open the index then."""
        self.box = self.query_one("#box", SearchBox)
        self.results = self.query_one("#results", ResultsList)
        self.context = self.query_one("#context", Prose)
        self.blank = self.query_one("#blank", Blank)
        self.box.cursor_position = len(self.box.value)
        self._show_state(states.OPENING)
        self.call_after_refresh(self.open_index)

    # What there is to search in

    @work(exclusive=True, group="open")
    async def open_index(self) -> None:
        """Open the index in a thread, and say why where it cannot be."""
        try:
            index = await asyncio.to_thread(self.explorer.opener, self.folder)
        except NoIndex as error:
            if self.explorer.first_run:
                self.explorer.first_run = False
                self.build_sample()
            else:
                self._show_state(states.unusable(error, self.folder))
        except Exception as error:
            self._show_state(states.unusable(error, self.folder))
        else:
            self._take_up(index)

    def _take_up(self, index: Index) -> None:
        if self.desk is not None:
            self.desk.close()
        self.desk = self.query_one(ResultsPane).desk = Desk(index)
        self._show_state(states.welcome(index.stamp))
        self.set_focus(self.box)
        self.ask()

    @work(exclusive=True, group="build")
    async def build_sample(self) -> None:
        """Build the sample corpus in a process of its own, then open it."""
        progress = builder.Progress()
        self._show_state(states.building(progress))
        async for progress in builder.build(self.explorer.command(self.folder, "--sample")):
            self._show_state(states.building(progress))
        if progress.finished:
            self.open_index()
        else:
            self._show_state(states.not_built(progress.failure))

    def on_unmount(self) -> None:
        """Let go of the index."""
        if self.desk is not None:
            self.desk.close()

    # Asking

    @on(SearchBox.Changed)
    def _typed(self) -> None:
        if self._due is not None:
            self._due.stop()
        self._due = self.set_timer(DEBOUNCE, self.ask)

    @work(exclusive=True, group="search")
    async def ask(self) -> None:
        """Search for what the box holds, and show the answer unless something else was asked meanwhile."""
        if self.desk is None:
            return
        text = self.box.value
        if not text.strip():
            self._settled()
            self.answer = None
            self._understood(Content(""))
            self._show_state(states.welcome(self.desk.index.stamp))
            return
        self._impatient_after(PATIENCE)
        try:
            answer = await self.desk.search(text, sort=self.sort, reverse=self.reverse)
        except QueryError as error:
            self._settled()
            self._point_at(error)
        except Exception as error:
            self._settled()
            self._show_state(states.failed(error))
        else:
            if answer is not None:
                self._settled()
                self._show(answer)

    def _impatient_after(self, seconds: float) -> None:
        self._settled()
        self._patience = self.set_timer(seconds, self._mention_search)

    def _settled(self) -> None:
        if self._patience is not None:
            self._patience.stop()

    def _mention_search(self) -> None:
        self.results.dimmed = True
        self._understood(Content("Searching …"))

    def _show(self, answer: Answer) -> None:
        self.answer = answer
        results = answer.results
        self.query_one("#count", Static).update(Content(states.counted(results.total, "quotation")))
        if results.total == 0:
            self._understood(Content(""))
            self._show_state(states.nothing(results.query.words))
            return
        order = f"{self.sort} {'↑' if self.reverse else '↓'}"
        restated = f"{safe(results.query.words)} · {order} · {results.seconds:.2f} s"
        self._understood(Content(restated))
        self._show_state(None)
        self.results.show(results, answer.first)

    def _point_at(self, error: QueryError) -> None:
        self.results.dimmed = True
        lead = self.box.region.x - round(self.box.scroll_x)
        self._understood(fault(error, lead, self.size.width))

    def _understood(self, content: Content) -> None:
        self.query_one("#understood", Static).update(content)

    def _show_state(self, state: State | None) -> None:
        """Show a state in place of the results, or the results where there is none."""
        self.set_class(state is not None, "-blank")
        if state is None:
            return
        self.blank.show(state)
        self.box.disabled = False
        if state.name != "nothing":
            self.query_one("#count", Static).update(Content(""))
        self.query_one("#who", Static).update(Content(""))
        if self.results.has_focus or self.context.has_focus:
            self.set_focus(self.box)
        if not state.searchable:
            self.blank.focus_choices()

    @on(Blank.Picked)
    def _picked(self, event: Blank.Picked) -> None:
        match event.choice.deed:
            case "search":
                self.box.value = event.choice.argument
                self.set_focus(self.box)
            case "sample":
                self.build_sample()
            case "retry":
                self._show_state(states.OPENING)
                self.open_index()
            case "quit":
                self.app.exit()

    # Reading

    @on(ResultsList.Moved)
    def _moved(self, event: ResultsList.Moved) -> None:
        if event.hit is not None and self.desk is not None and self.answer is not None:
            self._tell(event.hit)
            self.query_one(ContextPane).read(self.desk, self.answer, event.hit)

    def _tell(self, hit: Hit) -> None:
        self.query_one(ContextPane).name_article(hit)
        who = describe.who(hit.quotation, max(1, self.size.width - 2))
        self.query_one("#who", Static).update(Content(who))

    @on(ResultsList.Chosen)
    def _chosen(self, event: ResultsList.Chosen) -> None:
        if self.desk is None or self.answer is None:
            return
        results = self.answer.results

        def back_at(number: int | None) -> None:
            if number is not None and self.results.results is results:
                self.results.cursor = number

        self.app.push_screen(ArticleScreen(self.desk, results, self.results.cursor, event.hit), back_at)

    # Keys

    def on_resize(self, event: Resize) -> None:
        """Give each result two lines where there is room."""
        self.results.double = event.size.width >= BESIDE
        if self.results.hit:
            self._tell(self.results.hit)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that would be typed into the box is not offered there."""
        return not (action in ("search_box", "zoom", "app.quit") and isinstance(self.focused, SearchBox))

    def action_results(self) -> None:
        """Go to the results, or to what can be done instead."""
        if self.has_class("-blank"):
            self.blank.focus_choices()
        else:
            self.set_focus(self.results)

    def action_search_box(self) -> None:
        """Go to the search box."""
        self.set_focus(self.box)
        self.box.action_end()

    def action_cursor(self, by: int) -> None:
        """Move in the results from the box."""
        if self.has_class("-blank"):
            self.blank.focus_choices()
        else:
            self.results.action_move(by)

    def action_cursor_page(self, by: int) -> None:
        """Move in the results by a page from the box."""
        if not self.has_class("-blank"):
            self.results.action_page(by)

    @property
    def zoomed(self) -> bool:
        """Whether one pane has the room of all."""
        return self.has_class("-zoom-results") or self.has_class("-zoom-context")

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or put it back."""
        zoomed = self.zoomed
        self.set_class(not zoomed and self.results.has_focus, "-zoom-results")
        self.set_class(not zoomed and self.context.has_focus, "-zoom-context")

    def action_back(self) -> None:
        """One step back: zoom, pane, results, box, words; never out of the program."""
        if self.zoomed:
            self.action_zoom()
        elif self.context.has_focus:
            self.set_focus(self.results)
        elif not self.box.has_focus:
            self.action_search_box()
        elif self.box.value:
            self.box.value = ""
        else:
            self.notify("ctrl+q quits.", timeout=2)
