"""What does a segment hold? Its arrays, read where they lie, and what Whoosh's own searcher makes of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length, length_to_byte

from onrecord.index.store.postings.arrays.dictionary import Dictionary
from onrecord.index.store.postings.arrays.lists import Lists, blocks_of
from onrecord.index.store.postings.arrays.places import Rows, Words
from onrecord.index.store.postings.fieldtypes import Places
from onrecord.index.store.postings.mapped import mapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

KINDS = frozenset({"|u1", "<u2", "<u4"})
"""The types of arrays that there are."""


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment and where they are; several threads may read at once.

    Raises:
        ValueError: the table of its arrays is none.

    """

    def __init__(self, codec: Any, storage: Any, segment: Any) -> None:
        names = [segment.make_filename(extension) for extension in (codec.TERMS_EXT, codec.POSTS_EXT)]
        table, self._posts = (mapped(storage, name) for name in names)
        self._size: int = segment.doc_count_all()
        self._placed = _placed(bytes(table.checked().view))
        self._dictionaries: dict[str, Dictionary] = {}
        self._words: dict[str, Words] = {}
        self._lists: dict[str, Lists] = {}

    def fields(self) -> frozenset[str]:
        """The fields that have terms in this segment."""
        return frozenset(self._placed)

    def array(self, field: str, part: str) -> NDArray[Any]:
        """One array of a field, by the name of its part; see `onrecord.index.store.postings.codec`."""
        place, kind, length = self._placed[field][part]
        return np.frombuffer(self._posts.checked().view, kind, length, place)

    def has(self, field: str, part: str) -> bool:
        """Whether a field has this array in this segment."""
        return part in self._placed.get(field, ())

    def dictionary(self, field: str) -> Dictionary:
        """The terms of a field that has some."""
        if field not in self._dictionaries:
            self._dictionaries[field] = Dictionary(self.array(field, "names"), self.array(field, "ends"))
        return self._dictionaries[field]

    def words(self, field: str) -> Words:
        """Where the words of a field stand that keeps places."""
        if field not in self._words:
            rows = Rows()
            if self.has(field, "begin"):
                rows = Rows(self.array(field, "begin"), self.array(field, "document"))
            self._words[field] = Words(self.array(field, "places"), self.array(field, "words"), rows)
        return self._words[field]

    def lists(self, field: str) -> Lists:
        """The lists of a field that keeps no places."""
        if field not in self._lists:
            impacts = self.array(field, "impacts") if self.has(field, "impacts") else np.zeros(0, np.uint8)
            held = self.array(field, "documents"), self.array(field, "lists"), impacts
            self._lists[field] = Lists(*held, blocks_of(self._size))
        return self._lists[field]

    def number(self, field: str, term: bytes) -> int | None:
        """The number of a term in its field."""
        return self.dictionary(field).number(term) if field in self._placed else None

    # What follows is what Whoosh's own reader asks.

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.number(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """As `fields`, in order."""
        return sorted(self._placed)

    def cursor(self, fieldname: str, fieldobj: Any) -> Cursor:
        """One that steps through the terms of a field."""
        return Cursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every field with every term."""
        for field in self.indexed_field_names():
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from one on."""
        if fieldname in self._placed:
            known = self.dictionary(fieldname)
            for number in range(known.first_from(prefix), len(known)):
                yield fieldname, known[number]

    def items(self) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        """Every term with what `term_info` tells of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        """The same from one term of a field on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def frequency(self, fieldname: str, tbytes: bytes) -> float:
        """How often a term stands in all documents; 0 where there is none."""
        return 0.0 if (fieldname, tbytes) not in self else float(self._found(fieldname, tbytes)[1].sum())

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        """How many documents have a term; 0 where there is none."""
        return 0 if (fieldname, tbytes) not in self else len(self._found(fieldname, tbytes)[0])

    def term_info(self, fieldname: str, tbytes: bytes) -> W3TermInfo:
        """What Whoosh ranks by.

        Raises:
            TermNotFound: there is no such term.

        """
        return self._info(fieldname, *self._found(fieldname, tbytes))

    def _info(self, field: str, documents: NDArray[np.uint32], counts: NDArray[np.int64]) -> W3TermInfo:
        """What Whoosh ranks a term of these documents by."""
        least = most = 0
        if self.has(field, "lengths"):
            lengths = self.array(field, "lengths")[documents]
            bounds = int(lengths.min()), int(lengths.max())
            least, most = (byte_to_length(length_to_byte(length)) for length in bounds)
        first, last = int(documents[0]), int(documents[-1])
        return W3TermInfo(float(counts.sum()), len(documents), least, most, float(counts.max()), first, last)

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The documents of one term for Whoosh's own searcher.

        Raises:
            TermNotFound: there is no such term.

        """
        documents, counts = self._found(fieldname, tbytes)
        return ListMatcher(
            documents.tolist(),
            counts.astype(float).tolist(),
            self._values(fieldname, tbytes, documents) if isinstance(format_, Places) else None,
            format_,
            scorer=scorer,
            term=(fieldname, tbytes),
            terminfo=self._info(fieldname, documents, counts),
        )

    def _found(self, field: str, term: bytes) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The documents that have a term, and how often; once where only the documents are kept."""
        number = self.number(field, term)
        if number is None:
            raise TermNotFound(f"No term {field}:{term!r}")
        if not self.has(field, "places"):
            documents = self.lists(field).list(number).documents()
            return documents, np.ones(len(documents), np.int64)
        words = self.words(field)
        each = words.rows.documents(words.of(number))
        heads = np.flatnonzero(np.append(True, each[1:] != each[:-1]))
        return each[heads], np.diff(heads, append=len(each))

    def _values(self, field: str, term: bytes, documents: NDArray[np.uint32]) -> _Values:
        """The places of a term in each of its documents, as `Places` keeps them."""
        number = self.number(field, term)
        assert number is not None
        words = self.words(field)
        return _Values(words.of(number), words.rows.first(documents))


class Cursor(base.FieldCursor):  # type: ignore[misc]
    """A place among the terms of a field."""

    def __init__(self, reader: TermsReader, field: str, kind: Any) -> None:
        self._reader, self._field, self._kind = reader, field, kind
        self._terms: Dictionary | list[bytes] = reader.dictionary(field) if field in reader.fields() else []
        self._at = 0

    def first(self) -> str | None:
        """The first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """The first term that is not below this one."""
        wanted = term if isinstance(term, bytes) else self._kind.to_bytes(term)
        if len(self._terms):
            self._at = self._reader.dictionary(self._field).first_from(wanted)
        return self.text()

    def next(self) -> str | None:
        """The term after."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The term here."""
        return self._kind.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def term_info(self) -> W3TermInfo | None:
        """What `TermsReader.term_info` tells of it."""
        return self._reader.term_info(self._field, self._terms[self._at]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether there is one."""
        return self._at < len(self._terms)


class _Values:
    """The places of a term, document by document, worked out for those that are asked for.

    Args:
        places: of the term.
        firsts: the first place of each of its documents.

    """

    def __init__(self, places: NDArray[np.uint32], firsts: NDArray[np.uint32]) -> None:
        self._places, self._firsts = places, firsts
        self._edges = [*np.searchsorted(places, firsts).tolist(), len(places)]

    def __len__(self) -> int:
        return len(self._firsts)

    def __getitem__(self, number: int) -> bytes:
        inside = self._places[self._edges[number] : self._edges[number + 1]] - self._firsts[number]
        return bytes(inside.tobytes())


def _placed(data: bytes) -> dict[str, dict[str, tuple[int, str, int]]]:
    """Where the arrays of each field lie, and of which type they are."""
    held = json.loads(data)
    placed = {
        str(field): {
            str(part): (int(where[0]), str(where[1]), int(where[2])) for part, where in parts.items()
        }
        for field, parts in held.items()
    }
    if not all(kind in KINDS for parts in placed.values() for _, kind, _ in parts.values()):
        raise ValueError("its table of arrays names a type that none has")
    return placed
