"""Whose words can a quotation not be, by the sentence that it stands in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.outlet_names import outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.document import Scene
    from onrecord.index.attribution.speakers.candidate import Candidate
    from onrecord.index.attribution.text.marks import Marked

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
AUXILIARIES = frozenset(["has", "have", "had", "also", "will", "would"])


def apart(scene: Scene, marked: Marked, one: Candidate, found: Sequence[Candidate]) -> bool:
    """Do the sentence's own words say that the mention is not whose words these are?"""
    return _told_of(scene, marked, one) or _aside(scene, marked, one) or _relays(one, found)


def _aside(scene: Scene, marked: Marked, one: Candidate) -> bool:
    """Is it what somebody says aside, in a clause closed before the quotation: "which Kiev wants, was …"?"""
    if one.mention is None or one.source is None or one.source.span[1] > marked.outer[0]:
        return False
    syntax, cue = scene.syntax, one.source.cue
    within = syntax.left[cue] <= one.mention.head <= cue
    last = syntax.ends[syntax.right[cue]]
    return (
        syntax.deps[cue] == "relcl"
        and within
        and last < marked.outer[0]
        and "," in syntax.text[last : last + 2]
    )


def _told_of(scene: Scene, marked: Marked, one: Candidate) -> bool:
    """Is the mention the subject of the quoted words: members “agreed that …”?"""
    if one.mention is None or one.source is not None:
        return False
    syntax = scene.syntax
    inside = syntax.between(marked.start, marked.end)
    between = syntax.text[one.mention.end : marked.outer[0]].split()
    return (
        len(inside) > 3
        and one.mention.end <= marked.outer[0]
        and syntax.tags[inside[0]] in FINITE
        and len(between) <= 2
        and all(word in AUXILIARIES for word in between)
    )


def _relays(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Is it an outlet behind "according to" where somebody else is said to have said it?"""
    if (
        one.source is None
        or one.entity is None
        or one.source.how != "according"
        or not outlet(one.entity.name)
    ):
        return False
    return any(
        f"cue:{side}:0:strong" in other.features
        and other.entity is not one.entity
        and other.source is not None
        and other.source.how != "according"
        for other in found
        for side in ("before", "after")
    )
