"""Whom do the sentences around a description point to, or rule out?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.descriptions import RECENT, topic
from onrecord.index.attribution.coreference.pronouns import above, beside, ranked
from onrecord.index.attribution.mentions.noun_phrases import Mention
from onrecord.index.attribution.text.cues import lemma_of

if TYPE_CHECKING:
    from onrecord.index.attribution.coreference.stage import Stage
    from onrecord.index.attribution.mentions.entities import Entity

OF_WORDS = ("words of ", "according to ", " by ")
GOING_ON = frozenset({"add", "continue"})
"""What somebody does who has just spoken."""


def of_age(stage: Stage, mention: Mention, years: str) -> Entity | None:
    """Who is of this age, as the article says beside a name; else the last one spoken of."""
    stated = re.compile(rf",? \(?(?:aged )?{years}\b")
    text = stage.syntax.text
    told = [entity for _, use, entity in stage.places if stated.match(text, use.end)]
    if told:
        return told[0]
    return topic("u", mention, stage.seen[-RECENT:], stage.stops)


def upcoming(stage: Stage, mention: Mention) -> Entity | None:
    """The person named for the first time, and in full, in the sentence behind the one of a mention."""
    here = bisect_right(stage.stops, mention.start)
    subject = stage.syntax.deps[mention.head] == "nsubj"
    for start, use, entity in stage.places[bisect_left(stage.starts, mention.end) :]:
        sentence = bisect_right(stage.stops, start) - here
        if sentence > 1:
            return None
        if sentence == 1 and not use.quoted:
            own = entity.person.uses if entity.person else []
            first = len(use.words) > 1 and next((u for u in own if not u.quoted), None) is use
            if not first and subject and use.paragraph == mention.paragraph and own[0].start < mention.start:
                continue
            if use.paragraph != mention.paragraph and not subject:
                return None
            lead = stage.syntax.text[max(0, start - 15) : start]
            return entity if first and (use.subject or lead.endswith(OF_WORDS)) else None
    return None


def barred(stage: Stage, mention: Mention) -> list[Entity | None]:
    """Whom a description cannot mean: whose it is, who is named in its clause, the subjects above it."""
    syntax = stage.syntax
    end = syntax.ends[syntax.right[mention.head]]
    k = bisect_left(stage.starts, mention.start)
    within = stage.places[k][2] if k < len(stage.places) and stage.places[k][0] < end else None
    others = above(syntax, mention.head) + beside(syntax, mention.head)
    subjects = (stage.at(syntax.starts[token]) for token in others)
    return [within, *_owners(stage, mention), *subjects]


def _owners(stage: Stage, mention: Mention) -> list[Entity]:
    """Whose somebody may be by a pronoun: "his family doctor" is not he, nor whoever is named that he is."""
    syntax = stage.syntax
    first = syntax.at(mention.start)
    word = syntax.words[first].lower()
    if word not in {"his", "her"} or syntax.heads[first] != mention.head:
        return []
    own = Mention(*syntax.span(first, first), first, "pronoun", mention.paragraph)
    meant = [entity for _, entity in ranked(word, own, stage.seen, stage.stops)]
    return meant[:1] + [entity for entity in meant if entity.person is not None][:1]


def speaking(stage: Stage, mention: Mention) -> Entity | None:
    """Who goes on speaking, by the verb: "said Karen Roe. The Riga professor added"."""
    syntax = stage.syntax
    verb = syntax.heads[mention.head]
    if syntax.deps[mention.head] != "nsubj" or lemma_of(syntax.words[verb]) not in GOING_ON:
        return None
    spoke = {
        trace.offset: entity
        for entity in stage.seen[-RECENT:]
        for trace in entity.traces[-3:]
        if trace.source and trace.paragraph == mention.paragraph
    }
    last = spoke[max(spoke)] if spoke else None
    return last if last is not None and last.kind == "person" else None
