"""How does a segment come to lie in files? As whole arrays, so that numpy can answer over them.

All arrays lie one after the other in ``.pst``; ``.trm`` is a table, in JSON, of where each of them lies:

    names, ends              every field: its terms, see `onrecord.index.store.postings.arrays.dictionary`
    places, words            a field of words: where they stand, and where the places of each word begin
    begin, document          the same, where documents are longer than a row: `places.Rows`
    documents, lists         all others: their lists, and where each block of each list begins
    impacts                  stems and pairs: of each document on each list
    lengths                  prose: words of each document, at most 65,535

Whoosh's own searcher reads all this through `Codec`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.base import FieldWriter
from whoosh.codec.whoosh3 import W3Codec

from onrecord.index.store.postings.arrays import dictionary
from onrecord.index.store.postings.arrays.joining import joined
from onrecord.index.store.postings.arrays.lists import listed
from onrecord.index.store.postings.arrays.places import laid_out, standing
from onrecord.index.store.postings.columns import ColumnsWriter
from onrecord.index.store.postings.fieldtypes import Derived, Words
from onrecord.index.store.postings.impacts import norms
from onrecord.index.store.postings.pool import Numbers, Prose, Values
from onrecord.index.store.postings.reading import TermsReader
from onrecord.index.store.postings.spilling import spilled
from onrecord.index.store.postings.terms import common, pairs, ranked, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.index.store.postings.arrays.lists import Lists
    from onrecord.index.store.postings.arrays.places import Words as Standing
    from onrecord.index.store.postings.pool import Pool

    Arrays = dict[str, NDArray[Any]]

ALIGNMENT = 8


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with the postings of `Pool`."""

    def per_document_writer(self, storage: Any, segment: Any) -> ColumnsWriter:
        """Writes the columns of a segment."""
        return ColumnsWriter(self, storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> PostingsWriter:
        """Writes the postings of a segment."""
        return PostingsWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Reads them."""
        return TermsReader(self, storage, segment)


class PostingsWriter(FieldWriter):  # type: ignore[misc]
    """Writes all postings of a segment at once."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._postings = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._terms = segment.create_file(storage, W3Codec.TERMS_EXT)
        self._placed: dict[str, dict[str, tuple[int, str, int]]] = {}
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, pool: Pool) -> None:
        """Write the postings of the pool, and of the fields that are derived from its texts.

        Args:
            schema: of the index.
            lengths: a reader of what Whoosh keeps for each document.
            pool: of this segment.

        """
        documents = lengths.doc_count_all()
        for name, held in pool.take():
            for field, arrays in _made(schema, name, held, documents, pool.folder):
                self._placed[field] = {part: self._put(array) for part, array in arrays.items()}

    def _put(self, array: NDArray[Any]) -> tuple[int, str, int]:
        """Write an array; where it lies, its type and its length."""
        self._postings.write(bytes(-self._postings.tell() % ALIGNMENT))
        place = self._postings.tell()
        little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        self._postings.write(little.data)
        return place, little.dtype.str, len(little)

    def close(self) -> None:
        """Write where everything lies."""
        self._terms.write(json.dumps(self._placed).encode("ascii"))
        self._terms.close()
        self._postings.close()
        self.is_closed = True


def _made(
    schema: Any, name: str, held: Prose | Values | Numbers, documents: int, folder: Path
) -> Iterator[tuple[str, Arrays]]:
    """The arrays of a field, and those of the fields that are derived from it."""
    field = schema[name]
    if isinstance(held, Prose):
        last = prose(schema, name, held, documents)
        if not held.parts:
            yield from last
            return
        held.parts.append(spilled(last, folder, len(held.parts)))
        for each in held.parts[0]:
            yield each, joined([part[each] for part in held.parts], held.sizes())
    elif isinstance(held, Values) and isinstance(field, Words):
        words, tokens, counts = held.words(documents)
        places, rows = laid_out(counts)
        yield name, _words(words, standing(tokens, places, len(words), rows))
    elif isinstance(held, Values) and field.indexed:
        terms, rank = ranked([next(field.index(value))[0] for value in held])
        numbers = held.numbers(documents)
        having = np.flatnonzero(numbers).astype(np.uint32)
        lists = listed(rank[numbers[having] - np.uint32(1)], having, len(terms), documents)
        yield name, _lists(terms, lists)


def _words(words: Sequence[str], held: Standing) -> Arrays:
    """The arrays of a field of words."""
    arrays = dictionary.written([word.encode() for word in words])
    arrays |= {"places": held.places, "words": held.first}
    if held.rows.begin is not None and held.rows.document is not None:
        arrays |= {"begin": held.rows.begin, "document": held.rows.document}
    return arrays


def _lists(terms: Sequence[bytes], lists: Lists) -> Arrays:
    """The arrays of a field of lists."""
    arrays = dictionary.written(terms) | {"documents": lists.documents, "lists": lists.first}
    if len(lists.impacts):
        arrays["impacts"] = lists.impacts
    return arrays


def prose(schema: Any, name: str, held: Prose, documents: int) -> Iterator[tuple[str, Arrays]]:
    """The arrays of what came since the last part: of a field of prose, of its pairs and of its stems."""
    derived = {
        one.kind: other for other, one in schema.items() if isinstance(one, Derived) and one.base == name
    }
    words, tokens, counts = held.part(documents)
    size = len(counts)
    places, rows = laid_out(counts)
    stand = standing(tokens, places, len(words), rows)
    yield name, _words(words, stand) | {"lengths": np.minimum(counts, 65535).astype(np.uint16)}
    if held.common is None:
        held.common = common(words, stand, size)
    names, numbers, heads = pairs(words, tokens, places, held.common)
    del places, stand
    lengthy = norms(counts, name)
    of_token = np.repeat(np.arange(size, dtype=np.uint32), counts)
    lists = listed(numbers, of_token[heads], len(names), size, lengthy)
    yield derived["pair"], _lists([pair.encode() for pair in names], lists)
    del numbers, heads, lists
    names, of_word = stems(words)
    lists = listed(of_word[tokens], of_token, len(names), size, lengthy)
    yield derived["stem"], _lists([stem.encode() for stem in names], lists)
