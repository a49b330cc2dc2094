"""Who is credited, as what, by which outlet? What stands beside the marks of pasted words, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.index.names.outlets import is_outlet, is_platform
from onrecord.index.names.parts import bare, listed
from onrecord.index.provenance.differences.figures import MONTHS
from onrecord.index.text.folding import fold, words
from onrecord.index.text.lexicon import lexicon

EDGES = " \t\n\r,.;:—–-()[]|·•~*_"
VERBS = lexicon("saying") | lexicon("irony") | lexicon("crediting")
"""Verbs that a credit is made with."""
PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who", "it"})
SMALL = frozenset({"of", "the", "for", "and", "in", "at", "to", "on", "via", "by", "aged", "s"})
DAYS = MONTHS | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
WIRE = lexicon("wire")
"""What newsrooms and readers put before anybody's words: *BREAKING*, *RT*."""
SIGNED = 8
"""Words of one part of what can be somebody's name, office, outlet or day; its parts, at most."""
LABEL = 20
"""Words of such a signature, at most."""
FINITE = (
    VERBS | lexicon("modal") | frozenset({"is", "was", "are", "were", "has", "have", "had", "not", "but"})
)
"""A part of a signature has none of these."""
SEGMENT = re.compile(r"[,;|·•()/\n]+|\s[-–—]+\s")
HANDLE = re.compile(r"@(\w{2,30})")
CAMEL = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])")
PLACED = re.compile(
    r"\s(?P<what>of|from|with|at|for|who|on|in|during|after|before|while|via|as|about|told|tells)\s"
)
"""Behind a name these begin what its bearer is, or where and when the words were said."""
HOUSE = frozenset({"of", "from", "with", "at", "for"})
"""Those that begin where somebody belongs."""
WRITTEN = re.compile(
    r"(?:['’]s)?\s+(?:statement|letter|post|tweet|memo|e-?mail|message|press release|ruling|judge?ment"
    r"|decision|opinion|speech|testimony|affidavit|diary|note|remarks)$"
)
"""In what somebody speaks, behind a name."""
WHEN = frozenset({"on", "in", "at", "during", "after", "before", "as", "speaking", "while", "by", "from"})


@dataclass(frozen=True, slots=True)
class Credit:
    """What a pasted text says of the words that it has between marks."""

    speaker: str = ""
    """Who is credited, with titles in front; ``@handle`` where no name can be read; ``""`` for nobody."""
    office: str = ""
    """What the speaker is said to be; alone, where somebody is credited by it only: *the minister*."""
    outlets: tuple[str, ...] = ()
    """Outlets that stand as parts of a signature: ``— Ann Lee, Stour Gazette``."""
    lead: str = ""
    """What stands there beside, is no credit, and goes on in the words without a comma or a colon."""

    def __bool__(self) -> bool:
        """Whether anybody or any outlet is credited."""
        return bool(self.speaker or self.office or self.outlets)


NOBODY = Credit()


def credit(text: str, *, ahead: bool = False) -> Credit:
    """The credit in what stands before the marks (`ahead`) or behind them."""
    part = re.sub(r"\s+", " ", text) if ahead else text
    if not re.search(r"\w", part):
        return Credit()
    if ahead and (found := re.fullmatch(r"(?P<label>.*\w.*?):(?:\s+(?P<lead>.*))?", part.strip(), re.DOTALL)):
        label = found["label"].rpartition(": ")[2]
        label = re.sub(rf"^(?:{'|'.join(WIRE)})\b\W*", "", label.strip(), flags=re.IGNORECASE)
        lead = (found["lead"] or "").strip()
        if not label.strip():
            return Credit(lead=lead)
        told = _verbal(label, ahead=True) or _nominal(label)
        return Credit(told.speaker, told.office, told.outlets, lead)
    if spoken := _verbal(part, ahead=ahead):
        return spoken
    if signed(part.strip(EDGES)):
        return _nominal(part)
    parted = re.search(r"[:,;.!?—–-]\s*$", part) if ahead else re.match(r"\s*[:,;.!?()\[—–-]", part)
    return Credit(lead="" if parted else part.strip())


def signed(text: str) -> bool:
    """Whether a text is a name, perhaps with office, outlet and day, and no more."""
    told = [part.split() for part in SEGMENT.split(text) if part.strip()]
    if not told or sum(map(len, told)) > LABEL or not re.match(r"[^\W\d_]|@", text.strip('(“" ')):
        return False
    name, *rest = told
    if (
        len(name) > SIGNED
        or not all(map(_proper, name))
        or not any(word[0].isupper() or word[0] == "@" for word in name)
    ):
        return False
    return all(
        dated(" ".join(part)) or (len(part) <= SIGNED and FINITE.isdisjoint(map(fold, part))) for part in rest
    )


def _proper(word: str) -> bool:
    plain = fold(word.strip(".,:;’'\"“”"))
    return (
        word[0].isupper()
        or word[0] in "@#&"
        or word[0].isdigit()
        or plain in listed("offices") | listed("particles") | SMALL
    )


