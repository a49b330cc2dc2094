"""How do postings lie in a segment's files? As whole arrays, so that numpy can answer over them.

Whoosh's table of terms (``.trm``) stays as it is. A term's entry holds, where Whoosh has the extent of its
postings, the number of the term in its field: its place in the arrays of `Postings`, which lie one after
the other in ``.pst``. A negative number points into the arrays of the field that the term is derived
from: a stem that only one word has costs nothing. Whoosh's own searcher reads all this through `Codec`.
"""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermsReader
from whoosh.matching import ListMatcher

from onrecord.index.store.postings.fieldtypes import Derived, Places
from onrecord.index.store.postings.impacts import norms
from onrecord.index.store.postings.inverting import Postings, inverted, layout
from onrecord.index.store.postings.mapped import mapped
from onrecord.index.store.postings.terms import ENTRY, Terms, pairs, stems, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.index.store.postings.pool import Pool, Texts

ALIGNMENT = 8

NUMBER_AT = ENTRY.itemsize - 12
"""Where in an entry the number of its term stands."""


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with the postings of `Pool`."""

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """Writes the postings of a segment."""
        return FieldWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Reads them."""
        return TermsReader(self, storage, segment)


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes all postings of a segment at once, field by field in the order of their names."""

    def add_postings(self, schema: Any, lengths: Any, pool: Pool) -> None:
        """Write the postings of the pool, and of the fields that are derived from its texts.

        Args:
            schema: of the index.
            lengths: a reader of what Whoosh keeps for each document.
            pool: of this segment.

        """
        documents = lengths.doc_count_all()
        derived: dict[str, Terms] = {}
        for name in sorted({*pool.texts, *pool.pairs, *_derived(schema, set(pool.texts))}):
            self.start_field(name, schema[name])
            if name in derived:
                self._write(name, derived.pop(name))
            elif name in pool.pairs:
                self._write(name, Terms.of(*pool.pairs.pop(name).postings()))
            else:
                terms, made = _text(pool.texts.pop(name), documents, name, _derived(schema, {name}))
                derived |= made
                self._write(name, terms)
            self.finish_field()

    def _write(self, field: str, terms: Terms) -> None:
        """Write the terms of a field, their postings and the arrays beside them."""
        arrays = {part.name: getattr(terms.postings, part.name) for part in fields_of(Postings)}
        arrays |= terms.others
        arrays["names"] = np.frombuffer(b"\n".join(terms.names) + b"\n", np.uint8)
        arrays["ends"] = np.cumsum([len(name) + 1 for name in terms.names], dtype=np.uint32)
        placed = {name: self._put(array) for name, array in arrays.items()}
        self._tindex.extras.setdefault("arrays", {})[field] = placed
        prefix = self._fieldid.to_bytes(2, "big")
        add, rows, width = self._tindex.add, terms.entries.tobytes(), terms.entries.itemsize
        for number, name in enumerate(terms.names):
            add(prefix + name, rows[number * width : (number + 1) * width])

    def _put(self, array: NDArray[Any]) -> tuple[int, str, int]:
        """Write an array; where it lies, its type and its length."""
        self._postfile.write(bytes(-self._postfile.tell() % ALIGNMENT))
        place = self._postfile.tell()
        little = array.astype(array.dtype.newbyteorder("<"), copy=False)
        self._postfile.write(little.tobytes())
        return place, little.dtype.str, len(little)


def _derived(schema: Any, bases: set[str]) -> dict[str, str]:
    """The fields that are derived from one of these, each with its kind."""
    fields = ((name, field) for name, field in schema.items() if isinstance(field, Derived))
    return {name: field.kind for name, field in fields if field.base in bases}


def _text(
    texts: Texts, documents: int, field: str, children: dict[str, str]
) -> tuple[Terms, dict[str, Terms]]:
    """The terms of a text field, and those of the fields that are derived from it, by name."""
    words, tokens = texts.terms()
    counts = texts.counts(documents)
    places, starts = layout(counts)
    postings = inverted(tokens, places, len(words), counts)
    terms = Terms.of([word.encode() for word in words], postings, counts)
    terms.others["starts"] = starts
    if not children:
        return terms, {}
    lengthy = norms(counts, field)
    made = {
        name: weighed(stems(words, terms), lengthy)
        if kind == "stem"
        else pairs(words, tokens, places, terms, counts)
        for name, kind in children.items()
    }
    terms.others["norms"] = lengthy
    return weighed(terms, lengthy), made


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """The terms of a segment and their postings; several threads may read at once."""

    def __init__(self, codec: Codec, storage: Any, segment: Any) -> None:
        names = [segment.make_filename(extension) for extension in (codec.TERMS_EXT, codec.POSTS_EXT)]
        terms, postings = (mapped(storage, name) for name in names)
        super().__init__(codec, terms.checked(), len(terms.view), postings)
        self._posts = postings
        self._placed: dict[str, dict[str, tuple[int, str, int]]] = self._tindex.extras.get("arrays", {})
        self._opened: dict[str, Postings] = {}
        self._arrays: dict[tuple[str, str], NDArray[Any]] = {}

    def fields(self) -> frozenset[str]:
        """The fields that have postings in this segment."""
        return frozenset(self._placed)

    def postings(self, field: str) -> Postings:
        """All postings of a field that has some, unread until they are looked at."""
        if field not in self._opened:
            parts = (self.array(field, part.name) for part in fields_of(Postings))
            self._opened[field] = Postings(*parts)
        return self._opened[field]

    def array(self, field: str, part: str) -> NDArray[Any]:
        """One array of a field, by the name of its part.

        The parts of `Postings`; ``starts``, the first place of each document and one more; ``names``, the
        terms as bytes with a line feed after each; ``ends``, where in ``names`` each term's line ends; for
        fields with stems ``norms``, of each document, and ``impacts``, of each posting, as in `impacts`.
        """
        array = self._arrays.get((field, part))
        if array is None:
            place, kind, length = self._placed[field][part]
            array = self._arrays[field, part] = np.frombuffer(self._posts.checked().view, kind, length, place)
        return array

    def has(self, field: str, part: str) -> bool:
        """Whether a field has this array in this segment."""
        return part in self._placed.get(field, ())

    def number(self, field: str, term: bytes) -> int | None:
        """The number of a term in its field; negative, ``-1 - n``, for number `n` of the field's base."""
        if field not in self._placed:
            return None
        try:
            start, _ = self._range_for_key(field, term)
        except KeyError:
            return None
        return self._number_at(start)

    def _number_at(self, place: int) -> int:
        return int.from_bytes(self._dbfile.get(place + NUMBER_AT, 8), "big", signed=True)

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The postings of one term for Whoosh's own searcher."""
        info = self.term_info(fieldname, tbytes)
        number = info.extent()[0]
        field = self._fieldname_of(fieldname, number)
        postings, term = self.postings(field), max(number, -1 - number)
        some = slice(postings.first[term], postings.first[term + 1])
        documents, counts = postings.documents[some], postings.counts[some]
        values = self._values(field, term, documents) if isinstance(format_, Places) else None
        return ListMatcher(
            documents.tolist(),
            counts.astype(float).tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, tbytes),
            terminfo=info,
        )

    def _fieldname_of(self, field: str, number: int) -> str:
        """The field in whose arrays a term's postings lie: its own, or that which it is derived from."""
        return field if number >= 0 else field.rpartition("_")[0]

    def _values(self, field: str, term: int, documents: NDArray[np.uint32]) -> _Values:
        """The places of a term in each of its documents, as `Places` keeps them."""
        postings = self.postings(field)
        places = postings.places[postings.begin[term] : postings.begin[term + 1]]
        starts = self.array(field if self.has(field, "starts") else field.rpartition("_")[0], "starts")
        return _Values(places, starts, documents)


class _Values:
    """The places of a term, document by document, worked out for those that are asked for.

    Args:
        places: of the term.
        starts: the first place of each document of the segment, and one more.
        documents: of the term.

    """

    def __init__(
        self, places: NDArray[np.uint32], starts: NDArray[np.uint32], documents: NDArray[np.uint32]
    ) -> None:
        self._places = places
        self._starts = starts[documents]
        self._edges = [*np.searchsorted(places, self._starts).tolist(), len(places)]

    def __len__(self) -> int:
        return len(self._edges) - 1

    def __getitem__(self, number: int) -> bytes:
        inside = self._places[self._edges[number] : self._edges[number + 1]] - self._starts[number]
        return bytes(inside.tobytes())
