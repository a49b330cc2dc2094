"""How are places in the results marked, and gone back to?"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.kept.marks import Mark
from onrecord.tui.present.hits.contract import SORTS
from onrecord.tui.present.words import describe

if TYPE_CHECKING:
    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.screens.main.searching import Searching
    from onrecord.tui.present.hits.contract import Results


class Marking:
    """The marks of a screen.

    Args:
        screen: over which they are listed.
        searching: that goes back to them.

    """

    def __init__(self, screen: ExplorerScreen[Any], searching: Searching) -> None:
        self._screen = screen
        self._searching = searching

    def mark(self, results: Results | None, number: int, hit: Hit) -> None:
        """Mark a quotation among what was found, or take its mark away.

        Args:
            results: that it is one of; only in those of the search is there a place to come back to.
            number: of the hit among them, from 0.
            hit: itself.

        """
        order, answer = self._searching.controller.order, self._searching.controller.answer
        if answer is None or answer.results is not results:
            told = "Only a hit of the search can be marked; p pins any quotation."
            self._screen.app.notify(told, timeout=3, markup=False)
            return
        before, after = describe.around(hit.quotation)
        words = f"{describe.speaker(hit.quotation)}: {before}{hit.quotation.text}{after}"
        folder, query = str(self._screen.host.folder), self._searching.box.value.strip()
        mark = Mark(folder, query, hit.quotation.id, number, words, order.sort, order.reverse, order.fold)
        self._screen.begin(partial(self._mark, mark), "mark")

    async def _mark(self, mark: Mark) -> None:
        try:
            marked = await asyncio.to_thread(self._screen.host.marks.toggle, mark)
        except OSError as error:
            self._screen.notify(f"It could not be marked: {error.strerror}.", severity="error", markup=False)
            return
        self._screen.notify(
            "This place is marked; ' comes back to it." if marked else "The mark is taken away.", timeout=2
        )

    def list(self) -> None:
        """Choose among the marked places; delete forgets one."""
        marks = self._screen.host.marks
        found = marks.all(str(self._screen.host.folder))
        if not found:
            self._screen.notify("No place is marked yet; M marks the one under the cursor.", timeout=3)
            return

        def chosen(number: str | None) -> None:
            if number is not None:
                self._go(found[int(number)])

        def forget(entry: Entry) -> None:
            try:
                marks.toggle(found[int(entry.value)])
            except OSError as error:
                told = f"It could not be forgotten: {error.strerror}."
                self._screen.notify(told, severity="error", markup=False)

        entries = [Entry(mark.query, mark.words, str(number)) for number, mark in enumerate(found)]
        self._screen.app.push_screen(MenuScreen("Marked places", entries, forget=forget), chosen)

    def _go(self, mark: Mark) -> None:
        controller = self._searching.controller
        sort = next((sort for sort in SORTS if sort == mark.sort), controller.order.sort)
        controller.order = replace(
            controller.order, sort=sort, reverse=mark.reverse, fold=mark.fold, side="", sample=0
        )
        self._searching.return_to(mark.query, mark.id, mark.number)
