"""How did a statement travel? Its versions, the earliest found here, its carriers, their conflicts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index.names.keys import outlet_key
from onrecord.index.provenance.differences.relations import Version, version
from onrecord.index.provenance.differences.surroundings import around
from onrecord.index.provenance.statements.dates import days
from onrecord.index.provenance.tracing.carriers import VAGUE, Carrier, carriers
from onrecord.index.provenance.tracing.conflicts import conflicts, out_of_office
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.provenance.corpus import Corpus, Witness

SOON = 3
"""Days within which a transcript follows what the press prints of it."""

MOST = 200
"""The maximum number of copies that are compared: the earliest."""


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earliest version found in this corpus, and what decided that it is."""

    witness: Witness
    basis: str
    """In plain words: ``dated 2024-04-24 (date line), before all others``."""

    @property
    def known(self) -> bool:
        """Whether a date decided; where no version is dated, this is only the one to begin with."""
        return days(self.witness.published) is not None


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a statement."""

    witness: Witness
    """The quotation that was asked for."""
    reference: Witness
    """The version that the copies are held against."""
    earliest: Earliest
    copies: tuple[Version, ...]
    """All versions, the reference among them, by date; undated ones last."""
    apart: tuple[Version, ...]
    """The same words said again, or in another mouth, held against `witness`; never counted as copies."""
    carriers: tuple[Carrier, ...]
    """The independent witnesses."""
    conflicts: tuple[str, ...]
    """Speakers, offices and dates that cannot all be right, each as a sentence."""
    before: tuple[Witness, ...]
    """What the speaker said of the same matter on days before `earliest`, in order of time."""
    after: tuple[Witness, ...]
    """And on days after it."""
    count: int
    """How many versions the statement has, also those beyond `MOST`."""
    upstream: tuple[str, ...] = ()
    """Sources that several versions name, and whose own version is not in this corpus."""


def trace(corpus: Corpus, witness: Witness, *, reference: Witness | None = None) -> Trace:
    """Follow the statement that a quotation belongs to.

    Args:
        corpus: that holds it.
        witness: the quotation.
        reference: the version that the others are held against; the earliest if None.

    """
    every = corpus.statement(witness.row)
    ordered = sorted(every, key=_when)
    if witness not in ordered[:MOST]:
        ordered = [witness, *(other for other in ordered if other != witness)]
    ordered = sorted(ordered[:MOST], key=_when)
    first = earliest(ordered)
    against = reference or _fullest(first.witness, ordered)
    others = sorted((other for other, _ in corpus.apart(witness.row)), key=_when)
    return Trace(
        witness,
        against,
        first,
        tuple(_held(corpus, against, other) for other in ordered),
        tuple(each for other in others if (each := _held(corpus, witness, other)).relation != "other part"),
        carriers(ordered, [corpus.article(other) for other in ordered]),
        (*conflicts(corpus, ordered), *out_of_office(corpus, ordered)),
        *corpus.sayings(witness, first.witness.published),
        len(every),
        upstream(ordered),
    )


def _held(corpus: Corpus, against: Witness, other: Witness) -> Version:
    """One version against another; what an article tells around the marks is not cut off."""
    found = version(against, other, corpus.names.at_odds)
    if not any(alarm.where for alarm in found.alarms):
        return found
    told = around(corpus.text(other), other.quotation)
    kept = tuple(alarm for alarm in found.alarms if not alarm.where or alarm.about not in told)
    return replace(found, alarms=kept)


def _fullest(first: Witness, witnesses: Sequence[Witness]) -> Witness:
    """The version that the others are held against: the earliest, or one that has all of it and more."""
    fuller = [each for each in witnesses if version(first, each).relation == "extended"]
    return max(fuller, key=lambda each: len(words(each.quotation.text)), default=first)


def upstream(witnesses: Sequence[Witness]) -> tuple[str, ...]:
    """The sources that two articles or more name, and of whose own there is none, the most named first."""
    outlets = {outlet_key(each.outlet) for each in witnesses}
    spelt: dict[str, str] = {}
    articles: dict[str, set[str]] = {}
    for witness in witnesses:
        for relay in witness.quotation.relays:
            plain = outlet_key(relay.name)
            if plain not in outlets and set(plain.split()) - VAGUE:
                spelt.setdefault(plain, relay.name)
                articles.setdefault(plain, set()).add(witness.article.path)
    most = sorted(articles, key=lambda plain: (-len(articles[plain]), plain))
    return tuple(spelt[plain] for plain in most if len(articles[plain]) > 1)


def _when(witness: Witness) -> tuple[int, int, int]:
    """What witnesses are ordered by: the last day that the date may mean, then how precise it is."""
    found = days(witness.published)
    return (found[1], found[1] - found[0], witness.row) if found else (10**7, 0, witness.row)


def _from(witness: Witness) -> str:
    """That the earliest names somebody else as its source, so that the words were printed before."""
    relays = dict.fromkeys(relay.name for relay in witness.quotation.relays)
    return f"; it names {' and '.join(relays)} as its source" if relays else ""


def earliest(witnesses: Sequence[Witness]) -> Earliest:
    """The earliest of some versions: by date, then by who relays whom, then the fullest; and which decided.

    Only a date that is certain to be before the others decides: a month is not before a day in it.
    """
    dated = [witness for witness in witnesses if days(witness.published)]
    if len(witnesses) == 1 and not dated:
        return Earliest(witnesses[0], "undated, the only one")
    pool, reason = list(witnesses), ""
    if dated:
        head = min(dated, key=_when)
        bound = days(head.published)
        assert bound is not None
        pool = [witness for witness in dated if (found := days(witness.published)) and found[0] <= bound[1]]
        assert head.article.published is not None
        reason = f"dated {head.published} ({head.article.published.basis})"
        if spoken := _transcript(dated, bound[1]):
            shown = spoken.article.published
            when = f"dated {spoken.published}" + (f" ({shown.basis})" if shown else "")
            return Earliest(spoken, f"{when}, the transcript of what the others print")
        if len(pool) == 1:
            rest = len(witnesses) - len(dated)
            told = "the only one" if len(witnesses) == 1 else "before all others"
            return Earliest(head, f"{reason}, {told}" + (f"; {rest} undated" if rest else "") + _from(head))
    named_as_source = Counter(
        outlet_key(relay.name) for witness in witnesses for relay in witness.quotation.relays
    )
    upstream = [
        witness
        for witness in pool
        if not witness.quotation.relays and named_as_source[outlet_key(witness.outlet)]
    ]
    if len(upstream) == 1:
        return Earliest(
            upstream[0], f"{reason or 'undated'}; others name {upstream[0].outlet} as their source"
        )
    firsthand = [witness for witness in upstream or pool if not witness.quotation.relays]
    pool = upstream or firsthand or pool
    fullest = max(pool, key=lambda witness: (len(words(witness.quotation.text)), -witness.row))
    shared = f", as {len(pool) - 1} more" if len(pool) > 1 else ""
    decided = "of these the fullest" if len(pool) > 1 else "of these the only one that names no other source"
    return Earliest(fullest, f"{reason or 'undated'}{shared}; {decided}")


def _transcript(dated: Sequence[Witness], last: int) -> Witness | None:
    """The turn in which the words were said, of a transcript dated as what is printed, or soon after."""
    turns = [
        witness
        for witness in dated
        if witness.quotation.kind == "turn" and (found := days(witness.published)) and found[0] <= last + SOON
    ]
    return min(turns, key=_when, default=None) if len(turns) < len(dated) else None
