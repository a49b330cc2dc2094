"""How is one hit laid out in columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.tui.explorer import describe, kwic
from onrecord.tui.explorer.plain import cells, clip, fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Hit

NARROW = 60
"""Below so many columns only speaker and quotation are shown."""

LEAD = 3
"""Cells for the cursor, the mark and a space."""

DAY = 10

Piece = tuple[str, str]
"""Text of so many cells, and what it is: the name of its style."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells each part of a row gets; none where it is left out."""

    day: int
    speaker: int
    office: int
    outlet: int
    quotation: int
    double: bool
    """Whether the quotation has a line of its own."""
    width: int
    """Of all."""

    @classmethod
    def within(cls, width: int, *, double: bool = False) -> Columns:
        """The columns that fit into `width` cells."""
        rest = width - LEAD
        if width < NARROW - 2:
            speaker = min(22, rest * 2 // 5)
            return cls(0, speaker, 0, 0, max(0, rest - speaker - 1), double=False, width=width)
        rest -= DAY + 1
        if double:
            speaker, office = rest * 32 // 100, rest * 36 // 100
            return cls(DAY, speaker, office, rest - speaker - office - 2, rest, double=True, width=width)
        speaker, office, outlet = max(14, rest * 19 // 100), rest * 16 // 100, rest * 15 // 100
        return cls(
            DAY, speaker, office, outlet, rest - speaker - office - outlet - 3, double=False, width=width
        )

    def heads(self, *, concordance: bool = False) -> str:
        """The names of the columns, above them."""
        if concordance:
            speaker = fit("SPEAKER", self.speaker) + " " if self.day else ""
            rest = self.width - LEAD - len(speaker)
            return " " * LEAD + speaker + " " * (rest * 2 // 5) + "THE WORDS SEARCHED FOR"[: rest * 3 // 5]
        named = [
            (self.day, "DATE"),
            (self.speaker, "SPEAKER"),
            (self.office, "OFFICE"),
            (self.outlet, "OUTLET"),
            (0 if self.double else self.quotation, "QUOTATION"),
        ]
        return " " * LEAD + " ".join(fit(name, size) for size, name in named if size)


def lines(hit: Hit, columns: Columns, *, symbols: dict[str, str]) -> tuple[list[Piece], ...]:
    """The line, or the two lines, of a hit, without the cursor's cell."""
    quotation, article = hit.quotation, hit.article
    symbol = describe.mark(quotation)
    first: list[Piece] = [(symbols.get(symbol, symbol) + " ", "mark")]
    for size, text, look in (
        (columns.day, describe.day(article), "day" if article.published else "none"),
        (columns.speaker, describe.speaker(quotation), "speaker" if quotation.speaker else "none"),
        (columns.office, describe.office(quotation), "office" if quotation.office else "none"),
        (columns.outlet, describe.outlet(article), "outlet" if article.outlet else "none"),
    ):
        if size:
            first += [(fit(text, size), look), (" ", "")]
    words = list(_words(hit, columns.quotation))
    if not columns.double:
        return ([*first, *words],)
    return (first, [(" " * (LEAD - 1 + columns.day + 1), ""), *words])


def concordance(hit: Hit, columns: Columns, *, symbols: dict[str, str]) -> list[Piece]:
    """The line of a hit where the words searched for stand one below the other."""
    quotation = hit.quotation
    symbol = describe.mark(quotation)
    speaker = columns.speaker if columns.day else 0
    pieces: list[Piece] = [(symbols.get(symbol, symbol) + " ", "mark")]
    if speaker:
        look = "speaker" if quotation.speaker else "none"
        pieces += [(fit(describe.speaker(quotation), speaker), look), (" ", "")]
    return pieces + kwic.line(hit, columns.width - LEAD - speaker - bool(speaker))


def _words(hit: Hit, width: int) -> Iterator[Piece]:
    clipped = clip(hit.quotation.text, width, hit.marks, around=describe.around(hit.quotation))
    at = 0
    for start, end in clipped.marks:
        if start < at:
            continue
        yield clipped.text[at:start], "quotation"
        yield clipped.text[start:end], "hit"
        at = end
    yield clipped.text[at:], "quotation"
    yield " " * (width - cells(clipped.text)), ""
