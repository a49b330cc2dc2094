"""What was searched for, what was found, and what stands around it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from onrecord.tui.explorer.screens.remembering import RememberingScreen
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.panes import ContextPane, ResultsPane
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.searchbox import SearchBox
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from onrecord.tui.kept.session import Session
from onrecord.tui.present.contract import SORTS

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.widget import Widget

    from onrecord.tui.explorer.search.desk import Answer

BESIDE = 140
"""From so many columns on the context stands beside the results, and each result has two lines."""

ALWAYS = ("cursor", "cursor_page", "back", "history", "save_search", "saved_searches", "results")
"""Actions whose keys print nothing, and that need no results."""

NAMES = 2_000
"""So many names of a facet are known for completion."""


class MainScreen(RememberingScreen):
    """The search box, the facets, the results, and the context of the chosen one."""

    AUTO_FOCUS = "#box"
    HELP_TITLE = "On the search screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "verify", "Verify", id="verify"),
        Binding("f", "filter", "Filter", id="filter"),
        Binding("s", "sort", "Sort", id="sort"),
        Binding("S", "reverse", "Turn the order round", show=False, id="reverse"),
        Binding("y", "copy", "Copy", id="copy"),
        Binding("Y", "copy_as", "Copy as …", show=False, id="copy-as"),
        Binding("p", "pin", "Pin", id="pin"),
        Binding("e", "export", "Export", id="export"),
        Binding("P", "pins", "Pins", show=False, id="pins"),
        Binding("o", "open", "Open", id="open"),
        Binding("c", "correct", "Correct", id="correct"),
        Binding("ctrl+z", "undo_correction", "Undo the last correction", show=False, id="undo"),
        Binding("C", "corrections", "What was corrected", show=False, id="corrections"),
        Binding("slash", "search_box", "Search", key_display="/", id="search", priority=True),
        Binding("plus", "only_speaker", "Only this speaker", show=False, id="only-speaker"),
        Binding("minus", "except_speaker", "Not this speaker", show=False, id="except-speaker"),
        Binding("u", "fold", "Fold or unfold copies", show=False, id="fold"),
        Binding("w", "kwic", "Keyword in context", show=False, id="kwic"),
        Binding("z", "zoom", "Zoom this pane", show=False, id="zoom"),
        Binding("1", "pane('facets')", "Facets", show=False, id="pane-1"),
        Binding("2", "pane('results')", "Results", show=False, id="pane-2"),
        Binding("3", "pane('context')", "Context", show=False, id="pane-3"),
        Binding("i,4", "pane('timeline')", "Timeline", show=False, id="timeline"),
        Binding("down", "cursor(1)", "Next result", show=False),
        Binding("up", "cursor(-1)", "Previous result", show=False),
        Binding("pagedown", "cursor_page(1)", "Further results", show=False),
        Binding("pageup", "cursor_page(-1)", "Earlier results", show=False),
        Binding("ctrl+r", "history", "Past searches", show=False, id="history"),
        Binding("ctrl+s", "save_search", "Save this search", show=False, id="save-search"),
        Binding("ctrl+o", "saved_searches", "Saved searches", show=False, id="saved-searches"),
        Binding("R", "rebuild", "Bring the index up to date", show=False, id="rebuild"),
        Binding("escape", "back", "Back", key_display="esc", show=False, id="back", priority=True),
        Binding("q", "app.quit", "Quit", show=False, id="quit-results"),
    ]

    def __init__(self, folder: Path, *, session: Session) -> None:
        super().__init__(folder)
        self._start = session.query
        self.select = session.selected
        self.reverse = session.reverse
        self.fold = session.fold
        self.sort = next((sort for sort in SORTS if sort == session.sort), "relevance")

    def compose(self) -> ComposeResult:
        """The box, the line below it, the panes, the attribution, the keys."""
        with Horizontal(id="search"):
            yield Static("/", id="slash")
            yield SearchBox(self._start, id="box")
            yield Static(id="building")
            yield Static(id="count")
        yield Static(id="understood")
        yield Blank(id="blank")
        with Container(id="body"):
            with Container(id="side"):
                yield FacetsList(id="facets")
                yield TimelineBars(id="timeline")
            with Container(id="panes"):
                yield ResultsPane(id="results-pane")
                yield ContextPane(id="context-pane")
        yield Static(id="who")
        yield KeysLine()

    def on_mount(self) -> None:
        """Paint first, open the index then."""
        self.box.cursor_position = len(self.box.value)
        self.query_one(FacetsList).border_title = Content(" 1 Facets")
        self.query_one(TimelineBars).border_title = Content(" 4 Timeline")
        self.show_state(states.OPENING)
        self.call_after_refresh(self.open_index)
        self.call_after_refresh(self.mark_pins)
        self.watch_for_newer()

    @property
    def context(self) -> Prose:
        """The article around the quotation."""
        return self.query_one("#context", Prose)

    @property
    def session(self) -> Session:
        """Where the user is now."""
        hit = self.results.hit
        return Session(
            query=self.box.value,
            sort=self.sort,
            reverse=self.reverse,
            fold=self.fold,
            selected=hit.quotation.id if hit else "",
            theme=self.app.theme,
            folder=str(self.folder),
        )

    def opened(self) -> None:
        """Another index is there: ask it what the box holds."""
        self.query_one(ResultsPane).desk = self.desk
        self.box.names.clear()
        if self.focused is None or self.focused.id == "blank-choices":
            self.set_focus(self.box)
        super().opened()

    def on_resize(self, event: Resize) -> None:
        """Give each result two lines where there is room."""
        self.results.double = event.size.width >= BESIDE
        self.call_after_refresh(self.count)
        if self.results.hit:
            self.tell(self.results.hit)

    @on(FacetsList.Refined)
    @on(TimelineBars.Refined)
    def _refined(self, event: FacetsList.Refined | TimelineBars.Refined) -> None:
        self.search_for(event.query)

    @on(Blank.Picked)
    def _search_picked(self, event: Blank.Picked) -> None:
        if event.choice.deed == "search":
            self.search_for(event.choice.argument)
            self.set_focus(self.box)

    @on(SearchBox.NamesWanted)
    @work(group="names")
    async def _names(self, event: SearchBox.NamesWanted) -> None:
        if self.desk is not None:
            self.box.names[event.facet] = await self.desk.names(event.facet, NAMES)

    @work(exclusive=True, group="widen", description="looks for nearby searches")
    async def widen(self, answer: Answer) -> None:
        """Offer nearby searches that find something, each with its count, and the nearest names."""
        if self.desk is None:
            return
        ways = await self.desk.widened(answer.results.query.text)
        if self.answer is answer:
            self.query_one(Blank).show(states.nothing(answer.results.query.words, ways))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that would be typed into the box, or that has nothing to act on, is not offered."""
        if isinstance(self.focused, SearchBox):
            return action in ALWAYS
        if self.has_class("-blank") and action not in (*ALWAYS, "search_box", "quit", "pins"):
            return False
        refining = isinstance(self.focused, (FacetsList, TimelineBars))
        return not (refining and action in ("verify", "sort", "copy", "pin", "export", "open", "correct"))

    def action_results(self) -> None:
        """Go to the results, or to what can be done instead."""
        if self.has_class("-blank") and self.waiting:
            self.eager = True
        elif self.has_class("-blank"):
            self.query_one(Blank).focus_choices()
        else:
            self.host.history.add(self.box.value)
            self.set_focus(self.results)

    def action_search_box(self) -> None:
        """Go to the search box."""
        self.set_focus(self.box)
        self.box.action_end()

    def action_cursor(self, by: int) -> None:
        """Move in the results from the box."""
        if self.has_class("-blank"):
            self.query_one(Blank).focus_choices()
        else:
            self.results.action_move(by)

    def action_cursor_page(self, by: int) -> None:
        """Move in the results by a page from the box."""
        if not self.has_class("-blank"):
            self.results.action_page(by)

    def action_filter(self) -> None:
        """Go to the facets; where there is no room for them, show them for as long as they are used."""
        self.action_pane("facets")

    def action_pane(self, name: str) -> None:
        """Go to a pane by its number."""
        if self.has_class("-blank"):
            return
        if self.zoomed:
            self.action_zoom()
        pane: Widget = self.query_one(f"#{name}")
        self.set_class(name == "facets", "-facets")
        self.set_class(name == "timeline", "-timeline")
        self.set_focus(pane)
        self.call_after_refresh(self.count)

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
        """One step back: selection, zoom, pane, results, box, words; never out of the program."""
        if self.results.has_focus and self.results.selected:
            self.results.select({})
        elif self.zoomed:
            self.action_zoom()
        elif isinstance(self.focused, (Prose, FacetsList, TimelineBars)):
            self.remove_class("-facets", "-timeline")
            self.set_focus(self.results)
        elif not self.box.has_focus:
            self.action_search_box()
        elif self.box.value:
            self.host.history.add(self.box.value)
            self.search_for("")
        else:
            self.notify("ctrl+q quits.", timeout=2)
