"""Through whom did the words come, where the running text says it for the whole article or a block of it?

"Politico reported that …" governs its sentence and is the language room's. Here are the dateline's agency
(``PARIS (AFP) —``), an outlet's signature in the text (``Caliber.Az reports per foreign media``), a line that
introduces what follows (``… via The Guardian:``), and an article that retells another outlet's report from
its first sentence on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.model import Fact, Relay
from onrecord.index.names.outlets import is_agency, is_domain, is_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.articles.layout.lines import Line
    from onrecord.index.model import Span

OPENING = 6
"""The number of lines of prose in which a dateline or the outlet's name for itself is looked for."""
RETOLD = 3
"""An article retells another outlet's report where this many later lines go back to that outlet."""

_DATELINE = re.compile(
    r"(?:[A-Z][\w .,’'/-]{1,60}\s?)?\((?P<agency>[A-Z][\w /.-]{1,30})\)\s*[—–-]{1,2}\s*(?=\S)"
    r"|(?!EXCLUSIVE|BREAKING|UPDATE|WATCH|VIDEO|ANALYSIS|OPINION)"
    r"(?:[A-Z][A-Z.’'-]+[ ,]*){1,4}(?:,\s[A-Z][\w.]+)?\s(?:—|–|--)\s+(?=\S)"
)
_NAME = r"[A-Z][\w.&’-]*(?:\s[A-Z][\w.&’-]*){0,3}"
_SIGNATURE = re.compile(
    rf"[,—–]\s(?P<outlet>{_NAME})\s(?:reports?|writes|informs)\b"
    r"(?:,?\s(?:per|citing|quoting|via|referring to|with reference to)\s(?P<source>[^.,;:]{3,60}))?"
    r"(?=\.?\s*\Z|\.\s)"
)
_MEDIA = re.compile(r"\b(?:media|press|agencies|newspapers)\b")
_LEAD_IN = re.compile(
    r"(?:.{0,200}\b)?(?:via|per|from|by|according to|courtesy of)\s+"
    r"(?P<name>(?:the\s+)?[A-Z][^:;()]{1,50}?)(?:[’']s?\s[^:]{1,60})?:",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?P<name>(?:The\s)?{_NAME})\s(?:has\s)?(?:reported|reports|revealed|wrote|writes)\b(?=[^.]*\.)"
)
_CALLED = re.compile(
    r"\b[Tt]he\s(?:magazine|newspaper|paper|outlet|website|news agency|agency|publication|broadcaster)\b"
)


def dateline(line: Line) -> tuple[Span, Relay | None] | None:
    """The dateline with which the line begins, and the agency that it names."""
    match = _DATELINE.match(line.text[:120])
    if match is None or (match["agency"] and not is_agency(match["agency"])):
        return None
    mask = line.within((0, len(match[0].rstrip())))
    if not match["agency"]:
        return mask, None
    return mask, Relay(match["agency"], "document", "dateline", line.within(match.span("agency")))


def signed(lines: Sequence[Line]) -> tuple[Fact, tuple[Relay, ...]] | None:
    """The outlet with which the opening lines sign a report, and the relays where it is another's article.

    "Reuters reports" stands in anybody's article. It is taken for a signature where the outlet says that it
    goes by other media, or has the form of a web address, as news sites sign in the text.

    Returns:
        The outlet; and as relays of that paragraph the outlet itself, then whom it has the report from.

    """
    for line in lines[:OPENING]:
        for match in _SIGNATURE.finditer(line.text):
            name, source = match["outlet"], match["source"]
            if is_agency(name) or not (is_domain(name) or (source and _MEDIA.search(source))):
                continue
            basis = f"“{name} reports” in the text"
            relays = [Relay(name, "block", basis, line.within(match.span("outlet")), line.span)]
            if source and is_outlet(source):
                relays.append(Relay(source, "block", basis, line.within(match.span("source")), line.span))
            return Fact(name, "signature in the text", line.within(match.span("outlet"))), tuple(relays)
    return None


def introduced(lines: Sequence[Line]) -> list[Relay]:
    """The outlets that lines such as ``Via The Guardian:`` introduce, each governing all up to the next."""
    found = [
        (place, line, match)
        for place, line in enumerate(lines[:-1])
        if line.text[-1] == ":"
        and len(line.text) <= 300
        and (match := _LEAD_IN.fullmatch(line.text))
        and is_outlet(match["name"])
    ]
    ends = [lines[place - 1].end for place, _, _ in found[1:]] + [lines[-1].end] if found else []
    return [
        Relay(
            match["name"],
            "block",
            "it introduces what follows",
            line.within(match.span("name")),
            governs=(line.end, end),
        )
        for (_, line, match), end in zip(found, ends, strict=True)
    ]


def retold(lines: Sequence[Line]) -> Relay | None:
    """The outlet whose report the article retells: its first words, and named again and again after."""
    for place, line in enumerate(lines[:2]):
        match = _LEAD.match(line.text[:400])
        later = [after.text for after in lines[place + 1 :]]
        if match and _goes_back(match["name"], later):
            span = line.within(match.span("name"))
            return Relay(match["name"], "document", "the article retells its report", span)
    return None


def _goes_back(name: str, later: Sequence[str]) -> bool:
    """Whether the later lines speak of it again and again, and it is an outlet by its name or theirs."""
    if not is_outlet(name) and not any(map(_CALLED.search, later)):
        return False
    return sum(bool(_CALLED.search(text)) or name in text for text in later) >= RETOLD
