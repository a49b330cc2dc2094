"""Which quotations of the records must read differently, now that people have corrected them or undone it?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.index.corrections import applied
from onrecord.index.serial import pack
from onrecord.index.store import tables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from onrecord.index.corrections import Correction

NOTE = "corrections"
"""The note in which the records keep which corrections they have taken up."""


def differ(database: sqlite3.Connection, wanted: Mapping[str, Correction]) -> bool:
    """Whether the records have taken up other corrections than these."""
    return _noted(database) != _noting(wanted)


def correct(database: sqlite3.Connection, wanted: Mapping[str, Correction]) -> set[int]:
    """Let the quotations read as they are corrected, and those that no longer are as they were found.

    A quotation that changes gets a new row, which is listed in the temporary table ``due``.

    Args:
        database: the records, all their quotations with ids.
        wanted: every correction that holds, by the id of its quotation.

    Returns:
        The rows of the quotations that are gone.

    """
    gone = set()
    for identity in sorted({*_noted(database), *wanted}):
        for row, article, position, record in database.execute(
            "SELECT row, article, position, record FROM quotations WHERE id = ?", (identity,)
        ).fetchall():
            before = tables.quotation_from(record, identity)
            after = applied(before, wanted.get(identity))
            if after == before:
                continue
            gone.add(row)
            database.execute("DELETE FROM quotations WHERE row = ?", (row,))
            database.execute("DELETE FROM due WHERE row = ?", (row,))
            new = database.execute(
                "INSERT INTO quotations (article, position, id, record) VALUES (?, ?, ?, ?)",
                (article, position, identity, pack(after, without=frozenset({"id"}))),
            ).lastrowid
            database.execute("INSERT INTO due VALUES (?)", (new,))
    database.execute(
        "INSERT OR REPLACE INTO notes VALUES (?, ?)", (NOTE, json.dumps(_noting(wanted)).encode("ascii"))
    )
    return gone


def _noting(wanted: Mapping[str, Correction]) -> dict[str, str]:
    return {identity: each.made for identity, each in sorted(wanted.items())}


def _noted(database: sqlite3.Connection) -> dict[str, str]:
    found = database.execute("SELECT value FROM notes WHERE name = ?", (NOTE,)).fetchone()
    noted: dict[str, str] = json.loads(found[0]) if found else {}
    return noted
