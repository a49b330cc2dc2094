"""How is a Whoosh index opened that anybody may have made? Without running anything that it holds.

The schema is ours and never read from the index; of the list of segments the classes are checked; files that
Whoosh would unpickle besides, those of compound segments, are not opened.
"""

from __future__ import annotations

from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex

from onrecord.index.store.postings.codec import Codec
from onrecord.index.store.postings.schema import whoosh_schema
from onrecord.index.store.postings.unpickling import SEGMENTS, load

if TYPE_CHECKING:
    from pathlib import Path


class _File(StructFile):  # type: ignore[misc]
    """A file of an index, in which pickles are checked."""

    def read_pickle(self) -> list[W3Segment]:
        """Whoosh's list of segments.

        Raises:
            UnpicklingError: it is something else, or lists a segment that is none of ours.

        """
        found = load(self.file, SEGMENTS)
        if type(found) is not list or not all(map(_is_ours, found)):
            raise UnpicklingError("its list of segments is none that onrecord writes")
        return found


def _is_ours(segment: Any) -> bool:
    return type(segment) is W3Segment and type(segment.codec()) is Codec and not segment.compound


class _Storage(FileStorage):  # type: ignore[misc]
    """The folder of an index."""

    def open_file(self, name: str, **options: Any) -> _File:
        """A file, open for reading."""
        return _File(super().open_file(name).file, name=name, **options)


def open_whole(folder: Path) -> FileIndex:
    """The Whoosh index in a folder, open for reading and for `schema.writer`.

    Raises:
        whoosh.index.EmptyIndexError: there is none.
        Exception: whatever broken or foreign bytes make of Whoosh's code.

    """
    return FileIndex(_Storage(str(folder)), schema=whoosh_schema())
