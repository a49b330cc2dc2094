"""Whom does an article first call by what somebody does, and name only in a later sentence?

"A former party chairman says …" in the lede, and two paragraphs on: "…," said Don Lee.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index.attribution.mentions.nouns import alike, gender_of_noun
from onrecord.index.attribution.mentions.phrase_bounds import KIN, Prose, one_role, phrase, role
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.attribution.document import Coreference, Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.mentions.phrase_bounds import Phrase
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span

LEDE = 3
"""Paragraphs at an article's top that may introduce somebody who is named some paragraphs on."""
FAR = 3
"""How many paragraphs behind the lede that is; elsewhere it is the next one at most."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NAMES = frozenset({"NNP", "NNPS"})
BEFORE = NAMES | {"NN", "JJ"}
"""Tags of what stands before a name in its noun phrase."""
ENDS = frozenset('.!?”"’')
SPEAKING_FOR = "spokes"
"""Who speaks for a body is named at once or not at all: whoever is named next is somebody else."""


class _First(NamedTuple):
    """Where the narration names a person for the first time."""

    start: int
    entity: Entity
    acts: bool
    """In full, and as somebody who does or says something."""
    titles: frozenset[str]
    """What he or she is called right before the name."""
    lead: frozenset[str]
    """All words of the noun phrase before the name."""


def named_later(document: Document) -> Coreference:
    """Who is meant by each mention, where a source without a name is who is named next."""
    before = document.coreference
    starts = {span[0]: reading.entity for span, reading in before.of.items()}
    same = {
        id(unnamed): entity
        for entity, span in introduced(document, sources=True)
        if (unnamed := starts.get(span[0])) is not None and unnamed.kind == "unnamed"
    }
    if not same:
        return before
    of = {
        span: reading._replace(entity=same.get(id(reading.entity), reading.entity))
        for span, reading in before.of.items()
    }
    return replace(before, of=of)


def introduced(document: Document, *, sources: bool = False) -> Iterator[tuple[Entity, Span]]:
    """Everybody whom the article introduces by a role before it names him or her, with where it does.

    Args:
        document: the analysed article.
        sources: also by who he or she is to others ("A close friend of Lee has …"), and where the name has
            a title that says the same.

    """
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
        if one is None or not one_role(prose, one.head):
            continue
        head = plain(syntax.words[one.head])
        if (not sources and head in KIN) or head.startswith(SPEAKING_FOR):
            continue
        if syntax.deps[one.head] not in SUBJECTS and not (sources and one.head in document.cues_of):
            continue
        behind = firsts[bisect_left(starts, syntax.ends[one.last]) :]
        if sources and (held := _holder(syntax, one, head, behind)):
            yield held, syntax.span(one.first, one.last)
            continue
        first = next((first for first in behind if not _one_sentence(document, token, first.start)), None)
        if first is None or not first.acts:
            continue
        if first.titles and not (sources and alike(head) & first.titles):
            continue
        far = where.paragraph(first.start) - paragraph
        if far > (FAR if top <= paragraph < top + LEDE else 1):
            continue
        if gender_of_noun(head) in (first.entity.gender, "u") or first.entity.gender == "u":
            yield first.entity, syntax.span(one.first, one.last)


def _holder(syntax: Syntax, one: Phrase, head: str, behind: Sequence[_First]) -> Entity | None:
    """The only one named later on before whose name the same is printed: "Harbour councillor Ann Lee"."""
    own = {plain(syntax.words[t]) for t in range(one.first, one.head) if syntax.tags[t] in NAMES}
    nouns = alike(head)
    holders = [first.entity for first in behind if own and own <= first.lead and nouns & first.lead]
    return holders[0] if len(holders) == 1 else None


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
    syntax = document.syntax
    for entity in document.coreference.entities:
        uses = entity.person.uses if entity.person else []
        own = [use for use in uses if not use.quoted and use.paragraph not in document.headings]
        if own:
            use = own[0]
            acts = use.cued or _speaks(document.sources, use.start)
            before = syntax.words[max(0, syntax.at(use.start) - 1)]
            titles = {plain(word) for word in use.title} | ({plain(before)} if role(before) else set())
            found.append(
                _First(use.start, entity, len(use.words) > 1 and acts, frozenset(titles), _lead(syntax, use))
            )
    return sorted(found, key=lambda first: first.start)


def _lead(syntax: Syntax, use: Use) -> frozenset[str]:
    name = first = syntax.at(use.start)
    while first and syntax.tags[first - 1] in BEFORE and syntax.words[first - 1][0].isalnum():
        first -= 1
    return frozenset(plain(word) for word in syntax.words[first:name])


def _speaks(sources: Sequence[Source], start: int) -> bool:
    return any(source.mention.start <= start < source.mention.end for source in sources)
