"""Whom do the credit lines name: who wrote it, and whose report is it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.articles.metadata.datelines import date_line
from onrecord.index.model import Fact
from onrecord.index.names.outlets import host, is_agency, is_domain, is_outlet, is_platform, persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.articles.layout.lines import Line
    from onrecord.index.model import Span

HEAD = 10
"""The number of lines at the beginning that may be credits."""
TAIL = 5
"""The number of lines at the end that may be credits."""

_BYLINE = re.compile(
    r"(?:(?:written |words |story )?by|authors?\s*:|byline\s*:)\s+(?P<names>[^:;!?“”\"]{3,90})", re.IGNORECASE
)
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·—–/]|,\s+(?=(?i:the|staff|associated press|afp|ap|reuters|upi)\b|[a-z])|\b(?:in|for|of)\b"
    r"|,\s+(?=[^,|]{0,40}\b(?i:writer|reporter|correspondent|editor|columnist|critic|contributor)s?\b))"
)
_FOLLOW = re.compile(
    r"\W{0,2}follow (?P<names>[A-Z][\w.’' -]{3,60}?)\s+on\s+(?:twitter|x|facebook|instagram)\b.*",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\((?:reporting|writing) by (?P<names>[^;()]{4,80}?)(?:\s+in\s[^;()]{2,60})?(?:;[^()]*)?\.?\)\.?\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:sources?|via|agenc(?:y|ies)|wire|credits?)\s*:\s*(?P<names>.{0,120})", re.IGNORECASE
)
_HAT_TIP = re.compile(r"\W?\s*h/t\W{0,3}\s+(?P<names>[^()]{2,60}?)\s*\)?\.?", re.IGNORECASE)
_INPUTS = re.compile(
    r"\W?\s*(?:(?:compiled |written )?with (?:inputs?|reporting|files|material) (?:from|by)|compiled from)"
    r"\s+(?P<names>[^()]{2,80}?)\)?\.?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•·▪‣*–—-]\s*(?P<names>.{2,60})")
_SIGNED = re.compile(r"[(\[—–\-\s/©]*(?P<names>[A-Z][\w./ -]{1,40}?)[)\]/\s.]*")

_AUTHORS = ((_BYLINE, "byline"), (_FOLLOW, "the note on whom to follow"))
_RELAYS = ((_SOURCE, "credit line"), (_HAT_TIP, "hat tip"), (_INPUTS, "credit line"))


@dataclass(frozen=True, slots=True)
class Credit:
    """What one credit names."""

    about: Literal["author", "relay"]
    names: tuple[str, ...]
    basis: str
    span: Span
    """The names, as the article prints them."""
    mask: Span
    """The whole credit."""
    published: Fact | None = None
    """The day that stands beside the names."""


def credits_of(lines: Sequence[Line]) -> list[Credit]:
    """The credits in the first and last lines of an article, furniture taken away."""
    found: list[Credit] = []
    listing = False
    for place, line in enumerate(lines):
        if HEAD <= place < len(lines) - TAIL:
            listing = False
            continue
        if listing and (credit := _bullet(line)):
            found.append(credit)
            continue
        last = place == len(lines) - 1
        label = _SOURCE.fullmatch(line.text)
        listing = bool(label and not label["names"] and not last)
        if listing:
            found.append(Credit("relay", (), "credit line", line.span, line.span))
        elif credit := _author(line) or _relay(line) or (_closing(line) if last else None):
            found.append(credit)
    return found


def outlets(text: str) -> tuple[str, ...]:
    """The outlets that a credit names: ``AFP, Reuters``, ``https://www.reuters.com/``; none for others."""
    whole = text.strip(" .\t")
    single = is_agency(whole) or "://" in whole
    parts = [whole] if single else re.split(r"[,;/&]|\band\b", whole)
    named = [host(part) or part for part in (part.strip(" .") for part in parts) if part]
    return tuple(named) if all(map(is_outlet, named)) else ()


def _author(line: Line) -> Credit | None:
    for pattern, basis in _AUTHORS:
        if not (match := pattern.fullmatch(line.text)):
            continue
        names = match["names"].strip(" .,")
        after = _AFTER_NAMES.search(names)
        if writers := persons(names):
            return Credit("author", writers, basis, line.within(match.span("names")), line.span)
        if after and (writers := persons(names[: after.start()])):
            end = match.start("names") + after.start()
            dated = date_line(names[after.start() :])
            day = Fact(dated.published, basis, line.span) if dated and dated.published else None
            names_at = line.within((match.start("names"), end))
            return Credit("author", writers, basis, names_at, line.span, day)
        if is_agency(names):
            return Credit("relay", (names,), basis, line.within(match.span("names")), line.span)
    return None


def _relay(line: Line) -> Credit | None:
    for pattern, basis in _RELAYS:
        if (match := pattern.fullmatch(line.text)) and not is_platform(match["names"].strip(" .")):
            if names := outlets(match["names"]):
                return Credit("relay", names, basis, line.within(match.span("names")), line.span)
            if basis == "hat tip":
                return Credit("relay", (), basis, line.within(match.span("names")), line.span)
    return None


def _bullet(line: Line) -> Credit | None:
    match = _BULLET.fullmatch(line.text)
    name = (match["names"] if match else line.text).strip(" .")
    if not outlets(name) and not (match and len(name) <= 40 and name[:1].isupper() and not is_platform(name)):
        return None
    start = line.text.index(name)
    return Credit(
        "relay", outlets(name) or (name,), "credit line", line.within((start, start + len(name))), line.span
    )


def _closing(line: Line) -> Credit | None:
    """A last line that is an agency's name and no more, or the note in brackets with which the story ends."""
    if (match := _SIGNED.fullmatch(line.text)) and (is_agency(match["names"]) or is_domain(match["names"])):
        return Credit(
            "relay",
            (match["names"],),
            "the signature at the end",
            line.within(match.span("names")),
            line.span,
        )
    if match := _REPORTING.search(line.text[-400:]):
        shift = max(0, len(line.text) - 400)
        mask = line.within((shift + match.start(), shift + match.end()))
        span = line.within((shift + match.start("names"), shift + match.end("names")))
        return Credit("author", persons(match["names"]), "the closing note “Reporting by …”", span, mask)
    return None
