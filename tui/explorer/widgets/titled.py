"""How does a pane change its title without being painted anew?"""

from __future__ import annotations

from typing import Self

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region


class Titled(Vertical):
    """A pane with a title in its upper border that changes while one moves."""

    _title = ""
    _retitling = False

    def retitle(self, title: str) -> None:
        """Change the title; only its line is painted."""
        if title != self._title:
            self._title, self._retitling = title, True
            self.border_title = Content(title)
            self._retitling = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint what has changed, which is no more than the upper border where that is the title."""
        if self._retitling:
            x, y = self.content_offset
            regions = (Region(-x, -y, self.outer_size.width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
