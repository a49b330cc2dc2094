"""Who is meant by each mention: which person, organisation, document or unnamed source of this article?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.around import barred, of_age, speaking, upcoming
from onrecord.index.attribution.coreference.beside import denied, named_beside
from onrecord.index.attribution.coreference.descriptions import BODIES, described
from onrecord.index.attribution.coreference.doubts import CONTESTED
from onrecord.index.attribution.coreference.genders import gender, reunited
from onrecord.index.attribution.coreference.pronouns import (
    GENDERS,
    WINDOW,
    beside,
    contrasted,
    empty,
    ranked,
    spoken_of,
)
from onrecord.index.attribution.coreference.stage import Stage
from onrecord.index.attribution.coreference.wording import kind_of, phrase, wording
from onrecord.index.attribution.document import Coreference
from onrecord.index.attribution.mentions.cue_repairs import can_speak
from onrecord.index.attribution.mentions.entities import ALONE, Entity, Reading, Trace
from onrecord.index.attribution.mentions.nouns import gender_of_noun, noun_class
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.mentions.person_names import main_clause, uses
from onrecord.index.attribution.mentions.whole_names import people
from onrecord.index.attribution.offices.printed import offices
from onrecord.index.attribution.text.cues import LEMMAS, lemma_of, strength
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.index.attribution.mentions.noun_phrases import Layout, Mention
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span

COURTESY = words("offices", "courtesy")
DEFINITE = words("descriptions", "definite")
INDEFINITE = frozenset({"a", "an", "another", "one", "such"})
ROLES = words("offices", "roles")
DOCUMENTS = words("sources", "documents")
NEAR = 3
"""Paragraphs within which a document is still the same one."""
KNOWN = 3
"""How often somebody must be named for what is no subject to describe them."""
LONGEST = 8
"""Tokens of a body's name in which its head stands."""
NAMES = frozenset({"NNP", "NNPS"})
PLACES = frozenset({"GPE", "LOC", "NORP"})
AGED = re.compile(r"(?:[Tt]he )?(\d{1,3})-year-old")
OF_TWO = frozenset({"younger", "elder", "older"})
"""What tells apart two of one surname, of whom the name alone means either."""
TOLD_APART = re.compile(r" (?:who|whose|whom)\b")
"""Behind a noun that itself tells who is meant: "the officer who made the arrest"."""
BEING = re.compile(r" being (?=[A-Z])")


def resolve(
    syntax: Syntax,
    where: Layout,
    mentions: Sequence[Mention],
    stops: Sequence[int],
    speaking: AbstractSet[int] = frozenset(),
) -> Coreference:
    """Resolve every mention, from the first to the last.

    Args:
        syntax: the parsed article.
        where: its layout.
        mentions: who or what may speak.
        stops: where sentences end.
        speaking: the tokens that head whoever a verb of a sentence's own is known to report, by the tree or
            by the order of the words.

    """
    persons = people(uses(syntax, where), syntax.text)
    places: list[tuple[int, Use, Entity]] = []
    entities = []
    titles: dict[int, set[str]] = {}
    named = frozenset(use.start for person in persons for use in person.uses)
    persons = reunited(syntax, where, persons, stops, named)
    for person in persons:
        person.gender, guessed = gender(syntax, where, person, stops, named)
        entity = Entity(
            person.name, "person", plain(person.name.split()[-1]), person.gender, guessed, person=person
        )
        entities.append(entity)
        places += [(use.start, use, entity) for use in person.uses]
        held = [office.printed for office in offices(syntax, where, person.uses)]
        held += [" ".join(use.title) for use in person.uses]
        titles[id(entity)] = {
            plain(word) for text in held for word in text.split() if not word.endswith(("'s", "’s"))
        }
    places.sort(key=lambda place: place[0])
    heads = {mention.head: mention for mention in mentions}
    stage = Stage(syntax, stops, places, [place[0] for place in places], titles, heads=heads)
    of: dict[Span, Reading] = {}
    k = 0
    for mention in mentions:
        while k < len(places) and places[k][0] < mention.start:
            _enter(stage, *places[k][1:], speaking)
            k += 1
        reading = _resolved(stage, mention)
        if reading is None:
            continue
        of[mention.span] = reading
        found = reading.entity
        stage.read[mention.head] = found
        if found.person is None or stage.at(syntax.starts[mention.head]) is not found:
            subject = syntax.deps[mention.head] in {"nsubj", "nsubjpass"}
            source = subject and syntax.words[syntax.heads[mention.head]].lower() in LEMMAS
            main = subject and main_clause(syntax, syntax.heads[mention.head])
            possessive = syntax.deps[mention.head] == "poss"
            found.traces.append(
                Trace(
                    mention.start,
                    mention.paragraph,
                    subject,
                    main,
                    source,
                    possessive,
                    False,
                    syntax.text[mention.start : mention.end],
                )
            )
            said_of = found.kind == "unnamed" and syntax.deps[mention.head] == "attr"
            if found.person is not None or not (said_of or mention.paragraph in where.headings):
                stage.seen.append(found)
    for span, reading in of.items():
        if id(reading.entity) in stage.same:
            of[span] = Reading(stage.same[id(reading.entity)], ALONE)
    return Coreference((*entities, *stage.others.values()), of, frozenset(stage.told))


