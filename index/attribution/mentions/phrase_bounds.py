"""Where does a noun phrase that says what somebody is end, and which noun is its head?

Read from the tags, word by word: in long chains of titles and prepositions the small model's tags are right
far more often than its tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index.attribution.text.lexicon import occupations, words
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.syntax import Syntax

ROLES = words("offices", "roles")
KIN = words("offices", "kin")
"""Who somebody is to another, or where at home: an office only where the article gives nothing better."""
PARTICLES = words("people", "particles")
NOT_ROLES = words("offices", "not_roles")
LETTERED = words("people", "lettered")
ROLE_ENDINGS = ("woman", "sman", "eman", "yman", "person", "ologist", "ographer", "ician", "icist")
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
MODIFIERS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "POS", "RBS", "HYPH", "AFX"}
OPENERS = frozenset({"DT", "PRP$", "PDT"})
LINKS = frozenset(["of", "for", "at", "in", "with", "to", "on", "from", "by"])
TIMES = frozenset({"DATE", "TIME"})
JOINING = frozenset(["the", "a", "of", "for", "and", "in", "to", "on"])
"""What may stand in small letters within a body's name."""
LEADS = frozenset({",", ".", ":", "_SP", "-LRB-", "``", "''"})
SUPERLATIVES = frozenset(["first", "second", "third", "last", "only", "most"])
AGE = 5
"""Tokens of an age before a noun: "78-year-old"."""
LONGEST = 32
"""Tokens of one phrase."""


