"""Seeded random queries of every class, and whether we and Whoosh's own searcher find the same."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.index.provenance.statements.copies import Copies
from onrecord.index.search.execution.matching import Matching
from onrecord.index.search.execution.segment import Segment
from onrecord.index.search.query import tree
from onrecord.index.text.folding import words as words_of
from tests.index.search.corpora import NAMES
from tests.index.search.translated import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.search.query.tree import Node

FIELDS = (tree.ANY, "quotation", "context", "title", "speaker", "office")


def our_rows(segments: Sequence[Segment], node: Node) -> set[int]:
    """The rows of the quotations that we find."""
    found: set[int] = set()
    for segment in segments:
        found.update(segment.numbers("row")[Matching(segment).documents(node)].tolist())
    return found


class Questions:
    """Seeded random queries of every class, from the words of the documents."""

    def __init__(self, made: Sequence[dict[str, Any]], seed: int) -> None:
        self.choice = random.Random(seed)
        self.texts = {
            name: [
                words_of(document["context" if name == tree.ANY else name])
                for document in made
                if name in document or name == tree.ANY
            ]
            for name in FIELDS
        }

    def run(self, field: str, most: int) -> tuple[str, ...]:
        """Some words that stand side by side."""
        text = self.choice.choice(self.texts[field]) or ["nothing"]
        start = self.choice.randrange(len(text))
        return tuple(text[start : start + self.choice.randint(1, most)])

    def text(self) -> Node:
        """A word, a phrase or something like it."""
        choice = self.choice
        field = choice.choice([name for name in FIELDS if self.texts[name]])
        word = self.run(field, 1)[0]
        middle = choice.randrange(len(word))
        kinds: list[Callable[[], Node]] = [
            lambda: tree.Word(field, word),
            lambda: tree.Phrase(field, self.run(field, 5)),
            lambda: tree.Phrase(field, self.run(field, 4)[::2], choice.randint(2, 5)),
            lambda: tree.Phrase(field, (*self.run(field, 2), word[: middle + 1]), 1, unfinished=True),
            lambda: tree.Prefix(field, word[: middle + 1]),
            lambda: tree.Wildcard(field, f"{word[:middle]}{choice.choice(('*', '?'))}{word[middle + 1 :]}"),
            lambda: tree.Wildcard(field, f"*{word[middle:]}"),
            lambda: tree.Fuzzy(
                field, word[:middle] + choice.choice("aeost") + word[middle + 1 :], choice.randint(1, 2)
            ),
        ]
        return choice.choice(kinds)()

    def value(self) -> Node:
        """A kind, a range or a name."""
        choice = self.choice
        year = choice.randint(2020, 2024) * 10000
        kinds: list[Callable[[], Node]] = [
            lambda: tree.Value("kind", choice.choice(("direct", "mixed", "indirect"))),
            lambda: tree.Range("date", year + choice.randint(0, 1200), year + choice.randint(0, 29999)),
            lambda: tree.Range("confidence", choice.randint(0, 1000), choice.randint(0, 1000)),
            lambda: tree.Phrase("speaker", tuple(words_of(choice.choice(NAMES[:-1])))),
            lambda: tree.Word("relay", choice.choice(("afp", "reuters", "dpa"))),
            tree.Everything,
        ]
        return choice.choice(kinds)()

    def node(self, depth: int = 0) -> Node:
        """Any query, with others inside."""
        choice = self.choice
        chance = choice.random()
        if depth > 2 or chance < 0.35:
            return self.text()
        if chance < 0.45:
            return self.value()
        if chance < 0.75:
            return tree.both([self.node(depth + 1) for _ in range(choice.randint(2, 3))])
        if chance < 0.9:
            return tree.either([self.node(depth + 1) for _ in range(choice.randint(2, 3))])
        return tree.Not(self.node(depth + 1))


def expands(node: Node) -> bool:
    """Whether Whoosh makes many terms of a part of the query, and takes a second at 100,000 quotations."""
    match node:
        case tree.And(nodes) | tree.Or(nodes):
            return any(map(expands, nodes))
        case tree.Not(inner):
            return expands(inner)
        case tree.Phrase(_, _, _, unfinished):
            return unfinished
        case _:
            return isinstance(node, tree.Prefix | tree.Wildcard | tree.Range)


def bursts(node: Node) -> bool:
    """Whether Whoosh opens the postings of common words thousands of times at once: ``"in the t…"``.

    At 100,000 quotations one such query takes more memory than a laptop has.
    """
    match node:
        case tree.And(nodes) | tree.Or(nodes):
            return any(map(bursts, nodes))
        case tree.Not(inner):
            return bursts(inner)
        case _:
            return isinstance(node, tree.Phrase) and node.unfinished and len(node.words[-1]) < 4


def differing(
    index: Any, made: Sequence[dict[str, Any]], queries: int, seed: int, *, sparing: int = 1
) -> tuple[list[Node], int]:
    """The queries that we answer differently from Whoosh, and how many have no answer at all.

    Args:
        index: Whoosh's, of the documents.
        made: the documents that the words of the queries are from.
        queries: how many are asked.
        seed: of the queries.
        sparing: where more than 1, of the queries that Whoosh expands one in this many is asked and none that
            bursts, others in their place.

    """
    segments = [
        Segment(leaf, Copies(Path(index.storage.folder))) for leaf, _ in index.reader().leaf_readers()
    ]
    questions = Questions(made, seed)
    different, empty = [], 0
    with index.searcher() as searcher:
        drawn = 0
        for _ in range(queries):
            node = questions.node()
            while sparing > 1 and (bursts(node) or (expands(node) and (drawn := drawn + 1) % sparing)):
                node = questions.node()
            theirs = rows(node, searcher)
            empty += not theirs
            if our_rows(segments, node) != theirs:
                different.append(node)
    return different, empty
