"""How is a line that somebody typed, pasted or was offered painted? As it is, but nothing in it is obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter

from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from rich.text import Text


class Visible(Highlighter):
    """For an `Input`: what cannot be seen, or is obeyed, is painted as `safe` has it; its value stays."""

    def highlight(self, text: Text) -> None:
        """Change the text in its place; it has as many characters as before."""
        text.plain = safe(text.plain)
