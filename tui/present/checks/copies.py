"""The versions of a statement as one numbered list: which are compared, and with which?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from onrecord.tui.present.checks.comparing import APART, compared, outlet, reference
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.differences.relations import Version
    from onrecord.index.provenance.tracing.trace import Trace

COLUMNS = (
    Column("#", 2, look="strong"),
    Column("WHEN", 11, look="quiet"),
    Column("OUTLET", 8, 6),
    Column("SPEAKER AS PRINTED", 10, 5, look="strong", from_width=60),
    Column("LIKE", 4),
    Column("NOTE", 14, 10),
)

TOGETHER = 4
"""The number of versions compared at once, the reference among them."""

MOST = 50
"""The maximum number listed where all differences are asked for."""


class Copies:
    """All versions of a statement, and after them those kept apart, numbered from 1."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.listed: tuple[Version, ...] = (*trace.copies, *trace.apart)
        self.reference = self.number(trace.reference)
        """The number of the version that the copies are held against."""
        self.asked = self.number(trace.witness)
        """The number of the quotation that was asked for."""

    def number(self, witness: Witness) -> int:
        """The number of a version, 0 where it is not listed."""
        rows = [version.witness.row for version in self.listed]
        return rows.index(witness.row) + 1 if witness.row in rows else 0

    def against(self, number: int) -> int:
        """The number of what a version is held against: of those kept apart, the one asked for."""
        return self.asked if self.listed[number - 1].relation in APART else self.reference

    def first(self) -> int:
        """The number of the version that is looked at first: one with alarms, else one that differs.

        Of those with alarms, one whose words were changed comes before one that is only cut.
        """
        others = [
            (number, version) for number, version in enumerate(self.listed, 1) if number != self.reference
        ]
        alarming = [(version.relation != "changed", number) for number, version in others if version.alarms]
        telling = [number for _, number in sorted(alarming)]
        telling += [
            number for number, version in others if version.relation not in ("identical", "other part")
        ]
        return (telling + [number for number, _ in others] + [1])[0]

    def rows(self) -> list[tuple[str, ...]]:
        """A row of text for each version."""
        return [self._row(number, version) for number, version in enumerate(self.listed, 1)]

    def _row(self, number: int, version: Version) -> tuple[str, ...]:
        witness = version.witness
        article, quotation = witness.article, witness.quotation
        relays = ", ".join(relay.name for relay in quotation.relays)
        where = outlet(witness)
        spoken = quotation.speaker
        printed = " ".join((spoken.printed or spoken.name).split()) if spoken else describe.NOBODY
        like = "ref" if number == self.reference else f"{version.likeness:4.0%}"
        return (
            f"{number:2}",
            describe.date(article),
            f"{where} via {relays}" if relays else where,
            printed,
            like,
            ("! " if version.alarms or version.relation == "other mouth" else "") + self._note(version),
        )

    def _note(self, version: Version) -> str:
        first = self.trace.earliest
        told = ["earliest found"] if first.known and version.witness.row == first.witness.row else []
        if version.witness.row == self.trace.witness.row:
            told.append("this one")
        if version.witness.quotation.corrected:
            told.append("corrected by hand")
        if version.relation == "other mouth":
            told.append("other speaker")
        elif version.witness.row != self.trace.reference.row:
            told.append(version.note)
        return ", ".join(told)

    def differing(self) -> list[int]:
        """The numbers of the versions whose words differ from the reference, or that are kept apart."""
        return [
            number
            for number, version in enumerate(self.listed, 1)
            if number != self.reference and (version.differences.changes or version.relation in APART)
        ]

    def told(self, numbers: list[int]) -> Content:
        """What some versions change, each under what it is held against."""
        lines = list(self._told(numbers[:MOST]))
        if len(numbers) > MOST:
            lines.append(Content(f"and {len(numbers) - MOST:,} more; the exported evidence tells them all"))
        return Content("\n\n").join(lines)

    def _told(self, numbers: list[int]) -> Iterator[Content]:
        shown = 0
        for number in numbers:
            against = self.against(number)
            if against and against != shown:
                yield reference(against, self.listed[against - 1].witness)
                shown = against
            yield compared(number, self.listed[number - 1], against)
