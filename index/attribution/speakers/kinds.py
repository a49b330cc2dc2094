"""Is a marked stretch somebody's words, and does it stand alone or within the narration's own clause?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import given_gender
from onrecord.index.attribution.text.parsing import clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.speakers.candidate import Candidate
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.model import Kind

TITLED = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(words('kinds', 'naming')))})|\b(?:so[- ]called|known (?:\w+ ){{0,4}}as)"
    rf"|\b(?:{'|'.join(sorted(words('kinds', 'broadcasters')))})(?: News)?['’]s?)"
    r"(?: (?:called|the|a|is|was))?[,:]?\s*$",
    re.I,
)
MENTIONED = re.compile(
    rf"\b(?:marked|(?:{'|'.join(sorted(words('kinds', 'mentioned')))})"
    r"(?: (?:a|an|the|it|is|of|was))?)[,:]?\s*$",
    re.I,
)
"""Before words that are talked about, whoever speaks: "never said the word “goodbye”"."""
WORDS = re.compile(
    r"\b(?:words?|use of|sign|letters|marked) (?:['‘\"“][^'’\"”]{1,20}['’\"”] (?:and|or) )?$", re.I
)
"""Before a word or two that stand for themselves."""
SIGN = re.compile(
    r"\b(?:banner|billboard|flag|graffiti|placard|plaque|poster|shirt|sign|slogan|sticker)s?,?"
    r"(?: that| which)? (?:bearing|emblazoned with|read|reads|reading|saying|with)(?: the words?)?[,:]? $",
    re.I,
)
"""Before what stands on a sign: nobody says it, whoever holds it."""
RENAMED = re.compile(r"[\w”\"’'],? or $")
"""Before another name of what has just been named: "the rada, or “council”, …"."""
GLOSS = re.compile(r"(?:\w,|\bshort|\bstand(?:s|ing)?) for $|\w \($")
MEANING = re.compile(
    r"(?<!\bI)(?<!\bhe)(?<!\bshe)(?<!\bthey)(?<!\bwe)(?<!\byou)"
    r" (?:means|pronounced|translate[sd]? (?:as|into|to)|stand(?:s|ing)? for)(?: (?:a|an|the))? $"
    r"|\(pronounced $",
    re.I,
)
"""Before what a word or its letters mean, or how it sounds, whoever says so."""
"""Before the meaning of what has just been named: "Brexit (“British exit”)"."""
DETERMINER = re.compile(r"\b(?:a|an|the|this|that|these|those|our|its|latest) $", re.I)
OWNED = re.compile(r"\w(?:[’']s|s[’']) $")
"""Before what belongs to somebody or something: "the law’s “luxury tax”"."""
DEFINED = re.compile(r" (?:includes?|means?|refers? to|(?:is|are) defined|shall mean)\b")
"""Behind what a law or a contract says the meaning of."""
NAMED = re.compile(r" [A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z]+")
NOUN = re.compile(
    r"!? (?!(?:about|after|against|amid|and|are|as|at|because|before|but|by|during|for|from|had|has|have|if"
    r"|in|is|of|on|or|over|said|says|that|to|via|was|were|when|which|while|who|with)\b)[a-z]+"
)
GIVEN = re.compile(r"\b([A-Z][\w’'-]+) $")
SURNAME = re.compile(r" [A-Z][\w’'-]*[a-z]")
ACTS = words("kinds", "acts")
"""Verbs that begin or end a speech too."""
NAMING = frozenset({"call", "label", "term", "title"})
BRANDING = frozenset({"blast", "brand", "condemn", "denounce", "describe", "label", "slam"})
SMALL = words("kinds", "small")
AGAINST = re.compile(r" vs?\.? ")
"""Within the name of a case at court."""
PARTS = re.compile(r"[\w’'.&-]+")
WHOLE = 4
"""Words of a sentence between single marks, at least."""


def titled(text: str, marked: Marked) -> bool:
    """Does the stretch look like the title of a work or programme: every long word with a capital?"""
    words_ = AGAINST.sub(" ", text[marked.start : marked.end])
    parts = PARTS.findall(words_.replace("-", " "))
    if not 2 <= len(parts) <= 9 or text[marked.end - 1 : marked.end] in "!?":
        return False
    if ". " in words_:
        return False
    return _capitals(parts)


def _capitals(parts: Sequence[str]) -> bool:
    """Has every long word a capital, and are there two of them?"""
    large = [word for word in parts if word.lower() not in SMALL]
    return len(large) >= 2 and all(not word[0].islower() for word in large)


def termlike(text: str, marked: Marked) -> bool:
    """Is the stretch by its looks alone a term: short between single marks, or a title?"""
    short = marked.style == "single" and len(PARTS.findall(text[marked.start : marked.end])) < 4
    return short or titled(text, marked)


def kind(text: str, marked: Marked, best: Candidate | None) -> Kind:
    """What kind of quotation the stretch is, given the candidate that it would go to."""
    parts = PARTS.findall(text[marked.start : marked.end])
    before = text[max(0, marked.outer[0] - 40) : marked.outer[0]]
    tight = cued(best)
    if _mentioned(text, marked, best, parts, before):
        return "term"
    if marked.style == "single":
        whole = len(parts) >= WHOLE and text[marked.end - 1 : marked.end] in ",.?!" and tight
        if whole or _stands_alone(text, marked, len(parts)):
            return "direct"
        named = titled(text, marked) or TITLED.search(before) or DETERMINER.search(before)
        return "mixed" if tight and governed(best) and (not named or _brands(best, before)) else "term"
    if len(parts) <= 3 and not tight and not governed(best) and modifies(text, marked):
        return "term"
    last = text[marked.end - 1 : marked.outer[1] + 1]
    small = text[marked.start : marked.start + 1].islower() and not set(last) & set(".?!")
    bare = (best is None or best.source is None) and small
    follows = small and len(parts) <= 2 and _of_what_follows(text, marked, best)
    if not governed(best) and (follows if tight else _loose(text, marked, best, before, bare=bare)):
        return "term"
    spoken = tight and len(parts) > 5 and ":" not in text[marked.start : marked.end]
    if titled(text, marked) and not (spoken and text[marked.end - 1 : marked.end] == ","):
        return "term"
    if not tight and not governed(best) and RENAMED.search(before) and not clause(text, marked):
        return "term"
    if len(parts) <= 4 and not tight and _glosses(text, marked, before):
        return "term"
    if len(parts) <= 4 and not tight and TITLED.search(before) and not clause(text, marked):
        return "term"
    sentence = parts and parts[0][0].isupper() and text[marked.end - 1 : marked.end] in ",.?!…"
    return "direct" if sentence or clause(text, marked) else "mixed"


def _mentioned(text: str, marked: Marked, best: Candidate | None, parts: Sequence[str], before: str) -> bool:
    """Are the words only mentioned: as a word, a name, a meaning, or what something is that somebody does?"""
    calls = _calls(best)
    named = _capitals(parts) or (_name(text, marked, parts) and not calls)
    source = best.source if best else None
    acts = len(parts) <= 3 and source is not None and source.lemma in ACTS
    goes_on = source is not None and text[source.span[1] :].startswith(" on")
    return bool(
        (len(parts) <= 5 and MENTIONED.search(before) and not calls)
        or (len(parts) <= 2 and (WORDS.search(before) or _number(text, marked)))
        or (len(parts) <= 6 and MEANING.search(before))
        or SIGN.search(before)
        or (TITLED.search(before) and named)
        or (len(parts) <= 3 and _nicknames(text, marked))
        or (acts and not goes_on and not clause(text, marked) and before.rstrip()[-1:] not in {",", ":"})
    )


def _name(text: str, marked: Marked, parts: Sequence[str]) -> bool:
    """Is it one word with a capital, and no cry?"""
    return len(parts) == 1 and parts[0][0].isupper() and text[marked.end - 1].isalnum()


def _nicknames(text: str, marked: Marked) -> bool:
    """Do the words stand within a person's name: "Carl “the Rat” Voss"?"""
    before = GIVEN.search(text, max(0, marked.outer[0] - 20), marked.outer[0])
    named = before is not None and given_gender(before[1]) != "u"
    return named and SURNAME.match(text, marked.outer[1]) is not None


