"""Where the parser cannot be right about a cue's subject, who is it by the order of the words?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.nouns import noun_class, somebody
from onrecord.index.attribution.text.name_parts import first_names, plain

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.syntax import Syntax

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMES = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
INSIDE = NAMES | COMMON | {"DT", "JJ", "CD", "POS", "HYPH", "PRP$"}
OF = frozenset({"of", "from", "at", "with", "for"})
PAUSES = frozenset({",", "–", "—", "-"})
RELATIVES = frozenset({"WP$", "WDT", "WP"})
PLACES = frozenset({"GPE", "LOC"})
REACH = 10
"""Tokens before the last one of a body's name at which the person who is of it may end."""
ROOM = 60
"""Tokens of a sentence before a cue in which its subject may stand."""
ENDS = re.compile(r"[.?!\n”\"]")


def repaired(syntax: Syntax, where: Layout, verb: int, head: int) -> int | None:
    """The token that heads the source of a cue that says outright that somebody speaks; None if none does.

    Args:
        syntax: the parsed article.
        where: its layout.
        verb: the cue's token.
        head: what the tree gives as its subject.

    """
    if head > verb:
        return None if syntax.tags[verb] in FINITE and _subject_of_more(syntax, head) else head
    member = _member(syntax, head)
    if member is not None:
        return member
    beside = _beside(syntax, where, verb, head)
    if beside is not None:
        return beside
    if syntax.tags[head] in COMMON and not can_speak(syntax.words[head]):
        return _opener(syntax, where, verb, head)
    return _of_body(syntax, head)


def _member(syntax: Syntax, head: int) -> int | None:
    """Whose party and state were taken for the subject: "Ann Lee (R-OH) said", "Ann Lee, R-Ky., said"."""
    bracket = head - 3
    party = head > 3 and syntax.words[head - 1] == "-" and syntax.words[head - 2] in {"R", "D", "I"}
    behind = party and syntax.words[bracket] in {"(", ","} and syntax.tags[bracket - 1] in NAMES
    return bracket - 1 if behind else None


def counts(syntax: Syntax, noun: int) -> bool:
    """Is something counted by a noun behind "per": "per head", "per every 500 voters"?"""
    before = {syntax.words[child].lower() for child in syntax.children[noun] if child < noun}
    owned = any(syntax.deps[child] == "poss" for child in syntax.children[noun])
    return syntax.tags[noun] in COMMON and not (owned or before & {"the", "a", "an", "this", "that"})


def can_speak(noun: str) -> bool:
    """Is a noun one for somebody, or for a body or a document that says something?"""
    return noun_class(noun.lower()) != "other" or somebody(noun.lower())


def _subject_of_more(syntax: Syntax, head: int) -> bool:
    """Does a verb follow the noun phrase, whose subject it is: "says Norway is"?"""
    following = syntax.right[head] + 1
    return following < len(syntax) and syntax.tags[following] in FINITE


def _beside(syntax: Syntax, where: Layout, verb: int, head: int) -> int | None:
    """The name between a comma or a dash and the cue: "Speaking with …, Dr Lee said"."""
    last = verb - 1
    if last == head or last < 2 or syntax.tags[last] not in NAMES or where.quoted[last] >= 0:
        return None
    first = last
    while (
        first > 0 and syntax.tags[first - 1] in NAMES and syntax.ends[first - 1] + 1 == syntax.starts[first]
    ):
        first -= 1
    if first == 0 or syntax.words[first - 1] not in PAUSES or head >= first:
        return None
    if syntax.deps[last] == "conj" and not _meanwhile(syntax, head):
        return None
    personal = "PERSON" in syntax.ents[first : last + 1] or (
        last > first and plain(syntax.words[last - 1]) in first_names()
    )
    titled = last > first and syntax.words[first].rstrip(".") in {"Mr", "Mrs", "Ms", "Dr", "Prof", "Sir"}
    return last if personal or titled else None


def _meanwhile(syntax: Syntax, head: int) -> bool:
    """Is it what somebody does who is named behind a comma: "Sentencing, Mrs Justice Lee told him"?"""
    alone = syntax.words[head].lower().endswith("ing") and syntax.words[head][0].isupper()
    return alone and syntax.words[head + 1] == "," and syntax.tags[head] in COMMON | {"VBG"}


def _opener(syntax: Syntax, where: Layout, verb: int, head: int) -> int:
    """Whoever a sentence begins with whose subject cannot speak: "A man whose dog found the bone said"."""
    if any(syntax.tags[token] in RELATIVES for token in range(syntax.left[head], head)):
        return head
    first = verb
    while (
        first > max(0, verb - ROOM)
        and where.quoted[first - 1] < 0
        and not ENDS.search(syntax.words[first - 1])
    ):
        first -= 1
    token = first
    while token < head and (syntax.tags[token] in INSIDE or syntax.words[token] == ","):
        following = token + 1
        if syntax.tags[token] in NAMES | COMMON and syntax.tags[following] not in NAMES | COMMON | {
            "HYPH",
            "POS",
        }:
            named = syntax.ents[token] == "PERSON" or somebody(syntax.words[token].lower())
            return token if named else head
        token = following
    return head


def _of_body(syntax: Syntax, head: int) -> int:
    """The person before "of" and the body that was taken for the subject: "Lee of the charity Shelter".

    A body may have "of" in its name, and its town behind a comma: "Lee of the University of Norland, Riga".
    """
    if syntax.tags[head] not in NAMES or syntax.ents[head] == "PERSON":
        return head
    token = head
    while token > max(0, head - REACH):
        person = token - 2
        if syntax.words[token - 1].lower() in OF and person >= 0 and syntax.ents[person] == "PERSON":
            return head if syntax.deps[person] in {"pobj", "dobj", "poss"} else person
        before = syntax.words[token - 1].lower()
        town = before == "," and token <= head and syntax.ents[token] in PLACES
        if syntax.tags[token - 1] not in INSIDE and before != "of" and not town:
            break
        token -= 1
    return head
