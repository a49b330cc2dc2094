"""Whom does an article first call by what somebody does, and name only in a later sentence?

"A former party chairman says …" in the lede, and two paragraphs on: "…," said Don Lee.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index.attribution.mentions.nouns import gender_of_noun
from onrecord.index.attribution.mentions.phrase_bounds import KIN, Prose, one_role, phrase
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.model import Span

LEDE = 3
"""Paragraphs at an article's top that may introduce somebody who is named some paragraphs on."""
FAR = 3
"""How many paragraphs behind the lede that is; elsewhere it is the next one at most."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ENDS = frozenset('.!?”"’')


class _First(NamedTuple):
    """Where the narration names a person for the first time."""

    start: int
    entity: Entity
    acts: bool
    """In full, and as somebody who does or says something."""


def introduced(document: Document) -> Iterator[tuple[Entity, Span]]:
    """Everybody whom the article introduces by a role before it names him or her, with where it does."""
    syntax, where = document.syntax, document.where
    prose = Prose(syntax, where)
    top = _top(document)
    firsts = _firsts(document)
    starts = [first.start for first in firsts]
    for token, word in enumerate(syntax.words):
        if word not in {"A", "An"} or where.quoted[token] >= 0:
            continue
        paragraph = where.paragraph(syntax.starts[token])
        if syntax.starts[token] != where.paragraphs[paragraph][0]:
            continue
        one = phrase(prose, token) if paragraph not in document.headings else None
        if one is None or not one_role(prose, one.head) or plain(syntax.words[one.head]) in KIN:
            continue
        if syntax.deps[one.head] not in SUBJECTS:
            continue
        behind = firsts[bisect_left(starts, syntax.ends[one.last]) :]
        first = next((first for first in behind if not _one_sentence(document, token, first.start)), None)
        if first is None or not first.acts:
            continue
        far = where.paragraph(first.start) - paragraph
        if far > (FAR if top <= paragraph < top + LEDE else 1):
            continue
        if (
            gender_of_noun(plain(syntax.words[one.head])) in (first.entity.gender, "u")
            or first.entity.gender == "u"
        ):
            yield first.entity, syntax.span(one.first, one.last)


def _one_sentence(document: Document, token: int, start: int) -> bool:
    stops = document.stops
    return bisect_right(stops, document.syntax.starts[token]) == bisect_right(stops, start)


def _top(document: Document) -> int:
    """The first paragraph that reads as a sentence of the article's own."""
    text = document.syntax.text
    sentences = (
        number
        for number, (start, end) in enumerate(document.where.paragraphs)
        if number not in document.headings and text[start:end].rstrip()[-1:] in ENDS
    )
    return next(sentences, 0)


def _firsts(document: Document) -> list[_First]:
    found = []
    for entity in document.coreference.entities:
        uses = entity.person.uses if entity.person else []
        own = [use for use in uses if not use.quoted and use.paragraph not in document.headings]
        if own:
            use = own[0]
            acts = use.cued or _speaks(document.sources, use.start)
            found.append(_First(use.start, entity, len(use.words) > 1 and acts and not use.title))
    return sorted(found, key=lambda first: first.start)


def _speaks(sources: Sequence[Source], start: int) -> bool:
    return any(source.mention.start <= start < source.mention.end for source in sources)
