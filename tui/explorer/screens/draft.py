"""What is each quotation of a draft worth? A list to review, each with its verdict."""

from __future__ import annotations

import asyncio
import shlex
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from onrecord.index.errors import UsageError
from onrecord.index.paths import short
from onrecord.index.text.counting import counted
from onrecord.index.text.whole_files import save
from onrecord.tui.explorer.screens.dialogs.export import DestinationScreen, index_named, written
from onrecord.tui.explorer.screens.scrolling import ScrollingScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.search.tracing import fault
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.explorer.widgets.table import TableList
from onrecord.tui.explorer.work import opening_files
from onrecord.tui.outside import editors
from onrecord.tui.present.checks import claims
from onrecord.tui.present.verdicts import rows
from onrecord.tui.present.verdicts.review import reviewed
from onrecord.tui.present.verdicts.services import told
from onrecord.tui.present.verdicts.writers import WRITERS
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import lines as safe_lines
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.draft import Checked
    from onrecord.tui.present.verdicts.review import Reviewed


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft to review, and what counts in it."""

    path: Path
    accepted: frozenset[str] = frozenset()
    """The keys of findings that count no more."""
    strict: bool = False
    """Whether only whole, verbatim, not merely relayed words are sound."""


STILL = "The draft is still being checked."

FORMS = (".html", ".csv", ".md", ".jsonl")
"""The endings of a review that is written to a file."""

ENDINGS = (
    "The ending says the form: .html is one page that needs nothing else, .csv is for a spreadsheet, "
    ".md is Markdown, .jsonl holds every field."
)


class DraftScreen(ScrollingScreen[None]):
    """The quotations of a draft, in its order."""

    HELP_TITLE = "In the review of a draft"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "verdict", "Compare", key_display="⏎", id="draft-verdict"),
        Binding("n", "doubtful(1)", "Next to look at", id="draft-next"),
        Binding("N", "doubtful(-1)", "Previous to look at", show=False, id="draft-previous"),
        Binding("y", "copy", "Copy", id="draft-copy"),
        Binding("e", "export", "Export …", id="draft-export"),
        Binding("o", "open", "Open the draft", show=False, id="draft-open"),
        Binding("r", "again", "Check again", id="draft-again"),
        Binding("escape,q,h,left", "leave", "Back", key_display="esc", id="draft-leave"),
    ]

    class Found(Message):
        """A quotation has been checked."""

        def __init__(self, run: int, item: Checked, total: int) -> None:
            super().__init__()
            self.run = run
            self.item = item
            self.total = total

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.path = draft.path
        self.items: list[Reviewed] = []
        self._run = 0
        self._checked = False
        """Whether every quotation has been checked."""
        self._looked: set[str] = set()
        self._remembering = asyncio.Lock()

    @property
    def table(self) -> TableList:
        """The list."""
        return self.query_one(TableList)

    def compose(self) -> ComposeResult:
        """The draft, its quotations, the chosen one in full."""
        yield Static(id="draft-title", markup=False)
        yield Static(id="draft-told", markup=False)
        yield TableList(rows.QUOTATIONS, id="draft-list")
        with VerticalScroll(id="draft-chosen", can_focus=False):
            yield Static(id="draft-text")
        yield KeysLine()

    async def on_mount(self) -> None:
        """Begin to check."""
        self._looked |= await asyncio.to_thread(self.host.findings.keys, self.path)
        self.query_one("#draft-title", Static).update(
            Content.assemble(("Draft  ", "bold $primary"), (safe(short(str(self.path))), "bold"))
        )
        self.table.focus()
        self.action_again()

    def action_again(self) -> None:
        """Read the draft anew and check it from the beginning."""
        self._run += 1
        self._checked = False
        self.items = []
        self.table.show(())
        self._say("checking …")
        self.query_one("#draft-text", Static).update("")
        self._check(self._run)

    @work(exclusive=True, group="draft")
    async def _check(self, run: int) -> None:
        from onrecord.index.provenance.verification.draft import places  # noqa: PLC0415
        from onrecord.tui.present.checks.drafts import read, spoken  # noqa: PLC0415

        def check(corpus: Corpus) -> None:
            from onrecord.index.provenance.verification.draft import checked  # noqa: PLC0415

            for item in checked(corpus, text, spans, quotations):
                if run != self._run or not self.is_attached:
                    return
                self.post_message(self.Found(run, item, total))

        try:
            text, spans = await asyncio.to_thread(read, self.path)
            quotations = await asyncio.to_thread(spoken, text)
            total = len(places(text, spans, quotations))
            await self.host.tracer.ask(check)
        except Exception as error:
            self._say(f"! The draft cannot be checked: {fault(error)}")
            return
        if run == self._run:
            self._checked = True
        if not total:
            self._say("There is no quotation in this draft.")

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        if event.run != self._run:
            return
        (each,) = reviewed([event.item], self.draft.accepted, strict=self.draft.strict)
        self.items.append(each)
        row = rows.row(each, looked=each.key in self._looked)
        self.table.show([*self.table.rows, row], cursor=self.table.cursor)
        verdicts = describe.verdicts(item.verdict.outcome for item in self.items)
        progress = f"{len(self.items):,} of " if len(self.items) < event.total else ""
        self._say(f"{progress}{counted(event.total, 'quotation')}: {verdicts}")
        if len(self.items) == 1:
            self._choose()

    def _say(self, text: str) -> None:
        self.query_one("#draft-told", Static).update(Content(safe(text)))

    @on(TableList.Moved)
    def _choose(self) -> None:
        if not self.items:
            return
        verdict = self.items[min(self.table.cursor, len(self.items) - 1)].verdict
        found = claims.bearing(verdict)
        parts = [claims.heading(verdict), claims.claimed(verdict, found[0] if found else None)]
        parts += [claims.told(found[0])] if found else []
        self.query_one("#draft-text", Static).update(Content("\n\n").join(parts))

    def action_doubtful(self, by: int) -> None:
        """Go to the next quotation that is not as it is printed, and was not looked at."""
        at = self.table.cursor + by
        while 0 <= at < len(self.items):
            if self.items[at].open and self.items[at].key not in self._looked:
                self.table.cursor = at
                return
            at += by
        self.notify("Nothing further to look at." if self._checked else STILL, timeout=2)

    @on(TableList.Chosen)
    def action_verdict(self) -> None:
        """See the draft's words beside what is printed."""
        if not self.items:
            return

        def back_at(number: int | None) -> None:
            if number is not None:
                self.table.cursor = number

        key = self.items[self.table.cursor].key
        if key not in self._looked:
            self._looked.add(key)
            self._remember(key)
        told_anew = [rows.row(each, looked=each.key in self._looked) for each in self.items]
        self.table.show(told_anew, cursor=self.table.cursor)
        verdicts = [item.verdict for item in self.items]
        self.app.push_screen(VerdictScreen(verdicts=verdicts, number=self.table.cursor), back_at)

    @work(group="looked")
    async def _remember(self, key: str) -> None:
        """Keep for the next review of this draft that a finding was looked at."""
        try:
            async with self._remembering:
                await asyncio.to_thread(self.host.findings.add, self.path, key)
        except OSError as error:
            told = f"What was looked at cannot be kept: {error.strerror}."
            self.notify(told, severity="warning", markup=False)

    def action_copy(self) -> None:
        """Copy what is known of the chosen quotation, as plain text."""
        if self.items:
            each = self.items[self.table.cursor]
            parts = [f"Line {each.item.line}: “{each.verdict.claim}”", told(each)]
            self.host.copy_text("Finding", "\n\n".join(map(safe_lines, parts)))

    def action_export(self) -> None:
        """Ask for a path, and write the whole review there, as `onrecord verify --draft` does."""
        items = list(self.items)

        async def write(path: Path) -> str:
            with StringIO(newline="") as file:
                WRITERS[path.suffix.lower().removeprefix(".")](items, str(self.path), file)
                text = file.getvalue()
            await asyncio.to_thread(save, path, text)
            return written("Review", path)

        self.app.push_screen(
            DestinationScreen(
                "Export the review",
                f"{self.path.stem}-review.html",
                FORMS,
                write,
                notes=[ENDINGS],
                command=self._in_a_shell,
            )
        )

    def _in_a_shell(self, name: str) -> str:
        form = Path(name).suffix.lower().removeprefix(".") or "html"
        strict = ["--strict"] * self.draft.strict
        words = ["onrecord", "verify", *index_named(self.host.folder), "--draft", str(self.path), *strict]
        return f"{shlex.join([*words, '--format', form])} > {shlex.quote(name)}"

    async def action_open(self) -> None:
        """Open the draft at the line in the person's editor; without one, in the program of the desktop."""
        line = self.items[self.table.cursor].item.line if self.items else 1
        try:
            editors.chosen()
            with self.app.suspend():
                failure = editors.edit(str(self.path), line)
            self.app.refresh(layout=True)
        except (UsageError, SuspendNotSupported):
            failure = await asyncio.to_thread(opening_files.open_file, str(self.path))
            failure = failure or f"The quotation is in line {line}."
        if failure:
            self.notify(failure, timeout=4, markup=False)

    def action_leave(self) -> None:
        """Back to where this was asked from."""
        self._run += 1
        self.dismiss()
