"""Where the parser cannot be right about a cue's subject, who is it by the order of the words?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.nouns import noun_class, somebody
from onrecord.index.attribution.mentions.phrase_bounds import role
from onrecord.index.attribution.text.cues import PASSIVE_SUBJECT, lemma_of
from onrecord.index.attribution.text.lexicon import words
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
ISSUING = words("cues", "issuing")
WRITTEN, SIGNED = (
    words("cues", "written"),
    frozenset({"signed", "written", "posted", "penned", "shared", "sent"}),
)
RECORDINGS = words("cues", "recordings")
PLACES = frozenset({"GPE", "LOC"})
FURTHER = frozenset({"acl", "amod", "prep", "relcl"})
"""How what tells more of somebody hangs on the word for them: "those polled", "those near him"."""
EMPTY = words("sources", "empty")
REACH = 10
"""Tokens before the last one of a body's name at which the person who is of it may end."""
RECALLING = frozenset({"recall", "remember", "hear", "recount"})
SAYING = frozenset({"said", "say", "says", "claimed", "claims", "argued", "argues", "insisted", "insists"})
ROOM = 60
"""Tokens of a sentence before a cue in which its subject may stand."""
ENDS = re.compile(r"[.?!\n”\"]")


def repaired(syntax: Syntax, where: Layout, verb: int, head: int, *, outright: bool) -> int | None:
    """The token that heads the source of a cue; None if none does.

    Args:
        syntax: the parsed article.
        where: its layout.
        verb: the cue's token.
        head: what the tree gives as its subject.
        outright: the cue says outright that somebody speaks, so that its subject must be one who can.

    """
    if not outright:
        beside = _behind_work(syntax, where, verb, head) if head < verb else None
        return head if beside is None else beside
    if head > verb:
        named = _held_behind(syntax, where, head)
        if named is not None:
            return named
        return None if syntax.tags[verb] in FINITE and _subject_of_more(syntax, head) else head
    beside = _member(syntax, head)
    beside = _inserted(syntax, verb) if beside is None else beside
    if beside is not None:
        return beside
    beside = _beside(syntax, where, verb, head)
    if beside is None:
        beside = _behind_work(syntax, where, verb, head)
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


def _inserted(syntax: Syntax, verb: int) -> int | None:
    """Who was taken for the object of a cue between commas: "The shop, said Ada Lee, was closed"."""
    first = verb + 1
    if syntax.deps[verb] != "conj" or syntax.words[verb - 1] != "," or first >= len(syntax):
        return None
    noun = next((child for child in syntax.children[verb] if syntax.deps[child] == "dobj"), None)
    if noun is None or syntax.left[noun] != first or syntax.tags[noun] not in NAMES:
        return None
    following = syntax.right[noun] + 1
    somebody_said = "PERSON" in syntax.ents[first:following]
    return noun if somebody_said and syntax.words[following : following + 1] == [","] else None


def counts(syntax: Syntax, noun: int) -> bool:
    """Is something counted by a noun behind "per": "per head", "per 1,000"?"""
    before = {syntax.words[child].lower() for child in syntax.children[noun] if child < noun}
    owned = any(syntax.deps[child] == "poss" for child in syntax.children[noun])
    if syntax.tags[noun] == "CD":
        return True
    return syntax.tags[noun] in COMMON and not (owned or before & {"the", "a", "an", "this", "that"})


def _named_behind(syntax: Syntax, place: int) -> int:
    """The person behind a place that was cut from the title: "according to Norland Senator Ada Lee"."""
    at = place
    while (
        syntax.ents[place] in PLACES
        and at + 1 < len(syntax)
        and syntax.tags[at + 1] in NAMES
        and syntax.text[syntax.ends[at] : syntax.starts[at + 1]] == " "
    ):
        at += 1
    return at if at > place + 1 and syntax.ents[at] == "PERSON" else place


def one_of_two(syntax: Syntax, verb: int, noun: int) -> int | None:
    """The person, where a body and what somebody was are joined: "Harbour TV and ex-BBC host Al Roe says"."""
    finite = [verb, *(child for child in syntax.children[verb] if syntax.deps[child] == "aux")]
    single = any(syntax.tags[token] == "VBZ" and syntax.words[token] != "’s" for token in finite)
    if not single or syntax.ents[noun] != "ORG":
        return None
    joined = [child for child in syntax.children[noun] if syntax.deps[child] == "conj"]
    return next((token for token in joined if syntax.ents[token] == "PERSON"), None)


def apposed_to(syntax: Syntax, name: int) -> int:
    """Of whom a phrase ends in a name before a colon: "The 80-year-old, a member of Harbour Rovers: “…”"."""
    at = name
    while syntax.deps[at] in {"pobj", "prep"} and syntax.heads[at] != at:
        at = syntax.heads[at]
    above = syntax.heads[at]
    return above if at != name and syntax.deps[at] == "appos" and above < at else name


