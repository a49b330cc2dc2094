"""Why is this the speaker? The reasons in plain words, with the places in the text that they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.language.confidence import UNCERTAIN, confidence
from onrecord.index.model import Alternative, Evidence

if TYPE_CHECKING:
    from onrecord.index.language.attribution import Choice
    from onrecord.index.language.entities import Entity, Trace
    from onrecord.index.language.features import Candidate
    from onrecord.index.language.mentions import Mention
    from onrecord.index.language.scene import Scene
    from onrecord.index.model import Span

LEAST = 0.02
"""The probability below which somebody else is not worth naming."""
HOW = {
    "subject": "the subject of “{cue}”",
    "order": "the name beside “{cue}”",
    "according": "named by “{cue}”",
    "colon": "named before the colon that opens the quotation",
    "dash": "signs the quotation, behind a dash",
    "noun": "the owner of the “{cue}”",
    "turn": "the turn is headed by this name",
}


def speaker(scene: Scene, choice: Choice) -> list[Evidence]:
    """Why the mention is the speaker, and why the mention means this name."""
    best, entity = choice.best, choice.entity
    if best is None or entity is None:
        return []
    found = [_mention(scene, choice, best, entity)]
    if best.mention is not None:
        named = _name(scene, best.mention, entity)
        if named:
            found.append(named)
    if confidence(scene, choice) < UNCERTAIN:
        found.append(Evidence("speaker", "uncertain: others are as likely; see the alternatives"))
    return found


def _mention(scene: Scene, choice: Choice, best: Candidate, entity: Entity) -> Evidence:
    text = scene.syntax.text
    if best.mention is None:
        return Evidence("speaker", f"no cue of its own: {entity.name}, who spoke before, goes on")
    printed = text[slice(*best.mention.span)]
    if best.source is None:
        return Evidence("speaker", f"“{printed}” is the likeliest speaker nearby", (best.mention.span,))
    how = HOW[best.source.how].format(cue=text[slice(*best.source.span)])
    if best.mention.paragraph != scene.where.paragraph(scene.where.marks[choice.index].start):
        how += ", in the paragraph before" if best.mention.end < choice_start(scene, choice) else ", further on"
    return Evidence("speaker", f"“{printed}”: {how}", (best.mention.span, best.source.span))


def choice_start(scene: Scene, choice: Choice) -> int:
    """Where the quotation begins."""
    return scene.where.marks[choice.index].start


def _name(scene: Scene, mention: Mention, entity: Entity) -> Evidence | None:
    """Why a mention means an entity, where the words differ."""
    text = scene.syntax.text
    printed = text[slice(*mention.span)]
    if entity.name.lower() in " ".join(printed.split()).lower():
        return None
    if mention.kind == "pronoun":
        trace = _before(entity, mention)
        where = _place(trace) if trace else "named nearby"
        spans: tuple[Span, ...] = (mention.span,)
        if trace:
            spans = (mention.span, (trace.offset, trace.offset + len(trace.words)))
        return Evidence("name", f"“{printed}”: {entity.name}, {where}", spans)
    if entity.person is not None:
        whole = next((u for u in entity.person.uses if " ".join(u.words) == entity.name), None)
        spans = (mention.span, (whole.start, whole.end)) if whole else (mention.span,)
        how = "named in full" if mention.kind == "name" else "whom the description fits; named"
        when = "further on" if whole and whole.start > mention.start else "before"
        return Evidence("name", f"“{printed}”: {entity.name}, {how} {when}", spans)
    return Evidence("name", f"“{printed}”: {entity.name}, mentioned before", (mention.span,))


def _before(entity: Entity, mention: Mention) -> Trace | None:
    earlier = [trace for trace in entity.traces if trace.offset < mention.start]
    return earlier[-1] if earlier else None


def _place(trace: Trace) -> str:
    if trace.source:
        return "the last one named as the source of a cue"
    return "the last one named as a subject" if trace.subject else "the last one named"


def alternatives(scene: Scene, choice: Choice) -> tuple[Alternative, ...]:
    """Who else may have said it: other mentions, and other readings of a pronoun."""
    found: dict[str, Alternative] = {}
    chosen = choice.entity.name if choice.entity else ""
    left = choice.probability - confidence(scene, choice)
    mention = choice.best.mention if choice.best else None
    if mention is not None and mention.span in scene.cast.of and mention.kind == "pronoun":
        printed = scene.syntax.text[slice(*mention.span)]
        for rival in scene.cast.of[mention.span].rivals:
            if left >= LEAST and rival.name != chosen:
                found[rival.name] = Alternative(rival.name, left, f"“{printed}” may mean them as well")
                left /= 2
    for candidate, share in choice.others:
        if candidate.entity is None or share < LEAST or candidate.entity.name in {chosen, *found}:
            continue
        what = "said the quotation before" if candidate.mention is None else "is named nearby"
        if candidate.source is not None:
            what = f"is the source of “{scene.syntax.text[slice(*candidate.source.span)]}”"
        found[candidate.entity.name] = Alternative(candidate.entity.name, share, what)
    return tuple(sorted(found.values(), key=lambda other: -other.score))
