"""Whose words does a cue report? The source of each cue, by syntax first and by order second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.mentions.beside_marks import (
    accompanied,
    accompanying,
    back_beside_marks,
    beside_marks,
    later_behind_with,
    medium,
    misread,
    of_age,
    taken_for_noun,
)
from onrecord.index.attribution.mentions.cue_repairs import (
    COMMON,
    ISSUING,
    above_relative,
    all_of_person,
    apposed_to,
    author,
    beside_which,
    can_speak,
    counts,
    ends_with,
    known_as,
    nobody,
    one_of_two,
    recorded,
    remembered,
    repaired,
    somebody_else,
    whole,
)
from onrecord.index.attribution.mentions.name_runs import WEEKDAYS
from onrecord.index.attribution.mentions.noun_cues import measures, owner
from onrecord.index.attribution.mentions.noun_phrases import (
    NOUNS,
    TIMES,
    Layout,
    Mention,
    MentionKind,
    mention_at,
)
from onrecord.index.attribution.mentions.nouns import noun_class
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.text.cues import (
    LEMMAS,
    PASSIVE_SUBJECT,
    PHRASES,
    Strength,
    lemma_of,
    strength,
)
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import CAPITAL, PRINTED

if TYPE_CHECKING:
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span

How = Literal["subject", "order", "according", "colon", "dash", "noun", "turn"]

RELATIVE = frozenset({"who", "that", "which"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
LINKS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "parataxis", "dep"})
MAKE = frozenset({"make", "makes", "made", "making"})
SPEECH_NOUNS = words("cues", "nouns")
SMALL_TAGS = frozenset({"IN", "RB", "WRB", "CC", "DT", "PRP$"})
OPENERS = words("people", "small") - {"he", "she", "they"}
PLACES = frozenset({"GPE", "LOC", "FAC"})
PORTIONS = frozenset({"part", "excerpt", "excerpts", "extract", "extracts", "passage"})
UNSPOKEN = words("sources", "unspoken")
"""What is said, never who says it."""
NAMES = frozenset({"NNP", "NNPS"})
AFTER = re.compile(rf"\s+({PRINTED}|he|she|they)\b")
BEFORE = re.compile(
    rf"((?:\b[Hh]e|\b[Ss]he|\b[Tt]hey|{PRINTED})(?:, (?:[^,.\"“”]|\.(?=,)){{3,60}},)?)\s+"
    r"(?:also |later |then |has |had )?$"
)
OF_BODY = re.compile(rf"[”\"’'»] ({PRINTED}) (?:of|from|at|with|for|in) [^,.;:“”\"\n]{{2,70}} $")
"""Right behind a quotation somebody and the body that he or she is of."""
SIGNATURE = re.compile(rf" *(?:\r?\n ?){{0,3}}[—―–-]{{1,2}} *({PRINTED}(?: {PRINTED})*)(?= *(?:[\n,.(]|$))")
TURN = re.compile(
    rf"((?:[{CAPITAL}][{CAPITAL}.'’-]+ ?){{1,4}}|(?:[{CAPITAL}][\w’'-]+ ){{1,2}}[{CAPITAL}][\w’'-]+):\s"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A cue and the mention whose words it reports."""

    cue: int
    """Token index."""
    span: Span
    lemma: str
    strength: Strength
    mention: Mention
    how: How


def sources(syntax: Syntax, where: Layout) -> list[Source]:
    """Each cue outside quotations with its source, in the order of the cues."""
    found = []
    for token, tag in enumerate(syntax.tags):
        if not tag or where.quoted[token] >= 0:
            continue
        low = syntax.words[token].lower()
        if (
            low in LEMMAS
            and (tag in VERBS or taken_for_noun(syntax, where, token) or misread(syntax, token))
            and not ends_with(syntax, token)
        ):
            source = _of_verb(syntax, where, token)
        elif low == "clear" and syntax.words[syntax.heads[token]].lower() in MAKE:
            source = _of_verb(syntax, where, syntax.heads[token], "make clear")
        elif low in PHRASES and tag in VERBS and back_beside_marks(syntax, where, token):
            source = _of_verb(syntax, where, token, PHRASES[low])
        elif low == "to" and token and syntax.words[token - 1].lower() == "according":
            source = _according(syntax, where, token, token - 1)
        elif low == "per" and tag == "IN":
            source = _according(syntax, where, token, token)
        elif low in SPEECH_NOUNS and tag in {"NN", "NNS"}:
            source = noun_source(syntax, where, token)
        elif low == ":" and token:
            source = _colon(syntax, where, token)
        else:
            continue
        if source:
            found.append(source)
    found += [source for marked in where.marks if (source := _signed(syntax, where, marked))]
    spoken = {source.cue for source in found if source.how in ("subject", "order")}
    found = [source for source in found if not _passed_on(syntax, source, spoken)]
    return sorted(found, key=lambda source: source.span)


