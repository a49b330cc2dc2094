"""Where does the article name a person? Runs of capitalised words, by titles, first names and the model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import (
    HONORIFICS,
    SUFFIXES,
    first_names,
    gender_of,
    plain,
    surname,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.name_parts import Gender
    from onrecord.index.attribution.text.syntax import Syntax

TITLES = words("people", "titles") | words("offices", "roles") | HONORIFICS.keys()
PERSONAL = words("people", "personal") | HONORIFICS.keys()
"""Titles that only a person bears."""
OFFICES = words("people", "personal")
"""Titles that behind another one end the title of an office: "Secretary General"."""
OUTLETS = words("relays", "names")
PARTICLES = words("people", "particles")
NOT_NAMES = words("people", "not_names")
SMALL = words("people", "small")
"""Words that begin a sentence and are no name."""
LEADING = frozenset(
    {
        "IN",
        "CC",
        "DT",
        "PRP",
        "PRP$",
        "RB",
        "WRB",
        "WP",
        "WDT",
        "VB",
        "VBG",
        "VBD",
        "VBN",
        "VBZ",
        "TO",
        "UH",
        "CD",
    }
)
NEVER = frozenset({"IN", "VBG", "VBN", "CD"})
"""What the first word of a name is not, whatever the model takes the name for."""
WITHIN = frozenset(
    {"about", "after", "against", "and", "as", "at", "by", "for", "from", "in", "of", "on", "to", "with"}
)
"""Words that join two things in a heading, never the parts of a name."""
COMPOUND = re.compile(r"-(?:area|backed|based|born|elect|led|turned|winner|winning)$")
INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*$")
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a person is named."""

    start: int
    end: int
    words: tuple[str, ...]
    """The name without titles."""
    title: tuple[str, ...]
    """The titles right before it, as printed."""
    gender: Gender
    quoted: bool
    paragraph: int
    subject: bool
    main: bool
    """Of the sentence's main clause."""
    cued: bool
    """Subject of a cue verb."""
    possessive: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that follow one another."""

    tokens: tuple[int, ...]
    words: tuple[str, ...]
    title: tuple[str, ...]
    sure: bool
    """It names a person, whatever else the article says."""
    heading: bool


def uses(syntax: Syntax, where: Layout) -> list[Use]:
    """Every place where the article names a person, in order."""
    found = runs(syntax, where)
    whole = {surname(run.words) for run in found if run.sure and len(run.words) > 1}
    single = {plain(run.words[0]) for run in found if run.sure and len(run.words) == 1}
    given = {plain(run.words[0]) for run in found if run.sure and len(run.words) > 1}
    spoken = {plain(run.words[0]) for run in found if len(run.words) == 1 and _speaks(syntax, run)}
    places = _places(syntax)
    kept = []
    for run in found:
        last = surname(run.words)
        if len(run.words) > 1:
            good = run.sure or (
                last in single | spoken
                and 2 <= len(run.words) <= 4
                and not (run.heading and len(run.words) > 2)
                and not _listed(syntax, run)
            )
        else:
            good = (
                (run.sure and last not in places and run.words[0].lower() not in OUTLETS)
                or last in whole
                or (last in given and syntax.ents[run.tokens[0]] not in {"GPE", "ORG"})
            )
        if good:
            kept.append(_use(syntax, where, run))
    return kept


def _places(syntax: Syntax) -> set[str]:
    """Words that the model takes for a place or a body at least as often as for a person."""
    votes: Counter[str] = Counter()
    for word, kind in zip(syntax.words, syntax.ents, strict=True):
        if kind in {"GPE", "NORP", "ORG", "PRODUCT", "PERSON"} and word[0].isupper():
            doubtful = kind in {"ORG", "PRODUCT"} and plain(word) in first_names()
            votes[plain(word)] += -1 if kind == "PERSON" else not doubtful
    return {word for word, count in votes.items() if count >= 0}


def _listed(syntax: Syntax, run: Run) -> bool:
    """Does the model take the whole run for a place or a body, and is its first word no first name?"""
    return (
        all(syntax.ents[token] in {"GPE", "ORG", "FAC", "LOC", "EVENT"} for token in run.tokens)
        and plain(run.words[0]) not in first_names()
    )


def _speaks(syntax: Syntax, run: Run) -> bool:
    token = run.tokens[-1]
    head = syntax.heads[token]
    return (
        syntax.deps[token] == "nsubj"
        and syntax.words[head].lower() in LEMMAS
        and syntax.ents[token] not in {"GPE", "NORP", "ORG"}
    )


def runs(syntax: Syntax, where: Layout) -> list[Run]:
    """Every run of capitalised words that may be a name."""
    found: list[Run] = []
    token, size = 0, len(syntax)
    titled = headings(syntax, where)
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
        while tokens and plain(syntax.words[tokens[-1]]) in PARTICLES:
            tokens.pop()
        heading = where.paragraph(syntax.starts[tokens[0]]) in titled if tokens else False
        run = _run(syntax, tokens, heading=heading)
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
    if word.lower() in WITHIN:
        return 0
    if gap and _capital(word) and (syntax.words[last][-1] != "." or _abbreviated(syntax.words[last])):
        return 1
    if gap and word.lower() in PARTICLES and following and (_capital(following) or following in PARTICLES):
        return 1
    if word == "-" and not gap and following.isalpha() and syntax.starts[token + 1] == syntax.ends[token]:
        return 2
    if word == "," and not gap and plain(following) in SUFFIXES:
        return 2
    if gap and word in {'"', "“"} and token + 3 < len(syntax) and syntax.words[token + 2] in {'"', "”"}:
        return 3 if _capital(following) and _capital(syntax.words[token + 3]) else 0
    return 0


def _abbreviated(word: str) -> bool:
    return len(word) <= 3 or plain(word) in TITLES or plain(word) in SUFFIXES or bool(INITIAL.match(word))


def _run(syntax: Syntax, tokens: list[int], *, heading: bool) -> Run | None:
    while tokens and _no_name(syntax, tokens[0]):
        tokens = tokens[1:]
    if not tokens:
        return None
    for place, token in reversed(list(enumerate(tokens[:-1]))):
        if COMPOUND.search(syntax.words[token]):
            tokens = tokens[place + 1 :]
            break
    cut = 0
    for place, token in enumerate(tokens[:-1]):
        following = plain(syntax.words[tokens[place + 1]])
        if plain(syntax.words[token]) in TITLES and following not in SUFFIXES and following != "-":
            if (
                place - cut >= 1
                and plain(syntax.words[tokens[cut]]) in first_names()
                and place == len(tokens) - 2
            ):
                continue
            cut = place + 1
    person = [
        i for i, token in enumerate(tokens) if syntax.ents[token] == "PERSON" and syntax.iob[token] == 3
    ]
    before = tokens[: person[-1]] if person else []
    other = bool(before) and all(syntax.ents[token] not in {"", "PERSON"} for token in before)
    if not cut and other and not heading and plain(syntax.words[tokens[0]]) not in first_names():
        cut = person[-1]
    held = 0
    if not cut and _of_office(syntax, tokens[0]):
        parts = [plain(syntax.words[token]) for token in tokens]
        held = cut = next((i for i in range(1, len(parts) - 1) if parts[i] in first_names()), 0)
    if heading and not cut and plain(syntax.words[tokens[0]]) not in first_names():
        parts = [plain(syntax.words[token]) for token in tokens[:-1]]
        cut = next((i for i in range(1, len(parts)) if parts[i] in first_names()), 0)
    title = tuple(syntax.words[token] for token in tokens[:cut])
    tokens = tokens[cut:]
    name = _spelled(syntax, tokens)
    if not name or not name[0][0].isalpha() or all(INITIAL.match(word) for word in name):
        return None
    if heading and len(name) > 2 and plain(name[0]) in first_names():
        name, tokens = name[:2], tokens[:2]
    sure = bool(held) or _sure(syntax, tokens, name, title, heading=heading)
    return Run(tuple(tokens), name, title, sure, heading)


def _of_office(syntax: Syntax, token: int) -> bool:
    """Does "Secretary of" stand before the word, or "Speaker of the"?"""
    at = token - 1 if token and syntax.words[token - 1].lower() == "the" else token
    return at > 1 and syntax.words[at - 1] == "of" and plain(syntax.words[at - 2]) in TITLES


def _no_name(syntax: Syntax, token: int) -> bool:
    """Is a capitalised word only the first of a sentence?"""
    word = syntax.words[token]
    low = plain(word)
    if low in SMALL or low in WITHIN:
        return True
    if len(word) > 3 and word.isupper():
        return False
    tag = syntax.tags[token]
    return tag in LEADING and low not in first_names() and (tag in NEVER or syntax.ents[token] != "PERSON")


def _spelled(syntax: Syntax, tokens: Sequence[int]) -> tuple[str, ...]:
    """The words of a name as printed, a hyphen or a nickname's marks kept with their word."""
    if not tokens:
        return ()
    text = syntax.text[syntax.starts[tokens[0]] : syntax.ends[tokens[-1]]]
    parts = text.replace(",", "").split()
    if parts and parts[-1].endswith(("'s", "’s")):
        parts[-1] = parts[-1][:-2]
    return tuple(part for part in parts if part)


