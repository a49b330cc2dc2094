"""What is known of an article, and how? The file's own statements put together, each with its basis."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.articles.layout.furniture import furniture
from onrecord.index.articles.layout.lines import lines, merged
from onrecord.index.articles.metadata.credits import credits_of
from onrecord.index.articles.metadata.frontmatter import FrontMatter, enumeration, front_matter
from onrecord.index.articles.metadata.masthead import read_head
from onrecord.index.articles.metadata.relays import OPENING, dateline, introduced, retold, signed
from onrecord.index.model import Article, Fact, Relay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.articles.layout.lines import Line
    from onrecord.index.articles.metadata.credits import Credit
    from onrecord.index.model import Source, Span


def describe(source: Source, text: str, digest: str) -> Article:
    """The article of a file's text.

    Front matter is believed before the text; where the two differ, the basis tells what the text says.
    """
    front = front_matter(text) or FrontMatter((0, 0))
    every = lines(text, front.span[1])
    page = furniture(every)
    story = _without(every, (line.span for line in page))
    credited = credits_of(story)
    head = read_head(_without(story, (credit.mask for credit in credited)))
    prose = _without(story, (*head.masks, *(credit.mask for credit in credited)))
    datelines = list(filter(None, map(dateline, prose[:OPENING])))
    signature = signed(prose)
    whole = retold(prose)
    relays = [
        *front.relays,
        *(relay for credit in credited for relay in _relays(credit)),
        *(relay for _, relay in datelines if relay),
        *(signature[1] if signature else ()),
        *introduced(prose),
        *([whole] if whole else ()),
    ]
    masks = [front.span, *(line.span for line in page), *(credit.mask for credit in credited)]
    masks += [*head.masks, *(mask for mask, _ in datelines)]
    outlet = _settled(front.outlet, head.outlet) or (signature[0] if signature else None)
    return Article(
        doc=source.doc,
        path=source.path,
        text=text,
        digest=digest,
        key=source.key,
        title=front.title or head.title,
        outlet=outlet,
        author=_settled(front.author, _author(credited)),
        published=_settled(front.published, head.published),
        url=front.url or head.url,
        relays=_distinct(relays, outlet),
        masks=merged(masks),
    )


def _without(every: Iterable[Line], spans: Iterable[Span]) -> list[Line]:
    """The lines that begin outside all of the spans."""
    taken = merged(spans)
    starts = [start for start, _ in taken]
    kept = []
    for line in every:
        place = bisect_right(starts, line.start) - 1
        if place < 0 or line.start >= taken[place][1]:
            kept.append(line)
    return kept


def _author(credited: Iterable[Credit]) -> Fact | None:
    for credit in credited:
        if credit.about == "author" and credit.names:
            return Fact(enumeration(list(credit.names)), credit.basis, credit.span)
    return None


def _relays(credit: Credit) -> list[Relay]:
    if credit.about != "relay":
        return []
    return [Relay(name, "document", credit.basis, credit.span) for name in credit.names]


def _settled(front: Fact | None, text: Fact | None) -> Fact | None:
    """The front matter's word, with what the text says where it says otherwise."""
    if front is None or text is None or front.value.casefold() == text.value.casefold():
        return front or text
    return replace(front, basis=f"{front.basis}; the {text.basis} says “{text.value}”")


def _distinct(relays: Iterable[Relay], outlet: Fact | None) -> tuple[Relay, ...]:
    """Each relay once in each place it governs; an outlet is not its own relay."""
    own = outlet.value.casefold() if outlet else None
    found: dict[tuple[str, Span | None], Relay] = {}
    for relay in relays:
        if relay.name.casefold() != own:
            found.setdefault((relay.name.casefold(), relay.governs), relay)
    return tuple(found.values())
