"""How do marked stretches, each with its speaker, become quotations: one record for each utterance?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from onrecord.index.attribution.offices.printed import described
from onrecord.index.attribution.offices.propagation import Propagation
from onrecord.index.attribution.record.authors import by_author
from onrecord.index.attribution.record.evidence import KINDS, alternatives, reasons
from onrecord.index.attribution.record.relays import relays as relays_of
from onrecord.index.attribution.speakers.confidence import UNCUED, by_name, by_reading, confidence
from onrecord.index.attribution.speakers.kinds import kind, titled
from onrecord.index.attribution.speakers.logit import weights
from onrecord.index.attribution.speakers.speech import LIKELY, speech
from onrecord.index.model import UNCERTAIN, Alternative, Cue, Evidence, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.indirect.contents import Report
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.speakers.ranking import Choice
    from onrecord.index.model import Article, Kind, Office, Span

BESIDE = re.compile(r",? (?:and |or )?")
"""Between two titles of a list."""
TITLE = 2
"""Words of a title that does not look like one by itself."""
BRIDGE = 14
"""Words of narration that may stand between two parts of one split quotation."""


def quotations(
    document: Document, choices: Sequence[Choice], article: Article | None, reports: Sequence[Report] = ()
) -> list[Quotation]:
    """The quotations of an article, those without marks among them, in the order of their first words."""
    kinds = _listed(document, choices, [_kind(document, choice) for choice in choices])
    groups: list[list[int]] = []
    for place in range(len(choices)):
        if groups and _goes_on(document, choices, kinds, groups[-1][-1], place):
            groups[-1].append(place)
        else:
            groups.append([place])
    propagation = Propagation(document)
    found = [
        _quotation(document, [choices[p] for p in group], kinds[group[0]], propagation, article)
        for group in groups
    ]
    found += [_indirect(document, report, propagation, article) for report in reports]
    return sorted(found, key=lambda quotation: quotation.segments[0])


def _kind(document: Document, choice: Choice) -> Kind:
    by_rule = kind(document.syntax.text, document.where.marks[choice.index], choice.best)
    if by_rule != "term" and speech(document, choice, weights("speakers/speech.json")) < LIKELY:
        return "term"
    return by_rule


def _listed(document: Document, choices: Sequence[Choice], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds, where a word or two in a list of titles are one as well: "“Dark Star” and “Rain”"."""
    text = document.syntax.text
    marks = [document.where.marks[choice.index] for choice in choices]
    found = list(kinds)
    pairs = [(place, place + 1) for place in range(len(marks) - 1)]
    for one, two in (*pairs, *((two, one) for one, two in reversed(pairs))):
        first, second = sorted((one, two))
        between = text[marks[first].outer[1] : marks[second].outer[0]]
        if found[one] == "term" and titled(text, marks[one]) and BESIDE.fullmatch(between):
            words = text[marks[two].start : marks[two].end].split()
            found[two] = "term" if 0 < len(words) <= TITLE and words[0][0].isupper() else found[two]
    return found


def _goes_on(
    document: Document, choices: Sequence[Choice], kinds: Sequence[Kind], first: int, second: int
) -> bool:
    """Is the second stretch a part of the quotation that the first one is part of?"""
    one, two = document.where.marks[choices[first].index], document.where.marks[choices[second].index]
    if "term" in (kinds[first], kinds[second]) or choices[first].entity is not choices[second].entity:
        return False
    if two.continues:
        return True
    paragraphs = document.where.paragraph(one.start), document.where.paragraph(two.start)
    if not one.closed and paragraphs[1] == paragraphs[0] + 1:
        return document.where.paragraphs[paragraphs[1]][0] == two.outer[0]
    if paragraphs[0] != paragraphs[1]:
        return False
    stops = bisect_right(document.stops, two.outer[0]) - bisect_left(document.stops, one.outer[1])
    between = document.syntax.text[one.outer[1] : two.outer[0]]
    if kinds[first] == "direct" and kinds[second] == "direct":
        return stops <= 1 and 0 < len(between.split()) <= BRIDGE
    return not stops and kinds[first] == kinds[second]