def _stands_alone(text: str, marked: Marked, size: int) -> bool:
    """Is a whole sentence between single marks behind a colon, or a paragraph of its own?"""
    before = text[max(0, marked.outer[0] - 3) : marked.outer[0]].rstrip(" \t")
    led = not before or before[-1] in ":\n\r"
    ended = text[marked.end - 1 : marked.end] in ".?!" and text[marked.start].isupper()
    return size >= WHOLE and led and ended and not titled(text, marked)


def cued(best: Candidate | None) -> bool:
    """Does a cue name whom the words would go to, with no sentence's end between?"""
    return best is not None and best.source is not None and bool(best.features.keys() & TIGHT)


def governed(best: Candidate | None) -> bool:
    """Does the cue of whom the words would go to stand above them in the sentence's tree?"""
    return (
        best is not None
        and best.source is not None
        and any(name.startswith("governs:") and not name.startswith("governs:no") for name in best.features)
    )


def _of_what_follows(text: str, marked: Marked, best: Candidate | None) -> bool:
    """Is the cue said of what follows the stretch: "“took” islands claimed by Norland"?"""
    source = best.source if best else None
    return (
        source is not None
        and marked.outer[1] <= source.span[0]
        and text[source.span[1] : source.mention.start].split() == ["by"]
    )