def _sure(
    syntax: Syntax, tokens: Sequence[int], name: Sequence[str], title: Sequence[str], *, heading: bool
) -> bool:
    last = plain(name[-1])
    if last in NOT_NAMES or len(last) < 2:
        return False
    if len(name) == 1 and title and last in OFFICES:
        return False
    if any(plain(word) in PERSONAL for word in title[-2:]):
        return True
    kinds = {syntax.ents[token] for token in tokens}
    known = plain(name[0]).split("-")[0] in first_names()
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
        and "ORG" not in kinds
    )


def _use(syntax: Syntax, where: Layout, run: Run) -> Use:
    tokens = run.tokens
    inside = set(tokens)
    head = next((token for token in reversed(tokens) if syntax.heads[token] not in inside), tokens[-1])
    role = syntax.deps[head]
    if role == "compound" and syntax.tags[syntax.heads[head]] in {"VBZ", "VBD"}:
        role = "nsubj"
    cleft = _cleft(syntax, head)
    subject = role in {"nsubj", "nsubjpass"} or cleft or _who(syntax, head)
    before = [plain(word) for word in run.title[-2:]] or [
        plain(syntax.words[tokens[0] - 1]) if tokens[0] else ""
    ]
    gender = next((HONORIFICS[word] for word in before if word in HONORIFICS), "u")
    start, end = syntax.starts[tokens[0]], syntax.ends[tokens[-1]]
    return Use(
        start=start,
        end=end,
        words=run.words,
        title=run.title,
        gender=_gender(gender, run.words),
        quoted=where.quoted[tokens[0]] >= 0,
        paragraph=where.paragraph(start),
        subject=subject,
        main=cleft or (role in {"nsubj", "nsubjpass"} and main_clause(syntax, syntax.heads[head])),
        cued=cleft or (role == "nsubj" and syntax.words[syntax.heads[head]].lower() in LEMMAS),
        possessive=role == "poss",
    )


