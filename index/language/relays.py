"""Through which outlet did the words of one quotation come?"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.index.language.lexicon import words
from onrecord.index.model import Relay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.language.scene import Scene
    from onrecord.index.model import Article, Span

OUTLET = r"(?:[Tt]he )?(?:[A-Z][\w.&’'-]*)(?: (?:of|and|the|[A-Z][\w.&’'-]*))*"
INTERVIEW = re.compile(rf"\b(?:interview|conversation|appearance) (?:with|on) ({OUTLET})")
TOLD = re.compile(rf"\btold ({OUTLET})")
KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(words('relays', 'outlets')))}|Associated Press)\b")


def sentence_relays(scene: Scene, start: int, end: int) -> list[Relay]:
    """Outlets named in the sentence around a quotation as those the words were said to."""
    told = scene.syntax.text
    low = scene.where.paragraphs[scene.where.paragraph(start)][0]
    k = bisect_right(scene.stops, start)
    first = max(low, scene.stops[k - 1]) if k else low
    k = bisect_right(scene.stops, end)
    last = scene.stops[k] if k < len(scene.stops) else len(told)
    return [
        Relay(match.group(1), "sentence", "named in the sentence", match.span(1))
        for pattern in (INTERVIEW, TOLD)
        for match in pattern.finditer(told, first, last)
        if KNOWN.search(match.group(1)) and not start <= match.start() < end
    ]


def governing(article: Article | None, at: int) -> Iterable[Relay]:
    """The relays of the article and of the block that a place stands in, nearest first."""
    if article is None:
        return ()
    blocks = [relay for relay in article.relays if relay.scope != "document" and _before(relay.span, at)]
    return (*reversed(blocks), *(relay for relay in article.relays if relay.scope == "document"))


def _before(span: Span | None, at: int) -> bool:
    return span is not None and span[1] <= at
