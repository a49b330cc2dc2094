"""Which runs of capitalised words name people? Decided once for an article, from all their uses together.

The model's word on one use is a small sign among others: a title before the name or before the surname alone,
a known first name, a cue that the surname is the subject of, an age or "who" behind it, a pronoun after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.behind_offices import PARTICLES, of_office
from onrecord.index.attribution.mentions.name_runs import SMALL, qualified
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.mentions.phrase_bounds import role
from onrecord.index.attribution.text.cues import LEMMAS, lemma_of, strength
from onrecord.index.attribution.text.lexicon import occupations, words
from onrecord.index.attribution.text.name_parts import HONORIFICS, first_names, plain, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.attribution.mentions.name_runs import Run
    from onrecord.index.attribution.text.syntax import Syntax

PERSONAL = words("people", "personal") | HONORIFICS.keys()
NOT_NAMES = words("people", "not_names")
FAMILY = words("people", "family")
ROLES = words("offices", "roles")
FIRMS = words("descriptions", "bodies") | words("descriptions", "outlets")
NO_PERSONS = FIRMS - ROLES
"""Nouns for bodies that no human being is called by."""
PHRASES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "attr", "dative"})
AGED = re.compile(r",? ?\(?,? ?(?:aged )?\d{1,2}[,).]")
YEARS = re.compile(r"(?:, (?:aged )?| \((?:aged )?)\d{2}[,).]")
"""An age behind a name of one word, told from a score or a number by its signs."""
WHO = re.compile(r",? who\b")
INITIAL = re.compile(r"[A-Z]\.")
CLAN = re.compile(r"[DMNO]['’][A-Z][a-z]+")
"""A surname of two parts behind an apostrophe: "Ada O’Roe"."""
LETTER = re.compile(r"[A-Z]|(?:[A-Z]\.)+")
"""A given name of which the first letter is printed: "K Padmini"."""
CALLED = re.compile(r"[^“\"\n.]{0,200}(?:\b(?:he|she)\b|\.\s+(?:He|She)\b)")
"""Behind a name that is the subject: the same sentence or the next one goes on with "he" or "she"."""
BEHIND = re.compile(r"[^“\"\n]{0,160}?\b(?:he|his|him|she|her)\b")
BODIES = frozenset({"GPE", "ORG", "FAC", "LOC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
ENOUGH = 2.0
"""Signs that make a run of several words a person's name."""
TITLED, PERSON, KNOWN, SPOKE, AGE, CLAUSE, ROLE, PRONOUN, GIVEN = 3.0, 1.5, 1.5, 1.5, 2.0, 1.5, 3.0, 0.5, 2.0
INITIALED = 3.0
"""An initial with its full stop stands between two words, or a particle in small letters: "Ada dos Lee"."""
HELD, APPOSED, FREE = 3.0, 1.5, 0.5
BODY, DETERMINED, NO_NAME, OUTLET = -1.0, -2.0, -4.0, -4.0
DOUBTFUL = -2.0
"""The last word is one of bodies' names, and the model takes it for a person's oftener: "Cornelia West"."""
PLACES = frozenset({"GPE", "NORP", "LOC", "FAC", "DATE", "EVENT"})
PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "IN", "DT", "JJ", "POS", "CC", "HYPH", "CD", "PRP$", "VBN"})
"""Tags within the phrase that says what somebody is."""
BELONGING = frozenset({"amod", "compound", "nmod"})
PREVIOUSLY = frozenset({"formerly", "previously"})
REACH = 12
"""Tokens of such a phrase at most."""


@dataclass(slots=True)
class _Signs:
    """What all uses that end in one word say together."""

    titled: int = 0
    persons: int = 0
    bodies: int = 0
    spoke: int = 0
    """Uses of the word alone as the subject of a cue that only speakers have."""
    placed: int = 0
    """Such uses that the model takes for a place."""
    apposed: int = 0
    """Uses of the word alone with what somebody is behind it."""
    told: bool = False
    """A use of a whole form stands beside what somebody is: "the head of security, Ada Lee"."""
    forms: defaultdict[tuple[str, ...], float] = field(default_factory=lambda: defaultdict(float))
    """For each whole form the signs of its own uses."""


