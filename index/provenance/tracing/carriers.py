"""How many independent witnesses does a statement have? Outlets that carry one source are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.names.keys import outlet_key
from onrecord.index.provenance.statements.near_duplicates import folded as copies_among
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Article
    from onrecord.index.provenance.corpus import Witness

VAGUE = lexicon("vague")
"""A relay that is named by these words alone (*foreign media*) may be anybody, and makes nobody one."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Articles that are one witness, and why."""

    witnesses: tuple[Witness, ...]
    """The earliest first."""
    reason: str
    """What makes them one, in plain words; ``""`` where there is one article."""


def carriers(witnesses: Sequence[Witness], articles: Sequence[Article]) -> tuple[Carrier, ...]:
    """The independent carriers of a statement, in the order of their first witness.

    Quotations of one article are one witness. Articles are one where they name the same relay, where one
    names the other's outlet as its relay, where they are of one outlet, or are nearly the same text.

    Args:
        witnesses: quotations of one statement, in the order in which they shall be told.
        articles: theirs, with their text, in the same order.

    """
    heads = list(range(len(witnesses)))
    reasons: dict[int, dict[str, None]] = {at: {} for at in heads}

    def head(at: int) -> int:
        while heads[at] != at:
            at = heads[at]
        return at

    def join(one: int, two: int, reason: str) -> None:
        low, high = sorted((head(one), head(two)))
        reasons[low][reason] = None
        if low != high:
            heads[high] = low
            reasons[low].update(reasons.pop(high))

    first: dict[str, tuple[int, bool]] = {}
    papers: dict[str, int] = {}
    for at, witness in enumerate(witnesses):
        paper = papers.setdefault(witness.article.path, at)
        if paper != at:
            join(paper, at, "in one article")
        for name, relayed in _sources(witness):
            known, was_relayed = first.setdefault(outlet_key(name), (at, relayed))
            if known != at:
                reason = f"through {name}" if relayed or was_relayed else f"both in {name}"
                join(known, at, reason)
    for one, two in copies_among(articles, [witness.quotation.segments for witness in witnesses]):
        join(one, two, "nearly the same article")
    groups: dict[int, list[Witness]] = {}
    for at, witness in enumerate(witnesses):
        groups.setdefault(head(at), []).append(witness)
    return tuple(
        Carrier(tuple(group), "; ".join(reasons[at]) if len(group) > 1 else "")
        for at, group in groups.items()
    )


def _sources(witness: Witness) -> list[tuple[str, bool]]:
    """The outlet and relays of a quotation that name somebody, each with whether it is a relay."""
    named = [(witness.outlet, False)] + [(relay.name, True) for relay in witness.quotation.relays]
    return [(name, relayed) for name, relayed in named if set(outlet_key(name).split()) - VAGUE]
