"""Which keys do what?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from onrecord.tui.explorer.view.ascii import printed
from onrecord.tui.explorer.view.keys import told
from onrecord.tui.explorer.widgets.visible import Visible
from onrecord.tui.present.words.cells import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

MARKS = (
    ("●", "pinned"),
    ("✓", "selected"),
    ("✎", "corrected by hand; v shows what was found"),
    ("≈", "stands in other articles too; ×3 counts them"),
    ("?", "speaker uncertain, or none found"),
    ("~", "indirect: not the speaker's own words"),
    (":", "a turn of a transcript or an interview"),
    (">", "a block quotation"),
    ("=", "a term: a title or scare quotes, nobody's words"),
    ("○", "only the text around it holds what was searched for"),
    ("▌", "beside the lines of the quotation"),
)

QUERIES = (
    ('"exact words"', "side by side"),
    ('"some words"~5', "near each other"),
    ("any words", "all of them must be there"),
    ("word*  word~", "beginnings of words; words spelt nearly so"),
    ("a OR b, ( )", "either"),
    ("-word", "leaves out"),
    ("speaker:name", "also office: outlet: via: kind: class: cue: title:"),
    ('speaker:="name"', "the whole name; also office:= outlet:= via:="),
    ("after:2024-03", "also before: date:"),
    ("conf:>0.8", "how sure the speaker is"),
    ("copies:>5", "in how many articles the statement stands"),
)


class KeysScreen(ModalScreen[None]):
    """A sheet of all keys, of the search language, and of the marks; what is typed narrows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss", "Close", key_display="esc", priority=True),
        Binding("down", "scroll(1)", "Down", show=False, priority=True),
        Binding("up", "scroll(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "scroll(10)", "Page down", show=False, priority=True),
        Binding("pageup", "scroll(-10)", "Page up", show=False, priority=True),
    ]

    def __init__(self, groups: Sequence[Any]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """A filter, and the sheet, which scrolls."""
        with Vertical(id="keys", classes="dialog"):
            yield Input(
                id="keys-filter", placeholder="type to find a key", compact=True, highlighter=Visible()
            )
            with VerticalScroll(id="keys-sheet", can_focus=False):
                yield Static(id="keys-text")

    def on_mount(self) -> None:
        """Name the box and fill it."""
        box = self.query_one("#keys")
        box.border_title = "Keys"
        box.border_subtitle = "arrows scroll, esc closes"
        self._show("")

    @on(Input.Changed, "#keys-filter")
    def _narrowed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        parts: list[str | tuple[str, str]] = []
        for title, lines in self._sections():
            kept = [line for line in lines if wanted.casefold() in f"{line} {title}".casefold()]
            if kept:
                parts += [(title, "bold"), "\n", "\n".join(kept), "\n\n"]
        self.query_one("#keys-text", Static).update(
            Content.assemble(*parts) if parts else "No key does that."
        )

    def _sections(self) -> Iterator[tuple[str, list[str]]]:
        groups = [(group.HELP_TITLE, list(told(group))) for group in self._groups]
        widest = max(len(key.what) for _, keys in groups for key in keys)
        for title, keys in groups:
            lines = [
                f"  {fit(printed(self.app, key.keys), 16)} {key.what:<{widest}} {key.id}" for key in keys
            ]
            yield title, [line.rstrip() for line in lines]
        yield "Searching", [f"  {fit(what, 16)} {meaning}" for what, meaning in QUERIES]
        yield "Marks", [f"  {fit(what, 16)} {meaning}" for what, meaning in MARKS]

    def action_scroll(self, by: int) -> None:
        """Scroll the sheet."""
        self.query_one("#keys-sheet").scroll_relative(y=by, animate=False)