class Prose(NamedTuple):
    """A parsed text, and what of it is quoted."""

    syntax: Syntax
    where: Layout


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, by its tokens."""

    first: int
    head: int
    last: int
    past: bool = False
    """The verb before it says that it holds no longer: "who served as"."""


def role(word: str) -> bool:
    """Does the noun say what somebody is or does?"""
    low = plain(word)
    if word in PARTICLES:
        return False
    if low in ROLES or low in KIN or (low in occupations() and word.islower()):
        return True
    return word in LETTERED or (low not in NOT_ROLES and len(low) > 6 and low.endswith(ROLE_ENDINGS))


def blank(word: str) -> bool:
    """Is the token a blank within a line, such as a no-break space?"""
    return word.isspace() and "\n" not in word


def opens(prose: Prose, at: int) -> bool:
    """Does a sentence begin with the word?"""
    return at == 0 or prose.syntax.words[at - 1] in {".", "?", "!"} or prose.syntax.words[at - 1].isspace()


def of_several(syntax: Syntax, mark: int) -> bool:
    """Is a mark the possessive of several: "Harbour Chiefs’ Council chairman"?"""
    return (
        0 < mark < len(syntax) - 1
        and syntax.words[mark] in {"'", "’"}
        and syntax.words[mark - 1].endswith("s")
        and syntax.ends[mark - 1] == syntax.starts[mark]
        and syntax.ends[mark] < syntax.starts[mark + 1]
        and syntax.tags[mark - 1] in PLURALS
        and syntax.tags[mark + 1] in MODIFIERS
    )


def one_role(prose: Prose, token: int) -> bool:
    """Is the token a noun in the singular that says what somebody is or does?"""
    syntax = prose.syntax
    return syntax.tags[token] in NOUNS | {"JJ", ""} and role(syntax.words[token])


def phrase(prose: Prose, first: int) -> Phrase | None:
    """The noun phrase that begins at a token, with what prepositions tie to it, if its head is a role."""
    syntax = prose.syntax
    end = min(len(syntax), first + LONGEST)
    at = first
    while at < end and syntax.tags[at] in OPENERS:
        at += 1
    if at < end and syntax.words[at].lower() == "one" and syntax.words[at + 1 : at + 2] == ["of"]:
        return _one_of(prose, first, at, end)
    stop, heads = _run(prose, at, end)
    if not heads:
        return None
    if not any(one_role(prose, head) for head in (heads[0], heads[-1])):
        stop, heads = _of_a_body(prose, at, end)
    if not heads or _of_somebody_else(prose, at, heads):
        return None
    one = Phrase(first, heads[-1], _tied(prose, stop, end) - 1)
    return None if _feat(prose, one) else one


def _of_a_body(prose: Prose, at: int, end: int) -> tuple[int, list[int]]:
    """The role behind a body whose name has "of" or "and" in it: "National Institute of Health director"."""
    syntax = prose.syntax
    inner = at
    while inner < end and prose.where.quoted[inner] < 0:
        word = syntax.words[inner]
        if word.islower() and one_role(prose, inner) and inner > at + 2:
            return inner + 1, [inner]
        named = word[0].isupper() and syntax.tags[inner] in MODIFIERS and syntax.ents[inner] != "PERSON"
        tied = word.lower() in {"of", "for", "and", "&", "the"} and inner > at
        if not (named or tied):
            break
        inner += 1
    return at, []


def _of_somebody_else(prose: Prose, at: int, heads: Sequence[int]) -> bool:
    """Is it the next one of a list, title and name: "…, Chancellor Ann Lee and Minister for Health, …"?"""
    syntax = prose.syntax
    named = [head for head in heads if syntax.ents[head] == "PERSON" and not one_role(prose, head)]
    titled = any(one_role(prose, token) for head in named for token in range(at, head))
    return titled or heads[-1] in named


def _feat(prose: Prose, one: Phrase) -> bool:
    """Is it what tells somebody from others, rather than what he or she is?

    Such as "the first player to …" and "the only sitting governor in the race".
    """
    syntax = prose.syntax
    known = [word.lower() for word in syntax.words[one.first : one.last + 1]]
    if not any(word in SUPERLATIVES or word.endswith("est") for word in known[:3]):
        return False
    if "only" in known[:3]:
        return True
    after = one.last + 1
    doing = after + 1 < len(syntax) and syntax.tags[after] == "TO" and syntax.tags[after + 1] == "VB"
    return doing or "history" in known or syntax.words[after : after + 1] == ["ever"]


def _one_of(prose: Prose, first: int, at: int, end: int) -> Phrase | None:
    syntax = prose.syntax
    inner = at + 2
    while inner < end and syntax.tags[inner] in OPENERS:
        inner += 1
    stop, heads = _run(prose, inner, end)
    if not heads or syntax.tags[heads[-1]] not in PLURALS or not role(syntax.words[heads[-1]].rstrip("s")):
        return None
    return Phrase(first, heads[-1], _tied(prose, stop, end) - 1)


def _run(prose: Prose, at: int, end: int) -> tuple[int, list[int]]:
    """Where a run of nouns and their modifiers ends, and the noun that ends each conjoined part."""
    syntax = prose.syntax
    heads: list[int] = []
    noun = stop = -1
    while at < end and prose.where.quoted[at] < 0:
        if _aged(prose, at):
            at += AGE
            continue
        tag, word = syntax.tags[at], syntax.words[at]
        if noun >= 0 and _ended(prose, noun, at):
            break
        if tag == "RB" and word.endswith("ly") and at + 1 < end and syntax.tags[at + 1] in {"JJ", "VBN"}:
            at += 1
            continue
        if tag in NOUNS or (tag in MODIFIERS and role(word)):
            noun, stop = at, at + 1
        elif tag == "CC" and word.lower() in {"and", "&"} and stop == at and goes_on(prose, at + 1, end):
            heads.append(noun)
        elif word in {"-", "–"} and at + 3 < end and syntax.words[at + 1] in LINKS and _tight(prose, at):
            at += 3
            stop = at + 1
        elif word.lower() in LINKS and at + 2 < end and syntax.words[at + 1] == "-" and _tight(prose, at + 1):
            at += 1
        elif _within(prose, noun, at):
            pass
        elif word in {"of", "for"} and (owner := _owner(prose, at, end)):
            at = owner
        elif (
            not blank(word)
            and not of_several(syntax, at)
            and not _dated(prose, at)
            and not (word == "-" and noun < at and 0 < at < end - 1 and _tight(prose, at))
            and (tag not in MODIFIERS or not (word[0].isalnum() or tag in {"POS", "HYPH"}))
        ):
            break
        at += 1
    if noun < 0:
        return at, []
    heads.append(noun)
    return stop, heads


def _ended(prose: Prose, noun: int, at: int) -> bool:
    """Does a phrase end before a token: a day, or what its holder does ("a lawyer representing Lee")?"""
    syntax = prose.syntax
    doing = syntax.tags[at] == "VBG" and noun == at - 1 and syntax.words[noun].islower()
    return (syntax.ents[at] in TIMES and not _dated(prose, at)) or (doing and one_role(prose, noun))


def _within(prose: Prose, noun: int, at: int) -> bool:
    """Does a word join what stands before the noun: "on-The-Record", "cultural and tourism director"?"""
    syntax = prose.syntax
    if syntax.words[at] == "The":
        return syntax.tags[at - 1] in {"VBN", "VBD"} and syntax.words[at - 2] == "-"
    fields = syntax.tags[at - 1] == "JJ" and syntax.tags[at + 1 : at + 2] != [] and noun < 0
    return syntax.tags[at] == "CC" and fields and syntax.tags[at + 1] in MODIFIERS


def _aged(prose: Prose, at: int) -> bool:
    """Does an age stand within what somebody is: "the club's 78-year-old president"?"""
    parts = prose.syntax.words[at : at + AGE]
    return [part.lower() for part in parts[1:]] == ["-", "year", "-", "old"] and parts[0].isdigit()


def _dated(prose: Prose, at: int) -> bool:
    """Is the word a year of somebody's, or between two: "Obama's 2008 and 2012 campaigns"?"""
    syntax = prose.syntax
    if syntax.tags[at] == "CC":
        return syntax.tags[at - 1] == "CD" == syntax.tags[at + 1] if at + 1 < len(syntax) else False
    return syntax.tags[at] == "CD" and (syntax.tags[at - 1] == "POS" or syntax.tags[at - 2] in {"CD", "POS"})


