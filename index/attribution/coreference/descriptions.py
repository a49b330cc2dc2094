"""Whom does a definite description mean: "the senator", "the New York businessman", "the newspaper"?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.doubts import UNTOLD, at_most
from onrecord.index.attribution.coreference.pronouns import salience
from onrecord.index.attribution.mentions.entities import ALONE
from onrecord.index.attribution.mentions.nouns import alike, gender_of_noun
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import plain, plain_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.text.name_parts import Gender

OUTLETS = words("descriptions", "outlets")
BODIES = words("descriptions", "bodies")
ROLES = words("offices", "roles") | words("offices", "kin")
FIELDS = words("offices", "fields")
"""What offices are told apart by: a press secretary is no foreign secretary."""
PARTISANS = words("offices", "partisans")
"""Whom nothing but another party speaks against: a senator is a Republican too."""
BESIDE = PARTISANS | words("offices", "beside")
"""What somebody may be beside any office."""
SHADOW = "shadow"
"""Whoever shadows a minister is never called the minister."""
CHIEFS = frozenset({"boss", "chief", "head", "leader"})
LEADING = frozenset(
    {"chair", "chairman", "chairwoman", "director", "executive", "manager", "president", "secretary"}
)
"""Whoever is one of these of a body may be called its chief: "the union chief"."""
TOLD = 3
"""Letters of a word of an office that tells of what it is one."""
LESSER = frozenset({"deputy", "vice", "assistant", "former", "ex", "acting", "associate"})
"""Beside an office these make a lesser one: *the mayor* is the mayor rather than the deputy mayor."""
EPITHETS = words("descriptions", "epithets")
"""Nouns by which whoever has just spoken is called again, whatever the article has said of them."""
GENERAL = words("descriptions", "general")
"""Nouns that any body may be called by."""
COURTS = frozenset({"court", "ministry", "police", "tribunal", "university"})
"""Bodies in whose names, unless these are letters, the noun stands."""
PASSED = frozenset({"former", "last", "next", "old", "previous"})
"""Words that tell a body from the one that there is now."""
STATE = frozenset({"government", "ministry", "department", "council", "office"})
"""Bodies that a place's name may stand for: "Brussels … the government"."""
OF_ITS_OWN = frozenset({"administration", "campaign"})
"""Bodies that nothing else is called by: they are somebody's, whether or not it is said whose."""
COMPANIES = BODIES - COURTS - STATE - OF_ITS_OWN
"""Bodies that a name of one word may be."""
ANY_BODY = 0.5
"""How well a noun fits that nothing in a name speaks for or against."""
RECENT = 60
IN_MIND = 0.5
"""What being in mind counts beside the words of a description."""
LATELY = 3
"""Paragraphs within which somebody else may be meant by an epithet."""
LEDE = 3
"""Paragraphs at the top in which "Obama's strategist" may be the one whom the heading names."""


