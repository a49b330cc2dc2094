"""What is known of an article, and how? The file's own statements put together, each with its basis."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.articles.layout.entities import plain
from onrecord.index.articles.layout.furniture import furniture
from onrecord.index.articles.layout.lines import lines, merged
from onrecord.index.articles.layout.markup import markup
from onrecord.index.articles.layout.wraps import unwrapped
from onrecord.index.articles.metadata.credits import credits_of
from onrecord.index.articles.metadata.frontmatter import FrontMatter, enumeration, front_matter
from onrecord.index.articles.metadata.given import Given, dated, named
from onrecord.index.articles.metadata.labels import Labels, read_labels
from onrecord.index.articles.metadata.masthead import Head, read_head
from onrecord.index.articles.metadata.relays import OPENING, dateline, introduced, retold, signed
from onrecord.index.articles.told import Told, fact
from onrecord.index.model import Article, Fact, Relay
from onrecord.index.names.keys import outlet_key
from onrecord.index.names.known_outlets import of_address, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.articles.layout.lines import Line
    from onrecord.index.articles.metadata.credits import Credit
    from onrecord.index.model import Source, Span


def describe(
    source: Source,
    text: str,
    digest: str,
    *,
    given: Given | None = None,
    sidecar: Told | None = None,
    told: Told | None = None,
) -> Article:
    """The article of a file's text.

    A sidecar is believed before front matter, that before what the format carries or labelled lines say, that
    before what the user says of the folder, that before the address's host, and that before the text; where
    they differ, the basis tells what the others say.

    Args:
        source: the file.
        text: of the file, or its reading text.
        digest: see `Article.digest`.
        given: what the user says of the folder.
        sidecar: what the file beside it says.
        told: what the format carries; None for text files.

    """
    front = (front_matter(text) if told is None else None) or FrontMatter((0, 0))
    text = unwrapped(text, front.span[1]) if told is None or told.headed else text
    text = plain(text) if told is None else text
    every = lines(text, front.span[1])
    heading = every[0].span if every and every[0].text.startswith("# ") else None
    page = [line for line in furniture(every) if line.span != heading]
    story = _without(every, (line.span for line in page))
    labels = (read_labels(story) if told is None or told.headed else None) or Labels()
    story = _without(story, (span for span in labels.masks if _is_whole(span, story)))
    credited = credits_of(story)
    rest = _without(story, (credit.mask for credit in credited))
    head = read_head(rest) if told is None or told.headed else Head()
    prose = _without(story, (*head.masks, *(credit.mask for credit in credited)))
    datelines = list(filter(None, map(dateline, prose[:OPENING])))
    signature = signed(prose)
    whole = retold(prose)
    relays = [
        *front.relays,
        *(told.relays if told else ()),
        *(relay for credit in credited for relay in _relays(credit)),
        *(relay for _, relay in datelines if relay),
        *(signature[1] if signature else ()),
        *introduced(prose),
        *([whole] if whole else ()),
    ]
    masks = [front.span, *(line.span for line in page), *(credit.mask for credit in credited), *labels.masks]
    masks += [*head.masks, *(mask for mask, _ in datelines)]
    masks += markup(text) if told is None else ()
    said, stated = sidecar or Told(""), told or Told("")
    name = named(source.file, given or Given())
    url = said.url or front.url or stated.url or labels.url or head.url
    at_host = of_address(url.value) if url else None
    outlet = _settled(
        _spelled(said.outlet),
        _spelled(front.outlet),
        _spelled(stated.outlet),
        _spelled(labels.outlet),
        name.outlet,
        Fact(at_host, "host of the address") if at_host else None,
        _spelled(head.outlet),
        _spelled(stated.masthead),
    ) or (_spelled(signature[0]) if signature else None)
    return Article(
        doc=source.doc,
        path=source.path,
        text=text,
        digest=digest,
        key=source.key,
        title=said.title or front.title or stated.title or labels.title or head.title or name.title,
        outlet=outlet,
        author=_settled(
            _authors(said),
            front.author,
            _authors(stated),
            labels.author,
            name.author,
            _author(credited),
            head.author,
        ),
        authors=said.authors or (() if front.author else stated.authors),
        published=_settled(
            said.published,
            front.published,
            stated.published,
            labels.published,
            name.published,
            head.published,
            next((credit.published for credit in credited if credit.published), None),
        )
        or dated(source.file),
        url=url,
        source_class=said.source_class
        or front.source_class
        or stated.source_class
        or fact((given or Given()).source_class, "--class"),
        relays=_distinct(relays, outlet),
        masks=merged(masks),
    )


def _is_whole(span: Span, story: Iterable[Line]) -> bool:
    """Whether the span is whole lines; of ``Full text: …`` only the label is masked."""
    ends = {line.end for line in story}
    return span[1] in ends


def _authors(told: Told) -> Fact | None:
    return Fact(enumeration(list(told.authors)), told.authored) if told.authors else None


def _spelled(outlet: Fact | None) -> Fact | None:
    """The outlet under its one name."""
    if outlet is None:
        return None
    name = spelled(outlet.value)
    if name == outlet.value:
        return outlet
    return Fact(name, f"{outlet.basis}, as “{outlet.value}”", printed=outlet.value)


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


def _settled(*facts: Fact | None) -> Fact | None:
    """The first that is there, with what the others say where they say otherwise."""
    told = [one for one in facts if one is not None]
    if not told:
        return None
    first = told[0]
    others = [one for one in told[1:] if not _agree(first.value, one.value)]
    return replace(
        first, basis="; ".join([first.basis, *(f"the {one.basis} says “{one.value}”" for one in others)])
    )


def _agree(one: str, other: str) -> bool:
    """Whether two values are one, or the shorter is the beginning of the other: a year of a day."""
    one, other = one.casefold(), other.casefold()
    return spelled(one) == spelled(other) or (
        one[:4].isdigit() and (one.startswith(other) or other.startswith(one))
    )


def _distinct(relays: Iterable[Relay], outlet: Fact | None) -> tuple[Relay, ...]:
    """Each relay once in each place it governs, under its one name; an outlet is not its own relay."""
    own = outlet_key(outlet.value) if outlet else None
    found: dict[tuple[str, Span | None], Relay] = {}
    for relay in relays:
        called = outlet_key(relay.name)
        if called != own:
            name = spelled(relay.name)
            one = replace(relay, name=name, basis=f"{relay.basis}, as “{relay.name}”", printed=relay.name)
            found.setdefault((called, relay.governs), relay if name == relay.name else one)
    return tuple(found.values())
