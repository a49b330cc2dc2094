"""How do quotations become an SQLite database that Datasette opens, with full text?

Two tables, `articles` and `quotations`, a view `quoted` that joins them, and `quotations_fts` (FTS5) over
the words and their context.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from onrecord.index.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.index.model import Article
    from onrecord.tui.present.hits.telling import Row

PAGE = 500
"""Rows written at once."""

SCHEMA = """
CREATE TABLE articles (
  doc TEXT PRIMARY KEY, path TEXT, title TEXT, outlet TEXT, author TEXT, published TEXT, url TEXT,
  class TEXT
) WITHOUT ROWID;
CREATE TABLE quotations (
  id TEXT UNIQUE, doc TEXT REFERENCES articles, kind TEXT, text TEXT, question TEXT, speaker TEXT,
  speaker_kind TEXT, office TEXT, cue TEXT, via TEXT, confidence REAL, uncertain INTEGER,
  corrected INTEGER, copies INTEGER, start INTEGER, stop INTEGER, context TEXT
);
CREATE INDEX quotations_speaker ON quotations (speaker);
CREATE INDEX quotations_doc ON quotations (doc);
CREATE VIEW quoted AS SELECT quotations.*, title, outlet, author, published, url, class
  FROM quotations JOIN articles USING (doc);
"""

FULL_TEXT = """
CREATE VIRTUAL TABLE quotations_fts USING fts5 (text, context, content='quotations', tokenize='porter');
INSERT INTO quotations_fts (quotations_fts) VALUES ('rebuild');
"""


def write(rows: Iterable[Row], path: Path, *, replace: bool = False) -> int:
    """Write a database, whole or not at all, and say how many quotations it holds.

    Args:
        rows: the quotations.
        path: of the file.
        replace: whether what stands there already may be replaced.

    Raises:
        CannotWrite: there is no space, no permission or no such folder; or something stands there already.

    """
    if path.exists() and not replace:
        raise CannotWrite(f"{path} exists; name another file, or remove it first.")
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as database:
            number = _fill(database, rows)
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise CannotWrite(f"{path} cannot be written: {error}.") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return number


def _fill(database: sqlite3.Connection, rows: Iterable[Row]) -> int:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL;" + SCHEMA)
    number = 0
    with database:
        for row in rows:
            database.execute(
                "INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _article(row.hit.article)
            )
            database.execute(f"INSERT INTO quotations VALUES ({', '.join('?' * 17)})", _quotation(row))  # noqa: S608
            number += 1
    database.executescript(FULL_TEXT)
    return number


def _article(article: Article) -> list[str | None]:
    facts = (
        article.title,
        article.outlet,
        article.author,
        article.published,
        article.url,
        article.source_class,
    )
    return [article.doc, article.path, *(fact.value if fact else None for fact in facts)]


def _quotation(row: Row) -> list[str | float | None]:
    quotation = row.hit.quotation
    return [
        quotation.id,
        row.hit.article.doc,
        quotation.kind,
        quotation.text,
        row.question,
        quotation.speaker.name if quotation.speaker else None,
        quotation.speaker.kind if quotation.speaker else None,
        quotation.office.printed if quotation.office else None,
        quotation.cue.text if quotation.cue else None,
        "; ".join(relay.name for relay in quotation.relays) or None,
        quotation.confidence,
        int(quotation.uncertain),
        int(quotation.corrected is not None),
        row.hit.copies,
        quotation.segments[0][0],
        quotation.segments[-1][1],
        row.context,
    ]