def described(
    parts: Sequence[str],
    head: str,
    mention: Mention,
    printed: Sequence[str],
    seen: Sequence[Entity],
    titles: Mapping[int, set[str]],
    stops: Sequence[int],
    *,
    owned: bool,
    told_apart: bool = False,
    upcoming: Entity | None = None,
    speaking: Entity | None = None,
    barred: Collection[Entity | None] = (),
) -> tuple[Entity | None, float]:
    """The entity that a definite description means, and how far it is ahead of the next, as for a pronoun.

    None where it introduces somebody new.

    Args:
        parts: the description's words in lower case, without article.
        head: its head noun in lower case.
        mention: where it stands.
        printed: its words as printed: what is called by a name of its own is nothing of another name.
        seen: the entities mentioned before, the last one last.
        titles: for a person's entity (by `id`) the words of its offices.
        stops: where sentences end.
        owned: it begins with its owner: "Obama's strategist".
        told_apart: a clause behind it tells who is meant: "the officer who made the arrest".
        upcoming: the person who is named first in the next sentence.
        speaking: the person who spoke last and goes on speaking by the verb.
        barred: those whom the sentence itself tells apart: the description names them ("the head of Obama's
            office"), or they are the subject above its clause ("Obama waited while the senator spoke").

    """
    recent: dict[int, Entity] = {id(entity): entity for entity in reversed(seen[-RECENT:])}
    nouns = alike(head)
    gender = gender_of_noun(head)
    proper = {plain(word) for word in printed[1:-1] if word[0].isupper()}
    fitting: list[tuple[float, Entity]] = []
    bearers = _bearers(parts, nouns, recent.values(), titles)
    excluded = [one for one in recent.values() if bearers and one.kind == "person" and one not in bearers]
    for entity in recent.values():
        value = _fit(parts, head, proper, gender, entity, titles.get(id(entity), set()))
        if value is None or entity in barred or entity in excluded:
            continue
        fitting.append((value + IN_MIND * salience(entity, mention, stops), entity))
    fitting.sort(key=lambda pair: -pair[0])
    best = fitting[0] if fitting else None
    margin = ALONE
    if best:
        person = best[1].kind == "person"
        next_one = next((value for value, one in fitting[1:] if one.kind == "person" or not person), None)
        margin = ALONE if next_one is None else (best[0] - next_one) / IN_MIND
        nearer = None
        if person:
            nearer = topic(gender, mention, _suitable(parts, nouns, recent.values(), titles), stops)
            nearer = None if nearer in barred or nearer is best[1] else nearer
        own = titles.get(id(best[1]), set())
        half = _half(parts, own)
        if nearer is not None and half and _here(nearer, mention) > _here(best[1], mention):
            return nearer, UNTOLD
        ahead = nearer is not None and salience(nearer, mention, stops) > salience(best[1], mention, stops)
        contested = ahead and own.isdisjoint(parts[:-1])
        margin = min(margin, at_most(best[1], parts, head, printed, contested=contested))
    sure = best is not None and (best[1].kind == "person" or not owned)
    if sure or told_apart:
        return best[1] if best and sure else None, margin
    if head in ROLES and speaking is not None and speaking not in barred and _suits(gender, speaking):
        return speaking, ALONE
    if head in ROLES and upcoming is not None and _could_be(parts, nouns, gender, upcoming, titles):
        first = upcoming.person.uses[0] if upcoming.person else None
        return upcoming, ALONE if first and first.paragraph == mention.paragraph else UNTOLD
    if head in EPITHETS and not owned:
        spoke = [entity for entity in recent.values() if entity not in barred and _spoke(entity, mention)]
        meant = topic(gender, mention, spoke, stops)
        known = titles.get(id(meant), set()) & ROLES
        rivals = (one for one in recent.values() if one is not meant and _lately(one, mention))
        other = meant and any(len(one.traces) >= len(meant.traces) for one in rivals)
        return None if other and known and not nouns & known else meant, UNTOLD
    leading = head in ROLES and len(parts) > 1 and (not owned or mention.paragraph <= LEDE)
    if leading or (owned and head in {"man", "woman"}):
        others = _suitable(parts, nouns, recent.values(), titles)
        meant = _object(gender, mention, others, titles, stops) or topic(gender, mention, others, stops)
        return None if meant in barred else meant, UNTOLD
    return None, ALONE


def _fit(
    parts: Sequence[str], head: str, proper: set[str], gender: Gender, entity: Entity, titles: set[str]
) -> float | None:
    """How well a description fits somebody or something; None where it does not."""
    nouns = alike(head)
    if entity.kind != "person":
        return _thing(head, nouns, proper, entity, parts)
    if not proper and head in COMPANIES and _untyped(entity, titles):
        return ANY_BODY
    return _person(parts, nouns, gender, entity, titles)


def _spoke(entity: Entity, mention: Mention) -> bool:
    """Has somebody spoken just before, or been the subject in the mention's own paragraph?"""
    return any(
        mention.paragraph - trace.paragraph <= (2 if trace.source else 0) and (trace.source or trace.main)
        for trace in entity.traces[-3:]
    )


def _lately(entity: Entity, mention: Mention) -> bool:
    """Was a person the subject of a sentence of late?"""
    return entity.kind == "person" and any(
        trace.subject and mention.paragraph - trace.paragraph <= LATELY for trace in entity.traces[-3:]
    )


def _bearers(
    parts: Sequence[str], nouns: set[str], recent: Iterable[Entity], titles: Mapping[int, set[str]]
) -> list[Entity]:
    """Those of the lesser office that a description names: *the former mayor* is not the mayor beside one."""
    lesser = set(parts) & LESSER
    if not lesser:
        return []
    known = ((entity, titles.get(id(entity), set())) for entity in recent)
    return [entity for entity, own in known if lesser <= own and nouns & own & ROLES]


def _half(parts: Sequence[str], titles: set[str]) -> bool:
    """Do a description's noun and a person's title agree, but nothing that stands before the noun?"""
    return len(parts) > 1 and not set(parts[:-1]) & titles


def _here(entity: Entity, mention: Mention) -> bool:
    """Was somebody spoken of in the mention's own paragraph?"""
    return entity.traces[-1].paragraph == mention.paragraph


def _suitable(
    parts: Sequence[str], nouns: set[str], recent: Iterable[Entity], titles: Mapping[int, set[str]]
) -> list[Entity]:
    """Those of whom nothing is known that speaks against the description."""
    return [
        entity
        for entity in recent
        if parts[-1] not in ROLES or _may_hold(parts, nouns, titles.get(id(entity), set()))
    ]


