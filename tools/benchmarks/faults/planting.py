"""Faults planted in a draft, one of each kind, each at a quotation of its own, by a seeded hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.names.matching import sameness
from onrecord.index.names.offices import HELD_ALONE, telling
from onrecord.index.provenance.statements.checkable import objection
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words
from tools.benchmarks.faults import falsifying

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from onrecord.index.model import Quotation, Span

KINDS = ("word", "number", "negation", "name", "cut", "added", "speaker", "office")
LEAST = 8
"""Words that a quotation has in which a fault is planted."""
NEAR = 160
"""Code points around a quotation in which its speaker is named."""
STRANGE = ("lantern", "orchard", "violin", "compass", "saddle", "glacier", "pepper", "anchor")
STRANGER = "Margaret Osgood"
RANKS = ("senator", "governor", "mayor", "ambassador", "judge", "sheriff", "archbishop")
SCALES = {"million": "billion", "billion": "million", "thousand": "million", "hundred": "thousand"}


@dataclass(frozen=True)
class Planted:
    """One fault."""

    kind: str
    quotation: int
    """Which quotation of the draft it is planted at, by its number."""
    start: int
    end: int
    """The place in the true text that is replaced."""
    text: str
    """What is put there."""


def planted(text: str, quotations: Sequence[Quotation], draw: random.Random) -> list[Planted]:
    """One fault of each kind that the draft has room for.

    Args:
        text: of the draft.
        quotations: those that are sound in it.
        draw: the seeded hand.

    """
    free = [
        at
        for at, each in enumerate(quotations)
        if len(each.segments) == 1
        and each.kind in ("direct", "mixed")
        and len(words(each.text)) >= LEAST
        and not objection(words(each.text))
    ]
    draw.shuffle(free)
    found: list[Planted] = []
    for kind in ("office", "speaker", "number", "cut", "negation", "name", "word", "added"):
        for at in free:
            made = _made(kind, text, quotations[at], draw)
            if made and not any(made[0] < each.end and each.start < made[1] for each in found):
                found.append(Planted(kind, at, *made))
                free.remove(at)
                break
    return sorted(found, key=lambda each: each.start)


def apply(text: str, faults: Sequence[Planted]) -> str:
    """The text with the faults, which are in their order."""
    pieces, at = [], 0
    for each in faults:
        pieces += [text[at : each.start], each.text]
        at = each.end
    return "".join((*pieces, text[at:]))


def moved(place: Span, faults: Sequence[Planted]) -> Span:
    """Where a place of the true text is in the text with the faults."""
    low = sum(len(each.text) - (each.end - each.start) for each in faults if each.end <= place[0])
    high = sum(len(each.text) - (each.end - each.start) for each in faults if each.start < place[1])
    return place[0] + low, place[1] + high


def _made(kind: str, text: str, quotation: Quotation, draw: random.Random) -> tuple[int, int, str] | None:
    """Where a fault of a kind is planted at a quotation, and with what; None where it cannot be."""
    start, end = quotation.segments[0]
    inner = text[start:end]
    if kind == "speaker":
        return _renamed(text, quotation)
    if kind == "office":
        return _reranked(text, quotation, draw)
    new = _falsified(kind, inner, draw)
    if not new or new == inner or objection(words(new)):
        return None
    return start, end, new


def _falsified(kind: str, inner: str, draw: random.Random) -> str:
    """The words of a quotation with one fault; ``""`` where they have no place for it."""
    if kind == "added":
        return re.sub(r"([.,!?]*)$", r" and the whole valley laughed at it\1", inner, count=1)
    if kind == "name":
        return falsifying.made("same initial", falsifying.Source(inner, ()), draw)
    if kind == "cut":
        ways = [f"cut before {cue}" for cue in falsifying.CUES] + ["cut after not"]
        draw.shuffle(ways)
        cuts = (falsifying.made(way, falsifying.Source(inner, ()), draw) for way in ways)
        return next((cut for cut in cuts if cut), "")
    if kind == "negation":
        return _negated(inner)
    pattern = r"\b\d[\d,.]*\d|\b\d\b|\b(?:million|billion|thousand|hundred)\b"
    if kind == "word":
        pattern = r"(?<=[a-z] )[a-z]{6,}\b(?![’'])"
    places = [
        place
        for place in re.finditer(pattern, inner)
        if place[0] not in lexicon("saying") | lexicon("common")
    ]
    if not places:
        return ""
    place = draw.choice(places)
    new = draw.choice(STRANGE) if kind == "word" else _other_number(place[0])
    return inner[: place.start()] + new + inner[place.end() :]


def _other_number(printed: str) -> str:
    return SCALES.get(printed) or printed[:-1] + str((int(printed[-1]) + 3) % 10)


def _negated(inner: str) -> str:
    """The words without a negation, or with one."""
    for pattern in (r"\s+not\b", r"n[’']t\b", r"\s+never\b"):
        if re.search(rf"(?<=[a-z]){pattern}", inner):
            return re.sub(rf"(?<=[a-z]){pattern}", "", inner, count=1)
    return re.sub(r"\b(is|are|was|were|will|have|has)\b", r"\1 not", inner, count=1)


def _renamed(text: str, quotation: Quotation) -> tuple[int, int, str] | None:
    """The speaker's name next to the quotation, replaced by a stranger's."""
    speaker = quotation.speaker
    if speaker is None or speaker.kind != "person" or sameness(speaker.name, speaker.printed) != "same":
        return None
    name = speaker.printed
    start, end = quotation.segments[0]
    ahead, behind = text.rfind(name, max(0, start - NEAR), start), text.find(name, end, end + NEAR)
    for found in (behind, ahead):
        if found >= 0 and not re.search(r"\n|[.!?]\s", text[min(found, end) : max(found, start)]):
            return found, found + len(name), STRANGER
    return None


def _reranked(text: str, quotation: Quotation, draw: random.Random) -> tuple[int, int, str] | None:
    """The rank in the speaker's office next to the quotation, replaced by one that rules it out."""
    office = quotation.office
    if office is None or not office.span or office.printed.casefold() not in HELD_ALONE:
        return None
    start, end = quotation.segments[0]
    low, high = office.span
    if not (start - NEAR < low < end + NEAR) or "\n" in text[min(high, end) : max(low, start)]:
        return None
    other = draw.choice([rank for rank in RANKS if rank not in telling(office.printed)])
    return low, high, other.title() if text[low].isupper() else other
