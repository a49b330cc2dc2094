"""Where does the article name a person? Runs of capitalised words, by titles, first names and the model."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions import inventory
from onrecord.index.attribution.mentions.behind_offices import NOT_NAMES, PARTICLES
from onrecord.index.attribution.mentions.name_runs import PERSONAL, Run, runs
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.mentions.phrase_bounds import role
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import HONORIFICS, first_names, gender_of, plain, surname
from onrecord.index.attribution.text.titles import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.name_parts import Gender
    from onrecord.index.attribution.text.syntax import Syntax

OUTLETS = words("relays", "names")
CALLED = frozenset({"a", "an", "the", "this", '"', "“", "'", "‘"})
"""Right before what a thing is called."""
PLACING = frozenset({"across", "from", "in", "inside", "into", "outside", "throughout", "to", "within"})
"""Right before a place."""
NEW = re.compile(r", an? (?:\w+ ){0,2}(?:\d{1,2}-year-old\b|[a-z])")
"""Behind whom the article speaks of for the first time."""
HONORED = (("Mr.",), ("Mrs.",), ("Ms.",), ("Mr",), ("Mrs",), ("Ms",))


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a person is named."""

    start: int
    end: int
    words: tuple[str, ...]
    """The name without titles."""
    title: tuple[str, ...]
    """The titles right before it, as printed."""
    honorific: Gender
    """The gender that a title gives away."""
    gender: Gender
    quoted: bool
    paragraph: int
    subject: bool
    main: bool
    """Of the sentence's main clause."""
    cued: bool
    """Subject of a cue verb."""
    possessive: bool
    fresh: bool = False
    """One word that who he or she is stands behind: "Roe, a 36-year-old broker,"."""
    part: bool = False
    """Within the name of a thing that is called by the person's: "The Ada Lee Show"."""


def uses(syntax: Syntax, where: Layout) -> list[Use]:
    """Every place where the article names a person, in order."""
    found = runs(syntax, where)
    nouns = {word for word, tag in zip(syntax.words, syntax.tags, strict=True) if tag == "NN"}
    found = [run for run in found if not _of_somebody(nouns, run, found)]
    long = {plain(word) for run in found if len(run.words) > 1 for word in run.words}
    bodies = {_form(run) for run in found if inventory.body(syntax, run)}
    bodies -= {(word,) for word in long}
    found = [run for run in found if _form(run) not in bodies]
    titled = {plain(run.words[0]) for run in found if len(run.words) == 1 and _titled(run)}
    titled -= NOT_NAMES | TITLES
    alone = titled | {
        plain(run.words[0]) for run in found if len(run.words) == 1 and inventory.speaks(syntax, run.tokens)
    }
    found = [_begun(syntax, run, alone) for run in found]
    known = inventory.persons(syntax, found)
    found = [_lengthened(syntax, _shortened(run, known), known) for run in found]
    inner = {
        plain(word)
        for run in found
        if len(run.words) > 2 and (run.sure or _form(run) in known)
        for word in run.words[1:-1]
        if len(plain(word)) > 2 and plain(word) not in first_names()
    }
    single = {plain(run.words[0]) for run in found if run.sure and len(run.words) == 1}
    given = {plain(run.words[0]) for run in found if len(run.words) > 1 and (run.sure or _form(run) in known)}
    given -= _whereabouts(syntax)
    parts = {form[:size] for form in known for size in range(2, len(form))}
    parts |= {form[-size:] for form in known for size in range(2, len(form))}
    spoken = {plain(run.words[0]) for run in found if len(run.words) == 1 and _speaks(syntax, run)}
    places = _places(syntax)
    several = [
        run
        for run in found
        if len(run.words) > 1
        and (
            run.sure
            or _form(run) in known | parts
            or (
                surname(run.words) in single | spoken
                and 2 <= len(run.words) <= 4
                and not (run.heading and len(run.words) > 2)
                and not _listed(syntax, run)
                and not inventory.of_thing(syntax, run)
            )
        )
    ]
    whole = {surname(run.words) for run in several}
    unlike = inventory.unlike(syntax, found)
    aged = {surname(run.words) for run in found if inventory.aged(syntax, run.tokens)}
    kept = [_use(syntax, where, run) for run in several]
    for run in found:
        last = surname(run.words)
        if len(run.words) > 1:
            continue
        inside = _half_of_body(syntax, run) or _numbered(syntax, run) or inventory.home(syntax, run.tokens)
        if inside or ((_letters(run) or last in unlike) and last not in whole | given):
            good = False
        else:
            good = (
                _apposed(syntax, run)
                or inventory.reflexive(syntax, run.tokens[-1])
                or (
                    run.sure
                    and (
                        _titled(run)
                        or (last not in places and run.words[0].lower() not in OUTLETS)
                        or bool(inventory.WHO.match(syntax.text, syntax.ends[run.tokens[0]]))
                    )
                )
                or last in whole | aged
                or inventory.of_family(syntax, run)
                or (last in inner and inventory.speaks(syntax, run.tokens))
                or (
                    last in given | titled
                    and (
                        syntax.ents[run.tokens[0]] not in {"GPE", "ORG"}
                        or inventory.speaks(syntax, run.tokens)
                        or inventory.called(syntax, run.tokens)
                    )
                )
            )
        if good:
            kept.append(_use(syntax, where, run))
    kept += _masked(syntax, where, whole, kept)
    return sorted(kept, key=lambda use: use.start)


