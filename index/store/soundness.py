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

_stopped = False

_ARTICLE = "crc(articles.row, path, doc, key, digest, size, modified, published, facts, quoted)"
_QUOTATION = "crc(quotations.row, article, position, id, record)"

ARTICLE = f"articles.sum = {_ARTICLE}"
"""Whether an article is sound but for its text, for a question to SQLite."""
TEXT = "text_sum = crc(text)"
"""Whether its text is."""
QUOTATION = f"quotations.sum = {_QUOTATION}"
"""Whether a quotation is."""


def taught(database: sqlite3.Connection) -> sqlite3.Connection:
    """The same database, which now knows the checksum."""
    database.create_function("crc", -1, _heeded, deterministic=True)
    return database


def seal_article(database: sqlite3.Connection, row: int) -> None:
    """Keep the checksum of an article that has been written or changed, and of its quotations."""
    database.execute(
        f"UPDATE articles SET sum = {_ARTICLE}, text_sum = crc(text) WHERE row = ?",  # noqa: S608 - our own columns
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


def stopped() -> bool:
    """Whether a stop has reached the checksum since this was asked last: SQLite makes an error of it.

    It makes the same error of bytes that are no text, before the checksum is asked.
    """
    global _stopped
    was, _stopped = _stopped, False
    return was


def _heeded(*values: Any) -> int:
    global _stopped  # noqa: PLW0603
    try:
        return _crc(*values)
    except KeyboardInterrupt:
        _stopped = True
        raise


def _crc(*values: Any) -> int:
    total = 0
    for value in values:
        data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
        total = zlib.crc32(data, zlib.crc32(b"%d," % len(data), total))
    return total