def _calls(best: Candidate | None) -> bool:
    """Does somebody call something so: "which Lee called “a shame”"?"""
    source = best.source if best else None
    person = best is not None and best.entity is not None and best.entity.kind == "person"
    return source is not None and source.lemma in NAMING and (person or source.mention.kind != "nominal")


def _brands(best: Candidate | None, before: str) -> bool:
    """Does somebody say outright what something is: "branded the riots an ‘insult’"?"""
    source = best.source if best else None
    article = source is not None and source.lemma in BRANDING and re.search(r"\b(?:as )?an? $", before)
    return bool(article) and not TITLED.search(before)


def _glosses(text: str, marked: Marked, before: str) -> bool:
    """Does the stretch say what the name before it means?"""
    if not GLOSS.search(before):
        return False
    return before[-1] != "(" or text[marked.outer[1] : marked.outer[1] + 1] == ")"


def _loose(text: str, marked: Marked, best: Candidate | None, before: str, *, bare: bool) -> bool:
    """Are words that no cue leads to a nickname, what is defined, or one or two that name something?"""
    size = len(PARTS.findall(text[marked.start : marked.end]))
    named = size <= 2 and (bare or DETERMINER.search(before) or OWNED.search(before))
    nickname = size <= 3 and _nickname(text, marked, best)
    return bool(named) or nickname or DEFINED.match(text, marked.outer[1]) is not None


def _number(text: str, marked: Marked) -> bool:
    """Is it a number before a noun: "its first “400” list"?"""
    letters = any(char.isalpha() for char in text[marked.start : marked.end])
    return not letters and NOUN.match(text, marked.outer[1]) is not None


def _nickname(text: str, marked: Marked, best: Candidate | None) -> bool:
    """Is it what somebody named right behind it is called: "the “low-energy” Ada Lee"?"""
    bare = best is None or best.source is None
    return bare and text[marked.end - 1].isalnum() and NAMED.match(text, marked.outer[1]) is not None


def modifies(text: str, marked: Marked) -> bool:
    """Do the words stand between an article and a noun, or after "or", as a name for something would?"""
    return bool(
        DETERMINER.search(text, max(0, marked.outer[0] - 20), marked.outer[0])
        and NOUN.match(text, marked.outer[1])
    )


TIGHT = frozenset(
    f"cue:{side}:0:{strength}" for side in ("after", "before") for strength in ("strong", "speech", "stance")
)
