"""Who are the people of this article, and what is each one's whole name?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from onrecord.index.language.cues import LEMMAS
from onrecord.index.language.mentions import Layout, entity_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.language.syntax import Syntax

Gender = Literal["m", "f", "u"]

HONORIFICS: dict[str, Gender] = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lord": "m", "lady": "f", "dame": "f",
    "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f", "spokesman": "m",
    "spokeswoman": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f", "sheikh": "m",
}  # fmt: skip
TITLES = (
    frozenset(
        [
            "dr",
            "sen",
            "rep",
            "gov",
            "gen",
            "lt",
            "col",
            "sgt",
            "maj",
            "capt",
            "cpl",
            "adm",
            "prof",
            "judge",
            "justice",
            "president",
            "senator",
            "secretary",
            "vice",
            "representative",
            "governor",
            "house",
            "speaker",
            "republican",
            "democratic",
            "democrat",
            "former",
            "the",
            "gop",
            "interim",
            "retired",
            "attorney",
            "general",
            "candidate",
            "nominee",
            "fbi",
            "cia",
            "director",
            "mayor",
            "chief",
            "officer",
            "minister",
            "prime",
            "premier",
            "chancellor",
            "ambassador",
            "professor",
            "doctor",
            "pastor",
            "bishop",
            "pope",
            "cardinal",
            "archbishop",
            "father",
            "rabbi",
            "imam",
            "reverend",
            "rev",
            "hon",
            "first",
            "deputy",
            "acting",
            "undersecretary",
            "commissioner",
            "councilman",
            "councilwoman",
            "sheriff",
            "detective",
            "captain",
            "major",
            "colonel",
            "sergeant",
            "lieutenant",
            "admiral",
            "commander",
            "host",
            "anchor",
            "reporter",
            "correspondent",
            "analyst",
            "strategist",
            "coach",
            "manager",
            "leader",
            "majority",
            "minority",
            "whip",
            "del",
            "state",
            "assemblyman",
            "assemblywoman",
            "delegate",
            "treasurer",
            "us",
            "u.s",
            "tory",
            "labour",
            "king",
            "queen",
            "pollster",
            "moderator",
            "businessman",
            "billionaire",
            "mogul",
            "moms",
            "mother",
            "dad",
            "congressional",
            "presidential",
            "campaign",
            "undefeated",
            "actor",
            "actress",
            "singer",
            "author",
            "columnist",
            "editor",
            "publisher",
            "counsel",
            "lawyer",
        ]
    )
    | HONORIFICS.keys()
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    [
        "de",
        "la",
        "del",
        "van",
        "von",
        "der",
        "bin",
        "al",
        "el",
        "di",
        "da",
        "du",
        "le",
        "dos",
        "ben",
        "ibn",
        "ter",
        "ten",
        "abu",
        "st",
    ]
)
NOT_NAMES = frozenset(
    [
        "foundation",
        "university",
        "college",
        "tower",
        "towers",
        "street",
        "avenue",
        "center",
        "institute",
        "hospital",
        "school",
        "act",
        "bill",
        "house",
        "party",
        "committee",
        "council",
        "times",
        "post",
        "news",
        "journal",
        "magazine",
        "press",
        "tv",
        "radio",
        "hotel",
        "casino",
        "park",
        "airport",
        "show",
        "campaign",
        "administration",
        "department",
        "court",
        "organization",
        "corporation",
        "inc",
        "co",
        "company",
        "group",
        "association",
        "union",
        "league",
        "administration",
        "rally",
        "library",
        "plan",
        "care",
        "supporters",
        "voters",
        "republicans",
        "democrats",
    ]
)
SHORT_FORMS = [
    set(group.split())
    for group in (
        "robert bob bobby rob", "william bill billy will", "donald don donny", "timothy tim timmy",
        "michael mike mick", "joseph joe joey", "thomas tom tommy", "james jim jimmy jamie", "john jack johnny jon",
        "richard dick rick rich ricky", "edward ed eddie ted teddy", "bernard bernie", "charles charlie chuck",
        "daniel dan danny", "david dave", "elizabeth liz beth betsy lizzie", "katherine kate kathy katie cathy",
        "margaret maggie meg peggy", "christopher chris", "christine chris", "patrick pat", "patricia pat patty",
        "samuel sam", "samantha sam", "benjamin ben benny", "anthony tony", "andrew andy drew", "steven steve",
        "stephen steve", "gregory greg", "lawrence larry", "kenneth ken kenny", "ronald ron ronnie", "rudolph rudy",
        "jeffrey jeff", "matthew matt", "nicholas nick", "alexander alex sasha", "alexandra alex", "peter pete",
        "philip phil", "raymond ray", "susan sue susie", "deborah debbie deb", "barbara barb", "jennifer jen jenny",
        "rebecca becky", "theodore ted teddy", "albert al", "alan al", "frederick fred", "gerald jerry",
        "leonard len lenny", "martin marty", "nathan nate", "nathaniel nate", "randall randy", "rafael ted",
        "terrence terry", "victor vic", "vincent vince", "walter walt", "zachary zach zack", "abigail abby",
        "amanda mandy", "cynthia cindy", "dorothy dot dottie", "jacqueline jackie", "judith judy", "kimberly kim",
        "pamela pam", "sandra sandy", "victoria vicky", "mitchell mitch", "franklin frank", "francis frank",
        "eugene gene", "douglas doug", "harold harry hal", "henry hank harry", "jonathan jon", "joshua josh",
        "louis lou", "newton newt", "addison mitch", "willard mitt", "reinhold reince", "volodymyr vladimir",
    )
]  # fmt: skip
WORD = re.compile(r"[^\s,()]+")


@cache
def first_names() -> dict[str, Gender]:
    """First names in lower case, and the gender that each goes with."""
    known: dict[str, Gender] = {}
    text = files("onrecord.index.language").joinpath("first_names.txt").read_text("utf-8")
    for line in text.splitlines():
        gender, _, names = line.partition(" ")
        if gender in ("m", "f", "u"):
            known |= dict.fromkeys(names.split(), gender)  # type: ignore[arg-type]
    return known


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a person is named."""

    start: int
    end: int
    words: tuple[str, ...]
    """The name without titles."""
    gender: Gender
    quoted: bool
    paragraph: int
    subject: bool
    cued: bool
    """Subject of a cue verb."""
    possessive: bool