def _verbal(text: str, *, ahead: bool) -> Credit | None:
    """The credit that a verb of saying makes: *Lee said on Friday*, *said Lee*, *according to Lee*."""
    told = text.strip(" \t\n,.;’'”").split()
    plain = [fold(word.strip(".,:;’'()")) for word in told]
    described = plain[:1] and plain[0] in listed("describing") and not ahead
    for at, word in enumerate(plain):
        if word == "according" and plain[at + 1 : at + 2] == ["to"]:
            return _nominal(" ".join(told[at + 2 :]))
        if word not in VERBS or not (at == 0 or speaks(told[at - 1]) or described):
            continue
        behind = " ".join(told[at + 1 :])
        lead = behind if ahead and not re.search(r"[:,]\s*$", text.strip()) else ""
        if at == 0:
            found = _nominal(behind)
            return Credit(found.speaker, found.office, found.outlets)
        who = plain[at - 1]
        if who in PRONOUNS - {"who"}:
            return Credit(lead=lead) if lead else Credit(office="")
        subject = _subject(told[: at - 1] if who == "who" else told[:at], last=who == "who")
        found = _nominal(subject)
        return Credit(found.speaker, found.office, found.outlets, lead)
    return None


def _subject(told: list[str], *, last: bool) -> str:
    """Who speaks, of the words before a verb: what comes first, but for when and where."""
    parts = [part for part in re.split(r",\s", " ".join(told)) if part.strip()]
    if last and parts:
        return parts[-1]
    while len(parts) > 1 and fold(parts[0].split()[0]) in WHEN:
        del parts[0]
    return ", ".join(parts)


def speaks(word: str) -> bool:
    """Whether a verb of saying behind this word is somebody's: a name, a pronoun, an office, an adverb."""
    plain = word.strip(".,:;’'()").casefold()
    return (
        (word[0].isupper() and not re.search(r"['’]s$", word))
        or word.endswith((",", ")"))
        or word[0] == "@"
        or plain in (PRONOUNS | lexicon("adverb") | listed("offices")) - {"to"}
        or plain.endswith("ly")
    )


def dated(text: str) -> bool:
    """Whether a part of a signature says when: *Monday*, *12 May 2019*, *2019*, *24*."""
    told = words(text)
    return bool(told) and all(
        word in DAYS or re.fullmatch(r"\d+(?:st|nd|rd|th)?", word) or month(word) for word in told
    )


def month(word: str) -> bool:
    """Whether a word is a month's, perhaps cut short: *sept*."""
    plain = word.rstrip(".")
    return len(plain) > 2 and any(month.startswith(plain) for month in MONTHS) and len(plain) <= 4


def _nominal(text: str) -> Credit:
    """Name, office and outlets of a signature: ``Dr Ann Lee, head of Oxfam, The Gazette, May 2019``."""
    parts = [part.strip(EDGES + '"“”') for part in SEGMENT.split(text)]
    parts = [
        re.sub(r"^(?:source|via|by|from|quote|photo|speaker)\b:?\s+", "", part, flags=re.I) for part in parts
    ]
    parts = [part for part in parts if part and not dated(part) and not is_platform(part)]
    outlets = tuple(part for part in parts if _prints(part))
    parts = [part for part in parts if part not in outlets]
    if not parts:
        return Credit(outlets=outlets)
    speaker, office = _person(parts[0])
    return Credit(speaker, ", ".join(filter(None, (office, *parts[1:]))), outlets)


def _prints(part: str) -> bool:
    """Whether a part of a signature is an outlet: not *BBC director Ann Lee*."""
    return is_outlet(part) and listed("offices").isdisjoint(words(part))


def _person(head: str) -> tuple[str, str]:
    """The name that a credit begins with, and what follows it; an office alone is no name."""
    first = fold(head.split(" ", maxsplit=1)[0])
    if first in PRONOUNS or first in lexicon("firsthand"):
        return "", ""
    if handle := HANDLE.search(head):
        before = head[: handle.start()].strip(EDGES)
        if len(bare(before)[0]) > 1 and not _office(before):
            return before, ""
        name = " ".join(CAMEL.findall(handle[1].lstrip("_")))
        return (name if " " in name else handle[0]), before if _office(before) else ""
    behind = ""
    for cut in PLACED.finditer(head):
        if not _office(head[: cut.start()]):
            behind = head[cut.end() :] if cut["what"] in HOUSE else ""
            head = head[: cut.start()]
            break
    if first in listed("describing") or _office(head):
        return "", head
    head = WRITTEN.sub("", head)
    told = head.split()
    small = [
        at
        for at, word in enumerate(told)
        if word[0].islower() and fold(word) not in listed("particles") | SMALL
    ]
    if small and len(told) - small[-1] > 2:
        return " ".join(told[small[-1] + 1 :]).strip(" ,"), " ".join((*told[: small[-1] + 1], behind)).strip()
    printed = re.search(r"(?:[^\W\d_a-z][\w.’'&-]*)(?:\s+[^\W\d_][\w.’'&-]*)*", head)
    return (printed[0].strip(" ,") if printed else ""), behind


def _office(text: str) -> bool:
    """Whether a text is an office without a name: *Mayor*, *First Minister of Scotland*."""
    printed, _ = bare(text)
    folded = [fold(word.strip(".’'")) for word in printed]
    return bool(folded) and (
        folded[-1] in listed("offices") or (folded[0] in listed("offices") and "of" in folded)
    )
