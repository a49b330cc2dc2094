"""How do articles and quotations lie in SQLite? One form, shared by the records and the journal.

Text is kept as bytes of UTF-8, so that file names and articles may hold any code point at all.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.model import Article, Quotation, Source
from onrecord.index.serial import BrokenRecord, decoded, encoded, pack, unpack
from onrecord.index.store.deflating import deflated, inflated
from onrecord.index.store.layout import SCHEMA_VERSION
from onrecord.index.store.soundness import ARTICLE, QUOTATION, TEXT, seal_article, sound, taught

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

APPLICATION = 0x6F6E7265
"""SQLite's mark of whose file this is: ``onre``."""

_SCHEMA = f"""
BEGIN;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {SCHEMA_VERSION};
CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    doc BLOB NOT NULL,
    key BLOB NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    published BLOB,
    facts BLOB NOT NULL,
    text BLOB NOT NULL,
    quoted INTEGER NOT NULL,
    sum INTEGER,
    text_sum INTEGER
);
CREATE INDEX articles_by_digest ON articles (digest);
CREATE INDEX articles_by_doc ON articles (doc);
CREATE INDEX articles_by_key ON articles (key);
CREATE TABLE quotations (
    row INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT UNIQUE,
    record BLOB NOT NULL,
    sum INTEGER
);
CREATE INDEX quotations_by_article ON quotations (article, position);
CREATE TABLE gone (key BLOB PRIMARY KEY, path BLOB NOT NULL, digest TEXT NOT NULL);
CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL);
COMMIT;
"""

_ENTRY = f"SELECT row, path, doc, size, modified, key, digest, {ARTICLE} FROM articles"  # noqa: S608 - our own columns

_WHOLE = f"SELECT doc, path, digest, key, facts, text, {ARTICLE} AND {TEXT} FROM articles"  # noqa: S608

_QUOTED = f"SELECT record, id, {QUOTATION} FROM quotations"  # noqa: S608

_ELSEWHERE = frozenset({"doc", "path", "digest", "key", "text"})
"""Fields of an article that have columns of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that is known, and the state that its file was in."""

    row: int
    source: Source
    digest: str


def create(path: Path) -> sqlite3.Connection:
    """A new database of ours, which must not be there yet; nothing in it waits for the disk."""
    database = writable(path)
    database.execute("PRAGMA synchronous = OFF")
    database.executescript(_SCHEMA)
    return database


def writable(path: Path) -> sqlite3.Connection:
    """A database of ours to write to."""
    database = taught(sqlite3.connect(path, check_same_thread=False))
    database.execute("PRAGMA foreign_keys = ON")
    return database


def read_only(path: Path) -> sqlite3.Connection:
    """A database of ours that nobody writes to; it may be shared by threads that take turns."""
    return taught(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    )


def insert(
    database: sqlite3.Connection, source: Source, article: Article, quotations: Sequence[Quotation]
) -> int:
    """Keep an article with its quotations, in place of what is known of its path; its row."""
    database.execute("DELETE FROM articles WHERE path = ?", (encoded(source.path),))
    row = database.execute(
        "INSERT INTO articles (path, doc, key, digest, size, modified, published, facts, text, quoted)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            encoded(source.path),
            encoded(source.doc),
            encoded(source.key or source.doc),
            article.digest,
            source.size,
            source.modified,
            encoded(article.published.value) if article.published else None,
            pack(article, without=_ELSEWHERE),
            deflated(encoded(article.text)),
            len(quotations),
        ),
    ).lastrowid
    assert row is not None
    database.executemany(
        "INSERT INTO quotations (article, position, record) VALUES (?, ?, ?)",
        ((row, position, record_of(quotation)) for position, quotation in enumerate(quotations)),
    )
    seal_article(database, row)
    return row


def entry(database: sqlite3.Connection, path: str) -> Entry | None:
    """What is known of the file at this path."""
    return _entry(database.execute(f"{_ENTRY} WHERE path = ?", (encoded(path),)))


def copy_of(database: sqlite3.Connection, digest: str) -> Entry | None:
    """An article of exactly these bytes, wherever its file is."""
    return _entry(database.execute(f"{_ENTRY} WHERE digest = ? ORDER BY row LIMIT 1", (digest,)))


def _entry(found: sqlite3.Cursor) -> Entry | None:
    for row, path, doc, size, modified, key, digest in sound(found):
        return Entry(row, Source(decoded(doc), decoded(path), size, modified, decoded(key)), digest)
    return None


def restat(database: sqlite3.Connection, row: int, source: Source) -> None:
    """Keep the new size and time of a file whose bytes are the same."""
    database.execute(
        "UPDATE articles SET size = ?, modified = ? WHERE row = ?", (source.size, source.modified, row)
    )
    seal_article(database, row)


def source_of(database: sqlite3.Connection, row: int) -> Source:
    """The file of the article in this row, as it was when it was read."""
    doc, path, size, modified, key = database.execute(
        "SELECT doc, path, size, modified, key FROM articles WHERE row = ?", (row,)
    ).fetchone()
    return Source(decoded(doc), decoded(path), size, modified, decoded(key))


def article_in(database: sqlite3.Connection, row: int) -> Article:
    """The article in this row, with its text.

    Raises:
        LookupError: there is no such row.

    """
    for columns in sound(database.execute(f"{_WHOLE} WHERE row = ?", (row,))):
        return article_from(*columns)
    raise LookupError(f"no article {row}")


def article_from(
    doc: bytes, path: bytes, digest: str, key: bytes, facts: bytes, text: bytes = b""
) -> Article:
    """The article that these columns hold; without the text where that is not given."""
    return unpack(
        Article,
        facts,
        doc=decoded(doc),
        path=decoded(path),
        digest=digest,
        key=decoded(key),
        text=decoded(inflated(text)),
    )


def quotations_in(database: sqlite3.Connection, article: int) -> tuple[Quotation, ...]:
    """All quotations of the article in this row, in their order.

    Raises:
        BrokenRecord: one is not as it was written, or is not there.

    """
    found = database.execute(f"{_QUOTED} WHERE article = ? ORDER BY position", (article,))
    quotations = tuple(quotation_from(*columns) for columns in sound(found))
    counted = database.execute("SELECT quoted FROM articles WHERE row = ?", (article,)).fetchone()
    if counted is not None and counted != (len(quotations),):
        raise BrokenRecord("a record is missing")
    return quotations


def record_of(quotation: Quotation) -> bytes:
    """What is kept of a quotation beside its id."""
    return deflated(pack(quotation, without=frozenset({"id"})))


def quotation_from(record: bytes, quotation_id: str | None) -> Quotation:
    """The quotation that these columns hold."""
    return unpack(Quotation, inflated(record), id=quotation_id or "")


def newest_first(database: sqlite3.Connection) -> list[int]:
    """The rows of all articles, by date of publication; undated ones last."""
    return [
        row
        for (row,) in database.execute("SELECT row FROM articles ORDER BY published DESC, path").fetchall()
    ]


def count(database: sqlite3.Connection, table: str) -> int:
    """How many rows a table has."""
    number: int = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
    return number
