"""Where is it to be written: what was found, the pins, the evidence for a statement?"""

from __future__ import annotations

import asyncio
import shlex
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.widgets import Input

from onrecord.index.errors import OnrecordError
from onrecord.index.paths import places, short, typed
from onrecord.index.text.counting import counted
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.search.listed import Listed
from onrecord.tui.explorer.search.tracing import fault
from onrecord.tui.explorer.work.exporting import Writing, as_in_a_shell, command, is_folder
from onrecord.tui.present.hits import exports
from onrecord.tui.present.hits.kwic import Concordance

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.index.provenance.corpus import Corpus
    from onrecord.tui.explorer.screens.dialogs.form import Values
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.search.controller import Order
    from onrecord.tui.explorer.search.desk import Answer, Desk
    from onrecord.tui.present.hits.contract import Results

NAME = "quotations.md"

ENDINGS = (
    "The ending says the form: .md to read or paste, .csv for a spreadsheet, .ris or .json for Zotero, "
    ".sqlite for Datasette, .jsonl for every field, / for a folder of notes."
)

EVIDENCE = (".html", ".md")
"""The endings of a file of evidence."""

PAGE = "The ending says the form: .html is one page that needs nothing else, .md is Markdown."

PROGRESS = 0.5
"""Seconds between two reports of how far the writing has come."""


def written(what: str, path: Path) -> str:
    """The sentence that says what has been written, and where to."""
    return f"{what} written to {short(path.absolute())}."


class DestinationScreen(FormScreen):
    """A dialog that asks for a path and writes there; it stays, and says why, where that fails.

    An existing file is replaced only when it is asked for twice.

    Args:
        title: what it is about.
        name: of the file that is proposed.
        endings: of which the name must have one.
        write: writes the file, whole or not at all, and returns the sentence that says so; whatever it raises
            is shown.
        notes: lines below the path.
        command: by which a shell writes what the typed name asks for; ``""`` where none does.

    """

    NO_FOLDER = "name a file"
    """What to do where a folder is named."""

    def __init__(
        self,
        title: str,
        name: str,
        endings: Sequence[str],
        write: Callable[[Path], Awaitable[str]],
        *,
        notes: Sequence[str] = (),
        command: Callable[[str], str] = str,
    ) -> None:
        super().__init__(title, [Field("Write to", name)], accept=self._attempt)
        self._proposed = name
        self._endings = endings
        self._write = write
        self._told_first = notes
        self._command = command
        self._warned: Path | None = None

    @on(Input.Changed)
    def tell_how(self) -> None:
        """Say what the endings mean, and how a shell does the same."""
        command = self._command(self.values[0] or self._proposed)
        shell = ["The same from a shell:", f"  {command}"] if command else []
        self.note([*self._told_first, *shell])

    async def _attempt(self, values: Values) -> str:
        path = typed(values[0])
        try:
            objection = await asyncio.to_thread(self._objection, values[0], path)
            if objection:
                return objection
            told = await self._write(path)
        except Exception as error:
            return fault(error)
        self.notify(told, timeout=4, markup=False)
        return ""

    def _objection(self, name: str, path: Path) -> str:
        """Why nothing is to be written there; ``""`` where it is."""
        if not name:
            return "Name a file to write to."
        if path.is_dir():
            return f"{short(path)} is a folder; {self.NO_FOLDER}."
        if path.suffix.lower() not in self._endings:
            *others, last = self._endings
            return f"The name must end in {', '.join(others)} or {last}."
        if path.exists() and path != self._warned:
            self._warned = path
            return f"{short(path)} exists. Enter once more replaces it; or give another name."
        return ""


