"""Which quotations are most worth a look, and which of them has this person looked at?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.correct import ask_to_correct
from onrecord.tui.explorer.screens.handing import HandingScreen, handing_keys
from onrecord.tui.explorer.screens.knowing import OverScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.explorer.search.tracing import fault
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.kept import doubtful
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from onrecord.index.model import Hit
    from onrecord.tui.kept.doubtful import Queue
    from onrecord.tui.present.hits.contract import Results

MOST = 300
"""Quotations that are listed at once; others follow as these are done."""


ACTING = ("article", "done", "correct", "verify", "copy", "pin", "edit", "pipe", "naming", "own")
"""Actions on the quotation under the cursor."""


class ReviewScreen(OverScreen[None], HandingScreen[None]):
    """What is doubtful, the least sure and the most copied first.

    Args:
        query: which the quotations answer; an empty one is answered by all.

    """

    HELP_TITLE = "In the review"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "article", "Article", key_display="⏎", priority=True, id="review-article"),
        Binding("d,space", "done", "Done", key_display="d", id="review-done"),
        Binding("u", "undone", "Not done", id="review-undone"),
        Binding("c", "correct", "Correct", id="review-correct"),
        Binding("v", "verify", "Verify", id="review-verify"),
        Binding("y", "copy", "Copy", id="review-copy"),
        Binding("p", "pin", "Pin", show=False, id="review-pin"),
        *handing_keys("review-"),
        Binding("U", "undo_correction", "Undo a correction made here", show=False, id="review-undo"),
        Binding("ctrl+y", "redo_correction", "Redo it", show=False, id="review-redo"),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("escape,q,left,h", "dismiss", "Back", key_display="esc", id="review-leave"),
    ]

    def __init__(self, query: str) -> None:
        super().__init__()
        self._query = query
        self._marks = doubtful.done()
        self._marked: list[str] = []
        self.queue: Queue | None = None

    def compose(self) -> ComposeResult:
        """How much is left, and the list."""
        yield Static(id="review-title", markup=False)
        yield Static(id="review-about", markup=False)
        yield OptionList(id="review-list", compact=True)
        yield KeysLine()

    def on_mount(self) -> None:
        """Look what is left."""
        about = f" · of {self._query.strip()}" if self._query.strip() else ""
        self.query_one("#review-about", Static).update(
            Content(safe(f"the least sure in most copies first; d: it is right, c corrects{about}"))
        )
        self.query_one(OptionList).focus()
        self._look()

    def on_resize(self, event: Resize) -> None:
        """Fit the lines to the room there is."""
        self._show()

    def renew(self, results: Results | None) -> None:
        """Another index answers: what was corrected is no longer in the queue."""
        self._look()

    @work(exclusive=True, group="review")
    async def _look(self) -> None:
        desk = self.desk
        try:
            self.queue = await desk.read(
                lambda: doubtful.queue(desk.index, self._query, self._marks, limit=MOST)
            )
        except Exception as error:
            self.query_one("#review-title", Static).update(Content(safe(fault(error))))
            return
        self._show()

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed."""
        return self.queue.hits if self.queue else ()

    @property
    def acted_on(self) -> Sequence[Hit]:
        """The quotation under the cursor."""
        at = self.query_one(OptionList).highlighted
        return [self.hits[at]] if at is not None and at < len(self.hits) else []

    @property
    def found(self) -> Results | None:
        """What is listed."""
        return Listed(self.hits)

    def _show(self) -> None:
        if self.queue is None:
            return
        width = max(1, self.size.width - 2)
        title = fit(self.queue.told, width)
        self.query_one("#review-title", Static).update(Content.styled(title, "bold"))
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(_told(hit, width - 2)) for hit in self.hits)
        options.highlighted = min(at, len(self.hits) - 1) if self.hits else None
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is left, nothing is offered that acts on a quotation."""
        return bool(self.hits) or action not in ACTING

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_article()

    def action_article(self) -> None:
        """Read the quotation in its article."""
        self._over(ArticleScreen)

    def action_verify(self) -> None:
        """See why it is attributed as it is."""
        self._over(VerifyScreen)

    def _over(self, kind: type[ArticleScreen] | type[VerifyScreen]) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and self.acted_on:
            self.app.push_screen(kind(Listed(self.hits), at, self.hits[at]))

    def action_correct(self) -> None:
        """Put the attribution right."""
        for hit in self.acted_on:
            ask_to_correct(self, hit)

    def action_done(self) -> None:
        """It was looked at, and is right; the next one moves up."""
        for hit in self.acted_on:
            self._mark(hit.quotation.id, done=True)
            self._marked.append(hit.quotation.id)

    def action_undone(self) -> None:
        """Take back the last mark that was made here."""
        if self._marked:
            self._mark(self._marked.pop(), done=False)
        else:
            self.notify("Nothing was marked here that could be taken back.", timeout=2)

    @work(group="mark")
    async def _mark(self, identity: str, *, done: bool) -> None:
        try:
            await self.desk.read(lambda: self._marks.mark([identity], done=done))
        except OSError as error:
            self.notify(f"It could not be noted: {error.strerror}.", severity="error", markup=False)
        self._look()

    def action_move(self, by: int) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()


def _told(hit: Hit, width: int) -> Content:
    """The words, and below them whose they are, how sure that is, and in how many copies."""
    quotation = hit.quotation
    opening, closing = describe.around(quotation)
    copies = f" · ×{hit.copies:,}" if hit.copies > 1 else ""
    words = fit(safe(f"{opening}{quotation.text}{closing}"), width)
    who = fit(f"{describe.who(quotation, max(1, width - 10))}{copies}", width)
    return Content.assemble((words, "bold"), "\n", who)