def _may_hold(parts: Sequence[str], nouns: set[str], own: set[str]) -> bool:
    """Is nothing known of a person's office, or what goes with the description?"""
    roles = own & PARTISANS if parts[-1] in PARTISANS else (own & ROLES) - BESIDE
    return not roles or (bool(nouns & roles) and not _another_office(set(parts[:-1]), own))


def _could_be(
    parts: Sequence[str], nouns: set[str], gender: Gender, entity: Entity, titles: Mapping[int, set[str]]
) -> bool:
    """Does nothing that the article says of a person speak against the description?"""
    own = titles.get(id(entity), set())
    more = set(parts[:-1])
    fits = not own or (nouns & own and (not more or more & own))
    return bool(fits) and _suits(gender, entity)


def _suits(gender: Gender, entity: Entity) -> bool:
    return gender in (entity.gender, "u") or entity.gender == "u"


def _person(
    parts: Sequence[str], nouns: set[str], gender: Gender, entity: Entity, titles: set[str]
) -> float | None:
    if "u" not in (gender, entity.gender) and gender != entity.gender:
        return None
    others = set(parts[:-1])
    if _another_office(others, titles):
        return None
    known = others & titles - LESSER
    if parts[-1] in CHIEFS and LEADING & titles and any(len(word) > TOLD for word in known):
        return 3.0
    whole = "-" in parts[-1] and parts[-1] in titles
    if not (whole or nouns & titles & (ROLES | EPITHETS)) or (
        parts[-1] not in titles and others and not others & titles
    ):
        return None
    lesser = bool((titles & LESSER) - set(parts))
    return 3.0 + 1.5 * len(set(parts[:-1]) & titles) - 1.5 * lesser


def _another_office(said: AbstractSet[str], own: AbstractSet[str]) -> bool:
    """Are words of an office another's than somebody's own: "foreign" beside "press", or a shadow's?"""
    fields = said & FIELDS
    held = {word.rstrip("s") for word in own & FIELDS} if fields else set()
    apart = bool(held) and held.isdisjoint(word.rstrip("s") for word in fields)
    return apart or (bool(own & ROLES) and (SHADOW in own) != (SHADOW in said))


def _thing(
    head: str, nouns: set[str], proper: set[str], entity: Entity, printed: Collection[str] = ()
) -> float | None:
    name = plain_words(entity.name)
    if proper and proper - name:
        return None
    if not PASSED.isdisjoint(name - {*printed}):
        return None
    if head == entity.head:
        return 4.0
    if (entity.head in nouns and entity.kind != "unnamed") or (
        entity.kind == "organization" and nouns & name
    ):
        return 3.0
    if proper:
        return None
    if head in OUTLETS and entity.kind == "organization" and outlet(entity.name):
        return 2.0
    if entity.place and head not in STATE:
        return None
    if (head == "government" and not entity.place) or head in OF_ITS_OWN:
        return None
    if head in BODIES and entity.kind == "organization" and not _another(head, nouns, name):
        return 1.5 if head in GENERAL and entity.name.split()[-1][0].isupper() else ANY_BODY
    return None


def _untyped(entity: Entity, titles: Collection[str]) -> bool:
    """May a name of one word be a body's, for all that the article tells: "Harbourline said"?"""
    return len(entity.name.split()) == 1 and entity.gender == "u" and not titles


def _another(head: str, nouns: set[str], name: AbstractSet[str]) -> bool:
    """Is a body by its name something else: no company is a court, no court is called by two other words?"""
    return bool((name & BODIES) - GENERAL - nouns) or (head in COURTS and len(name - {"the"}) > 1)


def topic(gender: Gender, mention: Mention, recent: Sequence[Entity], stops: Sequence[int]) -> Entity | None:
    """The person who was last spoken of, if that was just before."""
    near = [
        entity
        for entity in recent
        if entity.kind == "person"
        and _suits(gender, entity)
        and any(trace.subject and mention.paragraph - trace.paragraph <= 3 for trace in entity.traces[-3:])
    ]
    return max(near, key=lambda entity: salience(entity, mention, stops)) if near else None


def _object(
    gender: Gender,
    mention: Mention,
    recent: Sequence[Entity],
    titles: Mapping[int, set[str]],
    stops: Sequence[int],
) -> Entity | None:
    """The only person named just before, wherever in the sentence, if nothing else is said of them."""
    here = bisect_right(stops, mention.start)
    near = [
        entity
        for entity in recent
        if entity.kind == "person"
        and entity.traces[-1].paragraph == mention.paragraph
        and here - bisect_right(stops, entity.traces[-1].offset) in (1, 2)
    ]
    if len(near) != 1 or titles.get(id(near[0])):
        return None
    return near[0] if _suits(gender, near[0]) else None
