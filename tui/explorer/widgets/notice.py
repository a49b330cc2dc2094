"""How is it told that an article's file is no longer what was read?"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from onrecord.tui.present.words.cells import fit


class Notice(Static):
    """One line with an exclamation mark below a text; it takes no room where there is nothing to tell."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""

    def tell(self, text: str) -> None:
        """Tell this, or nothing more."""
        if text != self._text:
            self._text = text
            self.set_class(bool(text), "-told")
            self.refresh()

    def render(self) -> Content:
        """The line, cut where there is no room for all of it."""
        return Content(fit(f"! {self._text}", self.size.width)) if self._text else Content("")
