"""What can be done with the quotation under the cursor?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Static

from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.asking import AskingScreen
from onrecord.tui.explorer.screens.correct import ask_to_correct
from onrecord.tui.explorer.screens.found import FoundScreen
from onrecord.tui.explorer.screens.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.explorer.widgets.facets import NAMES
from onrecord.tui.explorer.widgets.panes import ContextPane
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.work import opening_files
from onrecord.tui.present import citation, describe
from onrecord.tui.present.describe import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.model import Hit


class ReadingScreen(AskingScreen):
    """A screen on whose quotations one can act: read, check, copy, open, refine by."""

    @on(ResultsList.Moved)
    def _moved(self, event: ResultsList.Moved) -> None:
        if event.hit is not None and self.desk is not None and self.answer is not None:
            self.tell(event.hit)
            self.query_one(ContextPane).read(self.desk, self.answer, event.hit)

    def tell(self, hit: Hit) -> None:
        """Say which article is shown, who is quoted, and how sure that is."""
        self.query_one(ContextPane).name_article(hit)
        who = describe.who(hit.quotation, max(1, self.size.width - 2))
        self.query_one("#who", Static).update(Content(who), layout=False)

    @on(ResultsList.Chosen)
    def _chosen(self, event: ResultsList.Chosen) -> None:
        self._push(ArticleScreen, event.hit)

    def action_article(self) -> None:
        """Read the whole article."""
        if self.results.hit is not None:
            self._push(ArticleScreen, self.results.hit)

    def action_verify(self) -> None:
        """See why the quotation is attributed as it is."""
        if self.results.hit is not None:
            self._push(VerifyScreen, self.results.hit)

    def _push(self, kind: type[ArticleScreen] | type[VerifyScreen], hit: Hit) -> None:
        if self.desk is None or self.answer is None:
            return
        results = self.answer.results
        self.host.history.add(results.query.text)

        screen = kind(results, self.results.cursor, hit)

        def back_at(number: int | None) -> None:
            if number is not None and self.answer is not None and self.answer.results is screen.results:
                self.results.cursor = number

        self.app.push_screen(screen, back_at)

    def action_correct(self) -> None:
        """Put the attribution right."""
        if self.results.hit is not None:
            ask_to_correct(self, self.results.hit)

    @property
    def acted_on(self) -> Sequence[Hit]:
        """The selected quotations; where none is, the one under the cursor."""
        hit = self.results.hit
        return tuple(self.results.selected.values()) or ((hit,) if hit else ())

    def action_copy(self) -> None:
        """Copy the quotation, or all that are selected, with the citation."""
        self.host.copy("citation", self.acted_on)

    def action_copy_as(self) -> None:
        """Copy the quotation, or all that are selected, in a form to choose."""
        hits = self.acted_on
        entries = [Entry(name, told) for name, (told, _) in citation.FORMS.items()]

        def chosen(name: str | None) -> None:
            if name:
                self.host.copy(name, hits)

        title = f"Copy {len(hits):,} as" if len(hits) > 1 else "Copy as"
        self.app.push_screen(MenuScreen(title, entries), chosen)

    def action_export(self) -> None:
        """Write to a file what is selected; where nothing is, every quotation found."""
        if self.desk is None or self.answer is None:
            return
        if self.results.selected:
            selected = tuple(self.results.selected.values())
            told = counted(len(selected), "selected quotation")
            order = "In the order in which they were selected."
            self.app.push_screen(FoundScreen(self.desk, Listed(selected), told=told, order=order))
            return
        results, order = self.answer.results, f"In the order shown, {self.order}."
        folded = self.fold and results.total < results.every
        if folded:
            order += " Copies are folded; u unfolds them."
        told = counted(results.total, "statement" if folded else "quotation")
        options = None if self.side else self.options
        self.app.push_screen(FoundScreen(self.desk, results, told=told, order=order, options=options))

    def action_open(self) -> None:
        """Open the article's file or its address in another program."""
        hit = self.results.hit
        if hit is None:
            return
        entries = [Entry("the file", hit.article.path, "file")]
        if hit.article.url:
            entries.append(Entry("the address", hit.article.url.value, "address"))
            address = hit.article.url.value
        else:
            address = ""
        entries.append(Entry("nothing: copy the path", "", "path"))

        def chosen(what: str | None) -> None:
            if what == "path":
                self.host.copy_text("Path", hit.article.path)
            elif what:
                failure = (
                    opening_files.open_file(hit.article.path)
                    if what == "file"
                    else opening_files.open_address(address)
                )
                if failure:
                    self.notify(failure, severity="warning", markup=False)

        self.app.push_screen(MenuScreen("Open", entries), chosen)

    def action_only_speaker(self) -> None:
        """Ask for this speaker only; where that is asked already, for what else is to be the only one."""
        self._narrow("Only this", refine.only)

    def action_except_speaker(self) -> None:
        """Leave this speaker out; where nobody is named, ask what else is to be left out."""
        self._narrow("Not this", refine.exclude)

    def _narrow(self, title: str, change: Callable[[str, str, str], str]) -> None:
        if self.results.hit is None:
            return
        query, names = self.box.value, refine.names(self.results.hit)
        speaker = names.pop("speaker", "")
        narrowed = change(query, "speaker", speaker) if speaker else query
        if narrowed != query:
            self.search_for(narrowed)
            return
        if not names:
            self.notify("No name is known here to ask for.", timeout=2)
            return

        def chosen(facet: str | None) -> None:
            if facet:
                self.search_for(change(query, facet, names[facet]))

        entries = [Entry(NAMES[facet].lower(), name, facet) for facet, name in names.items()]
        self.app.push_screen(MenuScreen(title, entries), chosen)
