"""How far has the rebuild come?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from onrecord.tui.explorer.work.builder import Progress

GOES_ON = "You can go on searching. The old index answers until the new one is whole and takes its place."


class BuildScreen(ModalScreen[None]):
    """The progress of a build that goes on whether this is shown or not.

    Args:
        progress: so far.
        stop: stops the build; the old index stays.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Hide (goes on)", key_display="esc"),
        Binding("l", "skipped", "Files left out"),
        Binding("ctrl+x", "stop", "Stop, keep the old index"),
    ]

    def __init__(self, progress: Progress, stop: Callable[[], None]) -> None:
        super().__init__()
        self._progress = progress
        self._stop = stop
        self._listed = False

    def compose(self) -> ComposeResult:
        """A box with the progress, and the keys."""
        with VerticalScroll(id="build", classes="dialog"):
            yield Static(id="build-text")
        yield KeysLine()

    def on_mount(self) -> None:
        """Name the box."""
        self.query_one("#build").border_title = "Rebuilding the index"
        self.show(self._progress)

    def show(self, progress: Progress) -> None:
        """Show how far it has come, as soon as there is something to show it on."""
        self._progress = progress
        lines = [*progress.lines(), "", GOES_ON]
        if self._listed:
            lines = [f"{safe(path)}: {safe(reason)}" for path, reason in progress.skipped] or ["None so far."]
        # a build may end before its dialog has been composed
        for text in self.query("#build-text").results(Static):
            text.update(Content("\n".join(lines)))

    def action_skipped(self) -> None:
        """List the files that were left out, or go back to the progress."""
        self._listed = not self._listed
        self.show(self._progress)

    def action_stop(self) -> None:
        """Stop the build."""
        self._stop()
        self.dismiss()
