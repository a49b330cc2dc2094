"""Which office does the article give a person, as printed, and where?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.phrase_bounds import KIN, Prose, role
from onrecord.index.attribution.offices.appositions import around
from onrecord.index.attribution.offices.titles import before
from onrecord.index.attribution.text.lexicon import groups, words
from onrecord.index.attribution.text.name_parts import plain
from onrecord.index.model import Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span

COURTESY = words("offices", "courtesy")
LEADING = words("offices", "leading")
PAST = words("offices", "past")
"""Words that say that somebody holds an office no longer."""
PARTISANS = frozenset().union(*groups("offices", "parties"))
BELONGING = words("offices", "belonging")
"""Words that say of what somebody is a part: what somebody does tells more."""
EMPTY = words("offices", "empty")
"""Words that tell nothing of the office."""
SEAT = re.compile(
    r"(?: |, | \(|, ?\()?((?:R|D|I)-[A-Z][\w.]*(?:(?<!\.) [A-Z]\w*)?"
    r"|(?:Republican|Democrat|Independent) (?:of|from) [A-Z]\w*(?: [A-Z]\w*)?)(?=[,).;\s]|$)"
)
"""The party and the seat behind a name: "(R-Iowa)", ", Republican of Arizona"."""
OPENING = frozenset({"the", "a", "an", "another", "his", "her", "their", "its", "our", "my"})
AGED = re.compile(r"\d{1,3}-year-old,?")
"""Before an office, and no part of it: "a 26-year-old benefits manager"."""
BARE = words("offices", "bare")
"""Titles that alone name no office."""
STOPS = frozenset({"of", "for", "in", "at", "to", "with", "who", "from", "on", "and"})
SHORT = 4
"""Words of a title that leaves room for party and seat."""
LONGEST = 220
"""Code points of one office."""
VAGUE, HEARSAY = 4.0, 20.0
"""What an office counts less for when it is a description's, or stands in a quotation."""


def offices(
    syntax: Syntax, where: Layout, uses: Sequence[Use], descriptions: Iterable[Span] = ()
) -> list[Office]:
    """Every office that the article gives one person, the fullest first.

    A current office comes before a former one, and what somebody does before whose relative somebody is;
    what is said in quotations counts only where the narration says nothing.

    Args:
        syntax: the parsed article.
        where: what of it is quoted.
        uses: where the person is named.
        descriptions: where the person is meant by a description: "the Vermont senator".

    """
    prose = Prose(syntax, where)
    told: dict[str, tuple[float, Office]] = {}
    for use in uses:
        if not use.quoted:
            _collect(_beside(prose, use), 0.0, told)
    _collect([_office(syntax.text, *span) for span in descriptions], VAGUE, told)
    for use in uses:
        if use.quoted:
            _collect([_office(syntax.text, *span) for span in before(prose, use)], HEARSAY, told)
    ranked = sorted(told.values(), key=lambda item: (-item[0], (item[1].span or (0, 0))[0]))
    return [office for _, office in ranked]


def described(text: str, span: Span) -> Office | None:
    """The office that an unnamed source's description gives: "a senior NATO diplomat"."""
    office = _office(text, *span)
    return office if office and any(role(word) for word in office.printed.split()) else None


def _beside(prose: Prose, use: Use) -> list[Office | None]:
    """The offices that stand right beside one use of a name; a title with the party or the seat behind it."""
    text = prose.syntax.text
    titles = [_office(text, *span) for span in before(prose, use)]
    others = [_office(text, *span, past=past) for span, past in around(prose, use)]
    titles += [_office(text, *span) for span in _lettered(prose, use)]
    tail = SEAT.match(text, use.end)
    if not tail:
        return [*titles, *others]
    seat = tail[1].removesuffix(".") if text[tail.end() : tail.end() + 1] in {"", "\n"} else tail[1]
    seated = [
        replace(title, printed=f"{title.printed}, {seat}", span=(title.span[0], tail.start(1) + len(seat)))
        for title in titles
        if title and title.span and len(title.printed.split()) < SHORT
    ]
    party = [] if any(titles) else [_office(text, *tail.span(1))]
    return [*seated, *titles, *others, *party]