def _above(syntax: Syntax, verb: int, head: int) -> int:
    """The subject of the nearest verb above a cue that is somebody else than the cue's object and subject."""
    own = {"him": "he", "her": "she"}
    meant = {own.get(syntax.words[child].lower(), "") for child in syntax.children[verb]}
    verbs = [token for token in syntax.ancestors(verb) if syntax.tags[token] in VERBS]
    found = (subject(syntax, token) for token in verbs)
    return next(
        (one for one in found if one not in {None, head} and syntax.words[one].lower() not in meant), head
    )


def _passed_on(syntax: Syntax, source: Source, spoken: set[int]) -> bool:
    """Is it only passed on what somebody said: "Welch said, according to Vermont Edition"?"""
    if source.how != "according":
        return False
    name = syntax.text[slice(*source.mention.span)]
    verb = syntax.heads[syntax.heads[source.cue]]
    said = verb in spoken and strength(lemma_of(syntax.words[verb])) == "strong"
    return (said and verb < source.cue) or (
        outlet(name) == len(name) and any(token in spoken for token in syntax.ancestors(source.cue))
    )


def _of_verb(syntax: Syntax, where: Layout, verb: int, phrase: str = "") -> Source | None:
    lemma = phrase or lemma_of(syntax.words[verb])
    head, found = subject(syntax, verb), False
    if head is not None and strength(lemma) in {"strong", "speech"}:
        head = repaired(syntax, where, verb, head, outright=strength(lemma) == "strong")
        found = head is None
    head = of_age(syntax, verb) if head is None else author(syntax, head)
    if head is not None and somebody_else(syntax, verb, head):
        head = _above(syntax, verb, head)
    if head is not None and syntax.words[head].lower() in PORTIONS:
        head = whole(syntax, head)
    how: How = "subject"
    mention = None
    if head is not None and where.quoted[head] < 0 and not nobody(syntax, head):
        mention = mention_at(syntax, where, head)
    elif not phrase and (strength(lemma) == "strong" or beside_marks(syntax, where, verb)):
        mention, how = _by_order(syntax, where, verb, before=found), "order"
    if mention is None:
        return None
    return Source(verb, syntax.span(verb, verb), lemma, strength(lemma), mention, how)


def subject(syntax: Syntax, verb: int, depth: int = 0) -> int | None:
    """The token that heads the source of a cue verb, through relative, participle and conjoined clauses."""
    if depth > 4:
        return None
    found = (find(syntax, verb) for find in (quoted_as, recorded, remembered, accompanied, later_behind_with))
    if (other := next((one for one in found if one is not None), None)) is not None:
        return other
    own = _own_subject(syntax, verb, depth)
    if own is not None or any(syntax.deps[child] == "nsubjpass" for child in syntax.children[verb]):
        return own
    head, dep = syntax.heads[verb], syntax.deps[verb]
    if head == verb:
        return None
    beside = beside_which(syntax, verb)
    if beside is not None:
        return subject(syntax, beside, depth + 1)
    told = syntax.heads[head]
    if dep == "acl" and syntax.tags[verb] == "VBG" and (_issued(syntax, head) or _tells(syntax, told, head)):
        return subject(syntax, told, depth + 1)
    if dep in {"relcl", "acl"} and syntax.tags[head] in NOUNS | {"PRP"}:
        return None if _to_be_said(syntax, verb, head) else _holder(syntax, verb, head, depth)
    if dep in LINKS:
        head = above_relative(syntax, verb, syntax.governing(head))
        if dep == "xcomp" and syntax.tags[verb] == "VB" and syntax.tags[head].startswith("JJ"):
            head = syntax.heads[head]
        if syntax.tags[head] in VERBS:
            led = _led(syntax, verb, head) if dep == "xcomp" else None
            return led if led is not None else subject(syntax, head, depth + 1)
        if syntax.tags[head] in NOUNS:
            return head if dep == "pcomp" else None
    return None


