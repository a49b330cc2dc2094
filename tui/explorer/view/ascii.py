"""How does the explorer look where a terminal knows nothing but ASCII?

A filter over every line that is painted: each character becomes the nearest one of ASCII, in as many cells.
"""

from __future__ import annotations

import locale
import os
import unicodedata
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.color import Color

NEAREST = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚‹›′", "'"),
        **dict.fromkeys("–—‐‑‒―─━═┄╌", "-"),
        **dict.fromkeys("│┃║▌▎▏╎", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
        **dict.fromkeys("█▉▊▋▍▇▆▅▄▃▂▁▀▐", "#"),
        **dict.fromkeys("░▒▓", "."),
        **dict.fromkeys("·•", "."),
        "●": "*",
        "○": "o",
        "✓": "+",
        "✎": "!",
        "×": "x",
        **dict.fromkeys("▸→▶", ">"),
        **dict.fromkeys("←", "<"),
        "↑": "^",
        "↓": "v",
        "…": ".",
        "≈": "=",
        "\N{NO-BREAK SPACE}": " ",
    }
)


def asked_for() -> bool:
    """Whether the environment asks for ASCII: by ONRECORD_ASCII, or by a locale without Unicode."""
    if "ONRECORD_ASCII" in os.environ:
        return os.environ["ONRECORD_ASCII"] not in ("", "0")
    return locale.getpreferredencoding(do_setlocale=False).upper() in ("US-ASCII", "ASCII", "ANSI_X3.4-1968")


WORDS = str.maketrans({"⏎": "enter", "↓": "down", "↑": "up", "→": "right", "←": "left"})
"""The words on keys that have a sign for a name."""


def printed(app: App[Any], name: str) -> str:
    """A key as this app prints it: where it paints nothing but ASCII, by words."""
    plain = any(isinstance(each, Ascii) for each in app.get_line_filters())
    return name.translate(WORDS) if plain else name


def spelt(text: str) -> str:
    """The text in ASCII, in as many cells."""
    if text.isascii():
        return text
    return "".join(map(_nearest, text.translate(NEAREST)))


def _nearest(character: str) -> str:
    if character.isascii():
        return character
    size = get_character_cell_size(character)
    base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return base if len(base) == size else "?" * size


class Ascii(LineFilter):
    """Paints nothing but ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Spell each segment of a line."""
        return [Segment(spelt(text), style, control) for text, style, control in segments]
