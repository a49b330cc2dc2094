"""Who are the people of this article, and what is each one's whole name?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from onrecord.index.attribution.text.lexicon import groups
from onrecord.index.attribution.text.name_parts import (
    SUFFIXES,
    Gender,
    first_names,
    gender_of,
    plain,
    surname,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.index.attribution.mentions.person_names import Use

SHORT_FORMS = groups("people", "short_forms")


@dataclass(slots=True)
class Person:
    """A person of the article."""

    name: str
    """The fullest form."""
    uses: list[Use] = field(default_factory=list)
    gender: Gender = "u"


def _suffix(words: Sequence[str]) -> str:
    return plain(words[-1]) if plain(words[-1]) in SUFFIXES else ""


def compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Can two whole names be one person's?"""
    short, long = sorted((tuple(map(plain, a)), tuple(map(plain, b))), key=len)
    if len(short) > 1 and short in (long[-len(short) :], long[: len(short)]):
        return True
    if surname(a) != surname(b) or (_suffix(a) and _suffix(b) and _suffix(a) != _suffix(b)):
        return False
    one, two = plain(a[0]), plain(b[0])
    if one == two:
        return _suffix(a) == _suffix(b) or min(len(a), len(b)) > 1
    if one[:1] == two[:1] and 1 in (len(one), len(two)):
        return True
    return any(one in group and two in group for group in SHORT_FORMS)


def people(found: Iterable[Use]) -> list[Person]:
    """The uses gathered into persons; whole names first, single names to the whole names they belong to."""
    found = list(found)
    persons: list[Person] = []
    for use in sorted(
        (use for use in found if len(use.words) > 1), key=lambda use: (-len(use.words), use.start)
    ):
        same = [person for person in persons if compatible(use.words, person.uses[0].words)]
        if same:
            same[0].uses.append(use)
        else:
            persons.append(Person(" ".join(use.words), [use]))
    whole = list(persons)
    for use in found:
        if len(use.words) == 1:
            person = _owner(use, whole) or _owner(use, persons[len(whole) :]) or _misspelt(use, whole)
            if person is None:
                person = Person(" ".join(use.words))
                persons.append(person)
            person.uses.append(use)
    for person in persons:
        votes = Counter(use.gender for use in person.uses if use.gender != "u")
        if votes:
            person.gender = votes.most_common(1)[0][0]
        forms = Counter(" ".join(use.words) for use in person.uses)
        person.name = max(forms, key=lambda form: _fitness(form, forms))
        person.uses.sort(key=lambda use: use.start)
    return persons


def _fitness(form: str, forms: Mapping[str, int]) -> tuple[bool, int, bool, int]:
    """How well a form stands for the whole name: without a nickname, long, not shouted, often used."""
    words = form.split()
    return not _nicknamed(words, forms), len(words), not form.isupper(), forms[form]


def _nicknamed(words: Sequence[str], forms: Iterable[str]) -> bool:
    """Is a form a whole name with a word before it that is no name: "Crooked Hillary Clinton"?"""
    known = first_names()
    return (
        len(words) > 2
        and plain(words[0]) not in known
        and plain(words[1]) in known
        and len(plain(words[0])) > 1
        and " ".join(words[1:]) in forms
    )


def _owner(use: Use, persons: Sequence[Person]) -> Person | None:
    """Whom does a single name mean? The one named most often, or named whole just before."""
    word = plain(use.words[0])
    meant = [person for person in persons if surname(person.name.split()) == word]
    if use.gender != "u":
        meant = [p for p in meant if gender_of(p.name.split()) in (use.gender, "u")]
    meant = meant or [person for person in persons if plain(person.name.split()[0]) == word]
    return max(meant, key=lambda person: _claim(person, use)) if meant else None


def _misspelt(use: Use, persons: Sequence[Person]) -> Person | None:
    """The one whose surname differs by a slip: ``McLenney`` for ``McClenney``."""
    word = plain(use.words[0])
    near = [
        person
        for person in persons
        if len(word) >= 6
        and surname(person.name.split())[:1] == word[:1]
        and Levenshtein.distance(surname(person.name.split()), word, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else None


def _claim(person: Person, use: Use) -> float:
    whole = [u for u in person.uses if len(u.words) > 1]
    before = [u.start for u in whole if u.start <= use.start and not u.quoted]
    near = (
        1.2
        if before and use.paragraph - max(u.paragraph for u in whole if u.start <= use.start) <= 2
        else 0.0
    )
    known = 0.5 if before else 0.0
    return (
        log(1 + sum(1 if u.quoted else 2 for u in whole)) + near + known - 1e-7 * whole[0].start
        if whole
        else 0.0
    )
