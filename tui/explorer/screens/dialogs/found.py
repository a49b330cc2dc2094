"""Where is what was found to be written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from onrecord.index.errors import OnrecordError
from onrecord.index.paths import places, typed
from onrecord.tui.explorer.screens.dialogs.destination import DestinationScreen
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.explorer.work.exporting import FORMS, Writing, as_in_a_shell, command
from onrecord.tui.present.words.describe import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.search.controller import Order
    from onrecord.tui.explorer.search.desk import Answer, Desk
    from onrecord.tui.present.hits.contract import Results

NAME = "quotations.md"

ENDINGS = "The ending says the form: .md to read or paste, .csv for a spreadsheet, .jsonl for every field."

PROGRESS = 0.5
"""Seconds of writing after which it is told how far it is, and again each time they have passed."""


class FoundScreen(DestinationScreen):
    """A dialog that writes quotations to a file, in the reading thread; esc stops that, or else closes.

    Args:
        desk: through which they are read.
        results: that are to be written, every one.
        told: how many they are: ``3 quotations``.
        order: in which order, as a sentence.
        options: of ``onrecord search``, with which it finds them in that order; None where none do.

    """

    def __init__(
        self,
        desk: Desk,
        results: Results,
        *,
        told: str,
        order: str,
        options: Sequence[str] | None = None,
    ) -> None:
        super().__init__(f"Export {told}", NAME, tuple(FORMS), self._export, written=told)
        self._desk = desk
        self._results = results
        self._order = order
        self._options = options
        self._query = ""
        self._writing: Writing | None = None

    def on_mount(self) -> None:
        """Say what will be written, and look by which command a shell would."""
        if self._options is not None:
            self._look()

    @work(exit_on_error=False)
    async def _look(self) -> None:
        self._query = await self._desk.read(lambda: as_in_a_shell(self._desk.index, self._results))
        self._note()

    @on(Input.Changed)
    def _note(self) -> None:
        lines = [self._order, ENDINGS]
        if self._options is not None and self._query:
            path = typed(self.values[0] or NAME)
            lines += ["The same from a shell:", f"  {command(self._query, self._options, path)}"]
        self.note(lines)

    async def _export(self, path: Path) -> None:
        if self._desk.closed:
            raise OnrecordError("A newer index has taken the place of this one; esc, then e exports from it.")
        self._writing = writing = Writing(self._desk.index, self._results)
        progress = self.set_interval(PROGRESS, self._tell_progress)
        try:
            await self._desk.read(lambda: writing.to(path))
        finally:
            writing.stopped = True
            self._writing = None
            progress.stop()

    def _tell_progress(self) -> None:
        if self._writing is not None:
            self.tell(f"{self._writing.done:,} of {self._results.total:,} written; esc stops.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is being written is not written once more."""
        return action != "accept" or self._writing is None

    async def action_dismiss(self, result: tuple[str, ...] | None = None) -> None:
        """Stop the writing, or close the dialog where nothing is being written."""
        if self._writing is None:
            await super().action_dismiss(result)
        else:
            self._writing.stopped = True


def found_screen(
    desk: Desk, answer: Answer, selected: Sequence[Hit], order: Order, folder: Path
) -> FoundScreen:
    """The dialog that writes what is selected; where nothing is, every quotation of an answer."""
    if selected:
        told = counted(len(selected), "selected quotation")
        return FoundScreen(
            desk, Listed(selected), told=told, order="In the order in which they were selected."
        )
    results, sentence = answer.results, f"In the order shown, {order.words}."
    folded = order.fold and results.total < results.every
    if folded:
        sentence += " Copies are folded; u unfolds them."
    told = counted(results.total, "statement" if folded else "quotation")
    index = [] if folder == places().index else ["--index", str(folder)]
    options = None if order.side else [*index, *order.options]
    return FoundScreen(desk, results, told=told, order=sentence, options=options)