def _lettered(prose: Prose, use: Use) -> list[Span]:
    """The office in letters right behind a name: "Ada Lee MP", "Ada Lee TD", not "Ada Lee OBE"."""
    syntax = prose.syntax
    last = syntax.at(use.end - 1)
    tokens = (token for token in (last, last + 1) if token < len(syntax))
    return [
        syntax.span(token, token)
        for token in tokens
        if syntax.words[token].isupper() and role(syntax.words[token])
    ]


def _collect(found: Iterable[Office | None], discount: float, told: dict[str, tuple[float, Office]]) -> None:
    for office in found:
        if office is not None:
            told.setdefault(office.printed.lower(), (_fullness(office) - discount, office))


def _fullness(office: Office) -> float:
    """How much an office tells: what somebody does, now rather than once, and for whom."""
    known = [plain(word) for word in office.printed.split()]
    telling = [word for word in known if word and word not in EMPTY]
    roles = [word for word in known if role(word)]
    portfolio = any(word in BELONGING and tie == "for" for word, tie in pairwise(known))
    value: float = min(len(telling), 8) - max(0, len(telling) - 10)
    if not roles:
        return value - 12.0
    if all(word in KIN for word in roles):
        value -= 8.0
    elif all(word in PARTISANS or word in BELONGING for word in roles) and not portfolio:
        value -= 4.0
    return value - 5.0 * office.former


def _office(text: str, start: int, end: int, *, past: bool = False) -> Office | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    known = text[start:end].split()
    counted = known[:1] in (["one"], ["One"]) and known[1:2] != ["of"]
    while known and (counted or known[0].lower() in OPENING or AGED.fullmatch(known[0])):
        counted = False
        start += len(known.pop(0))
        while start < end and text[start].isspace():
            start += 1
    if not known or end - start > LONGEST or all(plain(word) in COURTESY for word in known):
        return None
    if not _tells(known):
        return None
    return Office(" ".join(known), (start, end), former=past or _former(known))


def _tells(known: list[str]) -> bool:
    """Do the words say what somebody does, rather than whose relative somebody is, or where at work?

    The head noun decides: what stands before "of", "for" or "who", or else the last word.
    """
    if any(plain(word) in LEADING for word in known[:2]):
        return True
    if known[:2] == ["one", "of"]:
        known = [word.removesuffix("s") for word in known[2:]]
    roles = [word for word in known if _does(word)]
    if not roles:
        return bool(SEAT.fullmatch(" ".join(known)))
    if len(known) == 1:
        return plain(known[0]) not in BARE
    if plain(known[-1]) in BARE and known[-1][0].isupper():
        return not all(word.islower() and not _does(word) for word in known[:-1])
    stop = next((i for i, word in enumerate(known) if i and word.lower() in STOPS), len(known))
    owned = any(word.endswith(("'s", "’s")) for word in known[:stop])
    head = known[stop - 1]
    return plain(head) not in KIN and (_does(head) or not owned)


def minded(office: Office) -> bool:
    """Does it say only what somebody thinks: "a mainstream conservative", in small letters?"""
    known = office.printed.split()
    stop = next((i for i, word in enumerate(known) if i and word.lower() in STOPS), len(known))
    head = known[stop - 1]
    return head.islower() and plain(head) in PARTISANS


def _does(word: str) -> bool:
    """Does a word, or a part of it between hyphens, say what somebody does: "Editor-in-Chief"?"""
    return any(role(part) and plain(part) not in KIN for part in (word, *word.split("-")))


def _former(known: list[str]) -> bool:
    """Does "former" stand before the role itself, rather than before somebody else's?"""
    head = next((i for i, word in enumerate(known) if role(word)), len(known))
    possessor = max((i for i, word in enumerate(known[:head]) if word.endswith(("'s", "’s"))), default=-1)
    return any(
        plain(word).startswith(("ex-", "then-")) or plain(word) in PAST
        for word in known[possessor + 1 : head + 1]
    )
