"""How did a statement travel? Its versions, the earliest found here, its carriers, their conflicts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.names.matching import at_odds, named
from onrecord.index.provenance.differences.relations import Version, version
from onrecord.index.provenance.statements.dates import days
from onrecord.index.provenance.tracing.carriers import Carrier, carriers, source_name
from onrecord.index.text.folding import fold
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.provenance.corpus import Corpus, Witness

ALIASES = {"gop": "republican", "rep": "representative", "sen": "senator", "gov": "governor"}
"""Short words for offices, and their full ones."""

LIGHT = lexicon("light")

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
    against = reference or first.witness
    others = sorted((other for other, _ in corpus.apart(witness.row)), key=_when)
    return Trace(
        witness,
        against,
        first,
        tuple(version(against, other) for other in ordered),
        tuple(each for other in others if (each := version(witness, other)).relation != "other part"),
        carriers(ordered, [corpus.article(other) for other in ordered]),
        tuple(conflicts(ordered)),
        *corpus.sayings(witness, first.witness.published),
        len(every),
    )


def _when(witness: Witness) -> tuple[int, int, int]:
    """What witnesses are ordered by: the last day that the date may mean, then how precise it is."""
    found = days(witness.published)
    return (found[1], found[1] - found[0], witness.row) if found else (10**7, 0, witness.row)


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
            return Earliest(head, f"{reason}, {told}" + (f"; {rest} undated" if rest else ""))
    named_as_source = Counter(
        source_name(relay.name) for witness in witnesses for relay in witness.quotation.relays
    )
    upstream = [
        witness
        for witness in pool
        if not witness.quotation.relays and named_as_source[source_name(witness.outlet)]
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


def conflicts(witnesses: Sequence[Witness]) -> Iterator[str]:
    """What cannot all be right among the versions of one statement, as sentences."""
    names = Counter(name for witness in witnesses if (name := named(witness.quotation.speaker)))
    kept: list[str] = []
    for name, _ in names.most_common():
        if all(at_odds(name, other) for other in kept):
            kept.append(name)
    if len(kept) > 1:
        yield f"The speaker is {' or '.join(kept)}."
    offices = {
        fold(witness.quotation.office.printed): witness.quotation.office.printed
        for witness in witnesses
        if witness.quotation.office
    }
    telling = {office: _telling(office) for office in offices}
    distinct = [
        shown
        for at, (one, shown) in enumerate(offices.items())
        if not any(
            telling[one] < telling[two] or (telling[one] == telling[two] and other < at)
            for other, two in enumerate(offices)
        )
    ]
    if len(distinct) > 1:
        yield f"The office is not printed alike: {'; '.join(f'“{office}”' for office in distinct)}."
    for witness in witnesses:
        yield from _before_its_source(witness, witnesses)


def _telling(office: str) -> frozenset[str]:
    """The words that make an office: *minister for finance* is *finance minister*."""
    return frozenset(ALIASES.get(word, word) for word in re.findall(r"[^\W_]+", office)) - LIGHT


def _before_its_source(witness: Witness, witnesses: Sequence[Witness]) -> Iterator[str]:
    """That an article is dated before the one it says it has the words from."""
    sources = {source_name(relay.name) for relay in witness.quotation.relays}
    here = days(witness.published)
    for other in witnesses:
        there = days(other.published)
        if here and there and source_name(other.outlet) in sources and here[1] < there[0]:
            yield (
                f"{witness.outlet or witness.article.doc} is dated {witness.published}, before "
                f"{other.outlet} ({other.published}), from which it says it has the words."
            )
