"""Which keys do what?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from onrecord.tui.explorer.keys import told
from onrecord.tui.explorer.plain import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from onrecord.tui.explorer.keys import Group

MARKS = (
    ("?", "speaker uncertain, or nobody named"),
    ("~", "indirect"),
    ("=", "a term: nobody's words"),
)

QUERIES = (
    ('"exact words"', "side by side"),
    ("any words", "all of them must be there"),
    ("word*", "beginnings of words"),
    ("a OR b", "either"),
    ("-word", "leaves out"),
    ("speaker:", "office: outlet: via: kind: cue: title:"),
    ("after:2024-03", "before:2024-06"),
    ("conf:>0.8", "how sure"),
)


class KeysScreen(ModalScreen[None]):
    """A sheet of all keys, of the search language, and of the marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", key_display="esc")
    ]

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """The sheet in a box that scrolls."""
        with VerticalScroll(id="keys"):
            yield Static(self._sheet())

    def on_mount(self) -> None:
        """Name the box."""
        box = self.query_one("#keys")
        box.border_title = "Keys"
        box.border_subtitle = "esc closes"
        box.focus()

    def _sheet(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for name, bindings in self._groups:
            parts += [(name, "bold"), "\n"]
            parts += [f"  {fit(key.keys, 16)} {key.what}\n" for key in told(bindings)]
            parts.append("\n")
        for name, pairs in (("Searching", QUERIES), ("Marks", MARKS)):
            parts += [(name, "bold"), "\n"]
            parts += [f"  {fit(what, 16)} {meaning}\n" for what, meaning in pairs]
            parts.append("\n")
        return Content.assemble(*parts)