@dataclass(slots=True)
class Person:
    """A person of the article."""

    name: str
    """The fullest form."""
    uses: list[Use] = field(default_factory=list)
    gender: Gender = "u"


def plain(word: str) -> str:
    """A name's word for comparison: lower case, no full stop, no possessive."""
    low = word.lower().replace("’", "'")
    low = low[:-2] if low.endswith("'s") else low
    return low.strip(".,'\"")


def stripped(words: Sequence[str]) -> tuple[tuple[str, ...], Gender]:
    """A name's words without the titles before it, and the gender that a title gives away."""
    gender: Gender = "u"
    start = 0
    while start < len(words) - 1 and plain(words[start]) in TITLES:
        gender = HONORIFICS.get(plain(words[start]), gender)
        start += 1
    kept = [word.strip(',"“”') for word in words[start:]]
    if kept:
        last = kept[-1]
        for tail in ("'s", "’s", "'", "’"):
            if last.endswith(tail):
                kept[-1] = last = last[: -len(tail)]
    return tuple(word for word in kept if word), gender


def first_gender(words: Sequence[str]) -> Gender:
    """The gender of a whole name's first name."""
    if len(words) < 2:
        return "u"
    return first_names().get(plain(words[0]), "u")


def uses(syntax: Syntax, where: Layout) -> list[Use]:
    """Every place where the article names a person, in order."""
    found: list[Use] = []
    token = 0
    while token < len(syntax):
        if syntax.ents[token] == "PERSON" and syntax.iob[token] == 3:
            first, last = entity_at(syntax, token)
            use = _use(syntax, where, first, last)
            if use:
                found.append(use)
            token = last + 1
        else:
            token += 1
    return found


def _use(syntax: Syntax, where: Layout, first: int, last: int) -> Use | None:
    start, end = syntax.span(first, last)
    words, gender = stripped(WORD.findall(syntax.text[start:end]))
    if not words or not words[0][0].isupper() or len(words) > 5 or plain(words[-1]) in NOT_NAMES:
        return None
    before = syntax.words[first - 1].lower().strip(".") if first else ""
    gender = HONORIFICS.get(before, gender)
    start = syntax.text.find(words[0], start)
    head = next((t for t in range(last, first - 1, -1) if not first <= syntax.heads[t] <= last), last)
    role = syntax.deps[head]
    subject = role in {"nsubj", "nsubjpass"}
    return Use(
        start=start,
        end=end,
        words=words,
        gender=gender if gender != "u" else first_gender(words),
        quoted=where.quoted[first] >= 0,
        paragraph=where.paragraph(start),
        subject=subject,
        cued=subject and syntax.words[syntax.heads[head]].lower() in LEMMAS,
        possessive=role == "poss",
    )


def surname(words: Sequence[str]) -> str:
    """The last word of a name that is no suffix like Jr."""
    for word in reversed(words):
        if plain(word) not in SUFFIXES:
            return plain(word)
    return plain(words[-1])


def _suffix(words: Sequence[str]) -> str:
    return plain(words[-1]) if plain(words[-1]) in SUFFIXES else ""


def compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Can two whole names be one person's?"""
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
    for use in found:
        if len(use.words) == 1:
            person = _owner(use, persons)
            if person is None:
                person = Person(" ".join(use.words))
                persons.append(person)
            person.uses.append(use)
    for person in persons:
        votes = Counter(use.gender for use in person.uses if use.gender != "u")
        if votes:
            person.gender = votes.most_common(1)[0][0]
        person.uses.sort(key=lambda use: use.start)
    return persons


def _owner(use: Use, persons: Sequence[Person]) -> Person | None:
    """Whom does a single name mean?"""
    word = plain(use.words[0])
    by_surname = [person for person in persons if surname(person.name.split()) == word]
    if use.gender != "u":
        fitting = [p for p in by_surname if first_gender(p.name.split()) in (use.gender, "u")]
        by_surname = fitting or by_surname
    if not by_surname:
        by_surname = [person for person in persons if plain(person.name.split()[0]) == word]
    if not by_surname:
        return None
    return max(by_surname, key=lambda p: (sum(not u.quoted for u in p.uses), -p.uses[0].start))