def persons(syntax: Syntax, runs: Iterable[Run]) -> set[tuple[str, ...]]:
    """The forms of two to four words, each word plain, that name people."""
    signs: defaultdict[str, _Signs] = defaultdict(_Signs)
    given: set[str] = set()
    for run in runs:
        _count(syntax, run, signs[surname(run.words)])
        if len(run.words) == 1 and called(syntax, run.tokens):
            given.add(plain(run.words[0]))
    given |= {word for word, own in signs.items() if own.persons and own.spoke}
    return {
        form
        for last, own in signs.items()
        for form, value in own.forms.items()
        if value + _shared(last, own, value) + GIVEN * (form[0] in given and value > 0) >= ENOUGH
    }


def of_family(syntax: Syntax, run: Run) -> bool:
    """Does the word name somebody's relative: "Lee's wife, Odana, is", "his son Odan"?"""
    token = run.tokens[0]
    behind = syntax.words[token + 1 : token + 2]
    if token < 2 or (behind and behind[0][0].isupper()):
        return False
    comma = syntax.words[token - 1] == ","
    noun = token - 1 - comma
    owned = any(syntax.deps[child] == "poss" for child in syntax.children[noun])
    return syntax.words[noun] in FAMILY and owned and (not comma or behind in ([","], ["."]))


def unlike(syntax: Syntax, runs: Iterable[Run]) -> set[str]:
    """Words that by all their uses are no person's name alone.

    They stand right before a noun that they belong to (*Anglo-Norlandic heritage*), or are what a thing was
    called before (*Y, formerly Chirper*).
    """
    others: set[str] = set()
    found: set[str] = set()
    for run in runs:
        if len(run.words) > 1:
            continue
        token, word = run.tokens[-1], plain(run.words[0])
        noun = syntax.heads[token]
        before = syntax.words[run.tokens[0] - 1].lower() if run.tokens[0] else ""
        belongs = syntax.deps[token] in BELONGING and noun == token + 1 and syntax.words[noun].islower()
        if before in PREVIOUSLY or (belongs and not run.title and "-" in run.words[0]):
            found.add(word)
        elif not belongs:
            others.add(word)
    return found - others


