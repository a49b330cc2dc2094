"""What exactly is claimed? The words between marks, and the credit that was pasted with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.index.names.parts import listed
from onrecord.index.text.lexicon import lexicon

MARKS = "\"“”„‟«»‘’'` \t\n\r"
QUOTED = re.compile(r"[“„«](?P<curly>[^”»]*)[”»]|\"(?P<straight>[^\"]*)\"")
WORD = r"[^\W\d_][\w.’'-]*"
NAME = re.compile(rf"(?:[^\W\d_a-z][\w.’'-]*)(?:,?\s+(?:{WORD}))*")
DASHED = re.compile(r"\s[—–]\s*(?P<name>[^\W\d_][^—–\n]{2,60})$")
VERBS = lexicon("saying") | lexicon("irony") | lexicon("crediting")
"""Verbs that a credit is made with."""
PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who", "it"})
SMALL = frozenset({"of", "the", "for", "and"})
LONG = 4
"""Words; fewer between marks are a term within a claim."""
CREDIT = 14
"""Words; a longer text outside the marks is more than a credit."""
BEHIND = 6
"""Words behind the verb of a credit: when, where and to whom; more are a sentence of their own."""
SIGNED = 6
"""Words behind a dash that can be somebody's name and office."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Claimed words, taken out of what was pasted."""

    words: str
    speaker: str
    """Who is claimed to have said them: named apart, or in the credit; ``""`` for nobody."""
    credit: str = ""
    """The credit as it was pasted: ``A Labour spokesman told the Gazette``."""
    objection: str = ""
    """Why nothing can be said about it, as a sentence."""


def claim(text: str, speaker: str = "") -> Claim:
    """What is claimed by a text: words alone, or words with marks and a credit, as copied from an article."""
    stripped = text.strip()
    quoted = list(QUOTED.finditer(stripped))
    found = [match for match in quoted if _long(match)]
    if not found and len(quoted) == 1 and _spoken(stripped, quoted[0]):
        found = quoted
    if not found:
        dashed = DASHED.search(stripped)
        if dashed and _signed(dashed["name"].strip(" .")) and (name := _name(dashed["name"])):
            return Claim(stripped[: dashed.start()].strip(MARKS), speaker or name)
        return Claim(stripped.strip(MARKS), speaker)
    outside = _outside(stripped, found)
    behind = outside[1:2] if _spoken(stripped, found[0]) else []
    credited = [part for part in outside if _credit(part) or part in behind]
    rest = [part for part in outside if re.search(r"\w", part)]
    if len(found) == 1:
        if rest and (not credited or len(rest) > 1):
            return Claim(stripped.strip(MARKS), speaker)
        name = next((name for part in credited if (name := _name(_bare(part)))), "")
        return Claim(_inner(found[0]), speaker or name, " ".join(credited))
    if len(found) == 2 and len(rest) == 1 and credited and rest[0] == outside[1]:
        said = " ".join(_inner(match) for match in found)
        return Claim(said, speaker or _name(_bare(credited[0])), credited[0])
    return Claim(
        stripped.strip(MARKS),
        speaker,
        objection=f"There are {len(found)} quotations in this claim; check each by itself, or the text as "
        "a draft.",
    )


def _long(match: re.Match[str]) -> bool:
    """Whether what stands between marks is more than a term."""
    return len(_inner(match).split()) >= LONG


def _spoken(text: str, match: re.Match[str]) -> bool:
    """Whether a credit follows by its form, whoever it names: *“…,” one of her uncles said on Friday*."""
    told = [word.strip(".,:;’'").casefold() for word in text[match.end() :].split()]
    verbs = [at for at, word in enumerate(told[:CREDIT]) if word in VERBS]
    closed = re.search(r"[,!?][’'\s]*$", match["curly"] if match["curly"] is not None else match["straight"])
    return bool(closed and verbs) and len(told) <= CREDIT


def _inner(match: re.Match[str]) -> str:
    return (match["curly"] if match["curly"] is not None else match["straight"]).strip(MARKS).rstrip(",")


def _outside(text: str, found: list[re.Match[str]]) -> list[str]:
    """What stands before, between and behind the quotations."""
    edges = [0, *(edge for match in found for edge in match.span()), len(text)]
    return [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]


def _credit(part: str) -> bool:
    """Whether a text outside the marks says who speaks: *Lee said on Friday*, *said Lee*, *— Ann Lee*."""
    told = part.split()
    if not told or len(told) > CREDIT:
        return False
    if re.match(r"\s*[—–-]\s*\w", part):
        return _signed(part.strip(' —–-\t\n.”"'))
    if re.search(r":\s*$", part):
        return True
    plain = [word.strip(".,:;’'").casefold() for word in told]
    if plain[:2] == ["according", "to"]:
        return True
    for at, word in enumerate(plain):
        if word in VERBS and (at == 0 or _speaks(told[at - 1])):
            return len(told) - at - 1 <= BEHIND or (at == 0 and _signed(" ".join(told[1:3])))
    return False


def _speaks(word: str) -> bool:
    """Whether a verb of saying behind this word is somebody's: a name, a pronoun, an office, an adverb."""
    plain = word.strip(".,:;’'").casefold()
    return (
        (word[0].isupper() and not re.search(r"['’]s$", word))
        or word.endswith(",")
        or plain in PRONOUNS | lexicon("adverb") | listed("offices")
        or plain.endswith("ly")
    )


def _signed(text: str) -> bool:
    """Whether a text is a name, perhaps with an office, and no more: what stands behind a dash."""
    told = text.split()
    return 0 < len(told) <= SIGNED and all(
        word[0].isupper() or word.strip(",.").casefold() in listed("offices") | listed("particles") | SMALL
        for word in told
    )


def _bare(part: str) -> str:
    """A credit without its verb, and without when and to whom."""
    part = re.sub(r"\b(?:on|at|in|during|after|before|to|in an?)\s+[^,]*$", "", part.strip(" ,.;:—–-"))
    kept: list[str] = []
    for word in part.split():
        if word.casefold().strip(".,:;") in VERBS | {"according", "to", "told", "reporters"}:
            if kept:
                break
            continue
        kept.append(word)
    return " ".join(kept)


def _name(text: str) -> str:
    """The name in a credit; ``""`` for a pronoun or a description."""
    text = " ".join(text.strip(" ,.;:—–-").split())
    first = text.split(" ")[0].casefold() if text else ""
    if not text or first in listed("describing") | lexicon("firsthand") | {"he", "she", "they", "it", "who"}:
        return ""
    found = NAME.search(text)
    return found[0].strip(" ,.") if found else ""