def _of_somebody(nouns: AbstractSet[str], run: Run, found: Sequence[Run]) -> bool:
    """Is it a thing called by a surname: "the Lee Speech" of Mr. Lee, where a speech is spoken of?"""
    if len(run.words) != 2 or plain(run.words[0]) in first_names():
        return False
    return plain(run.words[1]) in nouns and any(
        len(one.words) == 1 and plain(one.words[0]) == plain(run.words[0]) and one.title[-1:] in HONORED
        for one in found
    )


def _form(run: Run) -> tuple[str, ...]:
    return tuple(map(plain, run.words))


def _letters(run: Run) -> bool:
    """Is it one word in capitals, as bodies are called by?"""
    word = run.words[0]
    return len(word) > 2 and word.isupper() and not _titled(run)


def _whereabouts(syntax: Syntax) -> set[str]:
    """Words that alone are a place where somebody is, or goes: no first name by themselves."""
    return {
        plain(word)
        for token, word in enumerate(syntax.words)
        if token
        and syntax.ents[token] == "GPE"
        and syntax.iob[token] == 3
        and syntax.iob[token + 1 : token + 2] != [1]
        and syntax.words[token - 1].lower() in PLACING
    }


def _titled(run: Run) -> bool:
    return bool(run.title) and plain(run.title[-1]) in PERSONAL


def _shortened(run: Run, known: set[tuple[str, ...]]) -> Run:
    """A run that ends in a name the article gives elsewhere, without what stands before the name."""
    form = _form(run)
    outlets = outlet(" ".join(run.words)) if len(run.words) > 1 else 0
    if not outlets and (form in known or run.sure):
        return run
    for size in range(len(form) - 1, 0, -1):
        if form[-size] in PARTICLES:
            continue
        told = size == 1 and outlet(" ".join(run.words[:-1])) and form[-1:] in {one[-1:] for one in known}
        if (form[-size:] in known or told) and len(run.words) == len(run.tokens):
            title = (*run.title, *run.words[:-size])
            return replace(run, tokens=run.tokens[-size:], words=run.words[-size:], title=title, sure=True)
    return run


def _begun(syntax: Syntax, run: Run, alone: AbstractSet[str]) -> Run:
    """A run that begins with a name and goes on with what is called by it: "The Ada Lee Show", "Lee said".

    `alone` are the surnames that stand alone elsewhere, behind a title or as subjects of speech.
    """
    first, last = run.tokens[0], run.tokens[-1]
    if len(run.words) < 3 or len(run.words) != len(run.tokens) or surname(run.words) in alone:
        return run
    if not first or syntax.words[first - 1].lower() not in CALLED or syntax.ents[last] == "PERSON":
        return run
    given, second = map(plain, run.words[:2])
    named = first_names().get(given) in {"m", "f"} and second in alone and second not in first_names()
    return replace(run, tokens=run.tokens[:2], words=run.words[:2], part=True) if named else run


def _lengthened(syntax: Syntax, run: Run, known: set[tuple[str, ...]]) -> Run:
    """A name with what was taken for its title, where both are one elsewhere: "Goalkeeper Dean Lee"."""
    first = run.tokens[0] - 1
    if not run.title or syntax.words[first] != run.title[-1]:
        return run
    if plain(run.title[-1]) not in first_names() or (plain(run.title[-1]), *_form(run)) not in known:
        return run
    tokens, name = (first, *run.tokens), (run.title[-1], *run.words)
    return replace(run, tokens=tokens, words=name, title=run.title[:-1], sure=True)


def _half_of_body(syntax: Syntax, run: Run) -> bool:
    """Does a word begin the name of a body with "and" within: "Devon and Cornwall Police"?"""
    last = run.tokens[-1] + 2
    if run.title or syntax.words[last - 1 : last] not in (["and"], ["&"]):
        return False
    first = last
    while last < len(syntax) and syntax.tags[last] in {"NNP", "NNPS"}:
        last += 1
    return last - first > 1 and plain(syntax.words[last - 1]) in NOT_NAMES


def _apposed(syntax: Syntax, run: Run) -> bool:
    """Is one word the name of a speaker with what he or she does behind it: "said Suharyo, the engineer"?"""
    token = run.tokens[-1]
    given = first_names().get(plain(syntax.words[token])) in {"f", "m"}
    return (
        inventory.speaks(syntax, run.tokens)
        and syntax.ents[token] not in {"GPE", "NORP", "LOC", "FAC", "FAC" if given else "ORG"}
        and syntax.words[token + 1 : token + 2] == [","]
        and any(
            syntax.deps[child] == "appos" and child > token and role(syntax.words[child])
            for child in syntax.children[token]
        )
    )


