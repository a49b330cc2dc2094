"""Is this what was said? The evidence for a quotation, its copies, what they change, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onrecord.index.model import Hit
from onrecord.tui.explorer.screens.dialogs.export import ask_to_export
from onrecord.tui.explorer.screens.handing import handing_keys
from onrecord.tui.explorer.screens.knowing import PATIENCE
from onrecord.tui.explorer.screens.scrolling import SCROLLING, ScrollingScreen
from onrecord.tui.explorer.screens.stepping import SteppingScreen
from onrecord.tui.explorer.search.tracing import contexts, fault
from onrecord.tui.explorer.widgets.evidencepane import EvidencePane, indented, told
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.table import TableList
from onrecord.tui.explorer.widgets.tabsline import TabsLine
from onrecord.tui.present.checks import carriers, evidence
from onrecord.tui.present.checks.copies import COLUMNS, TOGETHER, Copies
from onrecord.tui.present.checks.traced import traced
from onrecord.tui.present.hits import citation
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantFocus

    from onrecord.index.model import Article
    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.differences.relations import Version
    from onrecord.tui.present.checks.traced import Traced
    from onrecord.tui.present.hits.contract import Results

BESIDE = 140
"""The width in columns from which the panes stand side by side."""

TABS = ("evidence", "copies", "differences", "source")

INNER = {
    "evidence": "#evidence-reasons",
    "copies": "#copies",
    "differences": "#differences",
    "source": "#source",
}
"""What has the focus in each tab."""

LINE = 400
"""The maximum number of characters of the quotation in the line above the tabs."""


class VerifyScreen(ScrollingScreen[int], SteppingScreen):
    """One hit, verified; dismissed with the number of the hit that it ended at."""

    HELP_TITLE = "In the verify screen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "article", "Article", key_display="⏎", id="verify-article"),
        Binding("r", "reference", "Compare", id="verify-reference"),
        Binding("a", "all", "All differences", id="verify-all"),
        Binding("space", "together", "Compare together", show=False, id="verify-together"),
        Binding("right_square_bracket", "copy_by(1)", "Next copy", show=False, id="verify-next-copy"),
        Binding("left_square_bracket", "copy_by(-1)", "Previous copy", show=False, id="verify-previous-copy"),
        Binding("y", "copy", "Copy", id="verify-copy"),
        Binding("e", "export", "Export", id="verify-export"),
        Binding("M", "mark", "Mark this place", show=False, id="verify-mark"),
        Binding("U", "undo_correction", "Undo a correction made here", show=False, id="verify-undo"),
        Binding("ctrl+y", "redo_correction", "Redo it", show=False, id="verify-redo"),
        Binding("N", "hit(-1)", "Previous", show=False, id="verify-previous"),
        Binding("1", "tab(0)", "Evidence", show=False, id="verify-1"),
        Binding("2", "tab(1)", "Copies", show=False, id="verify-2"),
        Binding("3", "tab(2)", "Differences", show=False, id="verify-3"),
        Binding("4", "tab(3)", "Source", show=False, id="verify-4"),
        Binding("right,tab", "tab_by(1)", "Next tab", show=False, priority=True),
        Binding("left,shift+tab", "tab_by(-1)", "Previous tab", show=False, priority=True),
        *SCROLLING,
        Binding("escape,q,h", "leave", "Back", key_display="esc", id="verify-leave"),
        Binding("n", "hit(1)", "Next", id="verify-next"),
        Binding("c", "correct", "Correct", id="verify-correct"),
        *handing_keys("verify-"),
    ]

    def __init__(self, results: Results, number: int, hit: Hit) -> None:
        super().__init__(results, number, hit)
        self.article: Article | None = None
        self.copies: Copies | None = None
        self.tab = 0
        self.every = False
        """Whether the differences of all versions are shown."""
        self._asked = 0
        self._counted = ""

    @property
    def table(self) -> TableList:
        """The list of the copies."""
        return self.query_one("#copies", TableList)

    @property
    def chosen(self) -> Version | None:
        """The copy under the cursor."""
        if self.copies is None or not self.copies.listed:
            return None
        return self.copies.listed[min(self.table.cursor, len(self.copies.listed) - 1)]

    def compose(self) -> ComposeResult:
        """The words and whose they are, the tabs, the four panes, the keys."""
        with Horizontal(id="verify-head"):
            yield Static(id="verify-words", markup=False)
            yield Static(id="verify-place", markup=False)
        yield Static(id="verify-who", markup=False)
        yield TabsLine(id="verify-tabs")
        with Container(id="verify-panes"):
            yield EvidencePane(id="tab-evidence")
            with Container(id="verify-others"):
                with Vertical(id="tab-copies"):
                    yield TableList(COLUMNS, id="copies")
                    with VerticalScroll(id="copies-more"):
                        yield Static(id="copies-chosen")
                        yield Static(id="copies-told")
                with Vertical(id="tab-differences"), VerticalScroll(id="differences"):
                    yield Static(id="differences-told")
                    with Container(id="contexts"):
                        yield Static(id="context-reference")
                        yield Static(id="context-chosen")
                with Vertical(id="tab-source"), VerticalScroll(id="source"):
                    yield Static(id="source-told")
        yield KeysLine()

    def on_mount(self) -> None:
        """Say what is coming, then read it."""
        self._begin()

    def _begin(self) -> None:
        self.article, self.copies, self.every = None, None, False
        self._title()
        self._state("")
        self.query_one(EvidencePane).clear()
        self.query_one("#source-told", Static).update("")
        self.action_tab(self.tab)
        self._read()
        self._trace("")

    @property
    def _beside(self) -> bool:
        """Whether all panes are shown."""
        return self.size.width >= BESIDE

    def on_resize(self) -> None:
        """Give the panes titles where there are no tabs above them."""
        self._titles(self._counted)
        self._compare()

    def _title(self) -> None:
        quotation = self.hit.quotation
        opening, closing = describe.around(quotation)
        words = safe(f"{opening}{quotation.text[:LINE]}{closing}")
        self.query_one("#verify-words", Static).update(
            Content.assemble(("Verify  ", "bold $primary"), (words, "bold"))
        )
        place = f"{self.number + 1:,} of {self.results.total:,}" if self.results.total else ""
        self.query_one("#verify-place", Static).update(Content(place))
        heading = safe(evidence.heading(self.hit.article, quotation))
        self.query_one("#verify-who", Static).update(Content(heading[:LINE]))

    def _titles(self, copies: str = "") -> None:
        self._counted = copies
        titles = ["1 Evidence", f"2 Copies{copies}", "3 Differences", "4 Source"]
        tabs = self.query_one(TabsLine)
        tabs.titles, tabs.chosen = titles, self.tab
        for name, title in zip(TABS, titles, strict=True):
            self.query_one(f"#tab-{name}").border_title = Content(f" {title} " if self._beside else "")

    @work(exclusive=True, group="evidence")
    async def _read(self) -> None:
        hit, desk = self.hit, self.desk

        def read() -> tuple[Article, Content]:
            article = desk.article(hit)
            return article, told(article, hit.quotation)

        try:
            article, reasoned = await desk.read(read)
        except Exception as error:
            self.notify(f"The article could not be read: {error}", severity="error", markup=False)
            return
        self.article = article
        self.query_one(EvidencePane).show(article, hit.quotation, reasoned)
        source = evidence.source(article, hit.quotation, desk.index.stamp)
        parts: list[str | tuple[str, str]] = []
        for section in source:
            parts += [(section.title, "bold"), "\n", *indented(section), "\n"]
        self.query_one("#source-told", Static).update(Content.assemble(*parts))

    @work(exclusive=True, group="trace")
    async def _trace(self, reference: str) -> None:
        self._asked += 1
        asked, identity = self._asked, self.hit.quotation.id
        patience = self.set_timer(PATIENCE, lambda: self._state("comparing …"))
        try:
            found = await self.host.tracer.ask(
                lambda corpus: traced(corpus, identity, reference) if asked == self._asked else None
            )
        except Exception as error:
            self._state(f"The copies cannot be shown: {fault(error)}")
        else:
            if found is not None:
                self._show(found, keep=bool(reference))
            elif asked == self._asked:
                self._state("This quotation is no longer in the index; search again.")
        finally:
            patience.stop()

    def _state(self, text: str) -> None:
        """Say in place of the copies what there is to say."""
        self.copies = None
        self.table.show(())
        self.table.display = False
        self.add_class("-alone")
        self._titles()
        for name in ("#copies-told", "#differences-told"):
            self.query_one(name, Static).update(Content(safe(text)))
        self.query_one("#copies-chosen", Static).update("")
        self._contexts(())
        self.refresh_bindings()

    def _show(self, found: Traced, *, keep: bool) -> None:
        cursor = self.table.cursor
        trace = found.trace
        self.query_one(EvidencePane).add(evidence.copy_checks(trace), evidence.elsewhere(found))
        if alone := carriers.alone(found):
            self._state(alone)
            return
        self.copies = copies = Copies(trace)
        apart = f", {len(trace.apart)} apart" if trace.apart else ""
        self._titles(f" {trace.count:,}{apart}")
        self.table.display = True
        self.remove_class("-alone")
        self.table.mark(frozenset())
        self.table.show(copies.rows(), cursor=cursor if keep else copies.first() - 1)
        summary = Content("\n\n").join([carriers.summary(found), carriers.chain(trace)])
        self.query_one("#copies-told", Static).update(summary)
        self.refresh_bindings()
        self._compare()

    @on(TableList.Moved, "#copies")
    def _moved(self) -> None:
        self.every = False
        self._compare()

    def _numbers(self) -> list[int]:
        """The numbers of the versions whose differences are shown."""
        assert self.copies is not None
        if self.every:
            return self.copies.differing()
        marked = sorted(number + 1 for number in self.table.marks)
        return marked or [self.table.cursor + 1]

    def _compare(self) -> None:
        copies, chosen = self.copies, self.chosen
        if copies is None or chosen is None:
            return
        numbers = self._numbers()
        number = self.table.cursor + 1
        against = copies.against(number)
        told = copies.told(numbers) if numbers else Content("All versions are the same, word for word.")
        self.query_one("#differences-told", Static).update(told)
        self.query_one("#copies-chosen", Static).update(
            Content.assemble(copies.told([number]), "\n") if number != against else Content("")
        )
        title = f"copy {number} against copy {against}"
        if number == against:
            title = f"copy {number}, the reference"
        if self.every or len(numbers) > 1:
            title = f"{len(numbers)} versions against copy {copies.reference}"
        head = " 3 Differences ─" if self._beside else ""
        self.query_one("#tab-differences").border_title = Content(f"{head} {title} ")
        for name in ("#copies-more", "#differences"):
            self.query_one(name).scroll_home(animate=False)
        if numbers == [number] and number != against and against:
            self._contexts((copies.listed[against - 1].witness, chosen.witness), against, number)
        else:
            self._contexts(())

    @work(exclusive=True, group="contexts")
    async def _contexts(self, pair: tuple[Witness, ...], *numbers: int) -> None:
        shown = [self.query_one(name, Static) for name in ("#context-reference", "#context-chosen")]
        if not pair:
            for each in shown:
                each.update("")
            return
        try:
            texts = await self.host.tracer.ask(lambda corpus: contexts(corpus, pair))
        except Exception:
            texts = ("The article could not be read.",) * 2
        for each, number, witness, text in zip(shown, numbers, pair, texts, strict=True):
            each.update(carriers.surrounding(f"In copy {number}", witness, text))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The tab in which something has the focus is the chosen one."""
        for number, name in enumerate(TABS):
            if event.widget in self.query(f"#tab-{name} *"):
                self._choose(number)

    def _choose(self, number: int) -> None:
        self.tab = number
        self.query_one(TabsLine).chosen = number
        for at, name in enumerate(TABS):
            self.set_class(at == number, f"-tab-{name}")
        self.refresh_bindings()

    @on(TabsLine.Picked)
    def _picked(self, event: TabsLine.Picked) -> None:
        self.action_tab(event.number)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a list of copies is not offered without one."""
        if action in ("reference", "all", "together", "copy_by"):
            return self.copies is not None and (self.tab in (1, 2) or self.has_class("-beside"))
        return True

    def action_tab(self, number: int) -> None:
        """Go to a tab by its number."""
        if number != self.tab:
            self.set_focus(None)
        self._choose(number)
        inner = self.query_one(INNER[TABS[number]])
        if inner is self.table and not self.table.display:
            inner = self.query_one("#copies-more")
        self.call_after_refresh(self.set_focus, inner)

    def action_tab_by(self, by: int) -> None:
        """Go to the next tab."""
        self.action_tab((self.tab + by) % len(TABS))

    def action_copy_by(self, by: int) -> None:
        """Go to the next copy, from any tab."""
        self.table.action_move(by)

    def action_reference(self) -> None:
        """Compare all versions with the chosen one."""
        if self.chosen is not None:
            self._trace(self.chosen.witness.quotation.id)

    def action_all(self) -> None:
        """Show what every version changes, or the chosen one's changes again."""
        self.every = not self.every
        self._compare()
        self.action_tab(TABS.index("differences"))

    def action_together(self) -> None:
        """Compare this version together with others, or no longer."""
        marks = self.table.marks ^ {self.table.cursor}
        if len(marks) >= TOGETHER:
            self.notify(f"At most {TOGETHER} versions are compared at once, with the reference.", timeout=3)
            return
        self.table.mark(marks)
        self.every = False
        self._compare()

    def action_article(self) -> None:
        """Read the article: of the chosen copy, or of the quotation itself."""
        hit = self.hit
        if self.chosen is not None and TABS[self.tab] in ("copies", "differences"):
            hit = Hit(self.chosen.witness.quotation, self.chosen.witness.article)
        self.host.read_article(self.results, self.number, hit)

    @on(TableList.Chosen, "#copies")
    def _clicked(self) -> None:
        self.action_article()

    def arrived(self) -> None:
        """Verify another hit."""
        self._begin()

    def action_copy(self) -> None:
        """Copy the quotation with its citation and the evidence for it."""
        text = citation.plain(self.hit)
        if self.article is not None:
            cited = evidence.cited(self.article, self.hit.quotation, self.desk.index.stamp)
            text = f"{text}\n\n{cited}"
        self.host.copy_text("Citation with evidence", text)

    def action_export(self) -> None:
        """Write the evidence pack to a file."""
        ask_to_export(self, self.hit.quotation.id)
