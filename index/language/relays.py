"""Through which outlet did the words of one quotation come?"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.index.language.lexicon import words
from onrecord.index.model import Relay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.language.entities import Entity
    from onrecord.index.language.mentions import Mention
    from onrecord.index.language.scene import Scene
    from onrecord.index.model import Article, Span

OUTLET = r"(?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:(?:of|and|the|of the) )?[A-Z][\w.&’'-]*)*\w"
SAID_TO = re.compile(
    rf"\b(?:told|(?:interview|conversation|appearance) (?:with|on)"
    rf"|(?:citing|quoting|credits|credited|attributes|attributed)(?: it)?(?: to)?) ({OUTLET})"
)
REPORT = re.compile(rf"\b(?:report|account|article|dispatch) (?:that|which) ({OUTLET})")
KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(words('relays', 'outlets')))}|Associated Press)\b")
ADDRESS = re.compile(r"[A-Z][\w-]{2,}\.(?:[a-z]{2,3}|[A-Z][a-z]{1,2})")


def outlet(name: str) -> bool:
    """Is it an outlet by its name, or by having the form of a web address?"""
    return bool(KNOWN.search(name) or ADDRESS.fullmatch(name))


def carriers(
    scene: Scene, article: Article | None, spans: tuple[Span, ...], speaker: Entity | None
) -> tuple[Relay, ...]:
    """Through whom the words of a quotation came, the nearest first, each once."""
    found: dict[str, Relay] = {}
    for relay in (*_in_sentence(scene, spans[0][0], spans[-1][1], speaker), *governing(article, spans[0][0])):
        if speaker is None or relay.name != speaker.name:
            found.setdefault(relay.name.removeprefix("the ").removeprefix("The "), relay)
    return tuple(found.values())


def _in_sentence(scene: Scene, start: int, end: int, speaker: Entity | None) -> list[Relay]:
    """Outlets that the sentence around a quotation names as those who report it, or were told."""
    text = scene.syntax.text
    low = scene.where.paragraphs[scene.where.paragraph(start)][0]
    k = bisect_right(scene.stops, start)
    first = max(low, scene.stops[k - 1]) if k else low
    k = bisect_right(scene.stops, end)
    last = scene.stops[k] if k < len(scene.stops) else len(text)
    named = [match.span(1) for match in REPORT.finditer(text, first, last)]
    named += [match.span(1) for match in SAID_TO.finditer(text, first, last) if outlet(match.group(1))]
    found = {span: text[slice(*span)] for span in named if not start <= span[0] < end}
    for mention, entity in _reporting(scene, first, last):
        if entity is not speaker and not any(a < mention.end and mention.start < b for a, b in found):
            found[mention.span] = entity.name
    return [Relay(name, "sentence", "named in the sentence", span) for span, name in sorted(found.items())]


def _reporting(scene: Scene, first: int, last: int) -> Iterator[tuple[Mention, Entity]]:
    """The outlets that are sources of cues, or subjects of "quote", between two offsets."""
    paragraph = scene.where.paragraph(first)
    for mention in scene.by_paragraph.get(paragraph, ()):
        entity = scene.cast.entity(mention)
        if not first <= mention.start < last or entity is None or entity.kind != "organization":
            continue
        quotes = scene.syntax.deps[mention.head] == "nsubj" and any(
            source.cue == scene.syntax.heads[mention.head] for source in scene.sources_in.get(paragraph, ())
        )
        if outlet(entity.name) and (quotes or mention.head in scene.cues_of):
            yield mention, entity


def governing(article: Article | None, at: int) -> Iterable[Relay]:
    """The relays of the blocks that a place stands in, the innermost first, and those of the article."""
    if article is None:
        return ()
    blocks = [relay for relay in article.relays if relay.governs and relay.governs[0] <= at < relay.governs[1]]
    blocks.sort(key=lambda relay: relay.governs[1] - relay.governs[0] if relay.governs else 0)
    return (*blocks, *(relay for relay in article.relays if relay.scope == "document"))
