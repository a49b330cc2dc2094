"""Is a row of SQLite as it was written? A checksum over its columns, kept in the row itself, tells.

SQLite finds pages that cannot be read, and not a letter that has changed. An article's text has a checksum
of its own, for hits are read without it.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from onrecord.index.serial import BrokenRecord

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

FAILED = "user-defined function raised exception"
"""What SQLite says where the checksum was left by an exception: only a stop does that."""


def _over(*columns: str) -> str:
    """The checksum of columns, as bytes: those that are no text any more are no error, but another sum."""
    return f"crc({', '.join(f'CAST({column} AS BLOB)' for column in columns)})"


_ARTICLE = _over(
    "articles.row", "path", "doc", "key", "digest", "size", "modified", "published", "facts", "quoted"
)
_QUOTATION = _over("quotations.row", "article", "position", "id", "record")
_TEXT = _over("text")

ARTICLE = f"articles.sum = {_ARTICLE}"
"""Whether an article is sound but for its text, for a question to SQLite."""
TEXT = f"text_sum = {_TEXT}"
"""Whether its text is."""
QUOTATION = f"quotations.sum = {_QUOTATION}"
"""Whether a quotation is."""


def taught(database: sqlite3.Connection) -> sqlite3.Connection:
    """The same database, which now knows the checksum."""
    database.create_function("crc", -1, _crc, deterministic=True)
    return database


def seal_article(database: sqlite3.Connection, row: int) -> None:
    """Keep the checksum of an article that has been written or changed, and of its quotations."""
    database.execute(
        f"UPDATE articles SET sum = {_ARTICLE}, text_sum = {_TEXT} WHERE row = ?",  # noqa: S608 - our own columns
        (row,),
    )
    database.execute(f"UPDATE quotations SET sum = {_QUOTATION} WHERE article = ?", (row,))  # noqa: S608


def sound(rows: Iterable[Any]) -> Iterator[Any]:
    """The rows, each without its last column, which says whether it is as it was written.

    Raises:
        BrokenRecord: one is not.

    """
    for *columns, whole in rows:
        if not whole:
            raise BrokenRecord("a record is not as it was written")
        yield columns


def stopped(error: sqlite3.OperationalError) -> bool:
    """Whether an error of SQLite is a stop that reached the checksum."""
    return str(error) == FAILED


def _crc(*values: bytes | None) -> int:
    total = 0
    for value in values:
        data = b"-" if value is None else value
        total = zlib.crc32(data, zlib.crc32(b"%d," % (-1 if value is None else len(data)), total))
    return total