def _holder(syntax: Syntax, verb: int, noun: int, depth: int) -> int:
    """Who is to speak in "her refusal to say" and "she took the chance to say": a chance does not."""
    infinitive = syntax.tags[verb] == "VB" and syntax.deps[verb] == "acl"
    if not infinitive or syntax.tags[noun] not in COMMON or can_speak(syntax.words[noun]):
        return accompanying(syntax, verb, noun)
    who = next((child for child in syntax.children[noun] if syntax.deps[child] == "poss"), None)
    if who is None:
        above = next((token for token in syntax.ancestors(noun) if syntax.tags[token] in VERBS), None)
        who = None if above is None else subject(syntax, above, depth + 1)
    return noun if who is None else who


def _led(syntax: Syntax, verb: int, head: int) -> int | None:
    """Who is led to say something: "which led the council to conclude"."""
    infinitive = syntax.words[verb - 1].lower() == "to"
    between = [
        child for child in syntax.children[head] if syntax.deps[child] == "dobj" and head < child < verb
    ]
    if not infinitive or not between or syntax.words[head].lower() in {"promised", "used"}:
        return None
    return between[0] if syntax.ents[between[0]] in {"PERSON", "ORG"} else None


def _issued(syntax: Syntax, noun: int) -> bool:
    """Is something written what its issuer puts out: "The council issued a statement calling …"?"""
    document = noun_class(syntax.words[noun].lower()) == "document"
    return document and syntax.deps[noun] == "dobj" and syntax.words[syntax.heads[noun]].lower() in ISSUING


def _tells(syntax: Syntax, verb: int, noun: int) -> bool:
    """Is a noun what a cue's subject speaks of or to: "Lee slams the council saying …"?"""
    return syntax.deps[noun] == "dobj" and strength(lemma_of(syntax.words[verb])) in {"strong", "speech"}


def _to_be_said(syntax: Syntax, verb: int, head: int) -> bool:
    """Is the noun what is said or to be, not who says it: "a hard thing to say", "Lee, known as “Al”"?"""
    infinitive = verb > 0 and syntax.words[verb - 1].lower() == "to"
    return known_as(syntax, verb) or (infinitive and syntax.words[head].lower() in UNSPOKEN)


def quoted_as(syntax: Syntax, verb: int) -> int | None:
    """Who is quoted in "the magazine quoted an official as saying"."""
    if lemma_of(syntax.words[verb]) not in PASSIVE_SUBJECT:
        return None
    roles = {syntax.deps[child]: child for child in syntax.children[verb]}
    if "dobj" not in roles or "nsubj" not in roles:
        return None
    following = syntax.right[roles["dobj"]] + 1
    return roles["dobj"] if syntax.words[following : following + 1] == ["as"] else None


def _own_subject(syntax: Syntax, verb: int, depth: int) -> int | None:
    """The subject or agent among a verb's own children."""
    head = syntax.heads[verb]
    words = [child for child in syntax.children[verb] if syntax.words[child][0].isalnum()]
    roles = {syntax.deps[child]: child for child in reversed(words)}
    people = [child for child in words if syntax.deps[child] == "nsubj" and syntax.ents[child] == "PERSON"]
    if "nsubj" in roles:
        if people and syntax.ents[roles["nsubj"]] in PLACES:
            return people[0]
        one = one_of_two(syntax, verb, roles["nsubj"])
        if one is not None:
            return one
        first = roles["nsubj"]
        relative = syntax.words[first].lower() in RELATIVE
        named = [c for c in words if syntax.deps[c] == "nsubj" and syntax.left[c] == first + 1]
        if named and (relative or (syntax.tags[first] == "NN" and syntax.tags[named[0]] in NAMES)):
            return named[0]
        if not relative:
            return first
        if syntax.deps[verb] == "relcl" and head != verb:
            return head
        before = roles["nsubj"] - 1
        before -= before > 0 and syntax.words[before] == ","
        return before if before >= 0 and syntax.tags[before] in NOUNS else roles["nsubj"]
    if "nsubjpass" in roles and (depth or lemma_of(syntax.words[verb]) in PASSIVE_SUBJECT):
        return roles["nsubjpass"]
    if misread(syntax, verb):
        return verb - 1
    for child in syntax.children[verb]:
        if syntax.deps[child] == "agent":
            for grandchild in syntax.children[child]:
                if syntax.deps[grandchild] == "pobj":
                    return grandchild
    return None


