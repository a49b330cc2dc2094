"""Who is reported in the headline: "Ortega says old bridge is a danger"? A document of the title alone.

No quotation in the title is anybody's, so elsewhere its words count as what the prose does not say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.cue_sources import sources
from onrecord.index.attribution.mentions.entities import ALONE, Entity, Reading
from onrecord.index.attribution.mentions.noun_phrases import by_paragraph

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.noun_phrases import Mention


def headline(document: Document) -> Document | None:
    """The document with the title as its only prose; None where no title is printed above the story.

    A title in front matter is none: there what stands before it in its line has been blanked.
    """
    syntax, where = document.syntax, document.where
    title = len(where.marks)
    tokens = [token for token, number in enumerate(where.quoted) if number == title]
    if not tokens:
        return None
    start = syntax.starts[tokens[0]]
    before = syntax.text[syntax.text.rfind("\n", 0, start) + 1 : start]
    if before.isspace():
        return None
    quoted = [title] * len(syntax)
    for token in tokens:
        quoted[token] = -1
    first, last = syntax.starts[tokens[0]], syntax.ends[tokens[-1]]
    for number, marked in enumerate(where.marks):
        if marked.style == "double" and first <= marked.start and marked.end <= last:
            for token in syntax.between(*marked.outer):
                quoted[token] = number
    alone = replace(where, quoted=quoted)
    said = [source for source in sources(syntax, alone) if first <= source.span[0] < last]
    if not said:
        return None
    mentions = sorted(
        {source.mention.head: source.mention for source in said}.values(), key=lambda m: m.start
    )
    named = (mention for mention in mentions if mention.kind != "pronoun")
    of = {mention.span: Reading(_entity(document, mention), ALONE) for mention in named}
    beside = by_paragraph(mentions)
    return replace(
        document,
        where=alone,
        mentions=mentions,
        sources=said,
        coreference=replace(document.coreference, of=of),
        by_paragraph=beside,
        cues={source.cue: source for source in said},
        headings=document.headings | set(beside),
    )


def _entity(document: Document, mention: Mention) -> Entity:
    """Whom a mention in the title means: a person whose name stands there, or else what is printed."""
    place = document.syntax.starts[mention.head]
    text = " ".join(document.syntax.text[slice(*mention.span)].split())
    for entity in document.coreference.entities:
        uses = entity.person.uses if entity.person else ()
        if entity.name == text or any(use.start <= place < use.end for use in uses):
            return entity
    named = mention.kind in ("name", "organization")
    return Entity(text, "organization" if named else "unnamed", document.syntax.words[mention.head].lower())