def _enter(stage: Stage, use: Use, entity: Entity, speaking: AbstractSet[int]) -> None:
    if not use.quoted:
        last = stage.syntax.at(use.end - 1)
        speaks = last in speaking
        centre = use.possessive and _centre(stage.syntax, stage.syntax.heads[last])
        entity.traces.append(
            Trace(
                use.start,
                use.paragraph,
                use.subject or speaks or centre,
                use.main or speaks or centre,
                use.cued or speaks,
                use.possessive and not centre,
                len(use.words) > 1 and not entity.traces,
                stage.syntax.text[use.start : use.end],
            )
        )
        stage.seen.append(entity)


def _centre(syntax: Syntax, owned: int) -> bool:
    """Is a sentence about whose its subject is: "Lee's message is clear. He …"?"""
    return (
        syntax.deps[owned] == "nsubj"
        and main_clause(syntax, syntax.heads[owned])
        and noun_class(syntax.words[owned].lower()) in {"document", "other"}
    )


def _resolved(stage: Stage, mention: Mention) -> Reading | None:
    """Who is meant; None for a pronoun without antecedent."""
    word = stage.syntax.words[mention.head].lower()
    if mention.kind == "pronoun":
        if empty(stage.syntax, mention.head):
            return None
        others = [stage.at(stage.syntax.starts[token]) for token in spoken_of(stage.syntax, mention.head)]
        others += _mute(stage, mention)
        two = contrasted(stage.syntax, stage.stops, mention.head)
        behind = [stage.at(stage.syntax.starts[token]) for token in beside(stage.syntax, mention.head)]
        found = ranked(word, mention, stage.seen, stage.stops, others + behind, contrasted=two)
        if any(behind) and not found:
            found = ranked(word, mention, stage.seen, stage.stops, others, contrasted=two)
        being = BEING.match(stage.syntax.text, mention.end)
        named = stage.at(being.end()) if being else None
        if named:
            if found and found[0][1].kind == "unnamed":
                stage.same[id(found[0][1])] = named
            return Reading(named, ALONE)
        if not found:
            return None
        margin = found[0][0] - found[1][0] if len(found) > 1 else ALONE
        if found[0][1].gender not in (GENDERS.get(word, "u"), "u"):
            margin = 0.0
        return Reading(found[0][1], margin, tuple(entity for _, entity in found[1:3]))
    named = named_beside(stage, mention)
    if named and named.person is not None and word in ROLES:
        stage.titles[id(named)].update(map(plain, stage.syntax.text[slice(*mention.span)].split()))
    meant = _together(stage, mention) or named or _other(stage, mention, word)
    two = not OF_TWO.isdisjoint(stage.syntax.text[slice(*mention.span)].split())
    return Reading(meant, CONTESTED if two else stage.margins.get(mention.head, ALONE))


