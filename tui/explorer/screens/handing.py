"""How are quotations handed on from where they are read: to the clipboard, an editor, a command?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.app import SuspendNotSupported
from textual.binding import Binding

from onrecord.index.errors import OnrecordError, UsageError
from onrecord.index.text.counting import counted
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.dialogs.naming import ask_about_name
from onrecord.tui.explorer.screens.dialogs.output import OutputScreen
from onrecord.tui.explorer.screens.knowing import ExplorerScreen
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.outside import editors, own_commands
from onrecord.tui.outside.lines import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Results

T = TypeVar("T")

FORMS = ("words", "md", "csv", "jsonl")
"""In which quotations are given to a command: their words, a line each, or as ``onrecord search`` has it."""

NO_COMMANDS = "No commands of your own yet: [commands] in config.toml, as README says under Settings."


def handing_keys(prefix: str) -> tuple[Binding, ...]:
    """The keys of a `HandingScreen`, their ids beginning with a prefix of the screen's own."""
    return (
        Binding("E", "edit", "Edit the file at the line", show=False, id=f"{prefix}edit"),
        Binding("vertical_line", "pipe", "Pipe to a command", show=False, id=f"{prefix}pipe"),
        Binding("m", "naming", "Merge or split a name", show=False, id=f"{prefix}names"),
        Binding("exclamation_mark", "own", "A command of your own", show=False, id=f"{prefix}own"),
    )


class HandingScreen(ExplorerScreen[T]):
    """A screen whose quotations can be handed to other programs."""

    @property
    def acted_on(self) -> Sequence[Hit]:
        """The selected quotations, or the one that is looked at; the latter comes first. The screen says."""
        raise NotImplementedError

    @property
    def found(self) -> Results | None:
        """The results of the search that they belong to, if there is one."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy the quotations with their citation."""
        self.host.copy("citation", self.acted_on)

    def action_pin(self) -> None:
        """Pin the quotations; where each of them is pinned, take their pins out."""
        if self.acted_on:
            self.host.pin(self.acted_on)

    def action_edit(self) -> None:
        """Open the article's file at the quotation's line in the person's own editor."""
        for hit in self.acted_on[:1]:
            self.begin(partial(self._edit, hit), "edit")

    async def _edit(self, hit: Hit) -> None:
        desk = self.host.desk
        try:
            editors.chosen()
            at = await desk.read(lambda: line(hit)) if desk else 1
            with self.app.suspend():
                failure = editors.edit(hit.article.file, at)
            self.app.refresh(layout=True)
        except UsageError as error:
            failure = str(error)
        except SuspendNotSupported:
            failure = "This terminal cannot be lent to an editor; o opens the file."
        if failure:
            self.notify(failure, severity="warning", markup=False)

    def action_naming(self) -> None:
        """Say that the speaker's name is somebody else's too, or nobody else's."""
        for hit in self.acted_on[:1]:
            ask_about_name(self, hit)

    def action_pipe(self) -> None:
        """Give quotations to a command, and show what it prints."""
        chosen, found, desk = self.acted_on, self.found, self.host.desk
        if not chosen or desk is None:
            return
        some = f"selected {len(chosen)}" if len(chosen) > 1 else "this"
        every = f"all {found.total:,}" if found is not None and found.total > 1 else ""

        async def understood(values: tuple[str, ...]) -> str:
            try:
                own_commands.words(values[0])
            except UsageError as error:
                return str(error)
            return ""

        def given(values: tuple[str, ...] | None) -> None:
            if not values:
                return
            self.host.piped = values[0]
            results = found if found is not None and values[1] == every else Listed(chosen)
            words = own_commands.words(values[0])
            self.app.push_screen(OutputScreen(words, desk, results, values[2]))

        fields = [
            Field("Command", self.host.piped, "as in: wc -w"),
            Field("Given", some, choices=tuple(filter(None, (some, every)))),
            Field("As", FORMS[0], choices=FORMS),
        ]
        notes = [
            "The command reads them on its standard input; no shell reads the line.",
            "Left and right choose.",
        ]
        form = FormScreen("Pipe to a command", fields, accept=understood, notes=notes)
        self.app.push_screen(form, given)

    def action_own(self) -> None:
        """Choose a command of the person's own, and run it on this quotation."""
        own = self.host.own_commands
        chosen = self.acted_on
        if not own:
            self.notify(NO_COMMANDS, timeout=4, markup=False)
        if not own or not chosen:
            return

        def named(name: str | None) -> None:
            if name:
                self.begin(partial(self._run_own, own[name], chosen), "own")

        title = f"Run on {counted(len(chosen), 'quotation')}"
        self.app.push_screen(MenuScreen(title, [Entry(name, told) for name, told in own.items()]), named)

    async def _run_own(self, command: str, chosen: Sequence[Hit]) -> None:
        desk = self.host.desk
        if desk is None:
            return
        hit = chosen[0]
        try:
            words = own_commands.words(command)
            at = await desk.read(lambda: line(hit)) if own_commands.wants_line(words) else 1
            words = own_commands.filled(words, own_commands.values(hit, at))
        except OnrecordError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.app.push_screen(OutputScreen(words, desk, Listed(chosen), "jsonl"))
