"""Which quotations are pinned, in this collection or another, and what can be done with all of them?"""

from __future__ import annotations

import asyncio
import shlex
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from onrecord.index.paths import short
from onrecord.index.text.counting import counted
from onrecord.index.text.whole_files import save
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.export import DestinationScreen, written
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.knowing import OverScreen
from onrecord.tui.explorer.widgets.keysline import KeysLine
from onrecord.tui.kept.pinned import ENDINGS, listed
from onrecord.tui.kept.pins import as_markdown, tags_of
from onrecord.tui.present.words.cells import fit
from onrecord.tui.present.words.listing import WRITERS
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Resize

    from onrecord.tui.kept.pins import Pin, Pins

EXPORT = "onrecord-pins.md"
HOW = "The ending says the form: .md to read or paste, .csv for a spreadsheet, .jsonl for every field."

NONE = "No pins yet. In the results, p pins a quotation."
NEW = "new"
ACTING = ("article", "unpin", "note", "copy", "copy_all", "export", "into")
"""Actions on pins."""
GONE = "! no longer in the index; its text is kept"


class PinsScreen(OverScreen[None]):
    """The pinned quotations, in the order in which they were pinned."""

    HELP_TITLE = "In the pins"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "article", "Article", key_display="⏎", id="pin-article"),
        Binding("d,p", "unpin", "Take out", id="unpin"),
        Binding("n", "note", "Note, tags", id="pin-note"),
        Binding("g", "collection", "Collections", id="pins-collection"),
        Binding("y", "copy", "Copy", id="pin-copy"),
        Binding("Y", "copy_all", "Copy all", show=False, id="pins-copy"),
        Binding("e", "export", "Export all", id="pins-export"),
        Binding("m", "into", "Also into another collection", show=False, id="pin-into"),
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
        desk, collection = self.desk, self.host.collection

        def look() -> tuple[Sequence[Pin], frozenset[str]]:
            pins = self.kept.all(collection)
            return pins, frozenset(pin.id for pin in pins if desk.index.show(pin.id) is None)

        self.pins, self._gone = await desk.read(look)
        self._show()

    def _show(self) -> None:
        width = max(1, self.size.width - 2)
        name = self.host.collection
        title = counted(len(self.pins), "pin") if self.pins else NONE
        title = f"{name}: {title}" if name else title
        self.query_one("#pins-title", Static).update(Content.styled(fit(safe(title), width), "bold"))
        self.query_one("#pins-place", Static).update(Content(fit(safe(short(self.kept.shelf.path)), width)))
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(self._told(pin, width - 3)) for pin in self.pins)
        options.highlighted = min(at, len(self.pins) - 1) if self.pins else None
        self.refresh_bindings()

    def _told(self, pin: Pin, width: int) -> Content:
        words, _, source = pin.plain.partition("\n")
        parts: list[str | tuple[str, str]] = [(fit(words, width), "bold"), "\n", fit(source, width)]
        if pin.note or pin.tags:
            tags = " ".join(f"#{tag}" for tag in pin.tags)
            noted = " ".join(filter(None, (pin.note, tags)))
            parts += ["\n", (fit(safe(noted), width), "italic")]
        if pin.id in self._gone:
            parts += ["\n", (fit(GONE, width), "italic")]
        return Content.assemble(*parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there are no pins, nothing is offered that acts on one."""
        return bool(self.pins) or action not in ACTING

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
                self.kept.remove([self.pin.id], self.pin.collection)
            except OSError as error:
                self.notify(f"It could not be taken out: {error.strerror}.", severity="error", markup=False)
            self._list()

    def action_note(self) -> None:
        """Write a note and tags to the pin."""
        pin = self.pin
        if pin is None:
            return

        async def keep(values: tuple[str, ...]) -> str:
            try:
                await asyncio.to_thread(self.kept.change, pin, note=values[0], tags=tags_of(values[1]))
            except OSError as error:
                return f"It could not be kept: {error.strerror}."
            return ""

        fields = [
            Field("Note", pin.note, "anything; empty for none"),
            Field("Tags", ", ".join(pin.tags), "with commas between them"),
        ]

        def kept(_values: tuple[str, ...] | None) -> None:
            self._list()

        self.app.push_screen(FormScreen("Note and tags", fields, accept=keep), kept)

    def action_collection(self) -> None:
        """Show another collection, or begin one; what is pinned from now on goes into it."""

        def chosen(name: str) -> None:
            self.host.collection = name
            self._list()

        self._choose("Which collection?", chosen)

    def action_into(self) -> None:
        """Put the pin into another collection too."""
        pin = self.pin
        if pin is not None:
            self._choose("Also into which collection?", lambda name: self._put(pin, name))

    @work(group="into")
    async def _put(self, pin: Pin, name: str) -> None:
        try:
            done = await asyncio.to_thread(self.kept.put, pin, name)
        except OSError as error:
            self.notify(f"It could not be put there: {error.strerror}.", severity="error", markup=False)
            return
        where = f"in “{name}”" if name else "in the pins without a collection"
        self.notify(f"It is {'now' if done else 'already'} {where}.", timeout=3, markup=False)

    def _choose(self, title: str, then: Callable[[str], object]) -> None:
        entries = [
            Entry(name or "(no collection)", counted(count, "pin"), f"={name}")
            for name, count in self.kept.collections().items()
        ]

        def chosen(value: str | None) -> None:
            if value == NEW:
                self.app.push_screen(FormScreen("A new collection", [Field("Name")], accept=enough), named)
            elif value is not None:
                then(value[1:])

        async def enough(values: tuple[str, ...]) -> str:
            return "" if values[0] else "Type a name."

        def named(values: tuple[str, ...] | None) -> None:
            if values:
                then(values[0])

        self.app.push_screen(MenuScreen(title, [*entries, Entry("a new one …", "", NEW)]), chosen)

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
        """Write every pin of the collection to a file, as ``onrecord pins`` does."""
        pins, collection = self.pins, self.host.collection
        told = counted(len(pins), "pin")

        async def write(path: Path) -> str:
            with StringIO(newline="") as file:
                WRITERS[ENDINGS[path.suffix.lower()]](listed(pins), file)
                await asyncio.to_thread(save, path, file.getvalue())
            return written(told, path)

        def command(name: str) -> str:
            form = ENDINGS.get(Path(name).suffix.lower(), "md")
            words = ["onrecord", "pins", "--collection", collection, "--format", form]
            return f"{shlex.join(words)} > {shlex.quote(name)}"

        if pins:
            dialog = DestinationScreen(
                f"Export {told}", EXPORT, tuple(ENDINGS), write, notes=[HOW], command=command
            )
            self.app.push_screen(dialog)

    def action_move(self, by: int) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()
