"""Which id does each quotation of the index get?

An id is made from an article's name and the words (`onrecord.index.model.identified`). Two articles of
different folders may share a name; the one whose path comes first keeps its ids, each other is counted,
and the count goes into its ids. So the ids follow from what is in the index, and not from its history.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from onrecord.index.model import identified
from onrecord.index.serial import decoded
from onrecord.index.store import tables

if TYPE_CHECKING:
    import sqlite3

_MISPLACED = """
SELECT row, doc, due FROM (
    SELECT row, doc, twin, row_number() OVER (PARTITION BY doc ORDER BY path) - 1 AS due FROM articles
) WHERE twin IS NOT due ORDER BY row
"""


def identify(database: sqlite3.Connection) -> None:
    """Give ids to the quotations of articles that are new, or whose place among their namesakes changed."""
    misplaced = database.execute(_MISPLACED).fetchall()
    for row, _, _ in misplaced:
        database.execute("UPDATE quotations SET id = NULL WHERE article = ?", (row,))
    for row, doc, due in misplaced:
        name = f"{decoded(doc)}\0{due}" if due else decoded(doc)
        for position, quotation in enumerate(identified(name, tables.quotations_in(database, row))):
            database.execute(
                "UPDATE quotations SET id = ? WHERE article = ? AND position = ?",
                (_unused(database, quotation.id), row, position),
            )
        database.execute("UPDATE articles SET twin = ? WHERE row = ?", (due, row))


def _unused(database: sqlite3.Connection, quotation_id: str) -> str:
    """The id, or the next one where chance gave it to other words: once in 500 indexes of a million."""
    while database.execute("SELECT 1 FROM quotations WHERE id = ?", (quotation_id,)).fetchone():
        quotation_id = blake2b(quotation_id.encode("ascii"), digest_size=6).hexdigest()
    return quotation_id
