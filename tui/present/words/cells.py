"""How is text from a corpus fitted into the cells of a terminal?

Everything shown goes through `safe`, which keeps the length, so that offsets still hold afterwards.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from onrecord.index.model import Span

Piece = tuple[str, str]
"""A piece of text, and the name of its style."""

ELLIPSIS = "…"


def cells(text: str) -> int:
    """How many cells of the terminal `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells: filled with spaces, or cut with an ellipsis."""
    if width <= 0:
        return ""
    text = safe(text[: 4 * width + 64])
    room = width - cells(text)
    if room >= 0:
        return text + " " * room
    kept = text[: forward(text, 0, width - 1)].rstrip() + ELLIPSIS
    return kept + " " * (width - cells(kept))


def forward(text: str, start: int, room: int) -> int:
    """The offset up to which `text` from `start` on fits into `room` cells."""
    if text.isascii():
        return min(len(text), start + max(room, 0))
    end = start
    while end < len(text):
        room -= get_character_cell_size(text[end])
        if room < 0:
            break
        end += 1
    return end


def backward(text: str, end: int, room: int) -> int:
    """The offset from which `text` up to `end` fits into `room` cells."""
    start = end
    while start > 0:
        room -= get_character_cell_size(text[start - 1])
        if room < 0:
            break
        start -= 1
    return start


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of a text that fits, and where the marks stand in it."""

    text: str
    marks: tuple[Span, ...]


def clip(text: str, width: int, marks: Sequence[Span] = (), *, around: tuple[str, str] = ("", "")) -> Clip:
    """The part of `text` around its first mark, in at most `width` cells.

    Args:
        text: any text, of any length; only the part near the mark is looked at.
        width: in cells.
        marks: spans of `text`, in order.
        around: what is put before the beginning and after the end where they are shown: quotation marks.

    """
    opening, closing = around
    first, last = marks[0] if marks else (0, 0)
    reach = 4 * width + 64
    low = max(0, first - reach)
    near = safe(text[low : max(first, low) + 2 * reach])
    whole = low == 0 and len(near) == len(text)
    if whole and cells(opening) + cells(near) + cells(closing) <= width:
        return _clipped(opening, near, closing, 0, marks)
    start = 0
    if low or cells(opening + near[: last - low]) + 1 > width * 3 // 4:
        lead = max(width // 3, width - 2 - cells(near[first - low : first - low + 2 * width]))
        start = _word_start(near, backward(near, first - low, lead), first - low)
    before = ELLIPSIS if low + start else opening
    room = width - cells(before)
    end = forward(near, start, room)
    if low + end < len(text) or cells(near[start:end] + closing) > room:
        end = forward(near, start, room - 1)
        closing = ELLIPSIS
    return _clipped(before, near[start:end], closing, low + start, marks)


def _clipped(before: str, text: str, after: str, start: int, marks: Sequence[Span]) -> Clip:
    end = start + len(text)
    shift = len(before) - start
    inside = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in marks if a < end and b > start)
    return Clip(before + text + after, inside)


def _word_start(text: str, start: int, limit: int) -> int:
    """The first beginning of a word at or after `start`, but not beyond `limit`."""
    if start == 0 or text[start - 1].isspace():
        return start
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def width(file: TextIO) -> int:
    """How many cells a line may have: as COLUMNS says, else as the terminal is wide; 120 in a pipe."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    return shutil.get_terminal_size((120, 0)).columns if file.isatty() else 120
