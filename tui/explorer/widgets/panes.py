"""How do the results and the context get what they show from the desk?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from onrecord.tui.explorer.view.passage import Passage, context
from onrecord.tui.explorer.widgets.notice import Notice
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import PAGE, ResultsList
from onrecord.tui.explorer.widgets.titled import Titled
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import fit

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from onrecord.index.model import Article, Hit
    from onrecord.tui.explorer.search.desk import Answer, Desk
    from onrecord.tui.present.hits.contract import Sort


class ResultsPane(Titled):
    """The list of results below the names of its columns; reads the pages that the list wants."""

    @dataclass
    class HeadClicked(Message):
        """The name of a column was clicked."""

        sort: Sort

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.desk: Desk | None = None

    def compose(self) -> ComposeResult:
        """Heads and list."""
        yield Static(id="heads")
        yield ResultsList(id="results")

    @on(ResultsList.Laid)
    def _laid(self, event: ResultsList.Laid) -> None:
        event.stop()
        self.query_one("#heads", Static).update(Content(event.heads), layout=False)

    @on(Click, "#heads")
    def _head_clicked(self, event: Click) -> None:
        event.stop()
        self.post_message(self.HeadClicked(self.query_one(ResultsList).sort_at(event.x)))

    @on(ResultsList.Moved)
    def _moved(self, event: ResultsList.Moved) -> None:
        total = self.query_one(ResultsList).total
        self.retitle(f" 2 Results ─ {event.number + 1:,} of {total:,} ")

    @on(ResultsList.Wanted)
    def _wanted(self, event: ResultsList.Wanted) -> None:
        event.stop()
        self._fetch(event)

    @work(group="fetch", description="reads a page of hits")
    async def _fetch(self, wanted: ResultsList.Wanted) -> None:
        if self.desk is None:
            return
        start = wanted.page * PAGE
        stop = min(start + PAGE, wanted.results.total)
        try:
            hits = await self.desk.hits(wanted.results, start, stop)
        except Exception as error:
            self.notify(f"Some results could not be read: {error}", severity="error", markup=False)
            return
        self.query_one(ResultsList).supply(wanted.results, wanted.page, hits)


class ContextPane(Titled):
    """The article around the chosen quotation, below the name of the article."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._place = ""

    def compose(self) -> ComposeResult:
        """The text, and what must be known of its file."""
        yield Prose(id="context")
        yield Notice(id="context-notice")

    def name_article(self, hit: Hit) -> None:
        """Say which article is coming."""
        self._place = describe.place(hit.article)
        self._fit_title()

    def on_resize(self, event: Resize) -> None:
        """Fit the name of the article to the room there is now."""
        self._fit_title()

    def _fit_title(self) -> None:
        place = fit(self._place, max(10, self.size.width - 16)).rstrip()
        self.retitle(f" 3 Context ─ {place} " if place else " 3 Context ")

    @work(exclusive=True, group="context", description="reads the article")
    async def read(self, desk: Desk, answer: Answer, hit: Hit) -> None:
        """Read the article in a thread and show what stands around the quotation."""

        def passage() -> tuple[Article, Passage]:
            article = desk.article(hit)
            return article, context(article, hit.quotation, answer.results.query.marks)

        try:
            article, found = await desk.read(passage)
        except Exception as error:
            self.query_one(Prose).show(Passage(f"The article could not be read: {error}", (), (0, 0)))
            return
        self.query_one(Prose).show(found)
        self.query_one(Notice).tell(await desk.notice(article))
