"""Where is the query typed, and how is a fault in it pointed at?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from onrecord.tui.explorer.plain import cells, fit
from onrecord.tui.safe import safe

if TYPE_CHECKING:
    from onrecord.index.errors import QueryError

PLACEHOLDER = "words, or speaker: office: outlet: after:"


class SearchBox(Input):
    """One line for a query. Keys that print go into it; the arrows up and down belong to the results."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.results", "Results", key_display="⏎", priority=True),
        Binding("ctrl+l", "select_all", "Select all", show=False),
        Binding("ctrl+u", "clear", "Clear", show=False),
    ]

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(value, placeholder=PLACEHOLDER, id=id, compact=True, select_on_focus=False)

    def action_clear(self) -> None:
        """Empty the box."""
        self.value = ""


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
