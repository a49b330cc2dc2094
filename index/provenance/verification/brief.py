"""Do words that are too few to be traced stand in print just so, in the same mouth? For the words of a draft.

A word or two say nothing of whether they were ever said; but where the index has them between marks, of the
speaker whom the draft names, the draft has changed nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.surroundings import sentence as around
from onrecord.index.provenance.statements.checkable import COMMON
from onrecord.index.provenance.verification.evidence import evidence, ordered, told_once
from onrecord.index.provenance.verification.verdicts import Verdict
from onrecord.index.provenance.verification.wording import sentence
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Finding, Outcome
    from onrecord.index.text.words import Words

ALIKE = 2
"""Telling words that two sentences of one matter share beside the words between marks; half of them, too."""
MOST = 64
"""Quotations with the very words that are looked at."""


def brief(
    corpus: Corpus, claim: str, speaker: str, *, framed: Collection[str] = (), within: str = ""
) -> Verdict | None:
    """A verdict on a few words that the index has between marks just so; None where it has not.

    Where nobody is named, the sentence around them must be of the same matter: *“suspended”* of a law and
    *“suspended”* of dust are two.

    Args:
        corpus: that is searched.
        claim: the words.
        speaker: who is claimed to have said them, or ``""``.
        framed: what the draft's own sentence does with them, as `Alarm.about`.
        within: the draft's own sentence.

    """
    said = words(claim)
    if not said.forms:
        return None
    rows = corpus.exactly(said, speaker)[:MOST]
    findings = [
        item
        for item in evidence(corpus, corpus.witnesses(rows), said, speaker, framed)
        if item.relation in ("identical", "cut")
        and not item.alarms
        and item.agrees is not False
        and (item.agrees or not speaker)
        and item.witness.quotation.kind != "indirect"
        and (speaker or _of_one_matter(corpus, item, within, said))
    ]
    if not findings:
        return None
    best = ordered(findings)
    relation = best[0].relation
    outcome: Outcome = "verbatim" if relation == "identical" else "shorter than"
    strongest = told_once([item for item in best if item.relation == relation])
    return Verdict(claim, speaker, outcome, sentence(outcome, strongest, speaker), strongest)


def _of_one_matter(corpus: Corpus, found: Finding, within: str, said: Words) -> bool:
    """Whether the printed sentence around some words shares telling words with the draft's."""
    other = around(corpus.text(found.witness), found.witness.quotation)
    one, two = (set(words(text).forms) - COMMON - set(said.forms) for text in (within, other))
    shared = len(one & two)
    return 2 * shared >= min(len(one), len(two)) and shared >= min(ALIKE, max(len(one), len(two)))