class FoundScreen(DestinationScreen):
    """A dialog that writes quotations to a file, in the reading thread; esc stops that, or else closes.

    Args:
        desk: through which they are read.
        results: that are to be written, every one.
        told: how many they are: ``3 quotations``.
        order: in which order, as a sentence.
        options: of ``onrecord export``, with which it writes them in that order; None where none do.

    """

    NO_FOLDER = "name a file, or end the name in / for a note for each"

    def __init__(
        self,
        desk: Desk,
        results: Results,
        *,
        told: str,
        order: str,
        options: Sequence[str] | None = None,
    ) -> None:
        super().__init__(
            f"Export {told}",
            NAME,
            tuple(exports.ENDINGS),
            self._export,
            notes=(order, ENDINGS),
            command=self._in_a_shell,
        )
        self._desk = desk
        self._results = results
        self._told = told
        self._options = options
        self._query: str | None = None
        self._writing: Writing | None = None

    def on_mount(self) -> None:
        """Say what will be written, and look by which command a shell would."""
        if self._options is not None:
            self._look()

    @work(exit_on_error=False)
    async def _look(self) -> None:
        self._query = await self._desk.read(lambda: as_in_a_shell(self._desk.index, self._results))
        self.tell_how()

    def _in_a_shell(self, name: str) -> str:
        return "" if self._query is None else command(self._query, self._options or (), name)

    def _objection(self, name: str, path: Path) -> str:
        if not is_folder(name):
            return super()._objection(name, path)
        return f"{short(path)} is a file; name a folder." if path.is_file() else ""

    async def _export(self, path: Path) -> str:
        if self._desk.closed:
            raise OnrecordError("A newer index has taken the place of this one; esc, then e exports from it.")
        self._writing = writing = Writing(self._desk.index, self._results)
        folder = is_folder(self.values[0])
        progress = self.set_interval(PROGRESS, self._tell_progress)
        try:
            await self._desk.read(lambda: writing.each(path) if folder else writing.to(path))
        finally:
            writing.stopped = True
            self._writing = None
            progress.stop()
        return written(counted(writing.done, "note") if folder else self._told, path)

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


def index_named(folder: Path) -> list[str]:
    """The options by which a command in a shell asks this index."""
    return [] if folder == places().index else ["--index", str(folder)]


def found_screen(
    desk: Desk, answer: Answer, selected: Sequence[Hit], order: Order, folder: Path
) -> FoundScreen:
    """The dialog that writes what is selected; where nothing is, every quotation of an answer."""
    if selected:
        told = counted(len(selected), "selected quotation")
        return FoundScreen(
            desk, Listed(selected), told=told, order="In the order in which they were selected."
        )
    results, order = answer.results, order.asked
    if isinstance(results, Concordance):
        results = results.found
    sentence = f"In the order shown, {order.words}."
    folded = order.fold and results.total < results.every
    if folded:
        sentence += " Copies are folded; u unfolds them."
    told = counted(results.total, "statement" if folded else "quotation")
    options = [*index_named(folder), *order.options]
    return FoundScreen(desk, results, told=told, order=sentence, options=options)


def packed(corpus: Corpus, identity: str, path: Path) -> None:
    """Write the evidence pack of a statement, as ``onrecord trace`` writes it, annotations beside the page.

    Raises:
        OnrecordError: the index no longer holds the quotation, or the files cannot be written.

    """
    from onrecord.index.provenance.tracing.trace import trace  # noqa: PLC0415
    from onrecord.tui.present.packs.keeping import keep, now, traced  # noqa: PLC0415

    witness = corpus.witness(identity)
    if witness is None:
        raise OnrecordError("This quotation is no longer in the index; search again.")
    found, form = trace(corpus, witness), "md" if path.suffix.lower() == ".md" else "html"
    made = now(f"onrecord trace {identity} --format {form}")
    keep(path, traced(corpus, found, form, made), corpus, found, made)


def ask_to_export(screen: ExplorerScreen[Any], identity: str) -> None:
    """Ask for a path, and write the evidence there."""

    async def write(path: Path) -> str:
        from onrecord.tui.present.packs.keeping import BESIDE  # noqa: PLC0415 - the start needs no packs

        await screen.host.tracer.ask(lambda corpus: packed(corpus, identity, path))
        beside = path.with_suffix(BESIDE).name
        return f"{written('Evidence', path)} onrecord verify-pack checks it by {beside}, beside it."

    def command(name: str) -> str:
        form = "md" if name.lower().endswith(".md") else "html"
        index = index_named(screen.host.folder)
        return shlex.join(["onrecord", "trace", *index, identity, "--format", form, "--output", name])

    name = f"evidence-{identity}.html"
    dialog = DestinationScreen("Export the evidence", name, EVIDENCE, write, notes=[PAGE], command=command)
    screen.app.push_screen(dialog)
