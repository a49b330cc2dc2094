"""Where does what documents hold wait until a segment is written? In arrays in memory, field by field.

Prose is kept as the numbers of its words in order. Every other value is kept once, and as its number with
each document that has it, for names, titles and dates repeat: little is done for a document, most at the end.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.store.postings.arrays.lists import placed
from onrecord.index.store.postings.terms import ranked
from onrecord.index.text.folding import LONGEST, WORD, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.index.store.postings.spilling import Arrays

OTHER = 0
"""Stands for a piece of text that is not one word: it has several, or none."""


class Vocabulary(dict[str, int]):
    """The number of the word in each piece of text, given out in order of appearance, from 1 on."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}

    def __missing__(self, piece: str) -> int:
        found = WORD.findall(piece)
        number = self[piece] = self._number(found[0][:LONGEST]) if len(found) == 1 else OTHER
        return number

    def _number(self, word: str) -> int:
        number = self._numbers.get(word)
        if number is None:
            self.words.append(word)
            number = self._numbers[word] = len(self.words)
        return number

    def numbers(self, text: str) -> list[int]:
        """The words of a text."""
        several = pieces(text)
        numbers = list(map(self.__getitem__, several))
        if OTHER not in numbers:
            return numbers
        whole = []
        for piece, number in zip(several, numbers, strict=True):
            whole += [number] if number else [self[word] for word in WORD.findall(piece)]
        return whole


class Prose:
    """The texts of one field, each likely to be unlike all others.

    They are let go of part by part, so that memory does not grow with the segment.
    """

    def __init__(self) -> None:
        self.common: list[str] | None = None
        """The words that are common, when the first part has told which."""
        self.parts: list[dict[str, Arrays]] = []
        """The arrays of each part that was let go of, by the name of the field."""
        self._counted: list[NDArray[np.uint32]] = []
        self._anew()

    def _anew(self) -> None:
        self._vocabulary = Vocabulary()
        self._tokens = array("I")
        self._ends = array("I")
        self._first = sum(map(len, self._counted))

    def add(self, document: int, text: str) -> None:
        """Take up the text of a document; those left out before it have none."""
        self._fill(document)
        self._tokens.extend(self._vocabulary.numbers(text))
        self._ends.append(len(self._tokens))

    def _fill(self, documents: int) -> None:
        if missing := documents - self._first - len(self._ends):
            self._ends.extend([len(self._tokens)] * missing)

    def counts(self, documents: int) -> NDArray[np.uint32]:
        """How many words the text of each document has."""
        self._fill(documents)
        return np.concatenate([*self._counted, self._counts()])

    def sizes(self) -> list[int]:
        """How many documents each part had that was let go of."""
        return [len(counts) for counts in self._counted]

    def _counts(self) -> NDArray[np.uint32]:
        return np.diff(_numbers(self._ends), prepend=np.uint32(0))

    def part(self, documents: int) -> tuple[list[str], NDArray[np.uint32], NDArray[np.uint32]]:
        """What came since the last part, which is let go of.

        Args:
            documents: how many there are by now.

        Returns:
            The words in order; the number of the word at each place; how many each document has.

        """
        self._fill(documents)
        names, rank = ranked(self._vocabulary.words)
        tokens, counts = _numbers(self._tokens), self._counts()
        self._counted.append(counts)
        self._anew()
        return names, np.concatenate([np.zeros(1, np.uint32), rank])[tokens], counts


class Values(dict[Any, int]):
    """The values of one field: the number of each, in order of appearance; 0 is that of no value."""

    def __init__(self) -> None:
        super().__init__()
        self._documents = array("I")

    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self) + 1
        return number

    def add(self, document: int, value: Any) -> None:
        """Take up the value of a document; those left out before it have none."""
        self._fill(document)
        self._documents.append(self[value])

    def _fill(self, documents: int) -> None:
        if missing := documents - len(self._documents):
            self._documents.frombytes(bytes(self._documents.itemsize * missing))

    def numbers(self, documents: int) -> NDArray[np.uint32]:
        """The number of each document's value."""
        self._fill(documents)
        return _numbers(self._documents)

    def words(self, documents: int) -> tuple[list[str], NDArray[np.uint32], NDArray[np.uint32]]:
        """Of texts: their words in order, the word at each place, and how many each document has."""
        vocabulary = Vocabulary()
        each = [[], *(vocabulary.numbers(text) for text in self)]
        names, rank = ranked(vocabulary.words)
        flat = np.fromiter((number - 1 for several in each for number in several), np.uint32)
        lengths = np.fromiter(map(len, each), np.uint32, len(each))
        numbers = self.numbers(documents)
        counts = lengths[numbers]
        return (
            names,
            rank[flat][placed((np.cumsum(lengths, dtype=np.uint32) - lengths)[numbers], counts)],
            counts,
        )


class Numbers:
    """The numbers of one field that differ from document to document."""

    def __init__(self) -> None:
        self._values = array("I")

    def add(self, document: int, value: int) -> None:
        """Take up the number of a document; those left out before it have 0."""
        if missing := document - len(self._values):
            self._values.frombytes(bytes(self._values.itemsize * missing))
        self._values.append(value)

    def values(self) -> NDArray[np.uint32]:
        """The numbers, as far as they were given."""
        return _numbers(self._values)


class Pool:
    """All that documents of the segment hold that is being written; takes the place of Whoosh's own pool."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """For files that are needed no longer than the segment is written."""
        self.fields: dict[str, Prose | Values | Numbers] = {}

    def iter_postings(self) -> Pool:
        """What Whoosh hands to the field writer."""
        return self

    def cleanup(self) -> None:
        """Let go of everything."""
        self.fields.clear()

    def take(self) -> Iterator[tuple[str, Prose | Values | Numbers]]:
        """Every field in the order of their names, let go of one by one."""
        for name in sorted(self.fields):
            yield name, self.fields.pop(name)


def _numbers(values: array[int]) -> NDArray[np.uint32]:
    return np.frombuffer(values, np.uint32) if values else np.zeros(0, np.uint32)
