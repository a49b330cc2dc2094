"""What kinds of field do we have that Whoosh has not? Texts kept by place, and terms made of others.

The names and paths of these classes are written into every index, and never read from it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from whoosh import fields, formats
from whoosh.analysis import Token, Tokenizer

from onrecord.index.text.folding import words_with_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoosh.columns import Column


class FoldedWords(Tokenizer):  # type: ignore[misc]
    """Whoosh's view of `folding`: the words of a text as tokens."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        tokenize: bool = True,
        mode: str = "",
        **options: Any,
    ) -> Iterator[Token]:
        """The tokens; as everywhere in Whoosh it is one token object that changes."""
        token = Token(positions, chars, removestops=removestops, mode=mode, **options)
        token.boost = 1.0
        token.stopped = False
        found = words_with_spans(value) if tokenize else [(value, (0, len(value)))]
        for place, (word, (start, end)) in enumerate(found, start_pos):
            token.text = word
            if keeporiginal:
                token.original = word
            if positions:
                token.pos = place
            if chars:
                token.startchar, token.endchar = start_char + start, start_char + end
            yield token


class Places(formats.Format):  # type: ignore[misc]
    """Where a term stands in a document: 32-bit numbers of words, in the machine's byte order."""

    def encode(self, places: Iterable[int]) -> bytes:
        """The bytes of a list of places."""
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The places."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many there are."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """As many, weighted."""
        return len(value) // 4 * float(self.field_boost)

    def combine(self, values: Iterable[bytes]) -> bytes:
        """All of them in one."""
        return self.encode(sorted({place for value in values for place in self.decode_positions(value)}))

    def word_values(
        self, value: Any, analyzer: Any, **options: Any
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """The words of a text with their places."""
        found: dict[str, list[int]] = {}
        for token in formats.tokens(value, analyzer, dict(options, positions=True)):
            found.setdefault(token.text, []).append(token.pos)
        for word, places in found.items():
            yield word, len(places), len(places) * float(self.field_boost), self.encode(places)


class Words(fields.FieldType):  # type: ignore[misc]
    """A text, kept word by word."""

    def __init__(self, *, scorable: bool = False, column: Column | None = None) -> None:
        super().__init__(
            Places(), FoldedWords(), scorable, multitoken_query="phrase", sortable=column or False
        )


class Derived(fields.FieldType):  # type: ignore[misc]
    """Terms that are made from those of the field `base` when a segment is written; takes no values."""

    def __init__(self, base: str, kind: str) -> None:
        super().__init__(formats.Existence(), FoldedWords(), scorable=True)
        self.base = base
        self.kind = kind
        """``stem`` or ``pair``."""