def _by_order(syntax: Syntax, where: Layout, verb: int, *, before: bool = False) -> Mention | None:
    """The name beside a strong cue verb whose subject the parser missed; `before` it, if that is known."""
    start, end = syntax.span(verb, verb)
    before = before or lemma_of(syntax.words[verb]) == "tell" or syntax.tags[verb] == "VBG"
    match = None if before else AFTER.match(syntax.text, end)
    if not match or match.group(1).lower() in WEEKDAYS:
        floor = where.paragraphs[where.paragraph(start)][0] if where.paragraphs else 0
        window = syntax.text[max(floor, start - 90) : start]
        match = BEFORE.search(window) or OF_BODY.search(window)
        if not match:
            return None
        first = start - len(window) + match.start(1)
        name = match.group(1).split(", ")[0]
        aside = match.group(1)[len(name) + 2 :].rstrip(",")
        if all_of_person(syntax, first + len(name) + 2, aside):
            first, name = first + len(name) + 2, aside
    else:
        first, name = match.start(1), match.group(1)
    day, _, rest = name.partition(" ")
    if rest and day.lower().rstrip(".") in WEEKDAYS:
        first, name = first + len(day) + 1, rest
    tokens = syntax.between(first, first + len(name))
    if (
        not tokens
        or (name.lower() in OPENERS and syntax.tags[tokens[-1]] in SMALL_TAGS)
        or where.quoted[tokens[-1]] >= 0
    ):
        return None
    kind: MentionKind = "pronoun" if name.lower() in {"he", "she", "they"} else "name"
    return Mention(first, first + len(name), tokens[-1], kind, where.paragraph(first))


def noun_source(syntax: Syntax, where: Layout, noun: int) -> Source | None:
    """A word for words with its owner: "Trump's claim that …", "her reply", "a statement by the ministry"."""
    whose = owner(syntax, where, noun)
    if whose is None:
        return None
    mention = mention_at(syntax, where, whose)
    return Source(noun, syntax.span(noun, noun), syntax.words[noun].lower(), "noun", mention, "noun")


def _signed(syntax: Syntax, where: Layout, marked: Marked) -> Source | None:
    """The name behind a dash after a quotation, or before a colon within it (a turn of a transcript)."""
    match = SIGNATURE.match(syntax.text, marked.outer[1])
    if match and _bullet(syntax.text, where, marked, match.start(1)):
        match = None
    how: How = "dash"
    if match is None:
        match = TURN.match(syntax.text, marked.start, marked.end)
        how = "turn"
    if match is None:
        return None
    tokens = syntax.between(*match.span(1))
    if not tokens or (how == "dash" and syntax.tags[tokens[-1]] in SMALL_TAGS):
        return None
    start, end = match.span(1)
    mention = Mention(start, end, tokens[-1], "name", where.paragraph(start))
    return Source(tokens[-1], (end, match.end()), how, "strong", mention, how)


def _bullet(text: str, where: Layout, marked: Marked, name: int) -> bool:
    """Does the dash begin the next line of a list, as one began the quotation's own line?"""
    own, other = where.paragraph(marked.outer[0]), where.paragraph(name)
    return own != other and text[where.paragraphs[own][0]] == text[where.paragraphs[other][0]] in "-–—"


def _according(syntax: Syntax, where: Layout, to: int, first: int) -> Source | None:
    for child in syntax.children[to]:
        if counts(syntax, child) if to == first else measures(syntax, child):
            continue
        if syntax.deps[child] == "pobj" and where.quoted[child] < 0:
            mention = mention_at(syntax, where, author(syntax, child))
            return Source(to, syntax.span(first, to), "according", "strong", mention, "according")
    return None


def _colon(syntax: Syntax, where: Layout, colon: int) -> Source | None:
    """A name and a colon before a quotation: ``Trump: "…"``."""
    following = colon + 1 + "".join(syntax.words[colon + 1 : colon + 2]).isspace()
    head = colon - 1
    if (
        following >= len(syntax)
        or where.quoted[following] < 0
        or syntax.tags[head] not in {"NNP", "NNPS"}
        or where.quoted[head] >= 0
        or syntax.ents[head] in TIMES
        or medium(syntax, head)
    ):
        return None
    mention = mention_at(syntax, where, apposed_to(syntax, head))
    return Source(colon, syntax.span(colon, colon), ":", "speech", mention, "colon")
