"""Through which outlet did the words of one quotation come?

The article's own relays govern all of it or a block of it. Here are those of a sentence: the outlet that the
words were said to ("told Reuters", "in an interview with NBC's …"), or that has them ("Politico reported",
"according to Vermont Edition", "was quoted by the magazine as saying").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.outlet_names import RUN, WORDS, outlet, plainly
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.model import Relay
from onrecord.index.names.keys import key, outlet_key
from onrecord.index.names.known_outlets import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.model import Article, Span

REACH = 400
"""Characters of a sentence that are looked at on either side of the quotation."""
BEFORE = 3000
"""Characters in which an outlet was named that is called again."""

_GENERIC = "|".join(sorted(words("relays", "generic"), key=len, reverse=True))
_AGAIN = rf"[Tt]he (?:{_GENERIC})\b(?!['’]?s? [a-z]+ed\b)"
_OUTLET = rf"(?P<outlet>{RUN}|{_AGAIN})"
_OCCASION = rf"(?:{'|'.join(map(re.escape, sorted(words('relays', 'occasions'))))})"
_DAY = r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day"
_SPOKE = rf"(?:{'|'.join(sorted(words('relays', 'spoke')))})"
_REPORT = r"an? (?:report|story|article|account|transcript|recording)[a-z ]* (?:in|by|from|on|of)"

REPORTED = re.compile(rf"\b(?:report|dispatch) (?:that|which) (?P<outlet>{RUN})")
"""Whoever has a report is taken for an outlet, whatever its name."""
PATTERNS = (
    REPORTED,
    *(
        re.compile(pattern)
        for pattern in (
            rf"\b(?:told|tells|telling) {_OUTLET}",
            rf"\b(?:[Ii]n|[Dd]uring|[Oo]n|[Vv]ia) (?:[\w’'-]+ ){{0,4}}{_OCCASION}"
            rf"(?: {_DAY}| (?:aired|airing|broadcast|posted|published|released)[a-z ]*)?"
            rf" (?:with|on|to|in|for|by|from) {_OUTLET}",
            rf"\b[Ii]n an? {_OUTLET} {_OCCASION}\b",
            rf"\b{_SPOKE}(?: [a-z]+){{0,3}}(?: {_DAY})?(?: [a-z]+)? (?:on|to|in) {_OUTLET}",
            rf"\b[Oo]n {_OUTLET}(?=[’']s\b| on {_DAY})",
            r"\b(?:[Aa]ccording to|quoted by|reported by|obtained by|cited by|[Pp]er|[Vv]ia)"
            rf"(?: {_REPORT})? {_OUTLET}",
            rf"(?<!\w)(?:As )?(?P<outlet>{RUN}|[Tt]he (?:{_GENERIC})) "
            r"(?:(?:has|had|have|also|first|earlier) )*(?:reported|reports|quoted|quotes|summarized|sums)\b",
            rf"\b(?:citing|quoting|(?:credits|credited|attributes|attributed)(?: it)? to) {_OUTLET}",
        )
    ),
)
_NOT = re.compile(r"(?:[/-]|,? and )\w|[’']?s? (?:poll|survey|exit poll|average|bus|tracking)|/")


def relays(
    document: Document, spans: Sequence[Span], speaker: str, article: Article | None
) -> tuple[Relay, ...]:
    """The relays of a quotation, nearest first, none twice: its sentence's, its block's, the article's."""
    own = outlet_key(article.outlet.value) if article is not None and article.outlet is not None else ""
    found: dict[str, Relay] = {}
    for relay in sentence_relays(document, spans, article):
        called = outlet_key(relay.name)
        if called != own and f" {called} " not in f" {outlet_key(speaker)} ":
            found.setdefault(called, relay)
    for relay in governing(article, spans[0][0]):
        found.setdefault(outlet_key(relay.name), relay)
    return tuple(found.values())


