"""What does a command have to be told before it can be done: a path, some words, a name?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from onrecord.tui.explorer.screens.knowing import PATIENCE
from onrecord.tui.explorer.widgets.visible import Visible
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from textual.app import ComposeResult
    from textual.events import Key, Paste

    Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be told."""

    label: str
    value: str = ""
    placeholder: str = ""
    choices: tuple[str, ...] = ()
    """All that it can hold, where that is a few words."""


class LineInput(Input):
    """One line; lines that are pasted become one."""

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split()), *self.selection)


class ChoiceInput(LineInput):
    """One of a few words: a letter goes to the next that begins with it, space and the arrows to the next.

    Args:
        choices: that there are.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", "Next choice", show=False),
        Binding("left", "turn(-1)", "Previous choice", show=False),
    ]

    def __init__(self, choices: Sequence[str], value: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(value, id=id, compact=True, select_on_focus=False)
        self._choices = choices

    async def _on_key(self, event: Key) -> None:
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            letter = event.character.strip().lower()
            self._turn([each for each in self._choices if each.startswith(letter)], 1)

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()

    def action_turn(self, by: int) -> None:
        """Go to another choice."""
        self._turn(self._choices, by)

    def _turn(self, among: Sequence[str], by: int) -> None:
        if among:
            here = among.index(self.value) if self.value in among else -1 if by > 0 else 0
            self.value = among[(here + by) % len(among)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing in it is edited."""
        return not action.startswith(("delete", "cut", "paste"))


class FormScreen(ModalScreen["tuple[str, ...]"]):
    """A dialog of a few lines; dismissed with what they hold, or with None.

    Args:
        title: what it is about.
        fields: what is to be told.
        accept: looks at the values before the dialog closes: returns why they will not do, as a sentence,
            which is shown while the dialog stays; ``""`` where they will.
        notes: lines below the fields.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="esc", priority=True),
        Binding("enter,ctrl+s", "accept", "Accept", key_display="⏎", priority=True),
        Binding("down", "app.focus_next", "Next", show=False, priority=True),
        Binding("up", "app.focus_previous", "Previous", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        accept: Callable[[Values], Awaitable[str]] | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._accept = accept
        self._notes = notes

    def compose(self) -> ComposeResult:
        """The fields, what is wrong with them, and notes."""
        with Vertical(id="form", classes="dialog"):
            for number, field in enumerate(self._fields):
                if field.choices:
                    yield Label(f"{field.label} ({', '.join(field.choices)})", markup=False)
                    yield ChoiceInput(field.choices, field.value, id=f"form-{number}")
                    continue
                yield Label(field.label, markup=False)
                yield LineInput(
                    field.value,
                    highlighter=Visible(),
                    id=f"form-{number}",
                    placeholder=field.placeholder,
                    compact=True,
                    select_on_focus=False,
                )
            yield Static(id="form-fault")
            yield Static(id="form-notes")

    def on_mount(self) -> None:
        """Name the box and begin with its first field."""
        box = self.query_one("#form")
        box.border_title = Content(self._title)
        box.border_subtitle = "⏎ accepts, esc cancels"
        self.query_one("#form-0").focus()
        self.note(self._notes)

    @property
    def values(self) -> Values:
        """What the fields hold."""
        return tuple(field.value.strip() for field in self.query(LineInput))

    @work(exclusive=True, group="accept")
    async def action_accept(self) -> None:
        """Close with what the fields hold, unless something is wrong with it."""
        values = self.values
        patience = self.set_timer(PATIENCE, lambda: self.tell("One moment …"))
        try:
            fault = await self._accept(values) if self._accept else ""
        finally:
            patience.stop()
        if fault:
            self.query_one("#form-fault", Static).update(Content.assemble(("! ", "bold $error"), safe(fault)))
        else:
            self.dismiss(values)

    def tell(self, sentence: str) -> None:
        """Say how things stand, where else it says what is wrong."""
        self.query_one("#form-fault", Static).update(Content(safe(sentence)))

    def note(self, lines: Iterable[str]) -> None:
        """Put these lines below the fields."""
        self.query_one("#form-notes", Static).update(Content("\n".join(map(safe, lines))))
