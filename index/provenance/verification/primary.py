"""What does the transcript have? A turn is the primary source, and outranks what the press prints of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.index.names.matching import named
from onrecord.index.provenance.differences.relations import claimed
from onrecord.index.provenance.statements.dates import apart
from onrecord.index.provenance.statements.likeness import likeness
from onrecord.index.provenance.statements.lookup import Candidate, recognised
from onrecord.index.text.hashing import number
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.differences.alarms import Alarm
    from onrecord.index.provenance.verification.verdicts import Finding
    from onrecord.index.text.words import Words

OCCASION = 3
"""Days; a report and a transcript that are farther apart are of two occasions."""
EDGE = 3
"""Words; a sentence that a claim reaches into by fewer is no part of the passage."""
OWN = 6
"""Words; fewer than these, two people may well say of themselves."""
LIKE = 70.0
"""Percent; a turn without any stretch that is so like a claim is not read."""
PRINTED = ("direct", "mixed", "block")
"""The kinds of quotation that the press prints as somebody's own words."""


def numbers(found: Words) -> list[int]:
    """The words as numbers, to be held against others."""
    return [number(form) for form in found.forms]


def passage(turn: Words, claim: Words) -> Words:
    """The sentences of a turn that a claim is likest to; the whole turn where it has but one."""
    if not turn.forms or not claim.forms:
        return turn
    relation, found, _ = claimed(turn, claim)
    if relation in ("identical", "cut") and found.shared:
        low, high = found.shared[0].first, found.shared[-1].first + found.shared[-1].size
        reach = 1
    else:
        place = fuzz.partial_ratio_alignment(numbers(claim), numbers(turn))
        if place is None or len(claim) >= len(turn):
            return turn
        low, high, reach = place.dest_start, place.dest_end, EDGE
    edges = sorted({0, *(stop for stop in turn.stops if stop < len(turn)), len(turn)})
    sentences = list(pairwise(edges))
    inside = [max(0, min(high, end) - max(low, start)) for start, end in sentences]
    reach = min(reach, max(inside))
    kept = [place for place, size in zip(sentences, inside, strict=True) if size >= reach]
    start, end = kept[0][0], kept[-1][1]
    if (start, end) == (0, len(turn)):
        return turn
    behind = turn.spans[end][0] if end < len(turn) else len(turn.text)
    return words(turn.text[turn.spans[start][0] : behind].strip())


def turns(corpus: Corpus, said: Words, speaker: str, best: Finding, known: Sequence[int]) -> list[Witness]:
    """The turns of a speaker on the occasion of a printed quotation that have words like those claimed.

    Args:
        corpus: that is searched.
        said: the words claimed.
        speaker: who is claimed to have said them; the printed speaker where nobody is.
        best: what is printed.
        known: rows that were found already.

    """
    name = speaker or named(best.witness.quotation.speaker)
    if not name or best.witness.quotation.kind not in PRINTED:
        return []
    rows = corpus.spoken_like(said, name, best.witness.published, OCCASION, LIKE)
    kept = []
    for witness in corpus.witnesses(sorted(set(rows) - set(known))):
        if witness.quotation.kind == "turn":
            part = passage(words(witness.quotation.text), said)
            found = Candidate(witness.row, len(part), likeness(numbers(said), numbers(part)))
            if recognised(found, len(said)):
                kept.append(witness)
    return kept


def ranked(
    corpus: Corpus, findings: Sequence[Finding], rank: Callable[[Finding], tuple[int, float, int]], size: int
) -> tuple[Finding, ...]:
    """The findings with the turn first that is the reference for what the press prints, where there is one.

    Args:
        corpus: that knows whose names are one person's.
        findings: the strongest first.
        rank: how near a finding's words are to the claim; the least is the nearest.
        size: how many words are claimed.

    """
    best = findings[0]
    if best.witness.quotation.kind not in (*PRINTED, "term", "indirect"):
        return tuple(findings)
    spoken = [item for item in findings if item.witness.quotation.kind == "turn" and _one_day(item, best)]
    own = [item for item in spoken if item.agrees or _one_mouth(corpus, item, best)]
    exact = [item for item in spoken if item.relation in ("identical", "cut")]
    least = OWN if best.relation in ("identical", "cut") else 0
    if exact and not any(item in own for item in exact) and size >= least:
        own = exact
    if not own:
        return tuple(findings)
    first = min(own, key=rank)
    return (first, *(item for item in findings if item is not first))


def _one_day(turn: Finding, other: Finding) -> bool:
    days = apart(turn.witness.published, other.witness.published)
    return days is None or days <= OCCASION


def _one_mouth(corpus: Corpus, turn: Finding, other: Finding) -> bool:
    one, two = (named(item.witness.quotation.speaker) for item in (turn, other))
    return bool(one and two) and corpus.sameness(one, two) == "same"


def for_the_body(office: str, turn: Words, alarm: Alarm) -> bool:
    """Whether *it believes* is a spokesperson's word of the body that the sentence before it is about."""
    told = alarm.lost[0].casefold().split() if alarm.lost else []
    if alarm.about != "attribution" or len(told) != 2 or told[0] != "it":
        return False
    if not any(word in office.casefold() for word in lexicon("spokesperson")):
        return False
    edges = [0, *sorted(stop for stop in turn.stops if stop < len(turn))]
    for before, start in pairwise(edges):
        if turn.forms[start : start + 2] == tuple(told):
            opening = turn.forms[before : min(start, before + EDGE)]
            return any(pair[0] == "the" and pair[1] in lexicon("body") for pair in pairwise(opening))
    return False


def whereabouts(best: Finding) -> str:
    """Where a turn stands, behind a verdict: ``in the transcript “Briefing” (2025-03-04)``."""
    article = best.witness.article
    title = article.title.value if article.title else article.doc
    by = f", as transcribed by {best.witness.outlet}" if best.witness.outlet else ""
    return f"in the transcript “{title}” ({best.witness.published or 'undated'}{by})"


def reference(findings: Sequence[Finding]) -> str:
    """What the transcript has and what outlets print, as a sentence; ``""`` where no turn leads."""
    best = findings[0]
    if best.witness.quotation.kind != "turn":
        return ""
    told = f" The transcript has “{best.differences.first.text.strip(' .,')}”"
    press = [item for item in findings[1:] if item.witness.quotation.kind in PRINTED]
    press = [item for item in press if item.relation == press[0].relation]
    if press:
        outlets = len({item.witness.outlet or item.witness.article.doc for item in press})
        told += f"; {outlets} {'outlet prints' if outlets == 1 else 'outlets print'} "
        told += f"“{press[0].witness.quotation.text.strip(' .,')}”"
    return f"{told}."