def _cleft(syntax: Syntax, token: int) -> bool:
    """Is somebody said to be the one: "it was Laanet who spoke"?"""
    verb = syntax.heads[token]
    return syntax.deps[token] == "attr" and any(
        syntax.deps[child] == "nsubj" and syntax.words[child].lower() == "it"
        for child in syntax.children[verb]
    )


def _who(syntax: Syntax, head: int) -> bool:
    """Is a name the subject of a relative clause: "Clinton, who …"?"""
    return any(
        syntax.deps[child] == "relcl"
        and any(syntax.words[t].lower() == "who" for t in syntax.children[child] if syntax.deps[t] == "nsubj")
        for child in syntax.children[head]
    )


def main_clause(syntax: Syntax, verb: int) -> bool:
    """Is a verb the main one of its sentence, or joined to it by "and"?"""
    while syntax.deps[verb] in {"conj", "parataxis"} and syntax.heads[verb] != verb:
        verb = syntax.heads[verb]
    return syntax.heads[verb] == verb


def _gender(honorific: str, name: Sequence[str]) -> Gender:
    if honorific == "m":
        return "m"
    return "f" if honorific == "f" else gender_of(name)


def headings(syntax: Syntax, where: Layout) -> set[int]:
    """Paragraphs in which nearly every long word has a capital."""
    count: dict[int, list[int]] = {}
    for token, word in enumerate(syntax.words):
        if len(word) > 3 and word[0].isalpha():
            tally = count.setdefault(bisect_right(where.starts, syntax.starts[token]) - 1, [0, 0])
            tally[0] += 1
            tally[1] += word[0].isupper()
    return {number for number, (all_, upper) in count.items() if all_ >= 3 and upper >= 0.8 * all_}
