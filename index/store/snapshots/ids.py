"""Which id does each quotation of an article get?

An id is made from the article's key (`onrecord.index.store.snapshots.keys`) and the words
(`onrecord.index.model.identified`), when the article comes into the index, and stays.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from onrecord.index.model import identified
from onrecord.index.store import tables
from onrecord.index.store.soundness import seal_article

if TYPE_CHECKING:
    import sqlite3


def identify(database: sqlite3.Connection, row: int) -> None:
    """Give ids to the quotations of the article in this row."""
    key = tables.source_of(database, row).key
    for position, quotation in enumerate(identified(key, tables.quotations_in(database, row))):
        database.execute(
            "UPDATE quotations SET id = ? WHERE article = ? AND position = ?",
            (_unused(database, quotation.id), row, position),
        )
    seal_article(database, row)


def _unused(database: sqlite3.Connection, quotation_id: str) -> str:
    """The id, or the next one where chance gave it to other words: once in 500 indexes of a million."""
    while database.execute("SELECT 1 FROM quotations WHERE id = ?", (quotation_id,)).fetchone():
        quotation_id = blake2b(quotation_id.encode("ascii"), digest_size=6).hexdigest()
    return quotation_id
