"""Whose words does a cue report that goes on after another cue's clause: the inner subject's or the outer's?

"May said that the country would leave and suggested a date": the parser hangs the second verb on the verb of
the clause that the first one reports. Who suggests is told by tense, and by what can speak at all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.language.lexicon import words
from onrecord.index.language.mentions import mention_at
from onrecord.index.language.sources import VERBS, subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.language.mentions import Mention
    from onrecord.index.language.scene import Scene
    from onrecord.index.language.sources import Source

CHAINED = frozenset({"conj", "advcl", "dep"})
HELPING = frozenset({"MD", "RB", "VBD", "VBZ", "VBP", "VBN", "VB"})
STOPS = frozenset({",", "."})
INSERTED = re.compile(r"(?: and [^,.]{3,30})?[,.]")
ISSUED = words("indirect", "issued")
"""What somebody issues, writes or holds that says something: the words are that somebody's."""
WITHIN = frozenset({"ccomp", "xcomp"})


def owned(scene: Scene) -> dict[int, Source]:
    """Every cue with its source, by the cue's token."""
    return {
        cue: _outer(scene, source, scene.cues) or _nearer(scene, source) for cue, source in scene.cues.items()
    }


def _nearer(scene: Scene, source: Source) -> Source:
    """The same cue with the source that its own words name, where the parser took another one."""
    syntax, cue, mention = scene.syntax, source.cue, source.mention
    if source.how not in ("subject", "order") or syntax.tags[cue] not in VERBS:
        return source
    before = _mention(scene, source, ahead=False)
    if before is not None and before.head != mention.head:
        beyond = mention.start > source.span[0] and mention.kind == "pronoun"
        own = syntax.heads[before.head] == cue and syntax.deps[before.head] == "nsubj"
        comma = before.kind != "nominal" and syntax.text[: before.start].rstrip()[-1:] == ","
        if beyond or own or (comma and mention.start < before.start and syntax.words[cue + 1] in STOPS):
            return replace(source, mention=before)
    behind = _mention(scene, source, ahead=True)
    if behind is not None and mention.start < source.span[0] and syntax.words[cue - 1] == ",":
        after = syntax.text[behind.end : behind.end + 40]
        if behind.kind == "name" and INSERTED.match(after):
            return replace(source, mention=behind)
    return _bearer(scene, source)


def _mention(scene: Scene, source: Source, *, ahead: bool) -> Mention | None:
    """The mention right before or behind a cue, but for helping verbs and adverbs."""
    syntax, (start, end) = scene.syntax, source.span
    for mention in scene.by_paragraph.get(scene.where.paragraph(start), ()):
        if ahead and mention.start == end + 1:
            return mention
        if not ahead and start - 24 < mention.end < start:
            between = syntax.between(mention.end, start)
            if all(syntax.tags[token] in HELPING for token in between):
                return mention
    return None


def _bearer(scene: Scene, source: Source) -> Source:
    """Who issues "a statement saying", rather than the statement."""
    syntax, head = scene.syntax, source.mention.head
    if syntax.tags[source.cue] != "VBG" or syntax.words[head].lower() not in ISSUED:
        return source
    for verb in syntax.ancestors(head):
        if syntax.tags[verb] in VERBS:
            token = subject(syntax, verb)
            if token is not None and token != head and scene.where.quoted[token] < 0:
                return replace(source, mention=mention_at(syntax, scene.where, token))
            break
    return source


def _outer(scene: Scene, source: Source, cues: Mapping[int, Source]) -> Source | None:
    """The same cue with the source of the cue above, where its words are that one's."""
    syntax, cue = scene.syntax, source.cue
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
    entity = scene.cast.entity(source.mention)
    able = entity is not None and entity.kind != "document" and source.mention.kind != "nominal"
    tense = syntax.tags[cue] == syntax.tags[above] != syntax.tags[inner]
    return replace(source, mention=cues[above].mention) if tense or not able else None


def _speaks(source: Source | None) -> bool:
    """Is there a cue that reports by itself, so that the next one may go on with its source?"""
    return source is not None and source.strength in ("strong", "speech")
