"""What does a command have to be told before it can be done: a path, some words, a name?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from onrecord.index.text.folding import fold
from onrecord.tui.explorer.screens.knowing import PATIENCE
from onrecord.tui.explorer.search.completion import Known, offers, with_count
from onrecord.tui.explorer.widgets.visible import Visible
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import Key, Paste

    Values = tuple[str, ...]

MOST = 5
"""Names that are offered at once."""
NAMES = 2_000
"""Names of a facet that are known, the commonest."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be told."""

    label: str
    value: str = ""
    placeholder: str = ""
    choices: tuple[str, ...] = ()
    """All that it can hold, where that is a few words."""
    names: str = ""
    """The facet of the index whose names complete it."""
    replaced: bool = False
    """Whether its value gives way to what is typed."""


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


class NameInput(LineInput):
    """A name of the index; what is typed is completed from those that there are.

    Args:
        facet: whose names complete it.

    """

    def __init__(self, facet: str, value: str, placeholder: str, *, id: str) -> None:  # noqa: A002
        super().__init__(
            value,
            highlighter=Visible(),
            id=id,
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,
        )
        self.facet = facet
        self.names: Mapping[str, Known] = {}
        """The names that there are, those to be offered first at the front."""
        self._taken: list[str] = []

    @property
    def offered(self) -> list[str]:
        """The names that may be meant, in order; where one of them has been taken, the same as before."""
        if self.value in self._taken:
            return self._taken
        return offers(fold(self.value), self.names, MOST)

    def complete(self) -> bool:
        """Take the first name that is offered, or the next one; whether there is any."""
        offered = self.offered
        at = offered.index(self.value) + 1 if self.value in offered else 0
        if not offered or (at == len(offered) == 1):
            return False
        self._taken = offered
        self.value = offered[at % len(offered)]
        self.cursor_position = len(self.value)
        return True


class FormScreen(ModalScreen["tuple[str, ...]"]):
    """A dialog of a few lines; dismissed with what they hold, or with None.

    Args:
        title: what it is about.
        fields: what is to be told.
        accept: looks at the values before the dialog closes: returns why they will not do, as a sentence,
            which is shown while the dialog stays; ``""`` where they will.
        notes: lines below the fields.
        names: gives the names of a facet, with their counts, where a field has one.
        beside: the dialog is as low as can be and stands above, so that words can be read below it.
        start: the field that is begun with.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="esc", priority=True),
        Binding("enter,ctrl+s", "accept", "Accept", key_display="⏎", priority=True),
        Binding("down", "app.focus_next", "Next", show=False, priority=True),
        Binding("up", "app.focus_previous", "Previous", show=False, priority=True),
        Binding("tab", "complete", "Finish the name, or go on", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        accept: Callable[[Values], Awaitable[str]] | None = None,
        notes: Sequence[str] = (),
        names: Callable[[str, int], Awaitable[Mapping[str, Known]]] | None = None,
        beside: bool = False,
        start: int = 0,
    ) -> None:
        super().__init__(classes="-by" if beside else "")
        self._names = names
        self._beside = beside
        self._start = start
        self._title = title
        self._fields = fields
        self._accept = accept
        self._notes = notes

    def compose(self) -> ComposeResult:
        """The fields, what is wrong with them, and notes."""
        with Vertical(id="form", classes="dialog"):
            for number, field in enumerate(self._fields):
                if self._beside:
                    with Horizontal(classes="field"):
                        yield Label(field.label, markup=False)
                        yield self._input(number, field)
                        yield Static(", ".join(field.choices), classes="choices", markup=False)
                else:
                    choices = f" ({', '.join(field.choices)})" if field.choices else ""
                    yield Label(f"{field.label}{choices}", markup=False)
                    yield self._input(number, field)
            yield Static(id="form-offers")
            yield Static(id="form-fault")
            yield Static(id="form-notes")

    def _input(self, number: int, field: Field) -> LineInput:
        name = f"form-{number}"
        if field.choices:
            return ChoiceInput(field.choices, field.value, id=name)
        if field.names:
            return NameInput(field.names, field.value, field.placeholder, id=name)
        return LineInput(
            field.value,
            highlighter=Visible(),
            id=name,
            placeholder=field.placeholder,
            compact=True,
            select_on_focus=field.replaced,
        )

    def on_mount(self) -> None:
        """Name the box, begin with its first field, and look which names there are."""
        box = self.query_one("#form")
        box.border_title = Content(self._title)
        box.border_subtitle = "enter accepts, esc cancels"
        self.query_one(f"#form-{self._start}").focus()
        self.note(self._notes)
        self.query_one("#form-offers").display = any(field.names for field in self._fields)
        self._know()

    @work(group="names", exit_on_error=False)
    async def _know(self) -> None:
        """Read the names that complete a field; without them it is typed whole."""
        for field in self.query(NameInput):
            if self._names is not None:
                field.names = await self._names(field.facet, NAMES)
        self._offer()

    @on(Input.Changed)
    @on(DescendantFocus)
    def _offer(self) -> None:
        focused = self.focused
        parts: list[tuple[str, str]] = []
        if isinstance(focused, NameInput):
            for name in focused.offered:
                style = "bold" if name == focused.value else ""
                parts += [(" · ", "dim"), (with_count(name, focused.names), style)]
        told = Content.assemble(("tab ", "dim"), *parts[1:]) if parts else Content("")
        self.query_one("#form-offers", Static).update(told)

    def action_complete(self) -> None:
        """Finish the name that has been begun; where there is none, go to the next field."""
        if not (isinstance(self.focused, NameInput) and self.focused.complete()):
            self.focus_next()

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
