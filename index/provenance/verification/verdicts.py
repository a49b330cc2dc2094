"""What can be said of a claimed quotation? The verdicts, each with its evidence; never "true" or "false"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.index.model import Stamp
    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.differences.alarms import Alarm
    from onrecord.index.provenance.differences.changes import Differences
    from onrecord.index.provenance.differences.relations import Relation
    from onrecord.index.provenance.statements.coverage import Coverage

Outcome = Literal[
    "verbatim",
    "shorter than",
    "longer than",
    "words changed",
    "same statement, other words",
    "other speaker",
    "speaker unconfirmed",
    "spliced",
    "only as indirect speech",
    "only relayed",
    "marks around a term, not speech",
    "in print, not as a quotation",
    "not in this corpus",
    "not checked",
]
"""`not checked` is no verdict: nothing can be said about these words, and `Verdict.sentence` says why."""


FOUND: frozenset[Outcome] = frozenset({"verbatim", "shorter than", "only relayed"})
"""Outcomes of words that stand as they are claimed, so that only an alarm speaks against them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation in the index that bears on a claim."""

    witness: Witness
    relation: Relation
    differences: Differences
    """From what is printed to what is claimed."""
    alarms: tuple[Alarm, ...]
    likeness: float
    """0 to 1; what the findings are ordered by."""
    agrees: bool | None
    """Whether the speaker is the one who was named; None where that cannot be told, or nobody was named."""
    sentence: str = ""
    """The printed sentence that the quotation stands in, where that raises an alarm."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was searched in vain, by whom and when, so that *not in this corpus* can be relied on."""

    stamp: Stamp
    coverage: Coverage
    nearest: tuple[Finding, ...]
    """The likest quotations, none of them like enough."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known about one claimed quotation."""

    claim: str
    """As it was given."""
    speaker: str
    """Who is claimed to have said it, or ``""``."""
    outcome: Outcome
    sentence: str
    """The verdict in plain words."""
    findings: tuple[Finding, ...] = ()
    """The evidence, the strongest first; all of one statement, as far as it was found."""
    notes: tuple[str, ...] = ()
    """What else a reader must know: hidden characters, pieces of two quotations."""
    certificate: Certificate | None = None
    """Only with *not in this corpus*."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of the findings, each once; those that are unknown are left out."""
        return tuple(dict.fromkeys(item.witness.outlet for item in self.findings if item.witness.outlet))

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """Those of the strongest finding."""
        return self.findings[0].alarms if self.findings else ()

    @property
    def sound(self) -> bool:
        """Whether the words were found as they are claimed, of the speaker who is claimed."""
        return self.outcome in FOUND and not self.alarms
