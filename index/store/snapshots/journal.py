"""What has an unfinished build extracted already? Kept as it happens, for the next build to go on from."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from onrecord.index.errors import ForeignIndex
from onrecord.index.store import tables
from onrecord.index.store.layout import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.index.model import Article, Quotation, Source

SECONDS = 1.0
"""Between two commits: the most work that is lost when the process is killed."""


class Journal:
    """The articles of a build that is not finished, in a database of the same form as the records.

    Args:
        path: of ``journal.sqlite``.
        pipeline: what extracts; the journal of another pipeline is of no use.
        fresh: start an empty journal.

    Raises:
        ForeignIndex: the file is a database that onrecord did not make.

    """

    def __init__(self, path: Path, *, pipeline: str, fresh: bool) -> None:
        self._path = path
        if not _usable(path, pipeline) or fresh:
            self._unlink()
            self.database = tables.create(path)
            self.database.execute("INSERT INTO notes VALUES ('pipeline', ?)", (pipeline,))
            self.database.commit()
        else:
            self.database = tables.writable(path)
        self.database.execute("PRAGMA synchronous = NORMAL")
        self._committed = time.monotonic()

    def put(self, source: Source, article: Article, quotations: Sequence[Quotation]) -> int:
        """Keep an article; it is safe from kill -9 after `SECONDS` at most, or when the journal is closed."""
        if not self.database.in_transaction:
            self.database.execute("BEGIN")
        self.database.execute("SAVEPOINT article")
        try:
            row = tables.insert(self.database, source, article, quotations)
        except BaseException:  # a stop in its midst keeps nothing of it: what is half written is damage
            self.database.execute("ROLLBACK TO article")
            raise
        self.database.execute("RELEASE article")
        if time.monotonic() - self._committed >= SECONDS:
            self.commit()
        return row

    def commit(self) -> None:
        """Have all that was put survive the process."""
        self.database.commit()
        self._committed = time.monotonic()

    def close(self) -> None:
        """Keep all that was put, unless the journal was removed."""
        try:
            if self._path.exists():
                self.database.commit()
        finally:
            self.database.close()

    def remove(self) -> None:
        """The build is finished: its journal has served."""
        self.database.rollback()
        self.database.close()
        self._unlink()

    def _unlink(self) -> None:
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            path.unlink(missing_ok=True)


def _usable(path: Path, pipeline: str) -> bool:
    """Whether the file is the journal of a build by this pipeline."""
    if not path.exists():
        return False
    database = tables.writable(path)
    try:
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if application != tables.APPLICATION and tables.count(database, "sqlite_master"):
            raise ForeignIndex(
                f"{path} was not made by onrecord and is left alone; name a new or empty folder."
            )
        if version != SCHEMA_VERSION:
            return False
        noted = database.execute("SELECT value FROM notes WHERE name = 'pipeline'").fetchone()
        return bool(noted == (pipeline,))
    except sqlite3.DatabaseError:
        return False
    finally:
        database.close()