def beside_which(syntax: Syntax, verb: int) -> int | None:
    """The participle that another is joined to over a clause between: "saying he was one and calling him"."""
    head = syntax.heads[verb]
    if syntax.deps[verb] != "conj" or syntax.tags[verb] != "VBG" or syntax.tags[head] == "VBG":
        return None
    beside = next((token for token in syntax.ancestors(head)[:3] if syntax.tags[token] == "VBG"), None)
    return beside if beside is not None and syntax.deps[beside] == "advcl" else None


def recorded(syntax: Syntax, verb: int) -> int | None:
    """Who speaks in a recording: "footage of Lee saying", whatever verb the recording is the object of."""
    name = verb - 1
    if syntax.tags[verb] != "VBG" or name < 2 or syntax.tags[name] not in NAMES | COMMON:
        return None
    of = next((token for token in range(name - 1, max(0, name - 6), -1) if syntax.words[token] == "of"), 0)
    shown = of > 0 and syntax.words[of - 1].lower() in RECORDINGS and syntax.heads[name] == of
    return name if shown else None


def remembered(syntax: Syntax, verb: int) -> int | None:
    """Who speaks as somebody else has it in mind: "“…,” Lee recalled the president telling him"."""
    above, last = syntax.heads[verb], verb - 1
    recalls = syntax.tags[verb] == "VBG" and 0 <= above < last and lemma_of(syntax.words[above]) in RECALLING
    if not recalls or syntax.tags[last] not in NAMES | COMMON:
        return None
    return last if all(syntax.words[token][0].isalnum() for token in range(above, verb)) else None


def whole(syntax: Syntax, part: int) -> int:
    """What something written is a part of: "Part of the statement reads …"."""
    wholes = (
        inner
        for child in syntax.children[part]
        if syntax.words[child].lower() in {"of", "from"}
        for inner in syntax.children[child]
        if syntax.deps[inner] == "pobj" and syntax.tags[inner] in NAMES | COMMON
    )
    return next(wholes, part)


def author(syntax: Syntax, noun: int) -> int:
    """Who is named beside a word for what one person writes, or behind a place of the title.

    "A tweet by Ada Lee", "a letter Lee wrote", "Lee's letter", "according to Norland Senator Ada Lee".
    """
    if syntax.words[noun].lower() not in WRITTEN:
        return _named_behind(syntax, noun)
    beside = [child for child in syntax.children[noun] if syntax.deps[child] == "poss"]
    for child in syntax.children[noun]:
        by = syntax.words[child].lower() in {"by", "from"}
        signed = syntax.deps[child] == "acl" and syntax.words[child].lower() in SIGNED
        agents = (
            [one for one in syntax.children[child] if syntax.words[one].lower() == "by"] if signed else []
        )
        for link in [child] if by else agents:
            beside += [one for one in syntax.children[link] if syntax.deps[one] == "pobj"]
        if syntax.deps[child] in {"relcl", "acl"} and syntax.words[child].lower() in ISSUING:
            beside += [one for one in syntax.children[child] if syntax.deps[one] == "nsubj"]
    return next((one for one in beside if _personal(syntax, one) or syntax.tags[one] == "PRP"), noun)


def _personal(syntax: Syntax, name: int) -> bool:
    """Is a name a person's, by the model's word or the first name before it?"""
    first = name
    while first > 0 and syntax.tags[first - 1] in NAMES and syntax.heads[first - 1] == name:
        first -= 1
    known = first < name and plain(syntax.words[first]) in first_names()
    return syntax.tags[name] in NAMES and (syntax.ents[name] == "PERSON" or known)


def all_of_person(syntax: Syntax, start: int, aside: str) -> bool:
    """Is what stands between commas somebody's name: "the head of the Defence of Rights, Ada Lee, said"?"""
    tokens = syntax.between(start, start + len(aside))
    return len(tokens) > 1 and all(syntax.ents[token] == "PERSON" for token in tokens)


def somebody_else(syntax: Syntax, verb: int, head: int) -> bool:
    """Is whoever speaks not "he", as it is said of "him": "saying he has been kind and calling him “…”"?"""
    if syntax.deps[head] == "attr":
        beside = [child for child in syntax.children[syntax.heads[head]] if syntax.deps[child] == "nsubj"]
        head = beside[0] if beside else head
    other = {"he": "him", "she": "her"}.get(syntax.words[head].lower())
    return any(
        syntax.deps[child] == "dobj" and syntax.words[child].lower() == other
        for child in syntax.children[verb]
    )


