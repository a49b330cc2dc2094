"""In which order are the results shown: sorted, turned round, folded, one below the other by their words?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from onrecord.tui.explorer.screens.main import acting
from onrecord.tui.explorer.screens.main.concording import Concording
from onrecord.tui.explorer.screens.main.dividing import list_values

if TYPE_CHECKING:
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.screens.main.searching import Searching
    from onrecord.tui.present.hits.contract import Sort

How = Literal[
    "sort", "reverse", "fold", "kwic", "saying", "left", "right", "sample", "words", "collocates", "values"
]


class Ordering:
    """The order of the results of a screen.

    Args:
        screen: over which the order is chosen.
        searching: that asks anew.

    """

    def __init__(self, screen: ExplorerScreen[Any], searching: Searching) -> None:
        self._screen = screen
        self._searching = searching
        self._controller = searching.controller
        self._lines = Concording(screen, searching)

    def change(self, how: How) -> None:
        """Change it as a key says."""
        match how:
            case "sort":
                self._lines.choose() if self._lines.side else self.choose()
            case "reverse":
                self._lines.turn() if self._lines.side else self.turn()
            case "fold":
                self.fold()
            case "kwic":
                self._lines.toggle()
            case "saying":
                self._searching.turn_saying()
            case "values":
                list_values(self._screen, self._searching)
            case _:
                self._lines.do(how)

    def choose(self) -> None:
        """Choose by what the results are sorted."""
        acting.choose_sort(self._screen, self.sort_by)

    def sort_by(self, sort: Sort) -> None:
        """Sort by this; where they are sorted so already, the other way round."""
        self._controller.sort_by(sort)
        self._searching.ask()

    def head_clicked(self, sort: Sort) -> None:
        """Sort by a column; where that is so already, turn the order round."""
        if self._lines.side:
            self._lines.choose()
        elif sort == self._controller.order.sort:
            self.turn()
        else:
            self.sort_by(sort)

    def turn(self) -> None:
        """Turn the order of the results round."""
        self._controller.turn()
        self._searching.ask()

    def fold(self) -> None:
        """Fold the copies of each statement into one row, or show every quotation."""
        hit = self._searching.results.hit
        self._searching.select = hit.quotation.id if hit else ""
        self._controller.fold()
        self._searching.ask()
