"""What exactly is claimed? The words between marks, and what was pasted with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.index.model import Quotation
from onrecord.index.provenance.differences.surroundings import around
from onrecord.index.provenance.verification.credit import EDGES, NOBODY, VERBS, Credit, credit, signed

MARKS = "\"“”„‟«»‘’'` \t\n\r"
DOUBLE = re.compile(
    r"[“„«](?P<curly>[^”»]*)[”»]|\"(?P<straight>[^\"]*)\"|»(?P<turned>[^«]*)«|``(?P<tex>.*?)''"
    r"|[“„](?P<open>[^“”\"]*)\"|\"(?P<close>[^“”\"]*)”",
    re.DOTALL,
)
"""What stands between marks of any sort, those of two sorts last."""
SINGLE = re.compile(r"(?<!\w)[‘'](?P<single>\S.*)[’'](?!\w)", re.DOTALL)
BULLET = re.compile(r"^\s*(?:[•●▪◦*·>–—-]+|\d{1,2}[.)])\s+")
ADDRESS = re.compile(r"(?:\s+(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+|t\.co/\S+|#\w+))+\s*$")
NOTE = re.compile(r"(?<=[”\"»])\s?(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2074-\u2079†‡]+)")
DATELINE = re.compile(
    r"^[A-Z][A-Z .’'-]{2,40}(?:,\s[A-Z][\w.]{1,12})?\s*(?:\([A-Z][\w /]+\)\s*)?(?:—|–|--?)\s+(?=\S)"
)
"""Where a report comes from: ``GENEVA, Ohio (AP) —``; of four letters or more in capitals."""
DASHED = re.compile(r"(?:\s[—–]\s*|\s--?\s+|\n[—–-]*\s*|\s\()(?P<name>(?:@|[^\W\d_])[^—–\n]{1,120}?)\)?\s*$")
LABELLED = re.compile(r"(?P<name>[A-Z@][^:\n]{1,60}(?:\n\s*@[^\n]{1,60})?)(?::\s+|\n+)(?=\S)")
LONG = 4
"""Words; fewer between marks are a term within a claim."""
CREDIT = 14
"""Words; a longer text behind the marks is more than a credit."""
BESIDE = 24
"""Words before or behind the marks; more are no credit and no beginning of a sentence."""
LEAD = 8
"""Words that a sentence may have before the marks without saying who speaks; more are claimed themselves."""
SENTENCES = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]")
NAMED = 6
"""Words before a colon without any marks that can be a name."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Claimed words, taken out of what was pasted."""

    words: str
    speaker: str
    """Who is claimed to have said them: named apart, or in the credit; ``""`` for nobody."""
    credit: Credit = NOBODY
    outside: str = ""
    """All that was pasted beside the words."""
    framed: frozenset[str] = frozenset()
    """What the pasted sentence does with the words, as `Alarm.about`."""
    objection: str = ""
    """Why nothing can be said about it, as a sentence."""


def claim(text: str, speaker: str = "") -> Claim:
    """What is claimed by a text: words alone, or words with marks and a credit, as copied from an article."""
    text = cleaned(text)
    quoted = list(DOUBLE.finditer(text)) or [
        match for match in SINGLE.finditer(text) if match.end() == len(text) or _spoken(text, match)
    ]
    found = [match for match in quoted if len(_inner(match).split()) >= LONG]
    if not found and len(quoted) == 1 and _spoken(text, quoted[0]):
        found = quoted
    if not found:
        return _unmarked(text, speaker)
    outside = _outside(text, found)
    if len(found) == 1:
        return Claim(text.strip(MARKS), speaker) if _more(outside) else _one(text, found[0], speaker)
    told = credit(outside[1])
    if len(found) == 2 and told and not re.search(r"\w", outside[0] + outside[2]):
        said = " ".join(_inner(match) for match in found)
        return Claim(said, speaker or told.speaker, told, outside[1])
    return Claim(
        text.strip(MARKS),
        speaker,
        objection=f"There are {len(found)} quotations in this claim; check each by itself, or the text as "
        "a draft.",
    )


def cleaned(text: str) -> str:
    """A pasted text without what pages put around it: bullets, addresses, tags, notes, datelines."""
    text = ADDRESS.sub("", text.strip())
    text = NOTE.sub("", BULLET.sub("", text))
    return DATELINE.sub("", text).strip()


def _one(text: str, match: re.Match[str], speaker: str) -> Claim:
    """The claim of one quotation with all that stands beside it."""
    before, behind = _outside(text, [match])
    first, last = credit(before, ahead=True), credit(behind)
    own = (last, first) if last and (_spoken(text, match) or not first) else (first, last)
    lead = " ".join(filter(None, (first.lead, last.lead)))
    if any(not told and len(part.split()) > LEAD for told, part in ((first, before), (last, behind))):
        return Claim(text.strip(MARKS), speaker)
    told = Credit(own[0].speaker, own[0].office, own[0].outlets + own[1].outlets, lead)
    said = _inner(match)
    start = match.start() + match[0].index(said) if said else match.start()
    framed = around(text, Quotation("direct", ((start, start + len(said)),), said)) if said else frozenset()
    outside = " ".join(part.strip() for part in (before, behind) if part.strip())
    return Claim(said, speaker or told.speaker, told, outside, framed)


def _more(outside: list[str]) -> bool:
    """Whether what stands beside the marks is more than a credit, so that all of it is claimed."""
    return any(len(part.split()) > BESIDE or SENTENCES.search(part) for part in outside)


def _unmarked(text: str, speaker: str) -> Claim:
    """Words without marks, with a name before a colon or behind a dash, or alone."""
    dashed = DASHED.search(text)
    if dashed and signed(dashed["name"].strip(EDGES)):
        told = credit(dashed["name"])
        if told and dashed.start() and len(text[: dashed.start()].split()) > 1:
            said = text[: dashed.start()].strip(MARKS)
            return Claim(said, speaker or told.speaker, told, dashed["name"])
    label = LABELLED.match(text)
    if label and len(label["name"].split()) <= NAMED and signed(label["name"]):
        told = credit(f"{label['name']}:", ahead=True)
        said = text[label.end() :].strip(MARKS)
        if told and len(said.split()) >= LONG:
            return Claim(said, speaker or told.speaker, told, label["name"])
    return Claim(text.strip(MARKS), speaker)


def _spoken(text: str, match: re.Match[str]) -> bool:
    """Whether a credit follows by its form, whoever it names: *“…,” one of her uncles said on Friday*."""
    told = [word.strip(".,:;’'").casefold() for word in text[match.end() :].split()]
    closed = re.search(r"[,!?.][’'\s]*$", _raw(match)) or text[match.end() : match.end() + 1] == ","
    return bool(closed and any(word in VERBS for word in told[:CREDIT]))


def _raw(match: re.Match[str]) -> str:
    return next((text for text in match.groupdict().values() if text is not None), "")


def _inner(match: re.Match[str]) -> str:
    return _raw(match).strip(MARKS).rstrip(",")


def _outside(text: str, found: list[re.Match[str]]) -> list[str]:
    """What stands before, between and behind the quotations."""
    edges = [0, *(edge for match in found for edge in match.span()), len(text)]
    return [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
