"""Is a claim put together of two quotations? What the best one does not have is looked up a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.statements.checkable import objection
from onrecord.index.provenance.statements.lookup import recognised
from onrecord.index.provenance.verification.evidence import evidence
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.verification.verdicts import Finding
    from onrecord.index.text.words import Words

PIECE = 4
"""Words in a row of a claim that make a piece of a second quotation."""
LEFT = 2
"""Words of a claim that neither of two quotations that it is put together of has, at most."""


def spliced(corpus: Corpus, findings: Sequence[Finding], said: Words, speaker: str) -> tuple[Finding, ...]:
    """Two quotations that a claim is put together of, where it is: the rest is looked up a second time."""
    best = findings[0]
    start, end = _rest(best, len(said))
    if end - start < PIECE:
        return ()
    rest = words(said.printed(start, end))
    if objection(rest):
        return ()
    near = [item.row for item in corpus.candidates(rest) if recognised(item, len(rest))]
    for item in evidence(corpus, corpus.witnesses(near), said, speaker):
        one, two = item.witness, best.witness
        if one.article.path == two.article.path and _overlapping(one, two):
            continue
        if two.quotation.kind == "turn" and item.relation in ("identical", "cut"):
            continue
        own = {at for run in item.differences.shared for at in range(run.second, run.second + run.size)}
        if len(set(range(start, end)) - own) <= LEFT:
            return best, item
    return ()


def _rest(found: Finding, size: int) -> tuple[int, int]:
    """The longest stretch of a claim's words that a finding does not have, but for a word or two."""
    runs = [run for run in found.differences.shared if run.size >= PIECE]
    edges = [0, *(edge for run in runs for edge in (run.second, run.second + run.size)), size]
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda place: place[1] - place[0])


def _overlapping(one: Witness, two: Witness) -> bool:
    """Whether two quotations of one article share words on the page."""
    return any(
        start < last and first < end
        for start, end in one.quotation.segments
        for first, last in two.quotation.segments
    )
