"""How do the Whoosh segments of a new snapshot differ from those of the old one?

Each build writes what is new as a segment of its own, newest publication first. So that segments stay
few, it takes up the older segments that are no larger than what is being written: sizes then at least
double from one segment to the next, and a quotation is written again about log2(n) times in the life of
an index of n. What is taken up is made anew from the records; Whoosh's own merging is not used, because it
would append, and so lose the order by date.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import DamagedIndex
from onrecord.index.store import tables
from onrecord.index.store.layout import ANEW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST = 1_000_000
"""Documents in one segment: more are slower to write again, and take more than 1 GB of memory."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of the old snapshot."""

    id: str
    size: int
    """Documents in it, deleted ones included."""
    living: tuple[int, ...]
    """The rows of those that stay."""
    dying: tuple[int, ...]
    """The document numbers, within the whole index, of those that go."""


def update(folder: Path, database: sqlite3.Connection, gone: set[int]) -> None:
    """Bring the Whoosh index in `folder` up to date with the records.

    Args:
        folder: of a snapshot that is being made; an index that is not there is created.
        database: the records, with the rows of the quotations to be added in a temporary table ``due``.
        gone: the rows of the quotations whose documents are to be removed.

    Raises:
        DamagedIndex: the segments that are there cannot be read.

    """
    from whoosh import index  # noqa: PLC0415 - a build that finds nothing changed needs none of it

    from onrecord.index.store.postings import checked, schema  # noqa: PLC0415

    try:
        whole = checked.open_whole(folder)
        segments = _segments(whole, gone)
    except index.EmptyIndexError:
        whole = index.create_in(str(folder), schema.whoosh_schema())
        segments = ()
    except OSError:
        raise
    except Exception as error:  # whatever broken bytes make of Whoosh's code
        raise DamagedIndex(f"The index in {folder.parent} is damaged ({error!r}); {ANEW}") from error
    taken = taken_up(segments, tables.count(database, "due"))
    database.executemany(
        "INSERT INTO due VALUES (?)", ((row,) for segment in taken for row in segment.living)
    )
    _write(whole, _documents(database), segments, {segment.id for segment in taken})
    (folder / "MAIN_WRITELOCK").unlink(missing_ok=True)


def taken_up(segments: Sequence[Segment], new: int) -> list[Segment]:
    """The segments that are written again together with `new` documents.

    Those of which half is deleted, and those, the smallest first, that are no larger than all that is
    being written with them.
    """
    taken = [segment for segment in segments if len(segment.living) <= segment.size / 2]
    total = new + sum(len(segment.living) for segment in taken)
    for segment in sorted(segments, key=lambda segment: len(segment.living)):
        if segment not in taken and len(segment.living) <= min(total, LARGEST - total):
            taken.append(segment)
            total += len(segment.living)
    return taken


def _segments(whole: Any, gone: set[int]) -> tuple[Segment, ...]:
    with closing(whole.reader()) as reader:
        return tuple(
            _segment(leaf, offset, gone) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()
        )


def _segment(leaf: Any, offset: int, gone: set[int]) -> Segment:
    rows = leaf.column_reader("row")
    living, dying = [], []
    for number in leaf.all_doc_ids():
        row = rows[number]
        if row in gone:
            dying.append(offset + number)
        else:
            living.append(row)
    return Segment(leaf.segment().segment_id(), leaf.doc_count_all(), tuple(living), tuple(dying))


def _documents(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The documents of all quotations that are due, newest publication first."""
    from onrecord.index.store.postings import schema  # noqa: PLC0415

    articles = database.execute(
        "SELECT DISTINCT articles.row FROM due JOIN quotations USING (row)"
        " JOIN articles ON articles.row = quotations.article ORDER BY published DESC, path"
    ).fetchall()
    for (row,) in articles:
        article = tables.article_in(database, row)
        quotations = database.execute(
            "SELECT quotations.row, record, id FROM quotations JOIN due USING (row)"
            " WHERE article = ? ORDER BY position",
            (row,),
        )
        for number, record, name in quotations:
            yield schema.document(number, article, tables.quotation_from(record, name))


def _write(
    whole: Any, documents: Iterator[dict[str, Any]], segments: Sequence[Segment], dropped: set[str]
) -> None:
    """Write the documents in segments of at most `LARGEST`; the first commit also deletes and drops."""
    from onrecord.index.store.postings import schema  # noqa: PLC0415

    def kept(_: Any, present: list[Any]) -> list[Any]:
        return [segment for segment in present if segment.segment_id() not in dropped]

    dying = [number for segment in segments if segment.id not in dropped for number in segment.dying]
    full = True
    while full:
        writer: Any = schema.writer(whole)
        try:
            for number in dying:
                writer.delete_document(number)
            added = 0
            for document in islice(documents, LARGEST):
                writer.add_document(**document)
                added += 1
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=kept)
        dying, full = [], added == LARGEST
