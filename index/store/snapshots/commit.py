"""How does the next snapshot of an index come to be? Beside the old one, whole, and then in its place."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from onrecord.index.store import checksums, layout, tables
from onrecord.index.store.layout import RECORDS, STAMP
from onrecord.index.store.postings import segments
from onrecord.index.store.snapshots import correcting, ids, keys, stamps

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Article, Quotation, Source, Stamp

    After = Callable[[Path], None]
    Beside = Callable[[Path, Collection[int], Iterable[tuple[int, Article, Quotation]]], None]


UNREAD = frozenset({".pst", ".trm"})
"""Suffixes of files that are carried over and not read: whoever reads them sees whether they are whole."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What the next snapshot's records do not share with the old one's."""

    dropped: Collection[int] = ()
    """Rows of articles in the old records."""
    restated: Mapping[int, Source] = field(default_factory=dict)
    """Files whose size or time changed, and not their bytes, by the row of their article."""
    added: Sequence[int] = ()
    """Rows of articles in the journal, in the order they shall have."""
    corrected: bool = False
    """Whether the corrections are others than before."""

    def __bool__(self) -> bool:
        return bool(self.dropped or self.restated or self.added or self.corrected)


def commit(
    folder: Path,
    old: Path | None,
    changes: Changes,
    journal: sqlite3.Connection | None,
    made: Callable[[int, int], Stamp],
    corrections: Mapping[str, Correction],
    beside: Beside | None = None,
    after: After | None = None,
    named_by: Path | None = None,
) -> Stamp:
    """Write the next snapshot and let it answer; until then, and on any error, the old one does.

    Args:
        folder: of the index.
        old: the snapshot that is carried over, or None to start from nothing.
        changes: to its records.
        journal: where the articles to be added are; None where there are none.
        made: the new stamp, from the numbers of articles and quotations.
        corrections: every one that holds, by the id of its quotation.
        beside: writes what else the snapshot's folder shall hold. It is given the folder, the rows of the
            quotations that are gone, and those that came by ascending row, their articles without text.
            What it finds there is the old snapshot's: it may replace a file, and must not change one.
        after: writes what is made of the new segments; it is given the folder, and is bound by the same rule.
        named_by: the snapshot that knows the keys of articles, where nothing of it is carried over.

    """
    layout.sweep(folder)
    new = layout.next_snapshot(folder)
    try:
        if old:
            checksums.check_all(old, but=UNREAD)
            layout.carry_over(old, new, without=frozenset({STAMP, RECORDS} if changes else {STAMP}))
        if changes or not old:
            with closing(_records(old, new)) as database:
                memory = keys.remembered(database, changes.dropped) if old else keys.recalled(named_by)
                gone = _revise(database, journal, changes, corrections, memory)
                if gone or tables.count(database, "due") or not old:
                    if beside:
                        beside(new, gone, _came(database))
                    segments.update(new, database, gone)
                    if after:
                        after(new)
                stamp = _stamped(database, made)
                database.commit()
        else:
            with closing(tables.read_only(new / RECORDS)) as database:
                stamp = _stamped(database, made)
        checksums.record(new, old)
        stamps.write(new, stamp)
        layout.put_in_place(new)
    finally:
        layout.sweep(folder)
    return stamp


def _records(old: Path | None, new: Path) -> sqlite3.Connection:
    """The new records, written without regard to a crash: nobody looks at them before they are whole."""
    if old:
        shutil.copyfile(old / RECORDS, new / RECORDS)
        database = tables.writable(new / RECORDS)
    else:
        database = tables.create(new / RECORDS)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA journal_mode = MEMORY")
    return database


def _revise(
    database: sqlite3.Connection,
    journal: sqlite3.Connection | None,
    changes: Changes,
    corrections: Mapping[str, Correction],
    memory: keys.Memory,
) -> set[int]:
    """Change the records; the rows of quotations that are gone. Those that came are listed in ``due``."""
    gone = {
        row
        for article in changes.dropped
        for (row,) in database.execute("SELECT row FROM quotations WHERE article = ?", (article,))
    }
    database.execute("CREATE TEMPORARY TABLE due (row INTEGER PRIMARY KEY)")
    database.executemany("DELETE FROM articles WHERE row = ?", ((row,) for row in changes.dropped))
    for row, source in changes.restated.items():
        tables.restat(database, row, source)
    named: dict[int, keys.Named] = {}
    if changes.added:
        assert journal is not None, "what is added is in the journal"
        held = partial(keys.holds, database)
        named = keys.named(journal, changes.added, memory.articles, corrections.values(), held)
        for row in changes.added:
            source = tables.source_of(journal, row)
            source = replace(source, key=named[row].key, doc=named[row].doc or source.doc)
            quotations = tables.quotations_in(journal, row)
            new = tables.insert(database, source, tables.article_in(journal, row), quotations)
            ids.identify(database, new)
            database.execute("INSERT INTO due SELECT row FROM quotations WHERE article = ?", (new,))
    keys.remember(database, memory, named.values())
    return gone | correcting.correct(database, corrections, memory.applied)


def _came(database: sqlite3.Connection) -> Iterator[tuple[int, Article, Quotation]]:
    """The quotations that are due, by ascending row."""
    last, article = None, None
    for row, number, record, name, *columns in database.execute(
        "SELECT quotations.row, article, record, id, doc, path, digest, key, facts FROM due"
        " JOIN quotations USING (row) JOIN articles ON articles.row = quotations.article"
        " ORDER BY quotations.row"
    ):
        if article is None or number != last:
            last, article = number, tables.article_from(*columns)
        yield row, article, tables.quotation_from(record, name)


def _stamped(database: sqlite3.Connection, made: Callable[[int, int], Stamp]) -> Stamp:
    return made(tables.count(database, "articles"), tables.count(database, "quotations"))
