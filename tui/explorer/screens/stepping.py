"""How does one go from hit to hit without coming back to the results?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from onrecord.tui.explorer.screens.knowing import OverScreen

if TYPE_CHECKING:
    from onrecord.index.model import Hit
    from onrecord.tui.explorer.contract import Results
    from onrecord.tui.explorer.desk import Desk


class SteppingScreen(OverScreen[int]):
    """A screen on one hit of a search; dismissed with the number of the hit that it ended at.

    Args:
        desk: through which the index is asked.
        results: that the hit belongs to.
        number: of the hit among them, from 0.
        hit: itself.

    """

    def __init__(self, desk: Desk, results: Results, number: int, hit: Hit) -> None:
        super().__init__()
        self.desk = desk
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
        hits = await self.desk.hits(self.results, number, number + 1)
        if hits:
            self.number, self.hit = number, hits[0]
            self.arrived()

    def action_leave(self) -> None:
        """Back to the results."""
        self.dismiss(self.number)
