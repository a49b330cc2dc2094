"""How is what stands in an article put together, before anybody is taken for a speaker?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.resolution import resolve
from onrecord.index.attribution.document import Document
from onrecord.index.attribution.mentions.cue_sources import sources
from onrecord.index.attribution.mentions.noun_phrases import by_paragraph, layout, mentions
from onrecord.index.attribution.offices.introductions import named_later
from onrecord.index.attribution.text.sentences import narration, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span


def analyse(
    syntax: Syntax,
    paragraphs: Sequence[Span],
    marks: Sequence[Marked],
    carriers: Sequence[Span] = (),
    title: Span | None = None,
) -> Document:
    """Put together what the stages before attribution found.

    Args:
        syntax: the parsed article.
        paragraphs: their spans.
        marks: the marked stretches.
        carriers: where the article names the outlets that a part of it came through: they do not speak there.
        title: where the title stands: nobody speaks there, but it may be what gives somebody's whole name.

    """
    where = layout(syntax, tuple(paragraphs), tuple(marks), title)
    said = [source for source in sources(syntax, where) if not _overlaps(source.mention.span, carriers)]
    named = {mention.head: mention for mention in mentions(syntax, where)}
    named = {head: mention for head, mention in named.items() if not _overlaps(mention.span, carriers)}
    for source in said:
        named.setdefault(source.mention.head, source.mention)
    said = [replace(source, mention=named[source.mention.head]) for source in said]
    everybody = sorted(named.values(), key=lambda mention: mention.start)
    ends = stops(narration(syntax.text, marks))
    cues_of: dict[int, list[Source]] = {}
    sources_in: dict[int, list[Source]] = {}
    for source in said:
        cues_of.setdefault(source.mention.head, []).append(source)
        sources_in.setdefault(where.paragraph(source.span[0]), []).append(source)
    inverted = frozenset(source.mention.head for source in said if source.how == "order")
    who = resolve(syntax, where, everybody, ends, inverted)
    signed = [source for source in said if source.how in ("dash", "turn")]
    cues = {source.cue: source for source in said}
    document = Document(
        syntax=syntax,
        where=where,
        mentions=everybody,
        sources=said,
        coreference=who,
        stops=ends,
        by_paragraph=by_paragraph(everybody),
        cues_of=cues_of,
        sources_in=sources_in,
        cues=cues,
        above=frozenset(token for cue in cues for token in syntax.ancestors(cue) if token in cues),
        signatures=signed,
        headings=where.headings,
    )
    return replace(document, coreference=named_later(document))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
