"""Who is meant by each mention: which person, organisation, document or unnamed source of this article?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.index.language.cues import DOCUMENTS, LEMMAS
from onrecord.index.language.people import Gender, Person, people, plain, uses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.language.mentions import Layout, Mention
    from onrecord.index.language.syntax import Syntax
    from onrecord.index.model import SpeakerKind

HE_SHE: dict[str, Gender] = {"he": "m", "she": "f"}
GROUP_HEADS = frozenset(
    [
        "people",
        "officials",
        "sources",
        "leaders",
        "lawmakers",
        "protesters",
        "supporters",
        "critics",
        "experts",
        "aides",
        "advisers",
        "analysts",
        "demonstrators",
        "relatives",
        "family",
        "families",
        "groups",
        "voters",
        "members",
        "senators",
        "democrats",
        "republicans",
        "residents",
        "police",
        "lawyers",
        "attorneys",
        "prosecutors",
        "investigators",
        "students",
        "teachers",
        "parents",
        "workers",
        "allies",
        "opponents",
        "executives",
        "ministers",
        "diplomats",
        "researchers",
        "scientists",
        "economists",
        "friends",
        "colleagues",
        "authorities",
        "others",
        "some",
        "many",
        "most",
        "crowd",
        "audience",
        "panel",
        "team",
        "staff",
        "activists",
        "organizers",
        "they",
        "questioners",
    ]
)


@dataclass(slots=True)
class Entity:
    """Somebody or something that can speak."""

    name: str
    kind: SpeakerKind
    gender: Gender = "u"
    person: Person | None = None
    at: list[tuple[int, bool, bool, int]] = field(default_factory=list)
    """Where it was mentioned so far: offset, as subject, as subject of a cue, paragraph."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The entity of each mention, in the order of the mentions."""

    entities: tuple[Entity, ...]
    of: dict[tuple[int, int], Entity]

    def entity(self, mention: Mention) -> Entity | None:
        """Whom a mention means; None where that cannot be told ("it", "they" without antecedent)."""
        return self.of.get(mention.span)


def cast(syntax: Syntax, where: Layout, mentions: Sequence[Mention], stops: Sequence[int]) -> Cast:
    """Resolve every mention, from the first to the last."""
    persons = people(uses(syntax, where))
    by_person = {id(person): Entity(person.name, "person", person.gender, person) for person in persons}
    places = sorted((use.start, use.end, id(person)) for person in persons for use in person.uses)
    starts = [start for start, _, _ in places]
    others: dict[str, Entity] = {}
    of: dict[tuple[int, int], Entity] = {}
    seen: list[Entity] = []
    todo = sorted(mentions, key=lambda mention: mention.start)
    pending = [
        (use.start, use, by_person[id(person)]) for person in persons for use in person.uses if not use.quoted
    ]
    pending.sort(key=lambda item: item[0])
    k = 0
    for mention in todo:
        while k < len(pending) and pending[k][0] < mention.start:
            _, use, entity = pending[k]
            entity.at.append((use.start, use.subject, use.cued, use.paragraph))
            seen.append(entity)
            k += 1
        word = syntax.words[mention.head].lower()
        if mention.kind == "pronoun":
            found = _antecedent(word, mention, seen, stops)
        else:
            found = _named(syntax, mention, places, starts, by_person) or _other(
                syntax, mention, others, seen
            )
        if found is None:
            continue
        of[mention.span] = found
        if found.kind != "person" or mention.kind in ("pronoun", "nominal"):
            subject = syntax.deps[mention.head] in {"nsubj", "nsubjpass"}
            cued = subject and syntax.words[syntax.heads[mention.head]].lower() in LEMMAS
            found.at.append((mention.start, subject, cued, mention.paragraph))
            seen.append(found)
    return Cast((*by_person.values(), *others.values()), of)


def _named(
    syntax: Syntax,
    mention: Mention,
    places: Sequence[tuple[int, int, int]],
    starts: Sequence[int],
    by_person: dict[int, Entity],
) -> Entity | None:
    """The person whose name is the head of the mention, or stands in apposition to it."""
    at = syntax.starts[mention.head]
    k = bisect_right(starts, at) - 1
    if k >= 0 and places[k][0] <= at < places[k][1]:
        return by_person[places[k][2]]
    for child in syntax.children[mention.head]:
        if syntax.deps[child] == "appos" and syntax.ents[child] == "PERSON":
            at = syntax.starts[child]
            k = bisect_right(starts, at) - 1
            if k >= 0 and places[k][0] <= at < places[k][1]:
                return by_person[places[k][2]]
    return None


def _other(syntax: Syntax, mention: Mention, others: dict[str, Entity], seen: Sequence[Entity]) -> Entity:
    text = " ".join(syntax.text[mention.start : mention.end].split())
    words = text.split()
    head = syntax.words[mention.head].lower()
    if words[0].lower() in {"the", "that", "this"} and mention.kind == "nominal":
        for earlier in reversed(seen[-40:]):
            if earlier.kind != "person" and head in map(plain, earlier.name.split()):
                return earlier
    key = " ".join(plain(word) for word in words if plain(word) not in {"the", "a", "an"})
    if key not in others:
        others[key] = Entity(text, _kind(mention, head, words))
    return others[key]


def _kind(mention: Mention, head: str, words: Sequence[str]) -> SpeakerKind:
    if head in DOCUMENTS:
        return "document"
    if head in GROUP_HEADS:
        return "group"
    if mention.kind == "organization":
        return "organization"
    if mention.kind == "name":
        return "person"
    return "unnamed"


def _antecedent(word: str, mention: Mention, seen: Sequence[Entity], stops: Sequence[int]) -> Entity | None:
    wanted = HE_SHE.get(word)
    if wanted is None and word not in {"it", "they"}:
        return None
    best: tuple[float, Entity] | None = None
    checked: set[int] = set()
    for entity in reversed(seen[-60:]):
        if id(entity) in checked:
            continue
        checked.add(id(entity))
        if wanted and (entity.kind not in ("person", "unnamed") or entity.gender not in (wanted, "u")):
            continue
        if not wanted and entity.kind in ("person", "unnamed"):
            continue
        value = max(_salience(use, mention, stops) for use in entity.at[-6:])
        value += 0.8 * (entity.gender == wanted) + 0.4 * min(3.0, len(entity.at) ** 0.5)
        value -= 2.5 * (entity.kind == "unnamed")
        if best is None or value > best[0]:
            best = value, entity
    return best[1] if best else None


def _salience(use: tuple[int, bool, bool, int], mention: Mention, stops: Sequence[int]) -> float:
    offset, subject, cued, paragraph = use
    sentences = bisect_right(stops, mention.start) - bisect_right(stops, offset)
    return (
        -0.8 * min(sentences, 14) - 0.8 * min(6, mention.paragraph - paragraph) + 2.2 * subject + 2.0 * cued
    )
