"""Which tabs are there, and which of them is shown?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from onrecord.tui.explorer.widgets.painted import Painted
from onrecord.tui.present.words.cells import cells, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click


class TabsLine(Painted):
    """The titles of tabs on one line, the chosen one in brackets; a click chooses one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--chosen", "tabs--other"}

    titles: reactive[Sequence[str]] = reactive(())
    chosen: reactive[int] = reactive(0)

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        number: int

    def _told(self) -> list[str]:
        """The titles as they are shown; where there is no room, all but the chosen one are cut."""
        told = [
            f"[{title}]" if number == self.chosen else f" {title} "
            for number, title in enumerate(self.titles)
        ]
        if sum(cells(each) + 1 for each in told) < self.size.width:
            return told
        room = (self.size.width - cells(told[self.chosen]) - 2) // (len(told) - 1) - 1
        return [each if number == self.chosen else fit(each, room) for number, each in enumerate(told)]

    def render_line(self, y: int) -> Strip:
        """The line."""
        base = self.base
        looks = {
            True: base + self.get_component_rich_style("tabs--chosen", partial=True),
            False: base + self.get_component_rich_style("tabs--other", partial=True),
        }
        segments = [Segment(" ", base)]
        for number, told in enumerate(self._told()):
            segments += [Segment(told, looks[number == self.chosen]), Segment(" ", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: Click) -> None:
        """Choose the clicked tab."""
        at = 1
        for number, told in enumerate(self._told()):
            if at <= event.x < at + cells(told):
                self.post_message(self.Picked(number))
            at += cells(told) + 1
