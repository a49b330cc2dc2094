"""Were these words said? A claim beside what is printed, with the verdict and everything it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onrecord.index.model import Hit
from onrecord.tui.explorer.screens.dialogs import asking
from onrecord.tui.explorer.screens.knowing import PATIENCE
from onrecord.tui.explorer.screens.scrolling import SCROLLING, ScrollingScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.explorer.search.tracing import contexts, fault
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.table import TableList
from onrecord.tui.present.checks import claims
from onrecord.tui.present.checks.carriers import surrounding
from onrecord.tui.present.checks.comparing import place
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Finding, Verdict

LINE = 400


class VerdictScreen(ScrollingScreen[int]):
    """Claimed words and what is known of them; dismissed with the number of the verdict it ended at.

    Args:
        words: what is claimed; looked for when the screen is shown.
        speaker: who is claimed to have said it, or ``""``.
        verdicts: of a draft's quotations, already known, in place of words.
        number: which of those is shown first.

    """

    HELP_TITLE = "In a verdict"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "article", "Article", key_display="⏎", id="verdict-article"),
        Binding("v", "verify", "Verify", id="verdict-verify"),
        Binding("y", "copy", "Copy", id="verdict-copy"),
        Binding("n", "step(1)", "Next", id="verdict-next"),
        Binding("N", "step(-1)", "Previous", show=False, id="verdict-previous"),
        Binding("w", "words", "Other words", id="verdict-words"),
        *SCROLLING,
        Binding("escape,q,h,left", "leave", "Back", key_display="esc", id="verdict-leave"),
    ]

    def __init__(
        self, words: str = "", speaker: str = "", *, verdicts: Sequence[Verdict] = (), number: int = 0
    ) -> None:
        super().__init__()
        self.words = words
        self.speaker = speaker
        self.verdicts = verdicts
        self.number = number
        self.verdict: Verdict | None = None

    @property
    def findings(self) -> Sequence[Finding]:
        """What bears on the claim."""
        return claims.bearing(self.verdict) if self.verdict else ()

    @property
    def chosen(self) -> Finding | None:
        """The finding under the cursor."""
        found = self.findings
        return found[min(self.query_one(TableList).cursor, len(found) - 1)] if found else None

    def compose(self) -> ComposeResult:
        """The verdict, the two sides, the findings, what the chosen one shows."""
        yield Static(id="verdict-words", markup=False)
        yield Static(id="verdict-told")
        with Container(id="verdict-sides"):
            with VerticalScroll(id="verdict-claimed", can_focus=False):
                yield Static(id="claimed-text")
            with VerticalScroll(id="verdict-printed", can_focus=False):
                yield Static(id="printed-text")
        with Container(id="verdict-findings"):
            yield TableList(claims.FINDINGS, id="findings")
        with VerticalScroll(id="verdict-more"):
            yield Static(id="verdict-finding")
            yield Static(id="verdict-context")
            yield Static(id="verdict-certificate")
        yield KeysLine()

    def on_mount(self) -> None:
        """Show what is known, or look for it."""
        self.query_one("#verdict-claimed").border_title = " As claimed "
        self._begin()

    def _begin(self) -> None:
        if self.verdicts:
            self._show(self.verdicts[self.number])
        else:
            self._title(self.words)
            self._ask()

    def _title(self, claim: str) -> None:
        words = safe(" ".join(claim[:LINE].split()))
        place = f"  {self.number + 1:,} of {len(self.verdicts):,}" if self.verdicts else ""
        by = f" by {safe(self.speaker)}" if self.speaker else ""
        self.query_one("#verdict-words", Static).update(
            Content.assemble(("Claimed", "bold $primary"), (place, "dim"), by, "  ", (f"“{words}”", "bold"))
        )

    @work(exclusive=True, group="verdict")
    async def _ask(self) -> None:
        words, speaker = self.words, self.speaker

        def ask(corpus: Corpus) -> Verdict:
            from onrecord.index.provenance.verification.verify import verify  # noqa: PLC0415

            return verify(corpus, words, speaker)

        patience = self.set_timer(PATIENCE, lambda: self._say("looking …"))
        try:
            verdict = await self.host.tracer.ask(ask)
        except Exception as error:
            self._say(f"Nothing can be said: {fault(error)}")
        else:
            self._show(verdict)
        finally:
            patience.stop()

    def _say(self, text: str) -> None:
        self.query_one("#verdict-told", Static).update(Content(safe(text)))

    def _show(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self._title(verdict.claim)
        self.query_one("#verdict-told", Static).update(claims.heading(verdict))
        found = self.findings
        self.set_class(not found, "-nothing")
        title = " Printed " if verdict.findings else " The nearest, none of them like enough "
        self.query_one("#verdict-findings").border_title = title
        certificate = claims.certified(verdict.certificate) if verdict.certificate else Content("")
        self.query_one("#verdict-certificate", Static).update(certificate)
        table = self.query_one(TableList)
        table.show(claims.rows(found))
        self._compare()
        self.set_focus(table if found else self.query_one("#verdict-more"))
        self.refresh_bindings()

    @on(TableList.Moved, "#findings")
    def _compare(self) -> None:
        found = self.chosen
        if self.verdict is None:
            return
        self.query_one("#claimed-text", Static).update(claims.claimed(self.verdict, found))
        texts = (claims.printed(found), claims.told(found)) if found else (Content(""), Content(""))
        self.query_one("#printed-text", Static).update(texts[0])
        self.query_one("#verdict-finding", Static).update(Content.assemble(texts[1], "\n"))
        self._surround(found)
        self.query_one("#verdict-more").scroll_home(animate=False)
        where = f" As printed ─ {place(found.witness)} " if found else " As printed "
        self.query_one("#verdict-printed").border_title = Content(where)

    @work(exclusive=True, group="context")
    async def _surround(self, found: Finding | None) -> None:
        around = self.query_one("#verdict-context", Static)
        if found is None:
            around.update("")
            return
        try:
            (text,) = await self.host.tracer.ask(lambda corpus: contexts(corpus, (found.witness,)))
        except Exception:
            text = "The article could not be read."
        around.update(surrounding("In the article", found.witness, text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a finding, or several verdicts, is not offered without."""
        if action in ("article", "verify"):
            return bool(self.findings)
        if action == "step":
            return len(self.verdicts) > 1
        return action != "words" or not self.verdicts

    def _hits(self) -> Listed:
        return Listed([Hit(found.witness.quotation, found.witness.article) for found in self.findings])

    @on(TableList.Chosen, "#findings")
    def action_article(self) -> None:
        """Read the article in which the chosen finding stands."""
        self._go(verify=False)

    def action_verify(self) -> None:
        """Follow the chosen finding over all articles."""
        self._go(verify=True)

    def _go(self, *, verify: bool) -> None:
        desk, hits, number = self.host.desk, self._hits(), self.query_one(TableList).cursor
        if desk is None or not hits.total:
            return
        hit = hits.listed[number]
        if verify:
            self.app.push_screen(VerifyScreen(hits, number, hit))
        else:
            self.host.read_article(hits, number, hit)

    def action_step(self, by: int) -> None:
        """Go to the next quotation of the draft."""
        number = self.number + by
        if not 0 <= number < len(self.verdicts):
            self.notify("The last quotation." if by > 0 else "The first quotation.", timeout=2)
            return
        self.number = number
        self._begin()

    def action_copy(self) -> None:
        """Copy the verdict with its evidence, as plain text."""
        if self.verdict is not None:
            parts = [Content(f"“{self.verdict.claim}”"), claims.heading(self.verdict)]
            parts += [claims.told(self.chosen)] if self.chosen else []
            parts += [claims.certified(self.verdict.certificate)] if self.verdict.certificate else []
            self.host.copy_text("Verdict", "\n\n".join(safe_lines(part.plain) for part in parts))

    def action_words(self) -> None:
        """Verify other words."""
        asking.ask_words(self.app, self.words, self.speaker, self._take_up)

    def _take_up(self, words: str, speaker: str) -> None:
        self.words, self.speaker = words, speaker
        self._begin()

    def action_leave(self) -> None:
        """Back to where this was asked from."""
        self.dismiss(self.number)


def safe_lines(text: str) -> str:
    """Some lines with nothing in them that a terminal obeys."""
    return "\n".join(safe(line) for line in text.split("\n"))
