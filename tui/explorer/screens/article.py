"""What does the whole article say, and where in it are the quotations?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from onrecord.index.context import answer, question
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.screens.handing import handing_keys
from onrecord.tui.explorer.screens.stepping import SteppingScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.view.finding import places
from onrecord.tui.explorer.view.passage import Mark, Passage, whole
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.notice import Notice
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from onrecord.index.model import Article, Hit, Quotation, Span
    from onrecord.tui.present.hits.contract import Results


FINDING = {"next(1)": "Next place", "next(-1)": "Previous place"}
"""What the keys do while places that were found are gone through."""


class ArticleScreen(SteppingScreen):
    """A hit's article; dismissed with the number of the hit that it ended at."""

    HELP_TITLE = "In an article"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next(1)", "Next hit", id="next-hit"),
        Binding("N", "next(-1)", "Previous hit", show=False, id="previous-hit"),
        Binding(
            "right_square_bracket", "quotation(1)", "Next quotation", key_display="]", id="next-quotation"
        ),
        Binding(
            "left_square_bracket", "quotation(-1)", "Previous quotation", show=False, id="previous-quotation"
        ),
        Binding("a", "answer", "Question and answer", show=False, id="article-answer"),
        Binding("y", "copy", "Copy", id="article-copy"),
        Binding("p", "pin", "Pin", id="article-pin"),
        Binding("v", "verify", "Verify", id="article-verify"),
        Binding("slash", "find", "Find here", key_display="/", id="find"),
        Binding("M", "mark", "Mark this place", show=False, id="article-mark"),
        Binding("U", "undo_correction", "Undo a correction made here", show=False, id="article-undo"),
        Binding("ctrl+y", "redo_correction", "Redo it", show=False, id="article-redo"),
        Binding("escape", "back", "Back", key_display="esc", id="article-back"),
        Binding("q,left,h", "leave", "Leave the article", show=False, id="leave"),
        Binding("c", "correct", "Correct", id="article-correct"),
        *handing_keys("article-"),
    ]

    def __init__(self, results: Results, number: int, hit: Hit) -> None:
        super().__init__(results, number, hit)
        self.quotation = hit.quotation
        self.article: Article | None = None
        self.quotations: Sequence[Quotation] = ()
        self._sought = ""
        self._places: Sequence[Span] = ()
        """Where what is sought stands in the passage that is shown."""
        self._place = 0

    def compose(self) -> ComposeResult:
        """Title, where it is from, the text, the attribution of the marked quotation."""
        yield Static(id="article-title")
        yield Static(id="article-place")
        yield Prose(id="article-text")
        yield Notice(id="article-notice")
        yield Static(id="article-who")
        yield KeysLine()

    @property
    def shown(self) -> Hit:
        """The marked quotation, with the article."""
        if self.quotation.id == self.hit.quotation.id:
            return self.hit
        return replace(self.hit, quotation=self.quotation, marks=(), copies=1)

    def on_mount(self) -> None:
        """Say what is coming, then read it."""
        self.query_one(Prose).focus()
        self._tell()
        self._read()

    def on_resize(self, event: Resize) -> None:
        """Fit the lines above and below the text."""
        self._tell()

    @work(exclusive=True, group="article")
    async def _read(self) -> None:
        hit, find, desk = self.hit, self.results.query.marks, self.desk

        def read() -> tuple[Article, Sequence[Quotation], Passage]:
            article = desk.article(hit)
            quotations = sorted(desk.quotations(hit), key=lambda quotation: quotation.segments)
            return article, quotations, whole(article, hit.quotation, others=quotations, find=find)

        try:
            article, self.quotations, passage = await desk.read(read)
        except Exception as error:
            self.notify(f"The article could not be read: {error}", severity="error", markup=False)
            return
        self.article, self.quotation = article, hit.quotation
        self._forget()
        self.query_one(Prose).show(passage)
        self._tell()
        self.query_one(Notice).tell(await desk.notice(article))

    def _tell(self) -> None:
        article, width = self.hit.article, max(1, self.size.width - 2)
        self.query_one("#article-title", Static).update(
            Content.styled(fit(describe.title(article), width), "bold")
        )
        author = f" · by {article.author.value}" if article.author else ""
        turn = f" · {told}" if (told := describe.turn(self.quotation, self.quotations)) else ""
        published = f"{describe.outlet(article)} · {describe.date(article)}"
        segments = self.quotation.segments
        at = article.place(segments[0][0]) if segments else ""
        original = f" · {at}" if at else ""
        place = f"{self._where()}{published}{author}{turn}{original} · {article.doc}"
        self.query_one("#article-place", Static).update(Content(fit(place, width)))
        who = describe.who(self.quotation, width)
        self.query_one("#article-who", Static).update(Content(who))

    def _where(self) -> str:
        """Which of the places found this is, else which of the hits."""
        if self._places:
            return f"“{self._sought}” {self._place + 1:,} of {len(self._places):,} · "
        total = self.results.total
        return f"hit {self.number + 1:,} of {total:,} · " if total > 1 else ""

    def action_find(self) -> None:
        """Ask for words to find in this article."""

        async def there(values: tuple[str, ...]) -> str:
            stands = places(self.query_one(Prose).passage.text, values[0])
            return "" if stands else "These words do not stand in this article."

        def given(values: tuple[str, ...] | None) -> None:
            if values:
                self._find(values[0])

        notes = ["n and N go from place to place, esc forgets them."]
        form = FormScreen(
            "Find here", [Field("Words", self._sought, replaced=True)], accept=there, notes=notes
        )
        self.app.push_screen(form, given)

    def _find(self, words: str) -> None:
        prose = self.query_one(Prose)
        self._sought, self._places = words, places(prose.passage.text, words)
        behind = (number for number, span in enumerate(self._places) if span[0] >= prose.passage.focus[0])
        self._place = next(behind, 0)
        self._reveal()
        self.query_one(KeysLine).rename(FINDING)

    def action_next(self, by: int) -> None:
        """Go to another place that was found, else to another hit of the search."""
        if not self._places:
            self.action_hit(by)
        elif 0 <= self._place + by < len(self._places):
            self._place += by
            self._reveal()
        else:
            self.notify("No further place in this article.", timeout=2)

    def action_back(self) -> None:
        """Forget what was found; where nothing was, back to the results."""
        if self._places:
            self._mark(self.quotation)
        else:
            self.action_leave()

    def _forget(self) -> None:
        """Nothing is found any more: the keys go from hit to hit again."""
        self._places = ()
        self.query_one(KeysLine).rename({})

    def _reveal(self) -> None:
        """Show the place that was found last, with the others marked as hits are."""
        assert self.article is not None, "nothing is found before the article is there"
        span = self._places[self._place]
        passage = whole(
            self.article, self.quotation, others=self.quotations, find=lambda text: places(text, self._sought)
        )
        self.query_one(Prose).show(replace(passage, marks=(*passage.marks, Mark(*span, "found")), focus=span))
        self._tell()

    def action_quotation(self, by: int) -> None:
        """Go to another quotation of this article."""
        if self.article is None or not self.quotations:
            return
        places = [quotation.id for quotation in self.quotations]
        here = places.index(self.quotation.id) if self.quotation.id in places else 0
        if not 0 <= here + by < len(places):
            self.notify("No further quotation here.", timeout=2)
            return
        self._mark(self.quotations[here + by])

    def _mark(self, quotation: Quotation) -> None:
        assert self.article is not None
        self.quotation = quotation
        self._forget()
        self.query_one(Prose).show(
            whole(self.article, self.quotation, others=self.quotations, find=self.results.query.marks)
        )
        self._tell()

    def action_answer(self) -> None:
        """Go from a question to its answer, and from an answer to its question."""
        if self.article is None:
            return
        marked = self.quotation
        other = question(marked, self.quotations) or answer(marked, self.quotations)
        if other is None:
            self.notify("This is neither a question nor an answer of a transcript.", timeout=2)
            return
        self._mark(other)

    def arrived(self) -> None:
        """Show another hit's article."""
        self.quotation = self.hit.quotation
        self._tell()
        self._read()

    def action_verify(self) -> None:
        """See why the marked quotation is attributed as it is."""
        self.app.push_screen(VerifyScreen(self.results, self.number, self.shown))
