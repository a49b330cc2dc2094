"""Whose words does a cue report, where the sentence's tree alone would give them to another?

In "the ministry, which she said was late" she speaks, and in "she issued a statement saying" too; in a
heading "staff urged to stay" nobody does who is named.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.cue_repairs import COMMON
from onrecord.index.attribution.mentions.cue_sources import SPEECH_NOUNS, VERBS, Source, noun_source, subject
from onrecord.index.attribution.mentions.noun_phrases import mention_at
from onrecord.index.attribution.text.cues import lemma_of, strength
from onrecord.index.attribution.text.lexicon import words

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.text.syntax import Syntax

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
CLAUSES = frozenset({"acl", "ccomp", "relcl"})
PAUSES = frozenset({",", "—", "–", "--", "-"})
HELPING = frozenset({"MD", "RB", "VBD", "VBZ", "VBP", "VBN", "VB"})
NEAR = 24
"""Characters that helping verbs and adverbs may take between a source and its cue."""
ISSUED = words("indirect", "issued")
"""What somebody issues, writes or holds that says something: the words are that somebody's."""
BIDDEN = words("indirect", "bidden")
"""Verbs that name who is to do something before "to": without one they are passive."""
NOUNS = words("indirect", "nouns")
"""Words for words besides those that a quotation may stand by."""


def owned(document: Document) -> dict[int, Source]:
    """Every cue with its source, by the cue's token."""
    syntax, where = document.syntax, document.where
    found = {
        cue: _nearer(document, source) for cue, source in document.cues.items() if not _bidden(syntax, source)
    }
    for token, word in enumerate(syntax.words):
        if token in found or where.quoted[token] >= 0:
            continue
        if (word.lower() in NOUNS or word.lower() in SPEECH_NOUNS) and syntax.tags[token] in COMMON:
            source = noun_source(syntax, where, token) or _made(document, token)
            known = _known(document, source) if source else None
        else:
            known = _nameless(document, token)
        if known:
            found[token] = known
    return dict(sorted(found.items()))


def _made(document: Document, noun: int) -> Source | None:
    """Who makes, issues or repeats what a word for words stands for: "Lee made a promise to go"."""
    syntax, where = document.syntax, document.where
    verb = syntax.heads[noun]
    if syntax.deps[noun] != "dobj" or syntax.tags[verb] not in VERBS or verb in document.cues:
        return None
    told = (child for child in syntax.children[noun] if syntax.deps[child] in CLAUSES and child > noun)
    if all(syntax.tags[child] in {"VBG", "VBN"} for child in told):
        return None
    who = subject(syntax, verb)
    if who is None or where.quoted[who] >= 0:
        return None
    mention = mention_at(syntax, where, who)
    return Source(noun, syntax.span(noun, noun), syntax.words[noun].lower(), "noun", mention, "noun")


def _nameless(document: Document, verb: int) -> Source | None:
    """The source, by the order of the words, of a verb of saying that has a clause and no subject."""
    syntax = document.syntax
    lemma = lemma_of(syntax.words[verb])
    if strength(lemma) not in {"strong", "speech"} or syntax.tags[verb] not in {"VBD", "VBZ", "VBP", "VBG"}:
        return None
    kids = {syntax.deps[child] for child in syntax.children[verb]}
    if "ccomp" not in kids or kids & {"nsubj", "nsubjpass", "csubj", "expl"}:
        return None
    start, end = syntax.span(verb, verb)
    opening = syntax.tags[verb] == "VBG"
    mention = _behind_pause(document, end) if opening else _ahead(document, start)
    if mention is None:
        return None
    return Source(verb, (start, end), lemma, strength(lemma), mention, "order")


def _ahead(document: Document, start: int) -> Mention | None:
    """The mention right before a cue, or the name before what stands between two pauses before it."""
    syntax = document.syntax
    floor = _floor(document, start)
    named = None
    for mention in document.by_paragraph.get(document.where.paragraph(start), ()):
        if not floor <= mention.start or mention.end >= start:
            continue
        between = list(syntax.between(mention.end, start))
        if all(syntax.tags[token] in HELPING for token in between):
            return mention
        while between and syntax.tags[between[-1]] in HELPING:
            between.pop()
        paused = (
            len(between) > 2 and syntax.words[between[0]] in PAUSES and syntax.words[between[-1]] in PAUSES
        )
        if paused and mention.kind == "name" and syntax.ents[mention.head] == "PERSON":
            named = mention
    return named


def _behind_pause(document: Document, end: int) -> Mention | None:
    """Who stands before a finite verb behind the first pause: "Noting that it rained, Lee stayed"."""
    syntax = document.syntax
    if _floor(document, end) < end - 30:
        return None
    for mention in document.by_paragraph.get(document.where.paragraph(end), ()):
        following = mention.head + 1
        if mention.start <= end or following >= len(syntax) or syntax.tags[following] not in FINITE:
            continue
        first = syntax.at(mention.start)
        if syntax.words[first - 1] == ",":
            return mention
    return None


def _floor(document: Document, offset: int) -> int:
    """Where the sentence of an offset begins."""
    k = bisect_right(document.stops, offset)
    start = document.where.paragraphs[document.where.paragraph(offset)][0]
    return max(start, document.stops[k - 1]) if k else start


def _bidden(syntax: Syntax, source: Source) -> bool:
    """Is the source bidden to do something: "Staff urged to stay at home"?"""
    following = source.cue + 1
    return (
        source.lemma in BIDDEN
        and source.how == "subject"
        and syntax.tags[source.cue] in {"VBD", "VBN"}
        and syntax.words[following : following + 1] == ["to"]
    )


def _known(document: Document, source: Source) -> Source | None:
    """The source with the mention that its article knows by that head; None where it knows none."""
    head, paragraph = source.mention.head, source.mention.paragraph
    mention = next((one for one in document.by_paragraph.get(paragraph, ()) if one.head == head), None)
    return replace(source, mention=mention) if mention else None


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
