"""What was searched for, what was found, and what stands around it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.correct import ask_to_correct
from onrecord.tui.explorer.screens.dialogs.export import found_screen
from onrecord.tui.explorer.screens.handing import HandingScreen
from onrecord.tui.explorer.screens.main import acting
from onrecord.tui.explorer.screens.main.indexing import Indexing
from onrecord.tui.explorer.screens.main.kept import KeptMenu
from onrecord.tui.explorer.screens.main.keys import MAIN_KEYS
from onrecord.tui.explorer.screens.main.marking import Marking
from onrecord.tui.explorer.screens.main.ordering import Ordering
from onrecord.tui.explorer.screens.main.panes import PanesScreen
from onrecord.tui.explorer.screens.main.searching import Searching
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.search.controller import Order, SearchController
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.panes import ContextPane, ResultsPane
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from onrecord.tui.kept.session import Session
from onrecord.tui.present.hits.contract import SORTS
from onrecord.tui.present.words import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.main.ordering import How
    from onrecord.tui.explorer.search.desk import Answer, Desk
    from onrecord.tui.present.hits.contract import Results, Sort

    Kept = Literal["history", "saved", "pins", "corrections", "review", "new", "indexes", "marks"]

BESIDE = 140
"""The width in columns from which the context stands beside the results, and each result has two lines."""

ALWAYS = ("cursor", "cursor_page", "back", "save_search", "results")
"""Actions whose keys print nothing, and that need no results."""

UNSEARCHED = ("search_box", "quit", "kept", "trail")
"""Actions that need no results; those of `BUILDING` need an index at least."""

BUILDING = ("watch", "rebuild")

ACTING = ("verify", "copy", "pin", "export", "open", "correct", "edit", "pipe", "own", "naming")
"""Actions on quotations, of which none is looked at in the facets or the timeline."""

NAMES = 2_000
"""The maximum number of names of a facet that completion knows."""


class MainScreen(PanesScreen, HandingScreen[None]):
    """The search box, the facets, the results, and the context of the chosen one."""

    AUTO_FOCUS = "#box"
    HELP_TITLE = "On the search screen"
    BINDINGS: ClassVar[list[BindingType]] = [*MAIN_KEYS]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._start = session.query
        sort: Sort = next((sort for sort in SORTS if sort == session.sort), "relevance")
        order = Order(sort, reverse=session.reverse, fold=session.fold)
        self.searching = Searching(self, SearchController(order))
        self.searching.select = session.selected
        self.searching.committed = session.query
        self.searching.restored = session.query if session.folder else ""
        self.ordering = Ordering(self, self.searching)
        self.marking = Marking(self, self.searching)
        self._watch = session.watched

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
        self.indexing = Indexing(self, show_state=self.searching.show_state, opened=self._opened)
        self.kept = KeptMenu(self, search=self._search_again, pinned=self.results.mark_pins)
        self.kept.asked, self.kept.show = lambda: self.box.value, self.searching.show_only
        self.box.cursor_position = len(self.box.value)
        if self.searching.restored:
            # what an earlier session asked gives way to what is typed
            self.box.select_all()
        self.query_one(FacetsList).border_title = Content(" 1 Facets")
        self.query_one(TimelineBars).border_title = Content(" 4 Timeline")
        self.searching.show_state(states.OPENING)
        self.call_after_refresh(self.indexing.open)
        self.call_after_refresh(self.kept.mark_pins)
        self.indexing.watch()

    def on_unmount(self) -> None:
        """Let go of the index."""
        self.indexing.session.close()

    @property
    def desk(self) -> Desk | None:
        """The open index, if there is one."""
        return self.searching.controller.desk

    @property
    def answer(self) -> Answer | None:
        """The latest answer."""
        return self.searching.controller.answer

    @property
    def order(self) -> Order:
        """In which order the results are."""
        return self.searching.controller.order

    @property
    def session(self) -> Session:
        """Where the user is now."""
        hit = self.results.hit
        return Session(
            query=self.box.value,
            sort=self.order.sort,
            reverse=self.order.reverse,
            fold=self.order.fold,
            selected=hit.quotation.id if hit else "",
            theme=self.app.theme,
            collection=self.host.collection,
            watched=self.indexing.watched,
            folder=str(self.host.folder),
        )

    def _opened(self, desk: Desk) -> None:
        """Another index is there: ask it what the box holds."""
        self.query_one(ResultsPane).desk = desk
        self.box.names.clear()
        if self.focused is None or self.focused.id == "blank-choices":
            self.set_focus(self.box)
        self.searching.opened(desk)
        self.kept.note_index()
        if self._watch:
            self._watch = False
            self.indexing.turn_watching()

    def on_resize(self, event: Resize) -> None:
        """Give each result two lines where there is room."""
        self.results.double = event.size.width >= BESIDE
        self.call_after_refresh(self.searching.count)
        if self.results.hit:
            self._tell(self.results.hit)

    @on(SearchBox.Changed, "#box")
    def _typed(self) -> None:
        self.searching.typed()
        self.searching.tell_offers()

    @on(ResultsList.Selected)
    def _selected(self) -> None:
        self.searching.tell_count()

    @on(ResultsList.Moved)
    def _moved(self, event: ResultsList.Moved) -> None:
        if event.hit is not None and self.desk is not None and self.answer is not None:
            self._tell(event.hit)
            self.query_one(ContextPane).read(self.desk, self.answer, event.hit)

    def _tell(self, hit: Hit) -> None:
        """Say which article is shown, who is quoted, and how sure that is."""
        self.query_one(ContextPane).name_article(hit)
        who = describe.who(hit.quotation, max(1, self.size.width - 2))
        self.query_one("#who", Static).update(Content(who), layout=False)

    @on(ResultsList.Chosen)
    def _chosen(self, event: ResultsList.Chosen) -> None:
        self._push(ArticleScreen, event.hit)

    @on(ResultsPane.HeadClicked)
    def _head_clicked(self, event: ResultsPane.HeadClicked) -> None:
        self.ordering.head_clicked(event.sort)

    @on(FacetsList.Refined)
    @on(TimelineBars.Refined)
    def _refined(self, event: FacetsList.Refined | TimelineBars.Refined) -> None:
        self.searching.search_for(event.query)

    @on(Blank.Picked)
    def _picked(self, event: Blank.Picked) -> None:
        if event.choice.deed == "search":
            self._search_again(event.choice.argument)
        else:
            self.indexing.do(event.choice.deed)

    @on(SearchBox.NamesWanted)
    @work(group="names")
    async def _names(self, event: SearchBox.NamesWanted) -> None:
        if self.desk is not None:
            self.box.names[event.facet] = await self.desk.names(event.facet, NAMES)
            self.searching.tell_offers()

    def _search_again(self, query: str) -> None:
        self.searching.search_for(query)
        self.set_focus(self.box)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that would be typed into the box, or that has nothing to act on, is not offered."""
        if action == "kept" and parameters[0] in ("history", "saved"):
            return True
        if isinstance(self.focused, SearchBox):
            return action in ALWAYS
        if self.has_class("-blank") and action not in (*ALWAYS, *UNSEARCHED):
            return action in BUILDING and self.desk is not None
        refining = isinstance(self.focused, (FacetsList, TimelineBars))
        elsewhere = action == "order" and parameters[0] == "sort"
        return not (refining and (elsewhere or action in ACTING))

    def action_results(self) -> None:
        """Go to the results, or to what can be done instead."""
        if self.has_class("-blank") and (self.searching.controller.waiting or self.searching.unfinished):
            self.searching.hurry()
        elif self.has_class("-blank"):
            self.query_one(Blank).focus_choices()
        else:
            self.set_focus(self.results)
            self.searching.commit()

    def action_search_box(self) -> None:
        """Go to the search box."""
        self.set_focus(self.box)
        self.box.action_end()

    def _push(self, kind: type[ArticleScreen] | type[VerifyScreen], hit: Hit) -> None:
        if self.desk is None or self.answer is None:
            return
        results = self.answer.results
        screen = kind(results, self.results.cursor, hit)

        def back_at(number: int | None) -> None:
            if number is not None and self.answer is not None and self.answer.results is screen.results:
                self.results.cursor = number

        self.app.push_screen(screen, back_at)

    def action_verify(self) -> None:
        """See why the quotation is attributed as it is."""
        if self.results.hit is not None:
            self._push(VerifyScreen, self.results.hit)

    def action_correct(self) -> None:
        """Put the attribution right."""
        if self.results.hit is not None:
            ask_to_correct(self, self.results.hit)

    @property
    def acted_on(self) -> Sequence[Hit]:
        """The selected quotations; where none is, the one under the cursor."""
        hit = self.results.hit
        return tuple(self.results.selected.values()) or ((hit,) if hit else ())

    @property
    def found(self) -> Results | None:
        """The results of the latest answer."""
        return self.answer.results if self.answer else None

    def action_copy_as(self) -> None:
        """Copy the quotation, or all that are selected, in a form to choose."""
        acting.copy_as(self, self.acted_on)

    def action_open(self) -> None:
        """Open the article's file or its address in another program."""
        if self.results.hit is not None and self.desk is not None:
            acting.open_article(self, self.desk, self.results.hit)

    def action_only_speaker(self) -> None:
        """Ask for this speaker only; where that is asked already, for what else is to be the only one."""
        self._narrow("Only this", refine.only)

    def action_except_speaker(self) -> None:
        """Leave this speaker out; where nobody is named, ask what else is to be left out."""
        self._narrow("Not this", refine.exclude)

    def _narrow(self, title: str, change: Callable[[str, str, str], str]) -> None:
        if self.results.hit is not None:
            search = self.searching.search_for
            acting.narrow(self, self.results.hit, self.box.value, title=title, change=change, search=search)

    def action_export(self) -> None:
        """Write to a file what is selected; where nothing is, every quotation found."""
        if self.desk is not None and self.answer is not None:
            selected = tuple(self.results.selected.values())
            self.app.push_screen(found_screen(self.desk, self.answer, selected, self.order, self.host.folder))

    def action_kept(self, what: Kept) -> None:
        """Choose among what is kept: past searches, saved ones, pins, marks, corrections, indexes."""
        if what == "marks":
            self.marking.list()
        else:
            getattr(self.kept, what)()

    def action_mark(self) -> None:
        """Mark the quotation under the cursor, to come back to; or no longer."""
        if self.results.hit is not None:
            self.marking.mark(self.found, self.results.cursor, self.results.hit)

    def action_trail(self, by: int) -> None:
        """Go back to the search before, or on to the one after."""
        self.searching.walk(by)

    def action_save_search(self) -> None:
        """Give the search in the box a name, to find it again by that."""
        self.kept.save(self.box.value.strip())

    def action_watch(self) -> None:
        """Have what changes in the folders of the index read by itself, or no longer."""
        self.indexing.turn_watching()

    def action_rebuild(self) -> None:
        """Bring the index up to date with its articles; the search goes on."""
        self.indexing.rebuild()

    def action_order(self, how: How) -> None:
        """Sort, turn round, fold, set the words one below the other, or ask for what was said alone."""
        self.ordering.change(how)
