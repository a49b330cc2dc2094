"""Where is the query typed, and how is a fault in it pointed at?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from onrecord.tui.explorer.search.completion import Known, asked, choices, complete, with_count
from onrecord.tui.explorer.widgets.visible import Visible
from onrecord.tui.present.words.cells import cells, fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Key

    from onrecord.index.errors import QueryError

PLACEHOLDER = "words, or speaker: office: outlet: after:"


class SearchBox(Input):
    """One line for a query. Keys that print go into it; the arrows up and down belong to the results."""

    HELP_TITLE = "In the search box"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.results", "Results", key_display="⏎", priority=True),
        Binding("tab", "complete", "Finish the word", show=False, id="complete"),
        Binding("right", "right", "Right, or finish the word", show=False),
        Binding("ctrl+l", "select_all", "Select all", show=False),
        Binding("ctrl+u", "clear", "Clear", show=False),
        Binding("ctrl+w", "delete_left_word", "Delete a word", show=False),
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Of what is typed; the box itself stays as large as it is, so that no key lays the screen out anew."""

    @dataclass
    class NamesWanted(Message):
        """The names of a facet would help to complete what is typed."""

        facet: str

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        self.names: dict[str, Mapping[str, Known]] = {}
        """The known names of each facet, the commonest first."""
        self.held: list[str] | None = None
        """The keys that were pressed since Enter, for the answer; None where none is awaited."""
        self._offers: list[tuple[str, str]] = []
        self._offered = 0
        self._begun = ""
        super().__init__(
            value,
            placeholder=PLACEHOLDER,
            id=id,
            compact=True,
            select_on_focus=False,
            suggester=_Ghost(self),
            highlighter=Visible(),
        )

    async def on_key(self, event: Key) -> None:
        """In an empty box, ? shows the keys as it does elsewhere; what is held waits."""
        if self.held is not None:
            event.stop()
            event.prevent_default()
            self.held.append(event.key)
        elif event.key == "question_mark" and not self.value:
            event.stop()
            event.prevent_default()
            await self.run_action("app.keys")

    def action_clear(self) -> None:
        """Empty the box."""
        self.value = ""

    def action_complete(self) -> None:
        """Finish the field or the name that has been begun; otherwise go on to the next pane."""
        if len(self._offers) > 1 and self.value == self._offers[self._offered][1]:
            self._offered = (self._offered + 1) % len(self._offers)
            self.value = self._offers[self._offered][1]
            self.cursor_position = len(self.value)
            return
        self._offers, self._offered, self._begun = choices(self.value, self.names), 0, self.value
        _, whole = complete(self.value, self.names)
        if whole and self.cursor_position == len(self.value):
            self.value = whole
            self.cursor_position = len(whole)
        else:
            self.screen.focus_next()

    @property
    def offers(self) -> Content:
        """The names that the tab key offers, each with its count; the one that it took is bold."""
        taken = bool(self._offers) and self.value == self._offers[self._offered][1]
        listed = self._offers if taken else choices(self.value, self.names)
        counts = self.names.get(asked(self.value) or asked(self._begun), {})
        told = [
            (with_count(name, counts), "bold" if taken and number == self._offered else "")
            for number, (name, _) in enumerate(listed)
        ]
        parts = [part for each in told for part in (each, (" · ", ""))][:-1]
        return Content.assemble(("tab ", "dim"), *parts) if parts else Content("")

    def action_right(self) -> None:
        """Go right; at the end, finish what has been begun."""
        if self.cursor_position == len(self.value) and complete(self.value, self.names)[1]:
            self.action_complete()
        else:
            self.action_cursor_right()


class _Ghost(Suggester):
    """Shows behind the cursor how the text would go on."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._box = box

    async def get_suggestion(self, value: str) -> str | None:
        """The text with what follows it."""
        facet = asked(value)
        if facet and facet not in self._box.names:
            self._box.names[facet] = {}
            self._box.post_message(SearchBox.NamesWanted(facet))
        rest, _ = complete(value, self._box.names)
        return value + safe(rest) if rest else None


def fault(error: QueryError, lead: int, width: int) -> Content:
    """A caret under the fault of a query, and beside it the sentence that says what is wrong.

    Args:
        error: with the place of the fault.
        lead: the cell in which the query's first character stands, negative where it is scrolled out.
        width: of the line.

    """
    at = max(0, min(width - 1, lead + cells(safe(error.query[: error.position]))))
    sentence = safe(error.message)
    if error.suggestion:
        sentence += f" Try: {safe(error.suggestion)}"
    right = width - at - 3
    if cells(sentence) <= right or right >= at:
        line = " " * at + "^ " + fit(sentence, right).rstrip()
    else:
        shown = fit(sentence, at - 1).rstrip()
        line = " " * (at - 1 - cells(shown)) + shown + " ^"
    return Content(line)
