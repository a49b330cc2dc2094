"""What does the parser say of each token? Plain lists, read once from a spaCy Doc.

Everything behind the parser works on these and on character offsets, so it can be tried without a model.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LENGTH, ORTH, SPACY, TAG

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.index.model import Span


@dataclass(frozen=True, slots=True)
class Syntax:
    """The tokens of a text in order: one entry in each list for each token."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    """Penn Treebank tags; ``""`` where nothing was parsed."""
    deps: list[str]
    heads: list[int]
    """Index of the syntactic head; a root is its own."""
    ents: list[str]
    """The type of the entity that the token is part of, or ``""``."""
    iob: list[int]
    """3 begins an entity, 1 is inside one."""
    children: list[list[int]]
    left: list[int]
    """Leftmost token of the subtree."""
    right: list[int]
    """Rightmost token of the subtree."""

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The token that holds the character at `offset`, or the next one after it."""
        return min(bisect_right(self.ends, offset), len(self.words) - 1)

    def between(self, start: int, end: int) -> range:
        """The tokens that lie wholly between two offsets."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def span(self, first: int, last: int) -> Span:
        """Character offsets of the tokens from `first` to `last`, both included."""
        return self.starts[first], self.ends[last]

    def ancestors(self, token: int) -> list[int]:
        """Heads from the nearest outwards."""
        found = []
        while self.heads[token] != token:
            token = self.heads[token]
            found.append(token)
        return found

    def governing(self, token: int) -> int:
        """The first word from a token upwards that is no preposition or adverb: "aside from"."""
        while self.heads[token] != token and (self.deps[token] == "prep" or self.tags[token] == "RB"):
            token = self.heads[token]
        return token


def syntax(doc: Doc) -> Syntax:
    """Read a parsed Doc into plain lists."""
    table = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, ENT_TYPE, ENT_IOB, ORTH, SPACY])
    strings = doc.vocab.strings
    names: dict[int, str] = {0: ""}

    def spelled(column: int) -> list[str]:
        keys = table[:, column].tolist()
        for key in set(keys) - names.keys():
            names[key] = strings[key]
        return [names[key] for key in keys]

    size = len(doc)
    words = spelled(7)
    starts = table[:, 0].astype("int64").tolist()
    ends = [start + length for start, length in zip(starts, table[:, 1].tolist(), strict=True)]
    heads = [i + offset for i, offset in enumerate(table[:, 4].astype("int64").tolist())]
    children: list[list[int]] = [[] for _ in range(size)]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    left, right = edges(heads, children)
    return Syntax(
        text="".join(
            f"{word} " if spaced else word for word, spaced in zip(words, table[:, 8].tolist(), strict=True)
        ),
        words=words,
        starts=starts,
        ends=ends,
        tags=spelled(2),
        deps=spelled(3),
        heads=heads,
        ents=spelled(5),
        iob=table[:, 6].tolist(),
        children=children,
        left=left,
        right=right,
    )


def edges(heads: list[int], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """Leftmost and rightmost token below each token, without recursion."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    order = [token for token, head in enumerate(heads) if head == token]
    for token in order:
        order.extend(children[token])
    for token in reversed(order):
        for child in children[token]:
            left[token] = min(left[token], left[child])
            right[token] = max(right[token], right[child])
    return left, right
