"""Which values of a facet are asked for? All that there are, to be found by typing, several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from onrecord.index.text.folding import fold
from onrecord.tui.explorer.widgets.visible import Visible
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult

    from onrecord.tui.present.hits.contract import Count

MOST = 500
"""The maximum number of values listed; others are reached by typing."""


class ValuesScreen(ModalScreen["tuple[str, ...]"]):
    """Every value of a facet; dismissed with those that are to be asked for, or with None.

    Args:
        title: of the facet.
        counts: its values, the commonest first.
        asked: those that the query asks for already.

    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="esc", priority=True),
        Binding("enter,ctrl+s", "accept", "Ask for what is marked, else for this", priority=True),
        Binding("tab", "mark", "Mark, and go on", priority=True),
        Binding("down", "move(1)", "Next", show=False, priority=True),
        Binding("up", "move(-1)", "Previous", show=False, priority=True),
        Binding("pagedown", "page(1)", "A page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "A page up", show=False, priority=True),
    ]

    def __init__(self, title: str, counts: Sequence[Count], asked: Collection[str]) -> None:
        super().__init__()
        self._title = title
        self._counts = [(fold(" ".join((each.value, *each.others))), each) for each in counts]
        self._listed: Sequence[Count] = ()
        self._marked = [each.value for each in counts if each.value in asked]
        self._before = tuple(self._marked)

    def compose(self) -> ComposeResult:
        """A box to type into, and the values."""
        with Vertical(id="values", classes="dialog"):
            yield Input(id="values-filter", placeholder="type to find", compact=True, highlighter=Visible())
            yield OptionList(id="values-list", compact=True)

    def on_mount(self) -> None:
        """List the commonest."""
        self.query_one("#values").border_subtitle = "tab marks, enter asks for them, esc cancels"
        self.query_one("#values-filter").focus()
        self._list("")
        self._tell()

    def _tell(self) -> None:
        marked = f", {len(self._marked):,} marked" if self._marked else ""
        self.query_one("#values").border_title = Content(f"{self._title}: {len(self._counts):,}{marked}")

    @on(Input.Changed, "#values-filter")
    def _filtered(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        parts = fold(typed).split()
        self._listed = [each for name, each in self._counts if all(part in name for part in parts)][:MOST]
        options = self.query_one("#values-list", OptionList)
        options.clear_options()
        options.add_options(Option(self._prompt(each)) for each in self._listed)
        options.highlighted = 0 if self._listed else None

    def _prompt(self, each: Count) -> Content:
        sign = "+" if each.value in self._marked else " "
        others = f"  {', '.join(map(safe, each.others))}" if each.others else ""
        return Content.assemble(
            (f" {sign} ", "bold"), f"{each.count:>6,}  {safe(each.value)}", (others, "dim")
        )

    def action_mark(self) -> None:
        """Mark the highlighted value, or no longer, and go on to the next."""
        options = self.query_one("#values-list", OptionList)
        at = options.highlighted
        if at is None:
            return
        value = self._listed[at].value
        if value in self._marked:
            self._marked.remove(value)
        else:
            self._marked.append(value)
        options.replace_option_prompt_at_index(at, self._prompt(self._listed[at]))
        options.highlighted = min(at + 1, len(self._listed) - 1)
        self._tell()

    def action_move(self, by: int) -> None:
        """Move in the list, from the box too."""
        options = self.query_one("#values-list", OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    def action_page(self, by: int) -> None:
        """Move in the list by a page."""
        options = self.query_one("#values-list", OptionList)
        if options.highlighted is not None:
            to = options.highlighted + by * max(1, options.size.height - 1)
            options.highlighted = max(0, min(len(self._listed) - 1, to))

    def action_accept(self) -> None:
        """Ask for what is marked; where no mark has been changed, for the highlighted value too."""
        marked = tuple(self._marked)
        at = self.query_one("#values-list", OptionList).highlighted
        if marked == self._before and at is not None and self._listed[at].value not in marked:
            marked += (self._listed[at].value,)
        self.dismiss(marked)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_mark()
