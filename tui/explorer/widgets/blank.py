"""How is a state with nothing to list shown, with what can be done from it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from onrecord.tui.explorer.view.states import Choice, State


class Blank(VerticalScroll, can_focus=False):
    """A headline, some lines, and a list of choices that digits pick too."""

    @dataclass
    class Picked(Message):
        """One of the choices was taken."""

        choice: Choice

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state: State | None = None

    def compose(self) -> ComposeResult:
        """The text, and below it the choices."""
        yield Static(id="blank-text")
        yield OptionList(id="blank-choices", compact=True)

    def show(self, state: State) -> None:
        """Show another state."""
        previous, self.state = self.state, state
        lines = "".join(safe(line) + "\n" for line in state.lines)
        self.query_one("#blank-text", Static).update(
            Content.assemble((safe(state.headline), "bold"), "\n\n", lines)
        )
        choices = self.query_one("#blank-choices", OptionList)
        if previous is None or previous.choices != state.choices:
            choices.clear_options()
            choices.add_options(
                Option(_prompt(number, choice)) for number, choice in enumerate(state.choices, 1)
            )
            choices.highlighted = 0 if state.choices else None
        choices.display = bool(state.choices)

    def focus_choices(self) -> bool:
        """Move the focus to the choices, where there are any."""
        if self.state and self.state.choices:
            self.screen.set_focus(self.query_one("#blank-choices"))
            return True
        return False

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on what was picked."""
        event.stop()
        if self.state:
            self.post_message(self.Picked(self.state.choices[event.option_index]))

    def on_key(self, event: Key) -> None:
        """Let a digit pick a choice."""
        if self.state and event.character and event.character in "123456789":
            number = int(event.character) - 1
            if number < len(self.state.choices):
                event.stop()
                event.prevent_default()
                self.post_message(self.Picked(self.state.choices[number]))


def _prompt(number: int, choice: Choice) -> Content:
    label = safe(choice.label)
    return Content.assemble((f" {number} ", "bold"), f" {label}  ", (safe(choice.detail), "dim"))