def _numbered(syntax: Syntax, run: Run) -> bool:
    """Is it a part of a town, and what somebody is there: "Ward 3 Councilman Al Lee"?"""
    parts = syntax.words[run.tokens[-1] + 1 : run.tokens[-1] + 3]
    return len(parts) > 1 and parts[0].isdigit() and role(parts[1])


def _masked(syntax: Syntax, where: Layout, whole: set[str], kept: Sequence[Use]) -> list[Use]:
    """Surnames that are words of another kind, where they are subjects of cues: "March said"."""
    taken = {token for use in kept for token in syntax.between(use.start, use.end)}
    found = []
    for token, word in enumerate(syntax.words[:-1]):
        low = plain(word) if word[:1].isupper() else ""
        if low in whole and token not in taken:
            run = Run((token,), (word,), (), True, False)
            verb = syntax.words[token + 1].lower() in LEMMAS and syntax.tags[token + 1] == "VBD"
            if inventory.speaks(syntax, run.tokens) or (verb and syntax.tags[token] == "MD"):
                found.append(_use(syntax, where, run))
    return found


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


def _use(syntax: Syntax, where: Layout, run: Run) -> Use:
    tokens = run.tokens
    inside = set(tokens)
    head = next((token for token in reversed(tokens) if syntax.heads[token] not in inside), tokens[-1])
    role = syntax.deps[head]
    if role == "compound" and _misread(syntax, tokens):
        role = "nsubj"
    cleft = _cleft(syntax, head) or _according(syntax, tokens[0])
    subject = role in {"nsubj", "nsubjpass"} or cleft or _who(syntax, head)
    before = [plain(word) for word in run.title[-2:]] or [
        plain(syntax.words[tokens[0] - 1]) if tokens[0] else ""
    ]
    title = next((HONORIFICS[word] for word in before if word in HONORIFICS), "u")
    honorific: Gender = "m" if title == "m" else "f" if title == "f" else "u"
    start, end = syntax.starts[tokens[0]], syntax.ends[tokens[-1]]
    return Use(
        start=start,
        end=end,
        words=run.words,
        title=run.title,
        honorific=honorific,
        gender=honorific if honorific != "u" else gender_of(run.words),
        quoted=where.quoted[tokens[0]] >= 0,
        paragraph=where.paragraph(start),
        subject=subject,
        main=cleft or (role in {"nsubj", "nsubjpass"} and main_clause(syntax, syntax.heads[head])),
        cued=cleft or (role == "nsubj" and syntax.words[syntax.heads[head]].lower() in LEMMAS),
        possessive=role == "poss",
        fresh=len(run.words) == 1 and NEW.match(syntax.text, end) is not None,
        part=run.part,
    )


def _misread(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Was the verb behind a name taken for a noun that the name belongs to: "Lee bristles at the word."?

    It is one where the sentence that the name begins has no other verb above it.
    """
    verb = syntax.heads[tokens[-1]]
    if syntax.tags[verb] in {"VBZ", "VBD"}:
        return True
    alone = syntax.tags[verb] == "NNS" and syntax.deps[verb] == "ROOT" and verb == tokens[-1] + 1
    return alone and syntax.left[verb] == tokens[0] and syntax.tags[verb + 1] in {"IN", "TO", "DT", "PRP$"}


def _cleft(syntax: Syntax, token: int) -> bool:
    """Is somebody said to be the one: "it was Laanet who spoke"?"""
    verb = syntax.heads[token]
    return syntax.deps[token] == "attr" and any(
        syntax.deps[child] == "nsubj" and syntax.words[child].lower() == "it"
        for child in syntax.children[verb]
    )


def _according(syntax: Syntax, first: int) -> bool:
    """Does "according to" stand before a name, whatever title stands between?"""
    before = [word.lower() for word in syntax.words[max(0, first - 5) : first]]
    return any(pair == ("according", "to") for pair in pairwise(before)) and before[-1] not in {"and", ","}


def _who(syntax: Syntax, head: int) -> bool:
    """Is a name the subject of a relative clause: "Clinton, who …"?"""
    return any(
        syntax.deps[child] == "relcl"
        and any(syntax.words[t].lower() == "who" for t in syntax.children[child] if syntax.deps[t] == "nsubj")
        for child in syntax.children[head]
    )


def main_clause(syntax: Syntax, verb: int) -> bool:
    """Is a verb the main one of its sentence, or joined to it by "and", or by "while" behind it?

    Or is it the auxiliary of such a one?
    """
    while syntax.heads[verb] != verb and (
        syntax.deps[verb] in {"aux", "conj", "parataxis"} or _beside(syntax, verb)
    ):
        verb = syntax.heads[verb]
    return syntax.heads[verb] == verb


def _beside(syntax: Syntax, verb: int) -> bool:
    """Is it of a clause that stands beside another as its equal: "Lee agreed, while Roe wrote …"?"""
    return (
        syntax.deps[verb] == "advcl"
        and syntax.heads[verb] < verb
        and any(
            syntax.deps[child] == "mark" and syntax.words[child].lower() in {"while", "whereas"}
            for child in syntax.children[verb]
        )
    )
