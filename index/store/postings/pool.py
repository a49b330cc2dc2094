"""Where do postings wait until a segment is written? In arrays in memory, instead of Whoosh's sorted files.

Texts are kept as the numbers of their words in order, which is all that `inverting` needs; everything
else as pairs of a term and a document.
"""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from onrecord.index.store.postings.inverting import Postings, gathered, ranked
from onrecord.index.text.folding import LONGEST, WORD, fold


class Vocabulary(dict[Any, int]):
    """The number of each term, given out in order of appearance; a term is known by its beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[Any] = []

    def __missing__(self, term: Any) -> int:
        short = term[:LONGEST] if isinstance(term, str) else term
        number = self.get(short)
        if number is None:
            number = self[short] = len(self.names)
            self.names.append(short)
        self[term] = number
        return number


class Texts:
    """The texts of one field."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._tokens = array("I")
        self._documents = array("I")
        self._counts = array("I")

    def add(self, document: int, text: str) -> int:
        """Take up the text of a document; how many words it has."""
        before = len(self._tokens)
        self._tokens.extend(map(self._vocabulary.__getitem__, WORD.findall(fold(text))))
        count = len(self._tokens) - before
        self._documents.append(document)
        self._counts.append(count)
        return count

    def terms(self) -> tuple[list[str], np.ndarray[Any, np.dtype[np.uint32]]]:
        """The words in order, and for each token, as the texts came, the number of its word in them."""
        names, rank = ranked(self._vocabulary.names)
        tokens = np.frombuffer(self._tokens, np.uint32) if self._tokens else np.zeros(0, np.uint32)
        return names, rank[tokens]

    def counts(self, documents: int) -> np.ndarray[Any, np.dtype[np.uint32]]:
        """The number of tokens of each of the first documents."""
        counts = np.zeros(documents, np.uint32)
        if self._documents:
            counts[np.frombuffer(self._documents, np.uint32)] = np.frombuffer(self._counts, np.uint32)
        return counts


class Pairs:
    """The terms of one field that keeps no places."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._terms = array("I")
        self._documents = array("I")

    def add(self, document: int, term: bytes) -> None:
        """Take up that a document has a term."""
        self._terms.append(self._vocabulary[term])
        self._documents.append(document)

    def postings(self) -> tuple[list[bytes], Postings]:
        """The terms in order, and their postings."""
        names, rank = ranked(self._vocabulary.names)
        terms = rank[np.frombuffer(self._terms, np.uint32)]
        return names, gathered(terms, np.frombuffer(self._documents, np.uint32), len(names))


class Pool:
    """All postings of the segment that is being written; takes the place of Whoosh's posting pool."""

    def __init__(self) -> None:
        self.texts: dict[str, Texts] = {}
        self.pairs: dict[str, Pairs] = {}

    def add_text(self, field: str, document: int, text: str) -> int:
        """Take up a text; how many words it has."""
        texts = self.texts.get(field)
        if texts is None:
            texts = self.texts[field] = Texts()
        return texts.add(document, text)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take up one posting, as Whoosh's writer hands it over."""
        field, term, document, _, _ = item
        pairs = self.pairs.get(field)
        if pairs is None:
            pairs = self.pairs[field] = Pairs()
        pairs.add(document, term)

    def iter_postings(self) -> Pool:
        """What Whoosh hands to the field writer."""
        return self

    def cleanup(self) -> None:
        """Let go of everything."""
        self.texts.clear()
        self.pairs.clear()
