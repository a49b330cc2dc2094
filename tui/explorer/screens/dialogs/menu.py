"""Which one of these is it to be?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from onrecord.tui.explorer.widgets.visible import Visible
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

MOST = 200
"""The maximum number of entries listed; others are reached by typing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu."""

    label: str
    detail: str = ""
    value: str = ""
    """What choosing it returns; the label where this is empty."""


class MenuScreen(ModalScreen[str]):
    """A list to choose from by arrows, by a digit, or by typing a part of it.

    Dismissed with the value of the entry, or with None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="esc", priority=True),
        Binding("down", "move(1)", "Next", show=False, priority=True),
        Binding("up", "move(-1)", "Previous", show=False, priority=True),
        Binding("enter", "choose", "Choose", key_display="⏎", priority=True),
        Binding("delete", "forget", "Forget", show=False, priority=True),
        *(Binding(f"{digit}", f"pick({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        *,
        searchable: bool = False,
        forget: Callable[[Entry], None] | None = None,
    ) -> None:
        super().__init__()
        self._forget = forget
        self._title = title
        self._entries = entries
        self._searchable = searchable
        self._listed: Sequence[Entry] = entries

    def compose(self) -> ComposeResult:
        """A box with a filter, if any, and the entries."""
        with Vertical(id="menu", classes="dialog"):
            if self._searchable:
                yield Input(id="menu-filter", placeholder="type to find", compact=True, highlighter=Visible())
            yield OptionList(id="menu-list", compact=True)

    def on_mount(self) -> None:
        """List everything."""
        box = self.query_one("#menu")
        box.border_title = Content(self._title)
        forgets = "delete forgets, " if self._forget else ""
        box.border_subtitle = f"enter chooses, {forgets}esc cancels"
        self.query_one("#menu-filter" if self._searchable else "#menu-list").focus()
        self._list(self._entries)

    def _list(self, entries: Sequence[Entry]) -> None:
        self._listed = entries[:MOST]
        options = self.query_one("#menu-list", OptionList)
        options.clear_options()
        options.add_options(Option(self._prompt(n, entry)) for n, entry in enumerate(self._listed, 1))
        options.highlighted = 0 if self._listed else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Delete edits the filter where entries cannot be forgotten, and digits are typed into it."""
        if action == "pick":
            return not self._searchable
        return action != "forget" or self._forget is not None

    def action_forget(self) -> None:
        """Remove the highlighted entry for good."""
        highlighted = self.query_one("#menu-list", OptionList).highlighted
        if highlighted is not None and self._forget is not None:
            gone = self._listed[highlighted]
            self._forget(gone)
            self._entries = [entry for entry in self._entries if entry is not gone]
            self._list([entry for entry in self._listed if entry is not gone])

    def _prompt(self, number: int, entry: Entry) -> Content:
        digit = f" {number} " if number <= 9 and not self._searchable else "   "
        label = Content.assemble((digit, "bold"), safe(entry.label))
        return Content.assemble(label, ("  " + safe(entry.detail), "dim")) if entry.detail else label

    @on(Input.Changed, "#menu-filter")
    def _filtered(self, event: Input.Changed) -> None:
        parts = event.value.casefold().split()
        self._list(
            [
                entry
                for entry in self._entries
                if all(part in f"{entry.label} {entry.detail}".casefold() for part in parts)
            ]
        )

    def action_pick(self, digit: int) -> None:
        """Choose by the digit before an entry."""
        self._choose(digit - 1)

    def action_move(self, by: int) -> None:
        """Move in the list, also from the filter."""
        options = self.query_one("#menu-list", OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_choose(self) -> None:
        """Choose the highlighted entry."""
        highlighted = self.query_one("#menu-list", OptionList).highlighted
        if highlighted is not None:
            self._choose(highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._listed):
            entry = self._listed[number]
            self.dismiss(entry.value or entry.label)
