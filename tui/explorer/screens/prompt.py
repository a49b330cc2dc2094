"""What is it to be called, where is it to go?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from onrecord.tui.present.safe import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PromptScreen(ModalScreen[str]):
    """One line to be typed; dismissed with it, or with None.

    Args:
        title: of the box.
        value: what stands in it at first.
        hint: what there is to know, below the line.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="esc", priority=True),
        Binding("ctrl+s", "accept", "Accept", show=False),
    ]

    def __init__(self, title: str, value: str = "", *, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A box with the line, and the hint below it."""
        with Vertical(id="prompt", classes="dialog"):
            yield Input(self._value, id="prompt-line", compact=True)
            yield Static(Content(safe(self._hint)))

    def on_mount(self) -> None:
        """Name the box."""
        box = self.query_one("#prompt")
        box.border_title = Content(self._title)
        box.border_subtitle = "⏎ accepts, esc cancels"

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Take what stands there, unless it is nothing."""
        value = self.query_one(Input).value.strip()
        if value:
            self.dismiss(value)
