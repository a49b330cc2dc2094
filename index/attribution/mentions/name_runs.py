"""Which runs of capitalised words may be names? Each cut from the titles and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.behind_offices import (
    INITIAL,
    NOT_NAMES,
    PARTICLES,
    behind_body,
    behind_field,
    behind_given,
    behind_many,
    given,
    of_office,
    one_name,
)
from onrecord.index.attribution.mentions.nouns import somebody
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import HONORIFICS, first_names, plain
from onrecord.index.attribution.text.titles import TITLES, cut_short, glossed, in_letters, title_words
from onrecord.index.names.parts import GENERATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.syntax import Syntax

ROLES = words("offices", "roles")
PERSONAL = words("people", "personal") | HONORIFICS.keys()
"""Titles that only a person bears."""
OFFICES = words("people", "personal")
"""Titles that behind another one end the title of an office: "Secretary General"."""
LETTERS = words("people", "behind_names")
SMALL = words("people", "small")
"""Words that begin a sentence and are no name."""
VERBAL = frozenset({"VB", "VBG", "VBD", "VBN", "VBZ", "TO"})
LEADING = VERBAL | {"IN", "CC", "DT", "PRP", "PRP$", "RB", "WRB", "WP", "WDT", "UH", "CD"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEVER = frozenset({"IN", "VBG", "VBN", "CD"})
"""What the first word of a name is not, whatever the model takes the name for."""
WITHIN = frozenset(
    {"about", "after", "against", "and", "as", "at", "by", "for", "from", "in", "of", "on", "to", "with"}
)
"""Words that join two things in a heading, never the parts of a name."""
ARTICLES = frozenset({"a", "an", "the"})
"""Words before what is no name, unless more speaks for one: "the Briton", "a Seat Leon", "the Lee family"."""
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
COMPOUND = re.compile(r"-(?:area|backed|based|born|led|turned|winner|winning|[a-z]{3,}ed)$")
LONGEST = 9
CUT = frozenset({"Jr", "Sr"})
"""What tells father and son apart, where its full stop may be read as the sentence's."""
BRACKETS = {"(": ")", "[": "]"}
"""Around a first name that was put in before a surname: "“[Ada] Lee was great,” he said"."""
CLOSING = {'"': {'"', "”"}, "“": {'"', "”"}, "‘": {"’"}, "'": {"'"}}
"""The marks around a familiar name, and what closes them."""
SINGLE = frozenset({"‘", "'"})
FAMILIAR = 2
"""Words of the longest familiar name."""
INSERTED = str.maketrans("", "", ",()[]")
ASIDE = str.maketrans("", "", ",[]")
"""The brackets around a familiar name stay: "Rosa (Rosie) Lee"."""


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that follow one another."""

    tokens: tuple[int, ...]
    words: tuple[str, ...]
    title: tuple[str, ...]
    sure: bool
    """It names a person, whatever else the article says."""
    heading: bool
    part: bool = False
    """It is only the beginning of what a thing is called: "The Ada Lee Show"."""


def runs(syntax: Syntax, where: Layout) -> list[Run]:
    """Every run of capitalised words that may be a name."""
    found: list[Run] = []
    token, size = 0, len(syntax)
    borne = _borne(syntax)
    while token < size:
        if not _capital(syntax.words[token]):
            token += 1
            continue
        tokens = [token]
        token += 1
        while token < size and len(tokens) < LONGEST:
            step = _continues(syntax, tokens[-1], token)
            if not step:
                break
            tokens += range(token, token + step)
            token += step
        while tokens and _no_end(syntax, tokens):
            tokens.pop()
        if len(tokens) == 1 and cut_short(syntax, tokens[0]):
            continue
        if tokens and glossed(syntax, tokens[-1]) and not given(syntax.words[tokens[0]]):
            continue
        heading = where.paragraph(syntax.starts[tokens[0]]) in where.headings if tokens else False
        run = _run(syntax, tokens, borne, heading=heading)
        if run:
            found.append(run)
    return found


def _capital(word: str) -> bool:
    return (word[0].isupper() and word != "I") or word.startswith(("al-", "el-"))


def _continues(syntax: Syntax, last: int, token: int) -> int:
    """How many tokens from `token` on belong to the run that `last` is in."""
    if syntax.words[token].isspace() and token + 1 < len(syntax):
        named = _capital(syntax.words[token + 1]) and "\n" not in syntax.words[token]
        return 2 if named and (syntax.words[last][-1] != "." or _abbreviated(syntax.words[last])) else 0
    gap = syntax.starts[token] - syntax.ends[last]
    between = syntax.text[syntax.ends[last] : syntax.starts[token]]
    word = syntax.words[token]
    following = syntax.words[token + 1] if token + 1 < len(syntax) else ""
    if gap > 1 or (gap and between != " "):
        return 0
    if word.lower() in WITHIN and not _surname(syntax, token):
        return 0
    if gap and _capital(word) and (syntax.words[last][-1] != "." or _abbreviated(syntax.words[last])):
        return 1
    if gap and word.lower() in PARTICLES and following and (_capital(following) or following in PARTICLES):
        return 1
    if gap and word in PARTICLES and following == "-" and token + 2 < len(syntax):
        return 3 if _capital(syntax.words[token + 2]) else 0
    if word == "-" and not gap and following.isalpha() and syntax.starts[token + 1] == syntax.ends[token]:
        return 2
    if word == "," and not gap and plain(following) in GENERATIONS and not following.islower():
        return 2
    opened = last > 0 and syntax.words[last - 1] in BRACKETS and not gap
    if opened and word == BRACKETS[syntax.words[last - 1]] and given(syntax.words[last]) and following:
        return 2 if _capital(following) else 0
    if gap and word == "(" and syntax.words[token + 2 : token + 3] == [")"] and token + 3 < len(syntax):
        familiar = given(syntax.words[last]) or given(following)
        named = len(following) > 1 and _capital(following) and _capital(syntax.words[token + 3])
        return 3 if familiar and named else 0
    return _familiar(syntax, last, token) if gap else 0


def _familiar(syntax: Syntax, last: int, opening: int) -> int:
    """How many tokens a familiar name between marks has: 3 in "Al “Buzz” Lee", 4 in "Al ‘Big Al’ Lee"."""
    mark = syntax.words[opening]
    first = opening + 1
    known = plain(syntax.words[last]) in first_names()
    if mark not in CLOSING or (mark in SINGLE and not known):
        return 0
    closing, stop = first, min(first + (FAMILIAR if known else 1), len(syntax) - 1)
    while closing < stop and _capital(syntax.words[closing]):
        closing += 1
    if not first < closing < len(syntax) - 1 or syntax.words[closing] not in CLOSING[mark]:
        return 0
    apart = mark not in SINGLE or syntax.ends[closing] < syntax.starts[closing + 1]
    return closing + 1 - opening if apart and _capital(syntax.words[closing + 1]) else 0


def _surname(syntax: Syntax, token: int) -> bool:
    """Is a word that joins things elsewhere the rest of a person's name: "said Al From, who"?"""
    named = syntax.ents[token] == "PERSON" and syntax.iob[token] == 1
    return named and _capital(syntax.words[token]) and syntax.tags[token] == "NNP"