def _mute(stage: Stage, mention: Mention) -> list[Entity]:
    """What a pronoun that speaks does not mean: things, though there are several: "“…,” they chanted".

    And what only something written does is done by nothing else: "“…,” it reads".
    """
    syntax = stage.syntax
    if syntax.deps[mention.head] != "nsubj" or syntax.words[syntax.heads[mention.head]].lower() not in LEMMAS:
        return []
    if syntax.words[syntax.heads[mention.head]].lower() in {"read", "reads"}:
        near = [one for one in stage.seen[-WINDOW:] if mention.paragraph - one.traces[-1].paragraph <= 1]
        if any(one.kind == "document" for one in near):
            return [one for one in stage.seen[-WINDOW:] if one.kind != "document"]
    several = [one for one in stage.seen[-WINDOW:] if one.kind == "unnamed" and one.plural]
    places = [one for one in stage.seen[-WINDOW:] if one.place and not any(t.subject for t in one.traces)]
    nouns = [(one, one.head if " of " not in one.name else one.name.split()[-1].lower()) for one in several]
    things = [one for one, noun in nouns if not (can_speak(noun) or can_speak(noun.removesuffix("s")))]
    return places + things


def _together(stage: Stage, mention: Mention) -> Entity | None:
    """Those who are the subject of one verb: "Wilcox and Beruff argued"; None where one stands alone."""
    syntax = stage.syntax
    if syntax.deps[mention.head] not in {"nsubj", "nsubjpass"} and not _inverted(syntax, mention.head):
        return None
    heads = [mention.head]
    links: set[str] = set()
    for head in heads:
        heads += [child for child in syntax.children[head] if syntax.deps[child] == "conj"]
        links |= {
            syntax.words[child].lower() for child in syntax.children[head] if syntax.deps[child] == "cc"
        }
    if not links or not links <= {"and", "&"}:
        return None
    members = [stage.at(syntax.starts[head]) for head in heads]
    named = list(dict.fromkeys(member for member in members if member is not None))
    if len(named) != len(heads):
        return None
    name = f"{', '.join(member.name for member in named[:-1])} and {named[-1].name}"
    if name not in stage.others:
        stage.others[name] = Entity(name, "group", named[-1].head, plural=True, members=tuple(named))
    return stage.others[name]


def _inverted(syntax: Syntax, name: int) -> bool:
    """Is a name taken for the object of the verb before it that it speaks by: "“…,” write Lee and Roe"?"""
    verb = syntax.heads[name]
    behind = syntax.words[verb - 1 : verb] in (["”"], ['"'], ["’"], ["'"]) and verb < name
    other = any(syntax.deps[child] == "nsubj" for child in syntax.children[verb])
    spoken = strength(lemma_of(syntax.words[verb])) == "strong"
    return syntax.deps[name] == "dobj" and behind and spoken and not other


def _other(stage: Stage, mention: Mention, head: str) -> Entity:
    """Somebody or something without a person's name."""
    syntax = stage.syntax
    text = phrase(syntax, mention) or syntax.text[mention.start : mention.end]
    parts = [plain(word) for word in text.split()]
    kind = kind_of(mention, head, determined=parts[0] in INDEFINITE, outlet=outlet(text) > 0)
    if kind == "organization" and syntax.tags[mention.head] == "NNPS" and syntax.ents[mention.head] == "NORP":
        kind = "group"
    owned = any(syntax.deps[child] == "poss" for child in syntax.children[mention.head])
    aged = AGED.fullmatch(text)
    if aged and (entity := of_age(stage, mention, aged[1])):
        return entity
    if beside := (_body_beside(stage, mention) or _issuer(stage, mention, head, parts)):
        return beside
    joined = syntax.words[mention.head - 1] == "-"
    common = mention.kind == "nominal" and (syntax.tags[mention.head] == "NN" or joined)
    if (parts[0] in DEFINITE or owned) and (common or (head in ROLES and syntax.tags[mention.head] == "NNP")):
        entity, margin = described(
            parts[1:] or parts,
            head,
            mention,
            text.split(),
            stage.seen,
            stage.titles,
            stage.stops,
            owned=parts[0] not in DEFINITE,
            told_apart=bool(TOLD_APART.match(syntax.text, mention.end)),
            upcoming=upcoming(stage, mention),
            speaking=speaking(stage, mention),
            barred=barred(stage, mention),
        )
        if entity and entity.kind == "person" and head in ROLES and _untitled(stage, mention, entity):
            stage.told.add(mention.span)
            stage.titles[id(entity)].update(parts[1:])
        if entity:
            stage.margins[mention.head] = margin
            return entity
    text = wording(syntax, mention, text, head, kind)
    key = " ".join(part for part in map(plain, text.split()) if part not in {"the", "a", "an"})
    if key not in stage.others:
        plural = syntax.tags[mention.head] in {"NNS", "NNPS"}
        place = syntax.ents[mention.head] in PLACES
        stage.others[key] = Entity(text, kind, head, gender_of_noun(head), plural=plural, place=place)
    found = stage.others[key]
    if (
        found.kind == "organization"
        and found.name[:4] == "the "
        and text == found.name[4:]
        and text[0].isupper()
    ):
        found.name = text
    return found


