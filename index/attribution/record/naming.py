"""Why do the words that mention a speaker mean this name? The reason in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.lone_names import doubtful
from onrecord.index.attribution.mentions.nouns import alike
from onrecord.index.attribution.record.whereabouts import mention_at, paragraphs_away, printed
from onrecord.index.attribution.text.name_parts import plain
from onrecord.index.model import Evidence

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.text.name_parts import Gender
    from onrecord.index.model import Office

NOUNS: dict[Gender, str] = {"f": "woman", "m": "man", "u": "person"}
LONGEST = 60
"""Code points that may stand between a description and the name that it belongs to."""


def name_reason(
    document: Document, mention: Mention | None, entity: Entity, office: Office | None, at: int
) -> Evidence | None:
    """How the words that name the speaker became the speaker's name."""
    if mention is None:
        return _named_in_full(document, "", entity, at)
    who = printed(document, mention.span)
    if entity.members and mention.kind != "pronoun":
        return _together(entity, at)
    if mention.kind == "pronoun":
        return _pronoun(document, mention, who, entity)
    if entity.person is not None:
        inside = next((use for use in entity.person.uses if mention.start <= use.start < mention.end), None)
        if inside is None:
            return _described(document, mention, who, entity, office)
        if " ".join(inside.words) == entity.name:
            return Evidence("name", f"{entity.name} is named in full there", ((inside.start, inside.end),))
        return _named_in_full(document, " ".join(inside.words), entity, at)
    if entity.kind == "unnamed":
        return Evidence("name", "the article gives this source no name", (mention.span,))
    if plain(who) == plain(entity.name) and doubtful(document.syntax, entity):
        return Evidence("name", f"nothing tells whether {entity.name} is a person or a body", (mention.span,))
    if plain(who) != plain(entity.name) and entity.traces and entity.traces[0].offset < mention.start:
        return Evidence(
            "name",
            f"“{who}” is {entity.name}, named earlier",
            (mention_at(document, entity, entity.traces[0].offset), mention.span),
        )
    return None


def _together(entity: Entity, at: int) -> Evidence:
    """Where each of those who speak together is named in full."""
    spans = []
    for member in entity.members:
        uses = member.person.uses if member.person else []
        whole = [use for use in uses if " ".join(use.words) == member.name] or uses
        use = min(whole, key=lambda one: (one.quoted, abs(one.start - at)))
        spans.append((use.start, use.end))
    return Evidence("name", f"{entity.name} are subjects of the cue together", tuple(spans))


def _pronoun(document: Document, mention: Mention, who: str, entity: Entity) -> Evidence | None:
    before = [trace for trace in entity.traces if trace.offset < mention.start]
    if not before:
        return None
    names = {use.start for use in entity.person.uses} if entity.person else {trace.offset for trace in before}
    named = next((trace for trace in reversed(before) if trace.offset in names), before[-1])
    place = mention_at(document, entity, named.offset)
    noun = NOUNS[entity.gender] if entity.kind in ("person", "unnamed") else "one"
    nearer = next(
        (
            other.name
            for other in document.coreference.entities
            if other is not entity and _may_be(other, entity) and _within(other, named.offset, mention.start)
        ),
        None,
    )
    if entity.members:
        why = "who were named together before it"
    elif nearer:
        why = f"whom the passage is about, although {nearer} is named nearer by"
    elif before[-1].source:
        why = f"the last {noun} named, and the one who last spoke"
    else:
        why = f"the last {noun} named before it"
    return Evidence("name", f"“{who}” is {entity.name}, {why}", (place, mention.span))


def _may_be(other: Entity, entity: Entity) -> bool:
    people = {"person", "unnamed"}
    if entity.kind not in people:
        return other.kind == entity.kind
    return other.kind == "person" and (other.gender == entity.gender or "u" in (other.gender, entity.gender))


def _within(entity: Entity, start: int, end: int) -> bool:
    """Is a person named between two offsets?"""
    if entity.person:
        return any(start < use.start < end and not use.quoted for use in entity.person.uses)
    return any(start < trace.offset < end for trace in entity.traces)


def _described(
    document: Document, mention: Mention, who: str, entity: Entity, office: Office | None
) -> Evidence:
    shared = alike(document.syntax.words[mention.head].lower())
    fits = office is not None and any(plain(word) in shared for word in office.printed.split())
    if fits and office and office.span and not mention.start <= office.span[0] < mention.end:
        called = f"whom the article calls “{office.printed}”"
        return Evidence("name", f"“{who}” is {entity.name}, {called}", (office.span, mention.span))
    uses = entity.person.uses if entity.person else []
    beside = next((use for use in uses if -2 <= use.start - mention.end <= LONGEST), None)
    if beside:
        return Evidence(
            "name",
            f"“{who}” is {entity.name}, named right behind it",
            (mention.span, (beside.start, beside.end)),
        )
    before = [use for use in uses if use.start < mention.start]
    spans = ((before[-1].start, before[-1].end),) if before else ()
    return Evidence("name", f"“{who}” is {entity.name}, whom the passage is about", (*spans, mention.span))


def _named_in_full(document: Document, words: str, entity: Entity, at: int) -> Evidence | None:
    uses: list[Use] = entity.person.uses if entity.person else []
    whole = [use for use in uses if " ".join(use.words) == entity.name] or uses[:1]
    if not whole:
        return None
    use = min(whole, key=lambda one: (one.quoted, abs(one.start - at)))
    where = paragraphs_away(document, use.start, at)
    if not words:
        return Evidence("name", f"{entity.name} is named in full {where}", ((use.start, use.end),))
    return Evidence("name", f"“{words}” is {entity.name}, named in full {where}", ((use.start, use.end),))
