"""How is one hit laid out in columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.tui.present.hits import kwic
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import Piece, cells, clip, fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.contract import Results, Sort
    from onrecord.tui.present.hits.occurrences import Occurrence

NARROW = 60
"""The width in columns below which only speaker and quotation are shown."""

ROOMY = 100
"""The width in columns below which office and outlet are left to the lines around: the words come first."""

LEAD = 4
"""Cells for the cursor and three marks."""

COPIES = 4
"""Cells for the number of copies; more where there is room for its name."""

DAY = 10

LEAVING = {"date": "year", "office": "office", "outlet": "outlet"}
"""The columns that leave where nothing stands in them, and the facet that counts what does."""

SPEAKER, OFFICE, OUTLET = 34, 36, 30
"""How speaker, office and outlet share a line of their own."""

AROUND = "○ "
"""Before the words of a quotation that does not hold what was searched for: only the text around it does."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells each part of a row gets; none where it is left out."""

    day: int
    speaker: int
    office: int
    outlet: int
    copies: int
    quotation: int
    double: bool
    """Whether the quotation has a line of its own."""
    width: int
    """Of all."""

    @classmethod
    def within(cls, width: int, *, double: bool = False, lacking: Collection[str] = ()) -> Columns:
        """The columns that fit into `width` cells.

        Args:
            width: in cells.
            double: whether the quotation has a line of its own.
            lacking: the columns of `LEAVING` that nothing stands in; their cells go to the others.

        """
        rest = width - LEAD
        if width < NARROW - 2:
            speaker = min(22, rest * 2 // 5)
            return cls(0, speaker, 0, 0, 0, max(0, rest - speaker - 1), double=False, width=width)
        day = 0 if "date" in lacking else DAY
        rest -= day + bool(day)
        roomy = double or width >= ROOMY - 2
        named, posted = roomy and "outlet" not in lacking, roomy and "office" not in lacking
        if double:
            copies = len("COPIES")
            left = rest - copies - 1 - named - posted
            parts = SPEAKER + OFFICE * posted + OUTLET * named
            office, outlet = left * OFFICE * posted // parts, left * OUTLET * named // parts
            speaker = left - office - outlet
            return cls(day, speaker, office, outlet, copies, rest, double=True, width=width)
        speaker = max(14, rest * (19 if roomy else 25) // 100)
        office, outlet = rest * 15 // 100 * posted, rest * 14 // 100 * named
        quotation = rest - speaker - office - outlet - COPIES - 2 - named - posted
        return cls(day, speaker, office, outlet, COPIES, quotation, double=False, width=width)

    @property
    def named(self) -> list[tuple[int, str, Sort]]:
        """The cells of each column, its name, and what a click on it sorts by."""
        columns: list[tuple[int, str, Sort]] = [
            (self.day, "DATE", "date"),
            (self.speaker, "SPEAKER", "speaker"),
            (self.office, "OFFICE", "relevance"),
            (self.outlet, "OUTLET", "outlet"),
            (self.copies, "COPIES" if self.double else "×", "relevance"),
            (0 if self.double else self.quotation, "QUOTATION", "relevance"),
        ]
        return [column for column in columns if column[0]]

    def sort_at(self, x: int) -> Sort:
        """By what a click on the names sorts, by its distance from the left in cells."""
        end = LEAD
        for size, _, sort in self.named:
            end += size + 1
            if LEAD <= x < end:
                return sort
        return "relevance"

    def heads(self, *, concordance: bool = False) -> str:
        """The names of the columns, above them."""
        if concordance:
            speaker = fit("SPEAKER", self.speaker) + " " if self.copies else ""
            rest = self.width - LEAD - len(speaker)
            return " " * LEAD + speaker + " " * (rest * 2 // 5) + "THE WORDS SEARCHED FOR"[: rest * 3 // 5]
        return " " * LEAD + " ".join(fit(name, size) for size, name, _ in self.named)


def lacking(results: Results, first: Sequence[Hit]) -> frozenset[str]:
    """The columns of `LEAVING` that nothing stands in; all are asked only where the first have none."""
    held = {
        "date": any(hit.article.published for hit in first),
        "office": any(hit.quotation.office for hit in first),
        "outlet": any(hit.article.outlet for hit in first),
    }
    return frozenset(name for name, some in held.items() if not some and not results.facets(LEAVING[name], 1))


def lines(hit: Hit, columns: Columns, flag: str = " ", tick: str = " ") -> tuple[list[Piece], ...]:
    """The line, or the two lines, of a hit, without the cursor's cell.

    Args:
        hit: to be shown.
        columns: and their widths.
        flag: a mark of one cell before that of the quotation's kind: pinned, or one of several copies.
        tick: a mark of one cell behind it: selected.

    """
    quotation, article = hit.quotation, hit.article
    first: list[Piece] = [(flag + describe.mark(quotation) + tick, "mark")]
    for size, text, look in (
        (columns.day, describe.day(article), "day" if article.published else "none"),
        (columns.speaker, describe.speaker(quotation), "speaker" if quotation.speaker else "none"),
        (columns.office, describe.office(quotation), "office" if quotation.office else "none"),
        (columns.outlet, describe.outlet(article), "outlet" if article.outlet else "none"),
        (columns.copies, f"×{hit.copies:,}" if hit.copies > 1 else "", "copies"),
    ):
        if size:
            first += [(fit(text, size), look), (" ", "")]
    words = list(_words(hit, columns.quotation))
    if not columns.double:
        return ([*first, *words],)
    return (first, [(" " * (columns.width - 1 - columns.quotation), ""), *words])


def concordance(occurrence: Occurrence, columns: Columns, flag: str = " ", tick: str = " ") -> list[Piece]:
    """The line of an occurrence where the words searched for stand one below the other."""
    quotation = occurrence.hit.quotation
    speaker = columns.speaker if columns.copies else 0
    pieces: list[Piece] = [(flag + describe.mark(quotation) + tick, "mark")]
    if speaker:
        look = "speaker" if quotation.speaker else "none"
        pieces += [(fit(describe.speaker(quotation), speaker), look), (" ", "")]
    return pieces + kwic.line(occurrence, columns.width - LEAD - speaker - bool(speaker))


def _words(hit: Hit, width: int) -> Iterator[Piece]:
    if hit.said is False:
        width -= cells(AROUND)
        yield AROUND, "none"
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