def called(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Is a name a subject that "he" or "she" is said of next?"""
    return syntax.deps[tokens[-1]] == "nsubj" and bool(CALLED.match(syntax.text, syntax.ends[tokens[-1]]))


def reflexive(syntax: Syntax, name: int) -> bool:
    """Does somebody do something to himself or herself: "Lee compared himself to Roe"?"""
    return syntax.deps[name] == "nsubj" and any(
        syntax.words[child] in {"himself", "herself"} for child in syntax.children[syntax.heads[name]]
    )


def of_thing(syntax: Syntax, run: Run) -> bool:
    """Is it what a thing is called by, and begins with no first name: "its annual Camp Odan event"?"""
    last = run.tokens[-1]
    within = syntax.deps[last] in {"compound", "nmod"} and syntax.tags[syntax.heads[last]] in {"NN", "NNS"}
    return within and plain(run.words[0]) not in first_names() and syntax.heads[last] == last + 1


def _shouted(syntax: Syntax, run: Run) -> bool:
    """Is it a line in capitals that has more in it than a name: "ADA BLASTS LEE"?"""
    capitals = len(run.words) > 2 and all(word.isupper() for word in run.words)
    return capitals and any(syntax.tags[token] not in {"NNP", "NNPS"} for token in run.tokens)


def _shared(last: str, own: _Signs, alone: float) -> float:
    """The signs that all uses of a surname share; a place that speaks is one where more says so."""
    spoke = own.spoke > 0 or (own.placed > 0 and (own.apposed > 0 or alone >= APPOSED))
    value = TITLED * (own.titled > 0) + PERSON * min(own.persons, 2) + SPOKE * spoke
    value += APPOSED * (own.apposed > 0)
    value += BODY * (own.bodies > own.persons and not (spoke or own.apposed or own.told))
    held = own.told and own.persons > own.bodies
    if last in NOT_NAMES and not (own.titled or held) and own.spoke < 1:
        value += NO_NAME if own.persons <= own.bodies else DOUBTFUL
    return value


def _count(syntax: Syntax, run: Run, own: _Signs) -> None:
    last = run.tokens[-1]
    ends = _ends_body(syntax, run)
    own.titled += not ends and bool(run.title) and any(plain(word) in PERSONAL for word in run.title[-3:])
    own.persons += syntax.ents[last] == "PERSON"
    own.bodies += syntax.ents[last] in BODIES
    if len(run.words) == 1:
        if speaks(syntax, run.tokens) and not ends:
            own.spoke += syntax.ents[last] not in PLACES
            own.placed += syntax.ents[last] in PLACES
        own.apposed += bool(_behind(syntax, last) or WHO.match(syntax.text, syntax.ends[last]))
        return
    headed = run.heading and (len(run.words) > 2 or first_names().get(plain(run.words[0])) in {None, "u"})
    if len(run.words) > 4 or headed or _shouted(syntax, run) or of_thing(syntax, run):
        return
    form = tuple(map(plain, run.words[-2:] if of_office(syntax, run.tokens[0]) else run.words))
    own.forms[form] = max(own.forms[form], _alone(syntax, run))
    own.told = own.told or bool(
        _ahead(syntax, run.tokens[0]) or _behind(syntax, last) or _is(syntax, run.tokens)
    )


def body(syntax: Syntax, run: Run) -> bool:
    """Does a noun beside a name say that it is a body's: "the newspaper Dagens Nytt", "Odan, an agency,"?"""
    first, last = run.tokens[0], run.tokens[-1]
    given = first_names().get(plain(run.words[0])) in {"m", "f"} and plain(run.words[-1]) not in NOT_NAMES
    if run.title or given:
        return False
    if first and syntax.words[first - 1] in NO_PERSONS and syntax.heads[first - 1] == last:
        return True
    cued = last + 1 < len(syntax) and syntax.words[last + 1].lower() in LEMMAS
    if syntax.deps[last] == "appos" and syntax.words[syntax.heads[last]] in NO_PERSONS and not cued:
        return True
    behind = (child for child in syntax.children[last] if child > last and syntax.deps[child] == "appos")
    return any(syntax.words[child] in NO_PERSONS for child in islice(behind, 1))


def _ends_body(syntax: Syntax, run: Run) -> bool:
    """Is it the end of a body's name, cut before it, or the noun: "the Harbour Chiefs’ Council"?"""
    first, last = run.tokens[0], run.tokens[-1]
    cut = syntax.ents[last] in BODIES and syntax.iob[first] == 1
    common = len(run.words) == 1 and syntax.tags[last] in {"NN", "NNS"}
    return plain(run.words[-1]) in NOT_NAMES and (cut or common)


def speaks(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Is a name the subject of a verb that says outright that somebody speaks?"""
    head = syntax.heads[tokens[-1]]
    lemma = lemma_of(syntax.words[head])
    return (
        syntax.deps[tokens[-1]] == "nsubj"
        and syntax.words[head].lower() in LEMMAS
        and strength(lemma) in {"strong", "speech"}
        and (tokens[0] == 0 or syntax.words[tokens[0] - 1].lower() not in {"the", "of"})
    )


def _alone(syntax: Syntax, run: Run) -> float:
    """The signs that one use of a whole form bears."""
    first, last = run.tokens[0], run.tokens[-1]
    text, end = syntax.text, syntax.ends[last]
    before = syntax.words[first - 1] if first else ""
    given = first_names().get(plain(run.words[0]).split("-")[0])
    value = KNOWN * (given is not None) + KNOWN * (given in {"m", "f"} and first not in _opening(syntax, run))
    particled = len(run.words) > 2 and run.words[1] in PARTICLES
    personal = particled or CLAN.fullmatch(run.words[-1]) is not None
    value += INITIALED * (_initialed(run.words) or personal) + KNOWN * (
        LETTER.fullmatch(run.words[0]) is not None
    )
    value += AGE * bool(AGED.match(text, end)) + CLAUSE * bool(WHO.match(text, end))
    acts = before.islower() and (before in ROLES or before in occupations())
    value += ROLE * (acts and before not in FIRMS)
    said = _ahead(syntax, first) or _behind(syntax, last) or _is(syntax, run.tokens)
    value += (HELD if said in PERSONAL else APPOSED) * bool(said)
    value += FREE * (syntax.deps[last] in PHRASES and syntax.ents[first] not in PLACES)
    value += PRONOUN * bool(BEHIND.match(text, end))
    behind_article = before.lower() in {"the", "a", "an"} or qualified(syntax, first, run.words)
    value += DETERMINED * (behind_article and not run.title)
    held = bool(said) and syntax.ents[last] == "PERSON"
    value += OUTLET * (outlet(" ".join(run.words)) > 0 and not held)
    return value


def _initialed(name: Sequence[str]) -> bool:
    """Do initials alone stand between the first word of a name and the last?"""
    outer = (name[0], name[-1])
    return len(name) > 2 and all(map(INITIAL.fullmatch, name[1:-1])) and not any(map(INITIAL.match, outer))


def _ahead(syntax: Syntax, first: int) -> str:
    """What somebody is, right before a name and a comma: "the president of Norland, Ada Lee,"; or nothing."""
    if first < 2 or syntax.words[first - 1] != "," or syntax.ents[first] in PLACES:
        return ""
    for at in range(first - 2, max(-1, first - 2 - REACH), -1):
        word = syntax.words[at].lower()
        if syntax.tags[at] not in PHRASE:
            return ""
        if role(word) and word not in FIRMS:
            return word if syntax.words[at + 1] == "," or syntax.tags[at + 1] in {"IN", "TO"} else ""
    return ""


def _behind(syntax: Syntax, last: int) -> str:
    """What somebody is, right behind a name: "Ada Lee, a former president of Norland,"; or nothing."""
    if syntax.words[last + 1 : last + 2] != [","]:
        return ""
    for at in range(last + 2, min(len(syntax) - 1, last + 2 + REACH)):
        word = syntax.words[at].lower()
        if syntax.tags[at] not in PHRASE or syntax.tags[at] in {"IN", "CC"}:
            return ""
        if role(word) and word not in FIRMS and syntax.tags[at + 1] != "NN":
            return word if syntax.words[at + 1] in {",", "."} or syntax.tags[at + 1] in {"IN", "CC"} else ""
    return ""


def _is(syntax: Syntax, tokens: Sequence[int]) -> str:
    """What somebody is who is called he or she next: "Ada Lee is a councillor. She"; or nothing."""
    verb = tokens[-1] + 1
    if syntax.words[verb : verb + 1] not in (["is"], ["was"]) or not called(syntax, tokens):
        return ""
    for at in range(verb + 1, min(len(syntax), verb + REACH)):
        word = syntax.words[at].lower()
        if syntax.tags[at] not in PHRASE or syntax.tags[at] in {"IN", "CC"}:
            return ""
        if role(word) and word not in FIRMS:
            return word
    return ""


def _opening(syntax: Syntax, run: Run) -> Sequence[int]:
    """The first token of a run whose first word may stand there for the sentence's sake alone."""
    first = run.tokens[0]
    opens = first == 0 or syntax.words[first - 1] in {".", "?", "!"} or syntax.words[first - 1].isspace()
    unnamed = syntax.tags[first] not in {"NNP", "NNPS"} and plain(run.words[0]) not in SMALL
    return (first,) if opens and unnamed else ()


def aged(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Does an age stand right behind a name, as behind no body's: "Suharti, 45, a farmer", "Suharti (45)"?"""
    return YEARS.match(syntax.text, syntax.ends[tokens[-1]]) is not None


def home(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Is it where somebody is from: "a farmer from Java"?"""
    at = tokens[0]
    return at > 1 and syntax.words[at - 1] == "from" and role(syntax.words[at - 2])
