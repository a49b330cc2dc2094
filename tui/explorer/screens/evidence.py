"""Why is this quotation attributed as it is?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onrecord.tui.explorer import describe, evidence
from onrecord.tui.explorer.passage import context
from onrecord.tui.explorer.plain import fit
from onrecord.tui.explorer.screens.stepping import SteppingScreen
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.safe import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from onrecord.index.model import Article, Hit


class EvidenceScreen(SteppingScreen):
    """The evidence for one hit; dismissed with the number of the hit that it ended at."""

    HELP_TITLE = "In the evidence"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "hit(1)", "Next", id="evidence-next"),
        Binding("N", "hit(-1)", "Previous", id="evidence-previous"),
        Binding("y", "copy", "Copy", id="evidence-copy"),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
        Binding("escape,q,left,h", "leave", "Back", key_display="esc", id="evidence-leave"),
    ]

    def compose(self) -> ComposeResult:
        """The words, whose they are, the passage, the reasons."""
        yield Static(id="evidence-words")
        yield Static(id="evidence-who")
        yield Prose(id="evidence-passage")
        with VerticalScroll(id="evidence-reasons"):
            yield Static(id="evidence-text")
        yield KeysLine()

    def on_mount(self) -> None:
        """Say what is coming, then read it."""
        self.query_one("#evidence-reasons").focus()
        self._tell()
        self._read()

    def on_resize(self, event: Resize) -> None:
        """Fit the lines above the passage."""
        self._tell()

    def _tell(self) -> None:
        width = max(1, self.size.width - 2)
        opening, closing = describe.around(self.hit.quotation)
        words = fit(f"Evidence  {opening}{self.hit.quotation.text}{closing}", width)
        self.query_one("#evidence-words", Static).update(Content.styled(words, "bold"))
        heading = evidence.heading(self.hit.article, self.hit.quotation)
        self.query_one("#evidence-who", Static).update(Content(fit(heading, width)))

    @work(exclusive=True, group="evidence")
    async def _read(self) -> None:
        hit = self.hit

        def read() -> tuple[Article, Content]:
            article = self.desk.article(hit)
            return article, self._told(article, hit)

        try:
            article, told = await self.desk.read(read)
        except Exception as error:
            self.notify(f"The article could not be read: {error}", severity="error", markup=False)
            return
        self.query_one(Prose).show(context(article, hit.quotation))
        self.query_one("#evidence-text", Static).update(told)

    def _told(self, article: Article, hit: Hit) -> Content:
        parts: list[str | tuple[str, str]] = []
        for section in evidence.reasons(article, hit.quotation):
            sure = f"  {describe.sure(hit.quotation)}" if section.title == "Why this speaker" else ""
            parts += [(section.title, "bold"), (sure, "dim"), "\n", *_indented(section), "\n"]
        parts += [("Checks", "bold"), "\n"]
        for check in evidence.checks(article, hit.quotation):
            parts += [("  ok  " if check.passed else "  !   ", "bold"), safe(check.text), "\n"]
        origin = evidence.origin(article, hit.quotation, self.desk.index.stamp)
        return Content.assemble(*parts, "\n", (origin.title, "bold"), "\n", *_indented(origin))

    def arrived(self) -> None:
        """Show another hit's evidence."""
        self._tell()
        self._read()

    def action_copy(self) -> None:
        """Copy the quotation with its citation."""
        app: Any = self.app
        app.copy("citation", self.hit)

    def action_scroll(self, by: int) -> None:
        """Scroll the reasons."""
        self.query_one("#evidence-reasons").scroll_relative(y=by, animate=False)


def _indented(section: evidence.Section) -> list[str]:
    return [f"  {safe(line)}\n" for line in section.lines]
