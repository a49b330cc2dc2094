"""How do marked stretches, each with its speaker, become quotations: one record for each utterance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.language.holders import Holders
from onrecord.index.language.kinds import kind
from onrecord.index.language.offices import described
from onrecord.index.language.relays import governing, sentence_relays
from onrecord.index.model import Alternative, Cue, Evidence, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.language.attribution import Choice
    from onrecord.index.language.scene import Scene
    from onrecord.index.model import Article, Kind

BRIDGE = 14
"""Words of narration that may stand between two parts of one split quotation."""


def quotations(scene: Scene, choices: Sequence[Choice], article: Article | None) -> list[Quotation]:
    """The quotations of an article in the order of their first words."""
    text = scene.syntax.text
    kinds = [kind(text, scene.where.marks[choice.index], choice.best) for choice in choices]
    groups: list[list[int]] = []
    for place in range(len(choices)):
        if groups and _goes_on(scene, choices, kinds, groups[-1][-1], place):
            groups[-1].append(place)
        else:
            groups.append([place])
    holders = Holders(scene)
    return [
        _quotation(scene, [choices[p] for p in group], kinds[group[0]], holders, article) for group in groups
    ]


def _goes_on(scene: Scene, choices: Sequence[Choice], kinds: Sequence[Kind], first: int, second: int) -> bool:
    """Is the second stretch a part of the quotation that the first one is part of?"""
    one, two = scene.where.marks[choices[first].index], scene.where.marks[choices[second].index]
    if "term" in (kinds[first], kinds[second]) or choices[first].entity is not choices[second].entity:
        return False
    if two.continues:
        return True
    paragraphs = scene.where.paragraph(one.start), scene.where.paragraph(two.start)
    if not one.closed and paragraphs[1] == paragraphs[0] + 1:
        return scene.where.paragraphs[paragraphs[1]][0] == two.outer[0]
    if paragraphs[0] != paragraphs[1]:
        return False
    stops = [stop for stop in scene.stops if one.outer[1] <= stop <= two.outer[0]]
    between = scene.syntax.text[one.outer[1] : two.outer[0]]
    if kinds[first] == "direct" and kinds[second] == "direct":
        return len(stops) <= 1 and 0 < len(between.split()) <= BRIDGE
    return not stops and kinds[first] == kinds[second]


def _quotation(
    scene: Scene,
    parts: Sequence[Choice],
    kind_: Kind,
    holders: Holders,
    article: Article | None,
) -> Quotation:
    text = scene.syntax.text
    spans = tuple((scene.where.marks[p.index].start, scene.where.marks[p.index].end) for p in parts)
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    if kind_ == "term":
        return Quotation("term", spans, words)
    choice = next((p for p in parts if p.best and p.best.source), parts[0])
    best, entity = choice.best, choice.entity
    speaker = mention = cue = office = None
    evidence: list[Evidence] = []
    if best is not None and entity is not None:
        mention = best.mention.span if best.mention else None
        printed = text[slice(*mention)] if mention else ""
        speaker = Speaker(entity.name, printed, entity.kind)
        if best.source:
            cue = Cue(text[slice(*best.source.span)], best.source.lemma, best.source.span)
        evidence.append(_reason(choice, printed, cue))
        if entity.person is not None:
            office = next(iter(holders.offices(entity)), None)
        elif entity.kind == "unnamed" and mention:
            office = described(text, mention)
    relays = (*sentence_relays(scene, spans[0][0], spans[-1][1]), *governing(article, spans[0][0]))
    others = tuple(
        Alternative(candidate.entity.name, share, "next likeliest")
        for candidate, share in choice.others
        if candidate.entity is not None and share >= 0.02
    )
    return Quotation(
        kind=kind_,
        segments=spans,
        text=words,
        speaker=speaker,
        mention=mention,
        office=office,
        cue=cue,
        relays=relays,
        confidence=choice.probability if speaker else 0.0,
        alternatives=others,
        evidence=tuple(evidence),
    )


def _reason(choice: Choice, printed: str, cue: Cue | None) -> Evidence:
    spans = tuple(
        span
        for span in (
            choice.best.mention.span if choice.best and choice.best.mention else None,
            cue.span if cue else None,
        )
        if span
    )
    name = choice.entity.name if choice.entity else ""
    if cue:
        return Evidence(
            "speaker", f"“{printed}” is the source of “{cue.text}”, which reports the words: {name}", spans
        )
    if printed:
        return Evidence("speaker", f"“{printed}” is the likeliest speaker nearby: {name}", spans)
    return Evidence("speaker", f"no cue of its own: {name}, who spoke before, goes on", spans)
