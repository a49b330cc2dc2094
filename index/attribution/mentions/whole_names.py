"""Who are the people of this article, and what is each one's whole name?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.behind_offices import PARTICLES
from onrecord.index.attribution.text.name_parts import Gender, first_names, gender_of, plain, surname
from onrecord.index.names.matching import misspelt, sameness
from onrecord.index.names.parts import GENERATIONS, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.names.matching import Sameness


GIVEN_BEHIND = re.compile(r"\w+ [^\W\d_]+-[^\W\d_A-Z]+")
"""A given name of two syllables behind a surname, as Korean and Taiwanese names are printed."""
JOINED, LISTED = re.compile(r" (?:and|&) "), re.compile(r"[A-Z][\w.’'-]*[a-z.],? $")
"""Between two names, and a name before the first of them."""
ROOM = 30
"""Characters before a name in which another may end."""
SHORT = 3
"""Letters of the longest word that may be initials."""
NEAR = 2
"""Paragraphs within which a whole name is fresh."""
LATELY, KNOWN = 0.8, 0.5


@dataclass(slots=True)
class Person:
    """A person of the article."""

    name: str
    """The fullest form."""
    uses: list[Use] = field(default_factory=list)
    gender: Gender = "u"


def people(found: Iterable[Use], text: str = "") -> list[Person]:
    """The uses gathered into persons; whole names first, single names to the whole names they belong to.

    Args:
        found: every place where somebody is named.
        text: the article, which tells whose surname is printed once for two.

    """
    found = list(found)
    persons: list[Person] = []
    for use in sorted(
        (use for use in found if len(use.words) > 1), key=lambda use: (-len(use.words), use.start)
    ):
        one = _ending(use, persons) or _whole(" ".join(use.words), persons)
        if one:
            one.uses.append(use)
        else:
            persons.append(Person(" ".join(use.words), [use]))
    whole = list(persons)
    single = [use for use in found if len(use.words) == 1]
    called = {plain(use.words[0]) for use in single}
    fresh = {plain(use.words[0]) for use in single if use.fresh}
    for use in sorted(single, key=lambda use: use.honorific == "u" or _owner(use, whole) is not None):
        others = persons[len(whole) :]
        person = _owner(use, whole)
        last = surname(person.name.split()) if person else ""
        if person and plain(use.words[0]) in fresh - {last} and (last in called or _aside(person)):
            person = None
        person = _namesake(use, person, others) if person else _owner(use, others)
        if person is None:
            person = Person(" ".join(use.words))
            persons.append(person)
        person.uses.append(use)
    for person in persons:
        told = [use for use in person.uses if not use.quoted]
        narrated = told if any(len(use.words) > 1 for use in told) else person.uses
        forms = Counter(" ".join(use.words) for use in narrated)
        person.name = _lowered(max(forms, key=lambda form: _fitness(form, forms)))
        person.uses.sort(key=lambda use: use.start)
    called_so = {person.name for person in persons}
    for person in persons[len(whole) :]:
        name = f"{person.name} {_shared(person, whole, text)}"
        person.name = person.name if name.rstrip() in called_so else name.rstrip()
    return persons


def _ending(use: Use, persons: Sequence[Person]) -> Person | None:
    """Whose surname it is that begins with a particle: "Mr. van der Roe", "Al Roe" of Ada Al Roe."""
    form = list(map(plain, use.words))
    if form[0] not in PARTICLES:
        return None
    longer = (person for person in persons if len(person.name.split()) > len(form))
    return next((one for one in longer if list(map(plain, one.name.split()))[-len(form) :] == form), None)


def _shared(person: Person, others: Sequence[Person], text: str) -> str:
    """The surname of whoever stands behind "and" where somebody is first named: "Ada and Max Roe"."""
    first = person.uses[0]
    tied = JOINED.match(text, first.end)
    if first.title or first.quoted or not tied or plain(first.words[0]) not in first_names():
        return ""
    if LISTED.search(text, max(0, first.start - ROOM), first.start):
        return ""
    beside = (use for other in others for use in other.uses if use.start == tied.end())
    behind = next((use for use in beside if len(use.words) == 2 and not use.title), None)
    return behind.words[-1] if behind else ""


def _aside(person: Person) -> bool:
    """Does the article speak of somebody by a title, or only in passing?"""
    return any(use.title for use in person.uses) or not any(use.subject for use in person.uses)


def _lowered(name: str) -> str:
    """A name whose first word alone is in capitals, as stories begin in some papers: "MARIA Ortega"."""
    first, _, rest = name.partition(" ")
    opening = len(first) > SHORT and first.isalpha() and first.isupper() and not rest.isupper()
    return f"{first.capitalize()} {rest}" if opening and rest else name


def _fitness(form: str, forms: Mapping[str, int]) -> tuple[bool, int, bool, int]:
    """How well a form stands for the whole name: without a nickname, long, not shouted, often used."""
    words = form.split()
    return (
        not _nicknamed(words, forms),
        len(words),
        not form.isupper(),
        forms[form],
    )


def _nicknamed(words: Sequence[str], forms: Mapping[str, int]) -> bool:
    """Is a form a whole name with a word before it that is no name: "Crooked Hillary Clinton"?"""
    known = first_names()
    bare = " ".join(words[1:])
    if len(words) < 3 or bare not in forms or plain(words[0]) in known or len(plain(words[0])) < 2:
        return False
    if plain(words[1]) in PARTICLES:
        return False
    oftener = words[-1] in forms and forms[bare] >= forms[" ".join(words)]
    return plain(words[1]) in known or oftener


def _whole(name: str, persons: Sequence[Person]) -> Person | None:
    """Whom of those known so far a whole name means: the one it is sure to mean, or the only one it may."""
    found = _meant(name, persons)
    return next(iter(found["same"] or found["unsure"]), None)


def _owner(use: Use, persons: Sequence[Person]) -> Person | None:
    """Whom does a single name mean? The one named most often, or named whole just before."""
    found = _meant(use.words[0], persons)
    same = found["same"]
    if use.gender != "u":
        same = [p for p in same if gender_of(p.name.split()) in (use.gender, "u")]
    meant = same or found["unsure"] or _generations(use, persons) or _leading(use, persons)
    if not meant:
        slips = [person for person in persons if misspelt(use.words[0], person.name)]
        return slips[0] if len(slips) == 1 else None
    best = max(meant, key=lambda person: _claim(person, use))
    acting = [person for person in meant if _last(person, use, acting=True)]
    return acting[0] if use.cued and len(acting) == 1 and _last(best, use) else best


def _namesake(use: Use, person: Person, others: Sequence[Person]) -> Person:
    """Whoever is never named whole, where an office is given that the one named whole never bears.

    "President Odan … Mr. Odan" beside "Mina Odan, his wife": an office introduces its holder.
    """
    if not use.title or use.honorific != "u":
        return person
    borne = {plain(word) for other in person.uses for word in other.title}
    same = (other for other in others if plain(other.name) == plain(use.words[0]))
    return person if plain(use.title[-1]) in borne else next(same, person)


def _generations(use: Use, persons: Sequence[Person]) -> list[Person]:
    """Those of the surname who are juniors, where nobody of the name is none: "Joseph Roe Jr.", "Mr. Roe"."""
    return [
        person
        for person in persons
        if plain(person.name.split()[-1]) in GENERATIONS
        and plain(use.words[0]) == surname(person.name.split())
    ]


def _leading(use: Use, persons: Sequence[Person]) -> list[Person]:
    """Those whose surname stands first, as the hyphen behind it shows: "Odan Ki-moon", "Odan"."""
    return [
        person
        for person in persons
        if GIVEN_BEHIND.fullmatch(person.name) and plain(person.name.split()[0]) == plain(use.words[0])
    ]


def _meant(name: str, persons: Sequence[Person]) -> dict[Sameness, list[Person]]:
    """Whom a name means, and whom it may mean: within one article who is nearly called so is the one."""
    own = parts(name)
    found: dict[Sameness, list[Person]] = {"same": [], "unsure": [], "different": []}
    for person in persons:
        other = parts(person.name)
        sure = sameness(name, person.name)
        if own and other and own.generation != other.generation:
            sure = "different"
        found[sure].append(person)
    return found


def _last(person: Person, use: Use, *, acting: bool = False) -> bool:
    """Was somebody named whole just before, and as who acts: "Ann Roe, mother of Al Roe, objected"?"""
    earlier = [one for one in person.uses if len(one.words) > 1 and one.start <= use.start and not one.quoted]
    near = bool(earlier) and use.paragraph - earlier[-1].paragraph <= NEAR
    return near and (not acting or (earlier[-1].subject and earlier[-1].main))


def _claim(person: Person, use: Use) -> float:
    """How well a person suits a single name: by how often so named, and how lately named whole."""
    whole = [u for u in person.uses if len(u.words) > 1]
    if not whole:
        return 0.0
    earlier = [u for u in whole if u.start <= use.start]
    known = any(not u.quoted for u in earlier)
    near = known and use.paragraph - earlier[-1].paragraph <= NEAR
    often = sum(1 if u.quoted else 2 for u in whole)
    often += sum(plain(u.words[0]) == plain(use.words[0]) for u in person.uses if len(u.words) == 1)
    return log(1 + often) + LATELY * near + KNOWN * known - 1e-7 * whole[0].start