def sentence_relays(document: Document, spans: Sequence[Span], article: Article | None) -> Iterator[Relay]:
    """Outlets that the sentence around a quotation names as those that the words came through.

    Each goes by its one name; its basis and its span tell how the sentence has it.
    """
    text = document.syntax.text
    low, high = _around(document, spans)
    for pattern in PATTERNS:
        for match in pattern.finditer(text, low, high):
            start, end = match.span("outlet")
            if any(first <= start < last for first, last in spans) or _marked(document, start):
                continue
            basis = f"“{' '.join(match[0].split())}” in its sentence"
            if re.fullmatch(_AGAIN, match["outlet"]):
                earlier = _named_before(document, low, article)
                if earlier:
                    yield _named(earlier, spelled(earlier), basis, (start, end))
                continue
            if pattern is REPORTED and _somebody(document, start):
                continue
            length = len(match["outlet"]) if pattern is REPORTED else outlet(match["outlet"])
            if length and not _NOT.match(text, start + length):
                end = start + length
                start += 4 * plainly(text[start:end])
                name = _whole(text[start:end], document, low, article)
                yield _named(text[start:end], name, basis, (start, end))


def governing(article: Article | None, at: int) -> Iterable[Relay]:
    """The relays of the block that a place stands in, nearest first, and of the article."""
    if article is None:
        return ()
    blocks = [relay for relay in article.relays if relay.scope == "block" and _governs(relay, at)]
    blocks.sort(key=lambda relay: -relay.governs[0] if relay.governs else 0)
    return (*blocks, *(relay for relay in article.relays if relay.scope == "document"))


def _governs(relay: Relay, at: int) -> bool:
    if relay.governs is not None:
        return relay.governs[0] <= at < relay.governs[1]
    return relay.span is not None and relay.span[1] <= at


def _around(document: Document, spans: Sequence[Span]) -> Span:
    start, end = spans[0][0], spans[-1][1]
    low = document.where.paragraphs[document.where.paragraph(start)][0]
    high = document.where.paragraphs[document.where.paragraph(end)][1]
    k = bisect_right(document.stops, start)
    if k:
        low = max(low, document.stops[k - 1])
    k = bisect_right(document.stops, end)
    if k < len(document.stops):
        high = min(high, document.stops[k])
    return max(low, start - REACH), min(high, end + REACH)


def _marked(document: Document, offset: int) -> bool:
    return document.where.quoted[document.syntax.at(offset)] >= 0


def _named(printed: str, name: str, basis: str, span: Span) -> Relay:
    return Relay(name, "sentence", basis, span, printed="" if printed == name else printed)


def _whole(name: str, document: Document, offset: int, article: Article | None) -> str:
    """The one name of an outlet; one called by its last word (*the Post*) is whoever was named so before."""
    called = key(name).removeprefix("the ")
    if called not in WORDS:
        return spelled(name)
    own = article.outlet.value if article is not None and article.outlet is not None else ""
    for whole in (own, *_outlets_before(document, offset)):
        if key(whole).endswith(f" {called}"):
            return spelled(whole)
    return spelled(name) if outlet_key(name) == called else name


def _somebody(document: Document, offset: int) -> bool:
    """Is a person named there: "said in a report that Roe had died"?"""
    return any(
        use.start <= offset < use.end
        for entity in document.coreference.entities
        if entity.person
        for use in entity.person.uses
    )


def _named_before(document: Document, offset: int, article: Article | None) -> str | None:
    """The outlet last named before a place: what "the magazine" means there."""
    named = next(_outlets_before(document, offset), None)
    return named or next((relay.name for relay in governing(article, offset)), None)


def _outlets_before(document: Document, offset: int) -> Iterator[str]:
    """The outlets named before a place, the last first."""
    for match in reversed(list(re.finditer(RUN, document.syntax.text[max(0, offset - BEFORE) : offset]))):
        if length := outlet(match[0]):
            yield match[0][:length]
