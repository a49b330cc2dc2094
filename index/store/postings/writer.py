"""How do documents get into a segment? Through Whoosh's own writer, with our pool in place of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN
from whoosh.writing import SegmentWriter

from onrecord.index.store.postings.arrays.lists import BITS
from onrecord.index.store.postings.codec import Codec, prose
from onrecord.index.store.postings.columns import NameColumn, of_names, of_numbers
from onrecord.index.store.postings.fieldtypes import Words
from onrecord.index.store.postings.pool import Numbers, Pool, Prose, Values
from onrecord.index.store.postings.spilling import spilled

PART = 2 << BITS
"""Documents whose prose is held in memory: whole blocks, as `joining` needs them."""


class QuotationWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of one segment; it never merges segments by itself.

    The prose of every `PART` documents is put aside as arrays in files, so that memory hardly grows.
    """

    def __init__(self, ix: Any, **options: Any) -> None:
        super().__init__(ix, codec=Codec(), compound=False, **options)
        self.pool = Pool(Path(self._tempstorage.folder))
        self.merge = False

    def add_document(self, **values: Any) -> None:
        """Add a document; fields that have no value are left out."""
        fields = self.pool.fields
        if self.docnum and self.docnum % PART == 0:
            self._put_aside()
        for name, value in values.items():
            held = fields.get(name)
            if held is None:
                held = fields[name] = _holder(self.schema[name])
            held.add(self.docnum, value)
        self._added = True
        self.docnum += 1

    def _put_aside(self) -> None:
        """Let the prose of the documents taken up so far wait in files."""
        for name, held in self.pool.fields.items():
            if isinstance(held, Prose):
                arrays = prose(self.schema, name, held, self.docnum)
                held.parts.append(spilled(arrays, self.pool.folder, len(held.parts)))

    def _flush_segment(self) -> None:
        """Write what the documents hold."""
        columns, lengths = {}, {}
        for name, held in self.pool.fields.items():
            field = self.schema[name]
            if isinstance(held, Prose):
                lengths[name] = held.counts(self.docnum)
            elif isinstance(held, Numbers):
                columns[name] = of_numbers(held.values())
            elif isinstance(field.column_type, NameColumn):
                names = [name if isinstance(name, bytes) else name.encode() for name in held]
                columns[name] = of_names(held.numbers(self.docnum), names)
            elif isinstance(field.column_type, NumericColumn):
                columns[name] = of_numbers(np.asarray([0, *held], np.uint32)[held.numbers(self.docnum)])
        self.perdocwriter.write(self.docnum, columns, lengths)
        super()._flush_segment()

    def add_reader(self, reader: Any) -> None:
        """Segments are made anew from the records, never merged.

        Raises:
            NotImplementedError: always.

        """
        raise NotImplementedError("segments of this index are not merged; write their documents again")


def _holder(field: Any) -> Prose | Values | Numbers:
    """What takes up the values of a field."""
    if isinstance(field, Words) and field.scorable:
        return Prose()
    if isinstance(field, COLUMN) and isinstance(field.column_type, NumericColumn):
        return Numbers()
    return Values()