def _no_end(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Does a name not end in its last word: a particle, a weekday, a body's letters, a shouted verb?"""
    last = syntax.words[tokens[-1]]
    if last in PARTICLES:
        return True
    if len(tokens) > 1 and plain(last) in WEEKDAYS:
        return True
    if len(tokens) < 3 or not last.isupper() or syntax.words[tokens[-2]].isupper():
        return False
    head = syntax.heads[tokens[-1]]
    of_more = 1 < len(last) < 4 and syntax.deps[tokens[-1]] == "compound" and head > tokens[-1]
    return (len(last) > 3 or of_more) and syntax.words[tokens[-2]].isalpha()


def _abbreviated(word: str) -> bool:
    return len(word) <= 3 or plain(word) in TITLES or plain(word) in GENERATIONS or bool(INITIAL.match(word))


def _borne(syntax: Syntax) -> set[str]:
    """Surnames that stand behind a first name somewhere, in what the model takes for a person's name."""
    return {
        plain(syntax.words[token])
        for token in range(1, len(syntax))
        if syntax.ents[token - 1] == syntax.ents[token] == "PERSON"
        and given(syntax.words[token - 1])
        and _capital(syntax.words[token])
    }


def _run(syntax: Syntax, tokens: list[int], borne: AbstractSet[str], *, heading: bool) -> Run | None:
    while tokens and _no_name(syntax, tokens[0], borne):
        tokens = tokens[1:]
    if not tokens:
        return None
    for place, token in reversed(list(enumerate(tokens[:-1]))):
        if COMPOUND.search(syntax.text, syntax.starts[tokens[0]], syntax.ends[token]):
            tokens = tokens[place + 1 :]
            break
    cut = 0
    for place, token in enumerate(tokens[:-1]):
        following = plain(syntax.words[tokens[place + 1]])
        word = plain(syntax.words[token])
        several = syntax.tags[token] == "NNPS" and word.removesuffix("s") in TITLES
        titled = title_words(syntax, token) or several or (not place and _occupied(syntax, token))
        if titled and following not in GENERATIONS and following != "-":
            if place == len(tokens) - 2 and _of_name(syntax, tokens[cut : place + 1]):
                continue
            cut = place + 1
    person = [
        i for i, token in enumerate(tokens) if syntax.ents[token] == "PERSON" and syntax.iob[token] == 3
    ]
    before = tokens[: person[-1]] if person else []
    other = bool(before) and all(syntax.ents[token] not in {"", "PERSON"} for token in before)
    if not cut and other and not heading and plain(syntax.words[tokens[0]]) not in first_names():
        cut = person[-1]
    cut += 0 if heading else in_letters([syntax.words[token] for token in tokens[cut:]])
    cut += 0 if heading else behind_many(syntax, tokens[cut:])
    held = 0
    if not cut and of_office(syntax, tokens[0]) and not one_name(syntax, tokens):
        parts = [plain(syntax.words[token]) for token in tokens]
        held = cut = (
            behind_given(syntax, tokens) or behind_body(syntax, tokens) or behind_field(parts, person)
        )
    if heading and not cut and plain(syntax.words[tokens[0]]) not in first_names():
        parts = [plain(syntax.words[token]) for token in tokens[:-1]]
        cut = next((i for i in range(1, len(parts)) if parts[i] in first_names()), 0)
    tokens = _before_verb(syntax, tokens, cut) if heading else tokens
    title = tuple(syntax.words[token] for token in tokens[:cut])
    first, tokens = tokens[0], tokens[cut:]
    name = _spelled(syntax, tokens)
    nameless = not name or not name[0][0].isalpha() or all(INITIAL.match(word) for word in name)
    if nameless or _is_role(syntax, first, name):
        return None
    if heading and len(name) > 2 and plain(name[0]) in first_names():
        size = next((size for size in range(2, len(name)) if name[size - 1] not in PARTICLES), len(name))
        name, tokens = name[:size], tokens[:size]
    sure = bool(held) or _sure(syntax, tokens, name, title, heading=heading)
    return Run(tuple(tokens), name, title, sure, heading)


def _occupied(syntax: Syntax, token: int) -> bool:
    """Does a sentence begin with what somebody does, before a first name: "Ecologist Ada Lee"?"""
    low = plain(syntax.words[token])
    does = low not in first_names() and somebody(low)
    return does and _begins(syntax, token) and given(syntax.words[token + 1])


def _of_name(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Is what may be a title part of the name: "Ada Judge Lee", "Dean Lee"?"""
    first, last = tokens[0], tokens[-1]
    if plain(syntax.words[first]) not in first_names() or syntax.words[last].endswith("."):
        return False
    named = syntax.ents[last] == "PERSON" and syntax.iob[last] == 3 and syntax.iob[last + 1] == 1
    return named if first == last else syntax.ents[first] != "GPE"


def _before_verb(syntax: Syntax, tokens: list[int], cut: int) -> list[int]:
    """The tokens before the verb of a heading whose every word has a capital: "Ada Lee Goes After Roe"."""
    verbs = (place for place in range(cut + 2, len(tokens)) if syntax.tags[tokens[place]] in FINITE)
    return tokens[: next(verbs, len(tokens))]


def _no_name(syntax: Syntax, token: int, borne: AbstractSet[str]) -> bool:
    """Is a capitalised word only the first of a sentence?"""
    word = syntax.words[token]
    if INITIAL.match(word) and word[-1] == "." and any(map(_capital, syntax.words[token + 1 : token + 2])):
        return False
    low = plain(word)
    if _first_before_verb(syntax, token, low):
        return False
    if low in borne and (low not in SMALL or not _begins(syntax, token)):
        return False
    following = syntax.words[token + 1] if token + 1 < len(syntax) else ""
    said = low in LEMMAS and syntax.tags[token] in {"VBD", "VBN", "NNP"} and low not in first_names()
    if said and plain(following) in borne and _begins(syntax, token):
        return True
    if syntax.tags[token] in LEADING and low not in first_names() and given(following):
        return True
    if low in first_names() and syntax.tags[token] == "NNP":
        whole = syntax.deps[token] == "compound" and syntax.heads[token] == token + 1
        if syntax.ents[token] == "PERSON" or (whole and syntax.tags[token + 1] == "NNP"):
            return False
    if low in SMALL or low in WITHIN:
        return True
    if len(word) > 3 and word.isupper():
        return False
    tag = syntax.tags[token]
    return tag in LEADING and low not in first_names() and (tag in NEVER or syntax.ents[token] != "PERSON")


def _first_before_verb(syntax: Syntax, token: int, low: str) -> bool:
    """Is a small word a first name, with a surname and what its bearer does behind it: "Will Lee said"?

    Or with a capital within a sentence: "said Will Lee".
    """
    if low not in SMALL or first_names().get(low) not in {"m", "f"} or token + 2 >= len(syntax):
        return False
    named = syntax.tags[token + 1] in {"NNP", "NNPS"} and _capital(syntax.words[token + 1])
    within = not _begins(syntax, token) and syntax.tags[token - 1].startswith("VB")
    aside = syntax.tags[token + 2] == "POS" or syntax.words[token + 2] == ","
    return named and (within or aside or syntax.tags[token + 2] in FINITE)


def _begins(syntax: Syntax, token: int) -> bool:
    """Does a sentence begin with the word?"""
    start = syntax.starts[token]
    before = syntax.text[max(0, start - 8) : start].rstrip("\"'“”‘’ \t")
    return not before or before[-1] in ".!?:\n\r"


def _spelled(syntax: Syntax, tokens: Sequence[int]) -> tuple[str, ...]:
    """The words of a name as printed, hyphens and nicknames' marks kept with their word, letters left out."""
    if not tokens:
        return ()
    text = syntax.text[syntax.starts[tokens[0]] : syntax.ends[tokens[-1]]]
    within = syntax.words[tokens[0] - 1 : tokens[0]] not in (["("], ["["])
    parts = text.translate(ASIDE if within else INSERTED).split()
    if parts and parts[-1].endswith(("'s", "’s")):
        parts[-1] = parts[-1][:-2]
    if parts and parts[-1] in CUT and syntax.text[syntax.ends[tokens[-1]] :][:1] == ".":
        parts[-1] += "."
    while len(parts) > 2 and parts[-1] in LETTERS:
        parts.pop()
    return tuple(part for part in parts if part)


def _sure(
    syntax: Syntax, tokens: Sequence[int], name: Sequence[str], title: Sequence[str], *, heading: bool
) -> bool:
    last = plain(name[-1])
    if last in NOT_NAMES or len(last) < 2:
        return False
    if len(name) == 1 and title and last in OFFICES:
        return False
    if any(plain(word) in PERSONAL for word in title[-2:]) or _aged(syntax, tokens):
        return True
    if not title and _behind_article(syntax, tokens[0]):
        return False
    if not title and qualified(syntax, tokens[0], name):
        return False
    kinds = {syntax.ents[token] for token in tokens}
    known = plain(name[0]).split("-")[0] in first_names()
    particled = known and name[1:2] != () and name[1] in PARTICLES
    if heading:
        return known and len(name) == 2 and "PERSON" in kinds
    if len(name) == 1:
        first = first_names().get(last, "u") != "u" and syntax.deps[tokens[0]] in {"nsubj", "poss", "appos"}
        return kinds == {"PERSON"} or (first and kinds == {""} and syntax.tags[tokens[0]] == "NNP")
    if "PERSON" in kinds:
        return kinds <= {"PERSON", ""} or known
    return (
        known
        and len(name) <= 4
        and not kinds & {"GPE", "FAC", "LOC", "EVENT", "LAW", "DATE"}
        and ("ORG" not in kinds or particled)
    )


def _aged(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Does an age stand right before what can only be a person's name: "said 45-year-old Ada Lee"?"""
    first, last = tokens[0], tokens[-1]
    aged = [word.lower() for word in syntax.words[max(0, first - 4) : first]] == ["-", "year", "-", "old"]
    more = last + 1 < len(syntax) and syntax.tags[last + 1] in {"NN", "NNS", "CD", "JJ", "HYPH"}
    kinds = {syntax.ents[token] for token in tokens}
    letters = all(syntax.words[token].replace("-", "").replace(".", "").isalpha() for token in tokens)
    cued = any(word.lower() in LEMMAS for word in syntax.words[last + 1 : last + 2])
    alone = len(tokens) > 1 or kinds <= {"", "PERSON"} or cued
    return aged and alone and letters and not more and "NORP" not in kinds


def _is_role(syntax: Syntax, first: int, name: Sequence[str]) -> bool:
    """Is it what somebody is: "the Health Director", "the new Norland Prime Minister"?"""
    if plain(name[-1]) not in ROLES:
        return False
    while len(name) > 2 and first > 0 and syntax.tags[first - 1] == "JJ":
        first -= 1
    return _behind_article(syntax, first)


def qualified(syntax: Syntax, token: int, name: Sequence[str]) -> bool:
    """Do an article and an adjective stand before what begins with no first name: "a senior Welsh Tory"?"""
    adjective = token > 1 and syntax.tags[token - 1] == "JJ" and syntax.words[token - 1].islower()
    return adjective and syntax.words[token - 2].lower() in {"a", "an"} and not given(name[0])


def _behind_article(syntax: Syntax, token: int) -> bool:
    return token > 0 and syntax.words[token - 1].lower() in ARTICLES
