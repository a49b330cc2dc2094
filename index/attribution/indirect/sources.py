"""Whose words does a cue report, where the sentence's tree alone would give them to another?

"May said that the country would leave and suggested a date": the parser hangs the second verb on the verb of
the clause that the first one reports. Who suggests is told by tense, and by what can speak at all. In "the
ministry, which she said was late" she speaks, and in "she issued a statement saying" she does too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.cue_sources import VERBS, subject
from onrecord.index.attribution.text.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.noun_phrases import Mention

CHAINED = frozenset({"conj", "advcl", "dep"})
HELPING = frozenset({"MD", "RB", "VBD", "VBZ", "VBP", "VBN", "VB"})
NEAR = 24
"""Characters that helping verbs and adverbs may take between a source and its cue."""
ISSUED = words("indirect", "issued")
"""What somebody issues, writes or holds that says something: the words are that somebody's."""
WITHIN = frozenset({"ccomp", "xcomp"})


def owned(document: Document) -> dict[int, Source]:
    """Every cue with its source, by the cue's token."""
    return {
        cue: _outer(document, source, document.cues) or _nearer(document, source)
        for cue, source in document.cues.items()
    }


def _nearer(document: Document, source: Source) -> Source:
    """The same cue with the source that stands right before it, where the parser took another one."""
    syntax, cue, mention = document.syntax, source.cue, source.mention
    if source.how not in ("subject", "order") or syntax.tags[cue] not in VERBS:
        return source
    before = _before(document, source)
    if before is not None and before.head != mention.head:
        subject_too = syntax.heads[before.head] == cue and syntax.deps[before.head] == "nsubj"
        if subject_too or (mention.kind == "pronoun" and mention.start > source.span[0]):
            return replace(source, mention=before)
    return _issuer(document, source)


def _before(document: Document, source: Source) -> Mention | None:
    """The mention right before a cue, but for helping verbs and adverbs."""
    syntax, start = document.syntax, source.span[0]
    for mention in document.by_paragraph.get(document.where.paragraph(start), ()):
        near = start - NEAR < mention.end < start
        if near and all(syntax.tags[token] in HELPING for token in syntax.between(mention.end, start)):
            return mention
    return None


def _issuer(document: Document, source: Source) -> Source:
    """Who issues "a statement saying", rather than the statement."""
    syntax, mention = document.syntax, source.mention
    if syntax.tags[source.cue] != "VBG" or syntax.words[mention.head].lower() not in ISSUED:
        return source
    verb = next((token for token in syntax.ancestors(mention.head) if syntax.tags[token] in VERBS), None)
    who = None if verb is None else subject(syntax, verb)
    others = (one for one in document.by_paragraph.get(mention.paragraph, ()) if one is not mention)
    issuer = next((one for one in others if one.head == who), None)
    return replace(source, mention=issuer) if issuer else source


def _outer(document: Document, source: Source, cues: Mapping[int, Source]) -> Source | None:
    """The same cue with the source of the cue above, where its words are that one's."""
    syntax, cue = document.syntax, source.cue
    if source.how != "subject" or syntax.deps[cue] not in CHAINED:
        return None
    if any(syntax.deps[child] in {"nsubj", "nsubjpass"} for child in syntax.children[cue]):
        return None
    inner = syntax.heads[cue]
    while syntax.deps[inner] == "conj" and syntax.heads[inner] != inner and not _speaks(cues.get(inner)):
        inner = syntax.heads[inner]
    above = syntax.heads[inner]
    if _speaks(cues.get(inner)) or syntax.deps[inner] not in WITHIN or above not in cues or above > cue:
        return None
    entity = document.coreference.entity(source.mention)
    able = entity is not None and entity.kind != "document" and source.mention.kind != "nominal"
    tense = syntax.tags[cue] == syntax.tags[above] != syntax.tags[inner]
    return replace(source, mention=cues[above].mention) if tense or not able else None


def _speaks(source: Source | None) -> bool:
    """Is there a cue that reports by itself, so that the next one may go on with its source?"""
    return source is not None and source.strength in ("strong", "speech")
