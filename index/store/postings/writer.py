"""How do documents get into a segment? Through Whoosh's own writer, with our pool in place of its own."""

from __future__ import annotations

from typing import Any

from whoosh.writing import SegmentWriter

from onrecord.index.store.postings.codec import Codec
from onrecord.index.store.postings.fieldtypes import Words
from onrecord.index.store.postings.pool import Pool


class QuotationWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of one segment; it never merges segments by itself.

    A segment takes about 2 kB of memory a document while it is written.
    """

    def __init__(self, ix: Any, **options: Any) -> None:
        super().__init__(ix, codec=Codec(), compound=False, **options)
        self.pool = Pool()
        self.merge = False

    def add_document(self, **values: Any) -> None:
        """Add a document; fields that have no value are left out."""
        texts = {name: value for name, value in values.items() if isinstance(self.schema[name], Words)}
        rest = {name: value for name, value in values.items() if name not in texts}
        number, writer = self.docnum, self.perdocwriter
        writer.start_doc(number)
        for name, text in texts.items():
            field = self.schema[name]
            length = self.pool.add_text(name, number, text)
            writer.add_field(name, field, None, length if field.scorable else 0)
            if field.column_type:
                writer.add_column_value(name, field.column_type, field.to_column_value(text))
        for name, value in rest.items():
            field = self.schema[name]
            if field.indexed:
                for term, _, weight, places in field.index(value):
                    self.pool.add((name, term, number, weight, places))
            if field.column_type:
                writer.add_column_value(name, field.column_type, field.to_column_value(value))
        writer.finish_doc()
        self._added = True
        self.docnum += 1

    def add_reader(self, reader: Any) -> None:
        """Segments are made anew from the records, never merged.

        Raises:
            NotImplementedError: always.

        """
        raise NotImplementedError("segments of this index are not merged; write their documents again")
