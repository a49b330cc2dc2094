"""What can be done with the words one below the other: sort, draw some, count what is beside?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.search.controller import beside
from onrecord.tui.present.hits import collocates
from onrecord.tui.present.hits.kwic import Concordance
from onrecord.tui.present.hits.occurrences import PLACES, outward, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.screens.main.searching import Searching
    from onrecord.tui.present.hits.kwic import Side
    from onrecord.tui.present.hits.occurrences import Occurrence, Place

Of = Literal["left", "right", "sample", "words", "collocates"]

MOST = 1_000
"""The maximum number of words that a list of them holds."""


class Concording:
    """The concordance of a screen.

    Args:
        screen: over which it is asked.
        searching: that asks anew.

    """

    def __init__(self, screen: ExplorerScreen[Any], searching: Searching) -> None:
        self._screen = screen
        self._searching = searching
        self._controller = searching.controller

    @property
    def side(self) -> Side:
        """By which word beside them the lines are sorted; empty where they are not shown."""
        return self._controller.order.side

    def toggle(self) -> None:
        """The words searched for one below the other, by the next word; or the list again."""
        self.sort_by("" if self.side else "R1")

    def sort_by(self, side: Side) -> None:
        """Sort by a word beside, from the first line on; a list keeps the cursor on its quotation."""
        hit = self._searching.results.hit
        self._searching.select = hit.quotation.id if hit and not side else ""
        self._controller.beside(side)
        self._searching.ask()

    def turn(self) -> None:
        """Sort by the word as far away on the other side."""
        self.sort_by(PLACES[len(PLACES) - 1 - PLACES.index(self.side or "R1")])

    def choose(self) -> None:
        """Choose by which word they are sorted."""

        def picked(chosen: str | None) -> None:
            for place in PLACES:
                if place == chosen:
                    self.sort_by(place)

        entries = [Entry(place, beside(place).removesuffix(f" ({place})")) for place in PLACES]
        self._screen.app.push_screen(MenuScreen("Sort by", entries), picked)

    def do(self, what: Of) -> None:
        """What a key says, of the lines that are shown."""
        if not self.side:
            self._screen.notify("w sets the words searched for one below the other first.", timeout=3)
        elif what == "left":
            self.sort_by(PLACES[max(0, PLACES.index(self.side) - 1)])
        elif what == "right":
            self.sort_by(PLACES[min(len(PLACES) - 1, PLACES.index(self.side) + 1)])
        elif what == "sample":
            self._ask_how_many()
        else:
            self._screen.begin(partial(self._list, what), "words")

    def _ask_how_many(self) -> None:
        order = self._controller.order

        async def numbers(values: tuple[str, ...]) -> str:
            if not all(value.isdecimal() for value in values if value):
                return "Type a number; nothing for all lines."
            return ""

        def given(values: tuple[str, ...] | None) -> None:
            if values:
                self._controller.draw(int(values[0] or 0), int(values[1] or 1))
                self._searching.ask()

        fields = [
            Field("Lines", f"{order.sample or 100}", "all of them", replaced=True),
            Field("Seed", str(order.seed), "the same one draws the same lines", replaced=True),
        ]
        self._screen.app.push_screen(FormScreen("Lines at random", fields, accept=numbers), given)

    async def _list(self, what: Of) -> None:
        """List the words beside the lines; choosing one goes to the first line that has it."""
        desk, answer, side = self._controller.desk, self._controller.answer, self.side
        if desk is None or answer is None or not side or not isinstance(answer.results, Concordance):
            return
        lines = answer.results.lines
        has: Callable[[Occurrence, str], bool]
        if what == "words":
            counted = await desk.read(lambda: collocates.at(lines, side))
            entries = [Entry(f"{word:<24}", f"{count:>6,}", word) for word, count in counted]
            title, has = (
                f"T{beside(side)[4:]}",
                _stands_at(side),
            )
        else:
            found = await desk.read(lambda: collocates.collocates(lines))
            entries = [
                Entry(collocates.told(each)[:-20], f"G² {each.likelihood:,.1f}", each.word) for each in found
            ]
            title, has = "Words beside them more often than by chance: left, right, strength", _stands_near

        def chosen(word: str | None) -> None:
            if word is not None and self._searching.results.results is answer.results:
                self._searching.results.cursor = _first(lines, word, has)

        if entries:
            self._screen.app.push_screen(MenuScreen(title, entries[:MOST], searchable=True), chosen)
        else:
            self._screen.notify("There are no words beside them.", timeout=2)


def _stands_at(place: Place) -> Callable[[Occurrence, str], bool]:
    return lambda each, word: outward(each, place)[:1] == [word]


def _stands_near(each: Occurrence, word: str) -> bool:
    return any(word in beside for beside in window(each, collocates.REACH))


def _first(lines: Iterable[Occurrence], word: str, has: Callable[[Occurrence, str], bool]) -> int:
    return next((number for number, each in enumerate(lines) if has(each, word)), 0)
