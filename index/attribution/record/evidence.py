"""Why is an attribution what it is? Reasons in plain words, each with the spans it rests on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.index.attribution.record.naming import name_reason
from onrecord.index.attribution.record.whereabouts import from_quotation, mention_at, paragraphs_away, printed
from onrecord.index.attribution.speakers.confidence import confidence
from onrecord.index.model import Alternative, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.speakers.ranking import Choice
    from onrecord.index.model import Kind, Office, Relay, Span

LIKELY = 0.02
"""The probability below which an alternative is not worth a reader's while."""
LONGEST = 60
"""Code points of a stretch that is quoted whole in a reason."""
KINDS: dict[Kind, str] = {
    "direct": "a statement of its own between quotation marks",
    "mixed": "words between quotation marks within the article’s own sentence",
    "term": "a title, a slogan or a term between quotation marks: nothing reports it as said",
    "turn": "a labelled turn of a transcript or an interview",
    "block": "a block quotation, set apart and without marks",
    "indirect": "reported in the article’s own sentence, not set between quotation marks",
}
SCOPES = {"sentence": "", "block": ", this part of the article", "document": ", the whole article"}


def reasons(
    document: Document,
    kind: Kind,
    spans: Sequence[Span],
    said_by: tuple[Mention | None, Source | None, Entity],
    office: Office | None,
    relays: Iterable[Relay],
) -> tuple[Evidence, ...]:
    """What each part of one attribution rests on, in the order in which a reader asks.

    Args:
        document: the article.
        kind: what kind of quotation it is.
        spans: the quotation's segments.
        said_by: the mention of the speaker and its cue, where there are any, and the speaker.
        office: the speaker's office.
        relays: through whom the words came.

    """
    mention, source, entity = said_by
    found = [speaker_reason(document, spans, mention, source, entity)]
    named = name_reason(document, mention, entity, office, spans[0][0])
    if named:
        found.append(named)
    if office:
        found.append(_office_reason(document, entity, office, spans[0][0]))
    found += [_relay_reason(relay) for relay in relays]
    found.append(Evidence("kind", KINDS[kind], tuple(spans)))
    return tuple(found)


def alternatives(document: Document, spans: Sequence[Span], choice: Choice) -> tuple[Alternative, ...]:
    """Who else may have said it, the likeliest first: other readings of a pronoun, and other mentions."""
    found: dict[str, Alternative] = {}
    chosen = choice.entity.name if choice.entity else ""
    left = choice.probability - confidence(document, choice)
    mention = choice.best.mention if choice.best else None
    if mention is not None and mention.kind == "pronoun" and mention.span in document.coreference.of:
        who = printed(document, mention.span)
        for rival in document.coreference.of[mention.span].rivals:
            if left >= LIKELY and rival.name != chosen:
                found[rival.name] = Alternative(rival.name, left, f"“{who}” may mean {rival.name} as well")
                left /= 2
    for other, share in choice.others:
        if other.entity is None or share < LIKELY or other.entity.name in {chosen, *found}:
            continue
        reason = "quoted just before, and could be going on"
        if other.mention is not None:
            reason = speaker_reason(document, spans, other.mention, other.source, other.entity).reason
        found[other.entity.name] = Alternative(other.entity.name, share, reason)
    return tuple(sorted(found.values(), key=lambda one: -one.score))


def speaker_reason(
    document: Document, spans: Sequence[Span], mention: Mention | None, source: Source | None, entity: Entity
) -> Evidence:
    """Why these words are this speaker's."""
    if mention is None:
        earlier = [trace.offset for trace in entity.traces if trace.offset < spans[0][0]]
        place = (mention_at(document, entity, earlier[-1]),) if earlier else ()
        return Evidence(
            "speaker", f"{entity.name}, quoted just before, goes on: no new speaker is named", place
        )
    who = printed(document, mention.span)
    if source is None:
        where = from_quotation(document, spans, mention.span)
        return Evidence("speaker", f"“{who}” is named {where}, without a reporting verb", (mention.span,))
    both = (mention.span, *_fellows(mention, entity), source.span)
    if source.how in ("colon", "turn"):
        return Evidence("speaker", f"“{who}:” opens the words", both)
    if source.how == "dash":
        return Evidence("speaker", f"the words are signed “{who}”", both)
    return Evidence(
        "speaker", f"{_reported(document, mention, source)} {_stands(document, spans, source)}", both
    )


def _fellows(mention: Mention, entity: Entity) -> list[Span]:
    """Where those are named who speak together with the mention: "Phil Berger and Tim Moore said"."""
    uses = [use for member in entity.members if member.person for use in member.person.uses]
    near = [use for use in uses if use.paragraph == mention.paragraph and use.start >= mention.end]
    return (
        [(use.start, use.end) for use in near[: len(entity.members) - 1]] if mention.kind != "pronoun" else []
    )


def _reported(document: Document, mention: Mention, source: Source) -> str:
    """Mention and cue as the article prints them: “she continued”."""
    start, end = min(mention.start, source.span[0]), max(mention.end, source.span[1])
    if end - start <= LONGEST and "\n" not in document.syntax.text[start:end]:
        behind = bisect_right(document.where.marks, start, key=lambda marked: marked.start)
        if behind == len(document.where.marks) or document.where.marks[behind].start >= end:
            return f"“{printed(document, (start, end))}”"
    return " … ".join(f"“{printed(document, part)}”" for part in sorted((mention.span, source.span)))


def _stands(document: Document, spans: Sequence[Span], source: Source) -> str:
    cue = source.span[0]
    if spans[0][1] <= cue < spans[-1][0]:
        return "stands between the parts of the quotation"
    where = from_quotation(document, spans, source.span)
    if where != "in the same sentence":
        far = cue < spans[0][0] and "paragraph" in where
        alone = far and not _others_speak(document, source, spans[0][0])
        return f"stands {where}{', and nobody else speaks in between' if alone else ''}"
    return "leads into the words" if cue < spans[0][0] else "follows the words"


def _others_speak(document: Document, source: Source, until: int) -> bool:
    """Does a cue between a source and an offset give words to somebody else?"""
    who = document.coreference.entity(source.mention)
    return any(
        source.span[1] < other.span[0] < until
        and document.coreference.entity(other.mention) not in (None, who)
        for other in document.sources
    )


def _office_reason(document: Document, entity: Entity, office: Office, at: int) -> Evidence:
    span = office.span or (at, at)
    where = paragraphs_away(document, span[0], at)
    past = ", an office of the past" if office.former else ""
    uses = entity.person.uses if entity.person else []
    if not uses:
        return Evidence("office", f"“{office.printed}” is what the article calls this source", (span,))
    if any(abs(use.start - span[1]) < 3 or span[0] < use.start < span[1] for use in uses):
        how = "stands before the name"
    elif any(0 <= span[0] - use.end < LONGEST // 2 for use in uses):
        how = "stands beside the name"
    else:
        how = "is said of the speaker"
    return Evidence("office", f"“{office.printed}” {how}, {where}{past}", (span,))


def _relay_reason(relay: Relay) -> Evidence:
    spans = (relay.span,) if relay.span else ()
    return Evidence("relay", f"through {relay.name}{SCOPES[relay.scope]}: {relay.basis}", spans)