def above_relative(syntax: Syntax, verb: int, head: int) -> int:
    """The verb that a participle of speech belongs to, if not to the one that the parser hangs it on.

    "Lee avoided a man who said no, saying …": nobody says something, saying something. "Lee said that Roe
    will have to go, adding …": nor does whoever is only spoken of.
    """
    word = syntax.words[verb].lower()
    said = syntax.words[head].lower() in SAYING and word == "saying" and syntax.deps[head] == "relcl"
    top = syntax.heads[head] if syntax.deps[head] == "xcomp" else head
    bound = any(syntax.tags[child] == "MD" for child in syntax.children[top])
    said = said or (syntax.deps[top] == "ccomp" and (word == "adding" or (word == "saying" and bound)))
    above = (token for token in syntax.ancestors(top) if syntax.tags[token].startswith("VB"))
    return next(above, head) if said and syntax.words[verb - 1] == "," else head


def can_speak(noun: str) -> bool:
    """Is a noun one for somebody, or for a body or a document that says something?"""
    return noun_class(noun.lower()) != "other" or somebody(noun.lower())


def nobody(syntax: Syntax, word: int) -> bool:
    """Does a subject mean nobody: "that said", but not "those who had seen it said"?"""
    low = syntax.words[word].lower()
    told = low == "those" and any(
        syntax.deps[child] in FURTHER for child in syntax.children[word] if child > word
    )
    return low in EMPTY and not told


def known_as(syntax: Syntax, verb: int) -> bool:
    """Is it what others call somebody: "Lee, also known as “the Eel”"?"""
    passive = syntax.tags[verb] == "VBN" and lemma_of(syntax.words[verb]) not in PASSIVE_SUBJECT
    return passive and syntax.words[verb + 1 : verb + 2] == ["as"]


def ends_with(syntax: Syntax, verb: int) -> bool:
    """Is it what comes last, not what is said: "The film concludes with Lee"?"""
    return lemma_of(syntax.words[verb]) == "conclude" and syntax.words[verb + 1 : verb + 2] == ["with"]


def _subject_of_more(syntax: Syntax, head: int) -> bool:
    """Does a verb follow the noun phrase, whose subject it is: "says Norway is"?"""
    following = syntax.right[head] + 1
    return following < len(syntax) and syntax.tags[following] in FINITE


def _beside(syntax: Syntax, where: Layout, verb: int, head: int) -> int | None:
    """The name between a comma or a dash and the cue: "Speaking with …, Dr Lee said"."""
    last = verb - 1 - (syntax.words[verb - 1] == "," and syntax.words[verb - 2] != '"')
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
    titled = titled or (last < verb - 1 and last > first and _held_before(syntax, first - 1))
    return last if personal or titled else None


def _behind_work(syntax: Syntax, where: Layout, verb: int, head: int) -> int | None:
    """Who does what for a work or body that was taken for the subject: "Nights at Sea host Lee said"."""
    last = verb - 1
    if syntax.tags[head] not in NAMES or syntax.ents[head] == "PERSON" or where.quoted[last] >= 0:
        return None
    at = last
    while at > head and syntax.ents[at] == "PERSON":
        at -= 1
    if at == last or not _occupied(syntax, at):
        return None
    while at > head and (_occupied(syntax, at) or (syntax.words[at] == "and" and _occupied(syntax, at - 1))):
        at -= 1
    return last if at > head and syntax.tags[at] in NAMES else None


def _held_behind(syntax: Syntax, where: Layout, head: int) -> int | None:
    """Who is named behind a body and a role: "said Hall of Fame host Al Roe", "said Ward 3 chief Lee"."""
    last = min(len(syntax) - 1, head + REACH)
    at = head + 1
    while at < last and (syntax.words[at].isdigit() or _within_body(syntax, head, at)):
        at += 1
    first = at
    while at < last and syntax.tags[at] in NAMES | COMMON and somebody(syntax.words[at].lower()):
        at += 1
    named = first < at and first > head + 1 and syntax.ents[at] == "PERSON" and where.quoted[at] < 0
    if not named or syntax.tags[head] not in NAMES or syntax.tags[at] not in NAMES:
        return None
    while at + 1 < len(syntax) and syntax.ents[at + 1] == "PERSON" and syntax.iob[at + 1] == 1:
        at += 1
    return at


def _within_body(syntax: Syntax, head: int, at: int) -> bool:
    """Does a word belong to the name of the body that another one begins?"""
    body = syntax.ents[head] == syntax.ents[at] != "PERSON"
    return body and (syntax.words[at] == "of" or syntax.tags[at] in NAMES) and syntax.iob[at] == 1


def _occupied(syntax: Syntax, token: int) -> bool:
    """Is a word a common noun for what somebody does?"""
    return syntax.words[token].islower() and somebody(syntax.words[token])


def _held_before(syntax: Syntax, comma: int) -> bool:
    """Does a phrase before a comma say what somebody is: "the head of the Harbour Board, Odan Kell, said"?"""
    for token in range(comma - 1, max(-1, comma - REACH - 4), -1):
        if role(syntax.words[token]):
            return syntax.words[token + 1].lower() in OF
        if syntax.tags[token] not in INSIDE | {"IN", "CC"}:
            return False
    return False


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