def _issuer(stage: Stage, mention: Mention, head: str, parts: Sequence[str]) -> Entity | None:
    """Whose a document is that is called by its noun alone: "In a letter, Roe said …, the letter added"."""
    if parts != ["the", head] or head not in DOCUMENTS:
        return None
    syntax = stage.syntax
    found = next((at for at in reversed(stage.read) if syntax.words[at].lower() == head), None)
    if found is None or syntax.deps[found] != "pobj" or syntax.words[syntax.heads[found]] not in {"In", "in"}:
        return None
    verb = syntax.heads[syntax.heads[found]]
    spoke = [child for child in syntax.children[verb] if syntax.deps[child] == "nsubj"]
    near = stage.heads[found].paragraph + NEAR >= mention.paragraph
    if not (spoke and near and syntax.words[verb].lower() in LEMMAS):
        return None
    return stage.at(syntax.starts[spoke[0]]) or stage.read.get(spoke[0])


def _named_behind(stage: Stage, mention: Mention) -> Mention | None:
    """The name right behind a noun that says what body it is: "the rights group Harbour Aid said"."""
    syntax = stage.syntax
    first = syntax.at(mention.end) + 1
    if syntax.words[mention.head] not in BODIES or syntax.text[mention.end : mention.end + 1] != " ":
        return None
    near = (stage.heads.get(token) for token in range(first - 1, min(first + LONGEST, len(syntax))))
    named = next((one for one in near if one and one.start == mention.end + 1), None)
    return named if named and named.kind == "organization" else None


def _body_beside(stage: Stage, mention: Mention) -> Entity | None:
    """The body that a noun describes: "her publisher, Larch Books,", "Larch Books, a small firm,"."""
    syntax = stage.syntax
    if mention.kind != "nominal" or syntax.tags[mention.head] not in {"NN", "NNS"} or denied(syntax, mention):
        return None
    if other := _named_behind(stage, mention):
        return _other(stage, other, syntax.words[other.head].lower())
    if syntax.deps[mention.head] == "appos" and syntax.tags[syntax.heads[mention.head]] in NAMES:
        named = stage.read.get(syntax.heads[mention.head])
        return named if named and named.kind == "organization" else None
    for child in syntax.children[mention.head]:
        other = stage.heads.get(child)
        listed = syntax.text.count(",", mention.end, syntax.starts[child]) > 1
        apposed = syntax.deps[child] == "appos" and child > mention.head and not listed
        if apposed and other and syntax.tags[child] in NAMES:
            return _other(stage, other, syntax.words[child].lower())
        last = syntax.right[child]
        if syntax.deps[child] == "relcl" and last in stage.heads and (first := _between_commas(syntax, last)):
            body = replace(stage.heads[last], start=syntax.starts[first])
            return _other(stage, body, syntax.words[last].lower())
    return None


def _between_commas(syntax: Syntax, last: int) -> int | None:
    """Where a name between commas begins that ends in a token: "the firm that runs it, Larch Books, says"."""
    first = last
    while first > 1 and syntax.tags[first] in NAMES:
        first -= 1
    closed = first < last and syntax.words[first] == "," and syntax.words[last + 1 : last + 2] == [","]
    return first + 1 if closed else None


def _untitled(stage: Stage, mention: Mention, entity: Entity) -> bool:
    """Does the article give a person no title, so that a description may be it?

    Whoever is hardly named is so described by a subject only.
    """
    own = stage.titles[id(entity)]
    printed = stage.syntax.text[mention.start : mention.end]
    subject = stage.syntax.deps[mention.head] in {"nsubj", "nsubjpass"}
    if stage.syntax.deps[mention.head] == "conj":
        return False
    clear = mention.kind == "name" or subject
    if not own:
        return clear or (entity.person is not None and len(entity.person.uses) >= KNOWN)
    return own <= COURTESY and clear and not outlet(printed)