def _owner(prose: Prose, at: int, end: int) -> int:
    """The token of the possessive that "of" or "for" leads to: "Democracy for America’s"; 0 without one."""
    syntax = prose.syntax
    inner = at + 1
    while inner < end and syntax.tags[inner] in {"NNP", "NNPS"}:
        inner += 1
    return (
        inner if at + 1 < inner < end and syntax.tags[inner] == "POS" and syntax.tags[at - 1] == "NNP" else 0
    )


def _tight(prose: Prose, at: int) -> bool:
    syntax = prose.syntax
    return syntax.ends[at - 1] == syntax.starts[at] and syntax.ends[at] == syntax.starts[at + 1]


def goes_on(prose: Prose, at: int, end: int) -> bool:
    """Does the phrase go on behind "and", rather than the clause?"""
    syntax = prose.syntax
    if at >= end or syntax.tags[at] not in MODIFIERS:
        return False
    stop, heads = _run(prose, at, end)
    if not heads or syntax.ents[heads[-1]] == "PERSON":
        return False
    if all(syntax.words[head].islower() and one_role(prose, head) for head in (at - 2, heads[-1])):
        return True
    return stop >= end or syntax.tags[stop] not in {"VBD", "VBZ", "VBP", "MD"}


def of_deed(link: str, tag: str) -> bool:
    """Does a preposition tie a number or a deed, not what somebody is: "with three goals", "by beating"?"""
    return (link == "with" and tag == "CD") or (link == "by" and tag == "VBG")


def _tied(prose: Prose, at: int, end: int) -> int:
    """The end of what prepositions tie to a phrase."""
    syntax = prose.syntax
    at = _past_brackets(prose, at, end)
    while at + 1 < end and syntax.words[at].lower() in LINKS and syntax.tags[at] in {"IN", "TO"}:
        inner = at + 1
        while inner < end and syntax.tags[inner] in OPENERS:
            inner += 1
        if (
            inner >= end
            or of_deed(syntax.words[at].lower(), syntax.tags[inner])
            or syntax.ents[inner] in TIMES
            or syntax.words[inner].lower() == "time"
        ):
            break
        if [word.lower() for word in syntax.words[inner : inner + 2]] == ["one", "of"]:
            inner += 2
        stop, heads = _run(prose, inner, end)
        named = _named(prose, inner, end)
        if not heads and not named:
            break
        field = _listed(prose, inner, stop, end) if heads else 0
        at = max(named, field, stop + (stop < end and syntax.tags[stop] == "VBG") if heads else 0)
    return at


def _past_brackets(prose: Prose, at: int, end: int) -> int:
    """Behind a word or two in brackets that a body follows: "officer (acting) of", "director (policy) at"."""
    words = prose.syntax.words
    close = next((token for token in range(at + 2, min(at + 5, end - 1)) if words[token] == ")"), 0)
    return close + 1 if close and words[at] == "(" and words[close + 1].lower() in LINKS else at


def _listed(prose: Prose, first: int, stop: int, end: int) -> int:
    """The end of the fields that somebody is in charge of: "of roads, ports and bridges"; 0 for no list."""
    syntax = prose.syntax
    at, small = stop, syntax.words[first].islower()
    while at + 1 < end and syntax.words[at] == ",":
        last = syntax.words[at + 1].lower() == "and"
        begins = at + 1 + last
        behind, heads = _run(prose, begins, end)
        fields = range(begins, behind)
        if (
            not heads
            or (last and at == stop)
            or any(syntax.ents[field] in {"PERSON", "GPE"} or one_role(prose, field) for field in fields)
            or syntax.words[begins].islower() != small
        ):
            return 0
        if last or len(heads) > 1:
            return 0 if syntax.tags[behind : behind + 1] in (["VBD"], ["VBZ"]) else behind
        at = behind
    return 0


def _named(prose: Prose, at: int, end: int) -> int:
    """The end of a body whose name has a verb in it: "director of Keep the Promise"; 0 where none begins."""
    syntax = prose.syntax
    first = at
    while at < end and syntax.tags[at] not in LEADS and prose.where.quoted[at] < 0:
        if not (syntax.words[at][0].isupper() or (at > first and syntax.words[at] in JOINING)):
            break
        at += 1
    while at > first and syntax.words[at - 1] in JOINING:
        at -= 1
    verb = at > first + 1 and syntax.tags[first].startswith("VB")
    return at if verb and syntax.ents[first] != "PERSON" else 0
