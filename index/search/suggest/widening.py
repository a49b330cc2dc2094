"""What would find more? Each way to ask for less, as a query of its own, with how many answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index.names.keys import key
from onrecord.index.search.execution.matching import Matching, like
from onrecord.index.search.facets import counted
from onrecord.index.search.query.faults import bare
from onrecord.index.search.query.fields import PROSE, WHOLE, told
from onrecord.index.search.query.restating import restated
from onrecord.index.search.query.tree import (
    ANY,
    And,
    Everything,
    Fuzzy,
    Name,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Value,
    Wildcard,
    Word,
    both,
    either,
)
from onrecord.index.search.query.unparsing import written
from onrecord.index.search.suggest.nearness import nearest
from onrecord.index.text.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.search.execution.snapshot import Reading
    from onrecord.index.search.query.tree import Node, Text

MOST_PARTS = 8
"""Parts of a query that are looked at one by one."""

NEAREST = 3
"""The maximum number of names that are offered in place of one."""


@dataclass(frozen=True, slots=True)
class Widening:
    """A query that asks for less."""

    text: str
    """As it would be typed."""
    change: str
    """What differs, in plain words."""
    total: int
    """How many quotations answer it, at least one."""


def widened(reading: Reading, tree: Node, more_than: int = 0) -> tuple[Widening, ...]:
    """The ways that find more hits, those that change least first.

    Args:
        reading: of the index.
        tree: of the query.
        more_than: what it finds itself.

    """
    found: dict[str, Widening] = {}
    for node, change in _ways(reading, tree):
        text = written(node)
        if text in found or node == tree or isinstance(node, Everything):
            continue
        total = _total(reading, node)
        if total > more_than:
            found[text] = Widening(text, change, total)
    return tuple(sorted(found.values(), key=lambda way: way.total))


def _total(reading: Reading, node: Node) -> int:
    matchings = (Matching(segment, reading.names) for segment in reading.segments)
    return sum(len(matching.documents(node)) for matching in matchings)


def _ways(reading: Reading, tree: Node) -> Iterator[tuple[Node, str]]:
    parts = list(tree.nodes) if isinstance(tree, And) else [tree]
    instead = [list(_instead(reading, part)) for part in parts[:MOST_PARTS]]
    for place, (part, others) in enumerate(zip(parts, instead, strict=False)):
        before, after = parts[:place], parts[place + 1 :]
        # a word that is there by itself need not be offered with other endings or in another spelling too
        alone = len(parts) > 1 and not (isinstance(part, Word) and _total(reading, part))
        for node, change in others:
            yield both([*before, node, *after]), change
            if alone:
                yield node, f"{change}, and nothing else"
        if len(parts) > 1:
            yield both([*before, *after]), f"without {restated(part)}"
            if not isinstance(part, Not | Range | Value):
                yield part, f"{restated(part)}, and nothing else"
    yield from _all_mended(reading, parts, instead)
    plain = [part for part in parts if isinstance(part, Word) and part.field == ANY]
    rest = [part for part in parts if part not in plain]
    if isinstance(tree, Phrase) and tree.field not in WHOLE:
        plain, rest = [Word(tree.field, word) for word in tree.words], []
    if len(plain) > 1:
        yield both([either(list(plain)), *rest]), "any of the words"


def _all_mended(
    reading: Reading, parts: Sequence[Node], instead: Sequence[Sequence[tuple[Node, str]]]
) -> Iterator[tuple[Node, str]]:
    """What finds most in the place of each part that finds nothing by itself, where several do."""
    mended: list[Node] = list(parts)
    changes: list[str] = []
    for place, (part, others) in enumerate(zip(parts, instead, strict=False)):
        if not _total(reading, part):
            ways = [(_total(reading, node), node, change) for node, change in others]
            total, node, change = max(ways, key=lambda way: way[0], default=(0, part, ""))
            if total:
                mended[place] = node
                changes.append(change)
    if len(changes) > 1:
        yield both(mended), ", ".join(changes)


def _instead(reading: Reading, part: Node) -> Iterator[tuple[Node, str]]:
    """What may stand in the place of one part."""
    match part:
        case Phrase(field, several, slop) if len(several) > 1 and field not in WHOLE:
            if slop < 5:
                yield replace(part, slop=5), "the words near each other"
            yield both([Word(field, word) for word in several]), "the words anywhere"
            yield from _respelt(reading, part)
        case Or(nodes):
            for place, node in enumerate(nodes[:MOST_PARTS]):
                for other, change in _instead(reading, node):
                    yield either([*nodes[:place], other, *nodes[place + 1 :]]), change
        case Word(field, text) if field == ANY or field in PROSE:
            yield Prefix(field, text), f"words beginning with {text}"
            if _is_nowhere(reading, text):
                for word in _spellings(reading, text):
                    yield Word(field, word), f"{word} in place of {text}"
    if isinstance(part, Name | Word | Phrase | Prefix | Wildcard | Fuzzy):
        if part.field == "quotation":
            yield replace(part, field=ANY), "around the quotation too"
        if part.field in WHOLE:
            yield from _names(reading, part)


def _respelt(reading: Reading, part: Phrase) -> Iterator[tuple[Node, str]]:
    """The phrase with a word that is nowhere exchanged for one that is spelt nearly so."""
    for place, word in enumerate(part.words[:MOST_PARTS]):
        if _is_nowhere(reading, word):
            for other in _spellings(reading, word):
                several = (*part.words[:place], other, *part.words[place + 1 :])
                yield Phrase(part.field, several, part.slop), f"{other} in place of {word}"
                anywhere = both([Word(part.field, one) for one in several])
                yield anywhere, f"the words anywhere, {other} in place of {word}"


def _is_nowhere(reading: Reading, word: str) -> bool:
    return not any(len(segment.listing("context", word)) for segment in reading.segments)


def _spellings(reading: Reading, text: str) -> list[str]:
    """The commonest words that are spelt nearly so."""
    holding: dict[str, int] = {}
    for segment in reading.segments:
        numbers = like(segment, "context", text, 1 if len(text) < 6 else 2)
        for number in numbers:
            word = segment.vocabulary("context", number, number + 1)[0]
            holding[word] = holding.get(word, 0) + len(segment.listing("context", word))
    holding.pop(text, None)
    return sorted(holding, key=lambda word: -holding[word])[:2]


def _names(reading: Reading, part: Text | Name) -> Iterator[tuple[Node, str]]:
    """The names most like the one that was asked for."""
    asked = getattr(part, "text", "")
    if isinstance(part, Phrase):
        asked = " ".join(part.words)
    if isinstance(part, Name):
        asked = part.key
        if typed := words(part.shown):
            yield (
                Phrase(part.field, tuple(typed), 1, shown=part.shown),
                f"{told(part.field)} {part.shown}, in part",
            )
    matchings = [Matching(segment, reading.names) for segment in reading.segments]
    everywhere = [(matching, matching.documents(Everything())) for matching in matchings]
    often = {each.value: each.count for each in counted(reading, everywhere, part.field, 0)}
    for name in nearest(asked, often, NEAREST):
        if called := key(name):
            yield Name(part.field, called, bare(name)), f"{told(part.field)} {name}"