def _quotation(
    document: Document,
    parts: Sequence[Choice],
    kind_: Kind,
    propagation: Propagation,
    article: Article | None,
) -> Quotation:
    text = document.syntax.text
    spans = tuple((document.where.marks[p.index].start, document.where.marks[p.index].end) for p in parts)
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    if kind_ == "term":
        return Quotation("term", spans, words, evidence=(Evidence("kind", KINDS["term"], spans),))
    choice = next((p for p in parts if p.best and p.best.source), parts[0])
    best, entity = choice.best, choice.entity
    speaker = mention = cue = office = None
    evidence: tuple[Evidence, ...] = ()
    if best is not None and entity is not None:
        mention = best.mention.span if best.mention else None
        printed = text[slice(*mention)] if mention else ""
        speaker = Speaker(entity.name, printed, entity.kind)
        if best.source and (reported := text[slice(*best.source.span)]):
            cue = Cue(reported, best.source.lemma, best.source.span)
        office = _office(document, entity, mention, propagation)
    relays = relays_of(document, spans, speaker.name if speaker else "", article)
    likely = confidence(document, choice)
    if kind_ == "mixed" and best is not None and best.mention is None:
        likely = min(likely, UNCUED)
    if best is not None and entity is not None:
        evidence = reasons(document, kind_, spans, (best.mention, best.source, entity), office, relays)
    others = alternatives(document, spans, choice)
    if speaker is not None:
        evidence = (*_doubt(likely, others), *evidence)
    found = Quotation(
        kind=kind_,
        segments=spans,
        text=words,
        speaker=speaker,
        mention=mention,
        office=office,
        cue=cue,
        relays=relays,
        confidence=likely,
        alternatives=others,
        evidence=evidence,
    )
    return by_author(found, choice, article)


def _indirect(
    document: Document, report: Report, propagation: Propagation, article: Article | None
) -> Quotation:
    text, source, spans = document.syntax.text, report.source, report.spans
    entity = report.entity
    likely = 0.0
    if entity is not None:
        meant = by_reading(document, source.mention, entity)
        likely = min(report.probability, by_name(document, entity), meant)
    relays = relays_of(document, spans, entity.name if entity else "", article)
    speaker = office = None
    evidence: tuple[Evidence, ...] = ()
    if entity is not None:
        speaker = Speaker(entity.name, text[slice(*report.mention)], entity.kind)
        office = _office(document, entity, source.mention.span, propagation)
        evidence = reasons(document, "indirect", spans, (source.mention, source, entity), office, relays)
        evidence = (*_doubt(likely, ()), *evidence)
    return Quotation(
        kind="indirect",
        segments=spans,
        text=" … ".join(" ".join(text[start:end].split()) for start, end in spans),
        speaker=speaker,
        mention=report.mention,
        office=office,
        cue=Cue(text[slice(*source.span)], source.lemma, source.span),
        relays=relays,
        confidence=likely,
        evidence=evidence,
    )


def _doubt(likely: float, others: Sequence[Alternative]) -> tuple[Evidence, ...]:
    """The line of evidence for a speaker that is uncertain."""
    if likely >= UNCERTAIN:
        return ()
    told = "see who else may have said it" if others else "read what stands around it"
    return (Evidence("speaker", f"uncertain: {told}"),)


def _office(
    document: Document, entity: Entity, mention: Span | None, propagation: Propagation
) -> Office | None:
    """The fullest office of a person, or what an unnamed speaker is described as."""
    if entity.person is not None:
        return next(iter(propagation.offices(entity)), None)
    if entity.kind == "unnamed" and mention:
        return described(document.syntax.text, mention)
    return None
