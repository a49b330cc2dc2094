"""How does one version of a statement stand to another? One relation, with the differences that make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.names.matching import at_odds, named
from onrecord.index.provenance.differences.alarms import Alarm, alarms
from onrecord.index.provenance.differences.changes import Differences, differences
from onrecord.index.provenance.differences.surroundings import cut
from onrecord.index.provenance.statements.dates import apart as days_apart
from onrecord.index.provenance.statements.likeness import alike, bar
from onrecord.index.provenance.statements.occasions import Apart
from onrecord.index.provenance.statements.occasions import apart as kept_apart
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.text.words import Words

Relation = Literal[
    "identical", "cut", "extended", "changed", "other part", "said again", "other mouth", "other words"
]
"""An `other part` shares no more than chance with the reference: both are cut from one fuller version. `other
words` is only ever a suggestion."""


@dataclass(frozen=True, slots=True)
class Version:
    """One quotation held against another, the reference."""

    witness: Witness
    relation: Relation
    differences: Differences
    """From the reference to this version."""
    alarms: tuple[Alarm, ...]
    """What was changed that can turn the words around, and what was cut off that governs the rest."""

    @property
    def likeness(self) -> float:
        """The share of words that both have, 0 to 1."""
        found = self.differences
        shared = sum(run.size for run in found.shared)
        return 2 * shared / max(1, len(found.first) + len(found.second))

    @property
    def note(self) -> str:
        """The relation and the kinds of change in a few words: ``cut, respelt``."""
        kinds = sorted({kind.split()[0] for kind in self.differences.kinds})
        if self.relation in ("other part", "said again", "other mouth", "other words"):
            return self.relation
        return ", ".join(kinds) if kinds else "identical"


def relation(found: Differences) -> Relation:
    """The relation that the differences alone make; spelling, and words marked as left out, are none."""
    telling = {change.kind for change in found.changes if not (change.kind == "removed" and change.marked)}
    telling -= {"respelt", "bracketed"}
    if not telling:
        return "identical" if not found.kinds - {"respelt", "bracketed"} else "cut"
    if telling <= {"cut start", "cut end"}:
        return "cut"
    return "extended" if telling <= {"extended start", "extended end"} else "changed"


def version(reference: Witness, other: Witness, apart: Callable[[str, str], bool] = at_odds) -> Version:
    """One quotation held against another with the same words; `apart` says whether names are two people's."""
    one, two = words(reference.quotation.text), words(other.quotation.text)
    found = differences(one, two)
    why = kept_apart(
        one.forms,
        two.forms,
        days=days_apart(reference.published, other.published),
        at_odds=apart(named(reference.quotation.speaker), named(other.quotation.speaker)),
    )
    names: dict[Apart | None, Relation] = {Apart.AGAIN: "said again", Apart.MOUTH: "other mouth"}
    if found.changes and alike(one, two).score < bar():
        return Version(other, "other part", found, ())
    how, _, changed = _held(found)
    governing = cut(found) if how in KEPT else ()
    return Version(other, names.get(why) or how, found, (*changed, *governing))


KEPT: tuple[Relation, ...] = ("identical", "cut")
"""The relations in which a version has nothing but words of the other."""


def claimed(printed: Words, claim: Words) -> tuple[Relation, Differences, tuple[Alarm, ...]]:
    """How a claimed quotation stands to what is printed: the relation, the differences and their alarms.

    Whether what is only cut off governs the rest is for `surroundings` to say.
    """
    return _held(differences(printed, claim))


def _held(found: Differences) -> tuple[Relation, Differences, tuple[Alarm, ...]]:
    how = relation(found)
    return how, found, alarms(found, edges=how not in KEPT)
