"""How does one go from hit to hit without coming back to the results?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from onrecord.tui.explorer.screens.dialogs.correct import ask_to_correct
from onrecord.tui.explorer.screens.handing import HandingScreen
from onrecord.tui.explorer.screens.knowing import OverScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Results


class SteppingScreen(OverScreen[int], HandingScreen[int]):
    """A screen on one hit of a search; dismissed with the number of the hit that it ended at.

    Args:
        results: that the hit belongs to.
        number: of the hit among them, from 0.
        hit: itself.

    """

    def __init__(self, results: Results, number: int, hit: Hit) -> None:
        super().__init__()
        self.results = results
        self.number = number
        self.hit = hit

    def arrived(self) -> None:
        """Show the hit that is now `self.hit`; the screen says how."""
        raise NotImplementedError

    @work(exclusive=True, group="step")
    async def action_hit(self, by: int) -> None:
        """Go to another hit of the search, in whatever article it stands."""
        number = self.number + by
        if not 0 <= number < self.results.total:
            self.notify("This is the last result." if by > 0 else "This is the first result.", timeout=2)
            return
        try:
            hits = await self.desk.hits(self.results, number, number + 1)
        except Exception as error:
            self.notify(f"The result could not be read: {error}", severity="error", markup=False)
            return
        if hits:
            self.number, self.hit = number, hits[0]
            self.arrived()

    @property
    def shown(self) -> Hit:
        """The quotation that is shown, with its article."""
        return self.hit

    @property
    def acted_on(self) -> Sequence[Hit]:
        """The quotation that is shown."""
        return [self.shown]

    @property
    def found(self) -> Results | None:
        """The results that are stepped through."""
        return self.results

    @work(exclusive=True, group="renew")
    async def renew(self, results: Results | None) -> None:
        """Another index answers from now on: read anew what is shown, if it is still there.

        Args:
            results: of the same question, to go on through; None where this is not a hit of the search.

        """
        before = self.shown
        answer = await self.desk.single(before.quotation.id)
        if answer is None:
            self.notify("This quotation is not in the newer index; it is shown as it was.", timeout=4)
            return
        self.results = results or answer.results
        self.number = max(0, min(self.number, self.results.total - 1))
        self.hit = replace(answer.first[0], marks=before.marks)
        self.arrived()

    def action_correct(self) -> None:
        """Put the attribution right."""
        ask_to_correct(self, self.shown)

    def action_mark(self) -> None:
        """Mark the hit that is shown, to come back to from the results; or no longer."""
        shown = self.shown
        self.host.mark(self.results if shown is self.hit else None, self.number, shown)

    def action_leave(self) -> None:
        """Back to the results."""
        self.dismiss(self.number)
