"""Which quotations are pinned, and what can be done with all of them?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from onrecord.index.text.whole_files import save
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.export import DestinationScreen
from onrecord.tui.explorer.screens.knowing import OverScreen
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.kept.pins import as_markdown
from onrecord.tui.present.words.cells import fit
from onrecord.tui.present.words.describe import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.events import Resize

    from onrecord.tui.kept.pins import Pin, Pins

EXPORT = "onrecord-pins.md"

NONE = "No pins yet. In the results, p pins a quotation."
GONE = "! no longer in the index; its text is kept"


class PinsScreen(OverScreen[None]):
    """The pinned quotations, in the order in which they were pinned."""

    HELP_TITLE = "In the pins"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "article", "Article", key_display="⏎", id="pin-article"),
        Binding("d,p", "unpin", "Take out", id="unpin"),
        Binding("y", "copy", "Copy", id="pin-copy"),
        Binding("Y", "copy_all", "Copy all", id="pins-copy"),
        Binding("e", "export", "Write all to a file", id="pins-export"),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("escape,q,left,h", "dismiss", "Back", key_display="esc", id="pins-leave"),
    ]

    def __init__(self, pins: Pins) -> None:
        super().__init__()
        self.kept = pins
        self.pins: Sequence[Pin] = ()
        self._gone: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """How many there are, where they are kept, and the list."""
        yield Static(id="pins-title")
        yield Static(id="pins-place")
        yield OptionList(id="pins-list", compact=True)
        yield KeysLine()

    def on_mount(self) -> None:
        """List them, then look which are still in the index."""
        self.query_one(OptionList).focus()
        self._list()

    def on_resize(self, event: Resize) -> None:
        """Fit the lines to the room there is."""
        self._show()

    @work(exclusive=True, group="pins")
    async def _list(self) -> None:
        desk = self.desk

        def look() -> tuple[Sequence[Pin], frozenset[str]]:
            pins = self.kept.all()
            return pins, frozenset(pin.id for pin in pins if desk.index.show(pin.id) is None)

        self.pins, self._gone = await desk.read(look)
        self._show()

    def _show(self) -> None:
        width = max(1, self.size.width - 2)
        title = counted(len(self.pins), "pin") if self.pins else NONE
        self.query_one("#pins-title", Static).update(Content.styled(fit(title, width), "bold"))
        self.query_one("#pins-place", Static).update(Content(fit(str(self.kept.shelf.path), width)))
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(self._told(pin, width - 3)) for pin in self.pins)
        options.highlighted = min(at, len(self.pins) - 1) if self.pins else None

    def _told(self, pin: Pin, width: int) -> Content:
        words, _, source = pin.plain.partition("\n")
        parts: list[str | tuple[str, str]] = [(fit(words, width), "bold"), "\n", fit(source, width)]
        if pin.id in self._gone:
            parts += ["\n", (fit(GONE, width), "italic")]
        return Content.assemble(*parts)

    @property
    def pin(self) -> Pin | None:
        """The pin under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self.pins[at] if at is not None and at < len(self.pins) else None

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_article()

    @work(exclusive=True, group="article")
    async def action_article(self) -> None:
        """Read the pinned quotation in its article."""
        if self.pin is None:
            return
        answer = await self.desk.single(self.pin.id)
        if answer is None:
            self.notify("This quotation is no longer in the index.", timeout=3)
        else:
            self.app.push_screen(ArticleScreen(answer.results, 0, answer.first[0]))

    def action_unpin(self) -> None:
        """Take the pin out."""
        if self.pin is not None:
            try:
                self.kept.remove([self.pin.id])
            except OSError as error:
                self.notify(f"It could not be taken out: {error.strerror}.", severity="error", markup=False)
            self._list()

    def action_copy(self) -> None:
        """Copy the quotation with its citation."""
        if self.pin is not None:
            self._copy("Citation", self.pin.plain)

    def action_copy_all(self) -> None:
        """Copy every pin as Markdown."""
        if self.pins:
            self._copy(counted(len(self.pins), "pin"), as_markdown(self.pins))

    def _copy(self, what: str, text: str) -> None:
        self.host.copy_text(what, text)

    def action_export(self) -> None:
        """Write every pin to a Markdown file."""
        pins, told = self.pins, counted(len(self.pins), "pin")

        async def write(path: Path) -> None:
            await asyncio.to_thread(save, path, as_markdown(pins))

        if pins:
            notes = ["In Markdown. The same from a shell: onrecord pins"]
            dialog = DestinationScreen(f"Export {told}", EXPORT, (".md",), write, written=told, notes=notes)
            self.app.push_screen(dialog)

    def action_move(self, by: int) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()
