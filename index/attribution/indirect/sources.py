"""Whose words does a cue report, where the sentence's tree alone would give them to another?

In "the ministry, which she said was late" she speaks, and in "she issued a statement saying" too; in a
heading "staff urged to stay" nobody does who is named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.cue_repairs import COMMON
from onrecord.index.attribution.mentions.cue_sources import VERBS, noun_source, subject
from onrecord.index.attribution.text.lexicon import words

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.text.syntax import Syntax

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
        if word.lower() in NOUNS and syntax.tags[token] in COMMON and where.quoted[token] < 0:
            source = noun_source(syntax, where, token)
            known = _known(document, source) if source and token not in found else None
            if known:
                found[token] = known
    return dict(sorted(found.items()))


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
