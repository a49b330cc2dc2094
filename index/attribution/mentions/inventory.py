"""Which runs of capitalised words name people? Decided once for an article, from all their uses together.

The model's word on one use is a small sign among others: a title before the name or before the surname alone,
a known first name, a cue that the surname is the subject of, an age or "who" behind it, a pronoun after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.text.cues import LEMMAS, lemma_of, strength
from onrecord.index.attribution.text.lexicon import occupations, words
from onrecord.index.attribution.text.name_parts import HONORIFICS, first_names, plain, surname

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.attribution.mentions.name_runs import Run
    from onrecord.index.attribution.text.syntax import Syntax

PERSONAL = words("people", "personal") | HONORIFICS.keys()
NOT_NAMES = words("people", "not_names")
ROLES = words("offices", "roles")
AGED = re.compile(r",? ?\(?,? ?(?:aged )?\d{1,2}[,).]")
WHO = re.compile(r",? who\b")
CALLED = re.compile(r"[^“\"\n.]{0,200}(?:\b(?:he|she)\b|\.\s+(?:He|She)\b)")
"""Behind a name that is the subject: the same sentence or the next one goes on with "he" or "she"."""
BEHIND = re.compile(r"[^“\"\n]{0,160}?\b(?:he|his|him|she|her)\b")
BODIES = frozenset({"GPE", "ORG", "FAC", "LOC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
ENOUGH = 2.0
"""Signs that make a run of several words a person's name."""
TITLED, PERSON, KNOWN, SPOKE, AGE, CLAUSE, ROLE, PRONOUN, GIVEN = 3.0, 1.5, 1.5, 1.5, 2.0, 1.5, 2.0, 0.5, 2.0
BODY, DETERMINED, NO_NAME, OUTLET = -1.0, -2.0, -4.0, -4.0


@dataclass(slots=True)
class _Signs:
    """What all uses that end in one word say together."""

    titled: int = 0
    persons: int = 0
    bodies: int = 0
    spoke: int = 0
    """Uses of the word alone as the subject of a cue that only speakers have."""
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
    return {
        form
        for last, own in signs.items()
        for form, value in own.forms.items()
        if value + _shared(last, own) + GIVEN * (form[0] in given) >= ENOUGH
    }


def called(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Is a name a subject that "he" or "she" is said of next?"""
    return syntax.deps[tokens[-1]] == "nsubj" and bool(CALLED.match(syntax.text, syntax.ends[tokens[-1]]))


def _shared(last: str, own: _Signs) -> float:
    value = TITLED * (own.titled > 0) + PERSON * min(own.persons, 2) + SPOKE * (own.spoke > 0)
    value += BODY * (own.bodies > own.persons)
    return value + (NO_NAME if last in NOT_NAMES and not own.titled and own.spoke < 1 else 0)


def _count(syntax: Syntax, run: Run, own: _Signs) -> None:
    last = run.tokens[-1]
    own.titled += bool(run.title) and any(plain(word) in PERSONAL for word in run.title[-3:])
    own.persons += syntax.ents[last] == "PERSON"
    own.bodies += syntax.ents[last] in BODIES
    if len(run.words) == 1:
        own.spoke += speaks(syntax, run.tokens)
        return
    if len(run.words) > 4 or run.heading:
        return
    form = tuple(map(plain, run.words))
    own.forms[form] = max(own.forms[form], _alone(syntax, run))


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
    value += AGE * bool(AGED.match(text, end)) + CLAUSE * bool(WHO.match(text, end))
    value += ROLE * (before.islower() and (before in ROLES or before in occupations()))
    value += PRONOUN * bool(BEHIND.match(text, end))
    value += DETERMINED * (before.lower() in {"the", "a", "an"} and not run.title)
    value += OUTLET * (outlet(" ".join(run.words)) > 0)
    return value


def _opening(syntax: Syntax, run: Run) -> Sequence[int]:
    """The first token of a run whose first word may stand there for the sentence's sake alone."""
    first = run.tokens[0]
    opens = first == 0 or syntax.words[first - 1] in {".", "?", "!"} or syntax.words[first - 1].isspace()
    return (first,) if opens and syntax.tags[first] not in {"NNP", "NNPS"} else ()
