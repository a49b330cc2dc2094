"""Which offices does each speaker of one article hold: by name, and by description?

A description ("the Vermont senator") gives its holder an office only where nothing in the article speaks
against it: nobody else is known to hold it, and its holder is not named in the same sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.phrase_bounds import OPENERS, Phrase, Prose, phrase, role
from onrecord.index.attribution.offices.introductions import introduced
from onrecord.index.attribution.offices.printed import EMPTY, PAST, minded, offices
from onrecord.index.attribution.text.lexicon import groups, words
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Set

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.model import Office, Span

UNHELD = words("offices", "unheld")
"""Words that say that nobody holds the office as yet, or that anybody may."""
BELOW = words("offices", "below")
"""Words that make of an office that of somebody below its holder: "the deputy first minister"."""
PROMINENT = 3
"""How often somebody must be named, to be given an office by descriptions alone."""
SHARE = 0.5
"""And how often in proportion to whoever is named most."""
CLOSING = frozenset({'"', "”", "’", "''", "»"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
PARTIES = groups("offices", "parties")


class Propagation:
    """The offices of everybody in one article, each looked up when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._named: dict[int, list[Office]] = {}
        self._all: dict[int, list[Office]] = {}
        self._told: set[Span] = set()
        """Descriptions whose person the sentence beside them names."""

    def offices(self, entity: Entity) -> list[Office]:
        """The offices of a person, the fullest first."""
        key = id(entity)
        if key not in self._all:
            described = self._described[key]
            spans = [span for span, known in described if self._fits(entity, known, told=span in self._told)]
            spans += self._introduced.get(key, [])
            found = self._find(entity, spans) if spans else self._by_name(entity)
            self._all[key] = [office for office in found if not minded(office)]
        return self._all[key]

    def _find(self, entity: Entity, descriptions: list[Span]) -> list[Office]:
        uses = entity.person.uses if entity.person else []
        return offices(self._document.syntax, self._document.where, uses, descriptions)

    def _by_name(self, entity: Entity) -> list[Office]:
        key = id(entity)
        if key not in self._named:
            self._named[key] = self._find(entity, [])
        return self._named[key]

    @cached_property
    def _described(self) -> dict[int, list[tuple[Span, frozenset[str]]]]:
        """For each entity where it alone is described, and by which words."""
        document = self._document
        prose = Prose(document.syntax, document.where)
        found: list[tuple[Entity, Span, frozenset[str]]] = []
        meant: defaultdict[frozenset[str], Counter[int]] = defaultdict(Counter)
        for mention in document.mentions:
            entity = document.coreference.entity(mention)
            told = mention.span in document.coreference.told
            if (mention.kind != "nominal" and not told) or entity is None or entity.person is None:
                continue
            acts = document.syntax.deps[mention.head] in SUBJECTS or mention.head in document.cues_of
            told = acts or (told and not self._related(entity))
            one = phrase(prose, document.syntax.at(mention.start)) if told else None
            if one is None or self._named_beside(entity, one):
                continue
            if mention.span not in document.coreference.told and not _definite(prose, one):
                continue
            known = self._words(one)
            if known & UNHELD:
                continue
            meant[known][id(entity)] += 1
            span = document.syntax.span(one.first, one.last)
            found.append((entity, span, known))
            if mention.span in document.coreference.told:
                self._told.add(span)
        alone: defaultdict[int, list[tuple[Span, frozenset[str]]]] = defaultdict(list)
        for entity, span, known in found:
            if meant[known].most_common(1)[0][0] == id(entity):
                alone[id(entity)].append((span, known))
        return alone

    @cached_property
    def _introduced(self) -> dict[int, list[Span]]:
        """For each entity without a title where a sentence before its name says what it does."""
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for entity, span in introduced(self._document):
            if all(office.printed.startswith("who ") for office in self._by_name(entity)):
                found[id(entity)].append(span)
        return found

    def _words(self, one: Phrase) -> frozenset[str]:
        syntax = self._document.syntax
        tokens = range(one.first, one.last + 1)
        return frozenset(plain(syntax.words[t]) for t in tokens if syntax.tags[t] not in OPENERS) - {""}

    def _named_beside(self, entity: Entity, one: Phrase) -> bool:
        """Is the person named in the clause that describes somebody?"""
        stops, syntax = self._document.stops, self._document.syntax
        before = one.first - 1
        before -= before > 0 and syntax.words[before] in CLOSING
        if before >= 0 and syntax.words[before] == "," and syntax.deps[one.head] in {"nsubj", "nsubjpass"}:
            return False
        sentence = bisect_right(stops, syntax.starts[one.first])
        uses = entity.person.uses if entity.person else []
        return any(bisect_right(stops, use.start) == sentence for use in uses)

    def _prominent(self, entity: Entity) -> bool:
        """Is the article about this person, among others?"""
        counts = {id(one): len(one.person.uses) for one in self._document.coreference.entities if one.person}
        own = counts.get(id(entity), 0)
        return own >= PROMINENT and own >= SHARE * max(counts.values())

    def _related(self, entity: Entity) -> bool:
        """Is somebody else of the same surname spoken of, whom the description may mean as well?"""
        people = (one for one in self._document.coreference.entities if one.person is not None)
        return any(one.head == entity.head and one is not entity for one in people)

    def _fits(self, entity: Entity, described: frozenset[str], *, told: bool) -> bool:
        """Does nothing in the article speak against this person's being so described?"""
        own = [_of(office) for office in self._by_name(entity)]
        if any(described <= known for known in own):
            return True
        party = _parties(described)
        if party and any(_parties(known) and not _parties(known) & party for known in own):
            return False
        if not own and not told and (not self._prominent(entity) or self._related(entity)):
            return False
        telling = {
            word for word in described if not role(word) and word not in EMPTY | PAST and not _parties({word})
        }
        for other in self._document.coreference.entities:
            if other.person is None or other is entity:
                continue
            for known in map(_of, self._by_name(other)):
                if (described <= known and not (known - described) & BELOW) or (
                    len(known) > 1 and known <= described and not told
                ):
                    return False
                if not told and (telling & known).difference(*own):
                    return False
        return True


def _of(office: Office) -> frozenset[str]:
    return frozenset(plain(word) for word in office.printed.split())


def _parties(words: Set[str]) -> frozenset[int]:
    return frozenset(number for number, group in enumerate(PARTIES) if group & words)


def _definite(prose: Prose, one: Phrase) -> bool:
    """Does the phrase say of somebody known who that is, rather than introduce or title somebody?"""
    syntax = prose.syntax
    first = syntax.words[one.first].lower()
    owned = any(syntax.tags[t] == "POS" for t in range(one.first, one.head))
    if first != "the" and not (owned and syntax.tags[one.first] not in OPENERS):
        return False
    return one.last + 1 >= len(syntax) or syntax.ents[one.last + 1] != "PERSON"
