"""What does a command print to which quotations were given, and how did it end?"""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from onrecord.index.errors import OnrecordError
from onrecord.tui.explorer.work.exporting import Writing
from onrecord.tui.explorer.work.running import Running
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import RichLog

    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.present.hits.contract import Results

LINES = 5_000
"""Lines of the output that can be scrolled through, the last ones."""


class OutputScreen(ModalScreen[None]):
    """Runs a command on quotations and shows what it prints, made visible; esc stops it, then closes.

    Args:
        command: its words; no shell reads them.
        desk: through which the quotations are read.
        results: that it is given on its standard input.
        form: in which they are written there, as `Writing.into` has it.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Stop, then close", key_display="esc", priority=True),
    ]

    def __init__(self, command: Sequence[str], desk: Desk, results: Results, form: str) -> None:
        super().__init__()
        self._command = command
        self._desk = desk
        self._results = results
        self._form = form
        self._writing: Writing | None = None
        self._command_run: Running | None = None
        self._partial = ""
        self.ended = False
        """Whether nothing runs any more."""

    def compose(self) -> ComposeResult:
        """The output, and how it stands."""
        with Vertical(id="output", classes="dialog"):
            from textual.widgets import RichLog  # noqa: PLC0415 - costs the start 80 ms

            yield RichLog(id="output-log", max_lines=LINES, wrap=True, min_width=1)
            yield Static(id="output-told")

    @property
    def _lines(self) -> RichLog:
        """Where the output stands."""
        log: RichLog = self.query_one("#output-log")  # type: ignore[assignment]
        return log

    def on_mount(self) -> None:
        """Name the box, and begin."""
        self.query_one("#output").border_title = Content(safe(" ".join(self._command)))
        self._lines.focus()
        self._run()

    def on_unmount(self) -> None:
        """Leave nothing running."""
        if self._writing is not None:
            self._writing.stopped = True
        if self._command_run is not None and not self.ended:
            self._command_run.kill()

    @work
    async def _run(self) -> None:
        self._tell("Running …", "esc stops it")
        try:
            ended = await self._piped()
        except OnrecordError as error:
            ended = str(error)
        except OSError as error:
            ended = f"It could not be given the quotations: {error.strerror}."
        if self._partial:
            self._hear("\n")
        self.ended = True
        self._tell(ended, "esc closes")

    async def _piped(self) -> str:
        self._writing = writing = Writing(self._desk.index, self._results)
        self._command_run = running = Running(self._command, self._hear)
        with tempfile.TemporaryFile() as file:
            text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=True)
            try:
                await self._desk.read(lambda: writing.into(text, self._form))
            finally:
                text.detach()
            file.seek(0)
            return await running.run(file)

    def _hear(self, text: str) -> None:
        """Show whole lines, with nothing in them that a terminal obeys."""
        *lines, self._partial = (self._partial + text.replace("\r\n", "\n")).split("\n")
        if lines:
            shown = Text("\n".join(safe(line.expandtabs()) for line in lines))
            self._lines.write(shown, scroll_end=False)

    def _tell(self, sentence: str, key: str) -> None:
        self.query_one("#output-told", Static).update(Content(safe(sentence)))
        self.query_one("#output").border_subtitle = key

    async def action_leave(self) -> None:
        """Stop what runs; where nothing does, close."""
        if self.ended:
            self.dismiss()
            return
        if self._writing is not None:
            self._writing.stopped = True
        if self._command_run is not None:
            await self._command_run.stop()
