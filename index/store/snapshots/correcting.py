"""Which quotations of the records must read differently, now that people have corrected them or undone it?"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index import corrections
from onrecord.index.model import identified
from onrecord.index.serial import BrokenRecord, decoded, encoded
from onrecord.index.store import tables
from onrecord.index.store.soundness import ARTICLE, QUOTATION, seal_article, sound

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Quotation

WANTED = "corrections"
"""The note in which the records keep which corrections there were."""

APPLIED = "applied"
"""The note in which the records keep which of them have found their quotation, by its id."""

_PLACE = (
    f"SELECT path, digest, {ARTICLE} AND {QUOTATION} FROM quotations"  # noqa: S608 - our own columns
    " JOIN articles ON articles.row = article WHERE id = ?"
)


def differ(database: sqlite3.Connection, wanted: Mapping[str, Correction]) -> bool:
    """Whether the records were corrected by other corrections than these."""
    return _noted(database, WANTED) != _noting(wanted)


def applied(database: sqlite3.Connection) -> dict[str, str]:
    """When the corrections were made that the quotations read by, by the id of the quotation."""
    return _noted(database, APPLIED)


def attached(
    database: sqlite3.Connection, wanted: Iterable[Correction], before: Mapping[str, str] | None = None
) -> dict[str, Correction]:
    """The corrections whose quotation is there, by the id that it has.

    A correction holds for its own article: that with the id, and either the bytes or the place that it had,
    or in which it was taken up `before`. One from before articles had keys holds where only one article goes
    by its name and holds the words.

    Args:
        database: the records.
        wanted: corrections, the latest of each quotation.
        before: as `applied` has it; what these records have noted, if None.

    """
    before = applied(database) if before is None else before
    found: dict[str, Correction] = {}
    for each in sorted(wanted, key=lambda each: each.made):
        if not each.key:
            by_name = _by_name(database, each)
            if len(by_name) == 1:
                found[by_name[0]] = each
            continue
        place = next(sound(database.execute(_PLACE, (each.id,))), None)
        if place and (
            place[1] == each.digest or decoded(place[0]) == each.path or before.get(each.id) == each.made
        ):
            found[each.id] = each
    return found


def alike(database: sqlite3.Connection, one: Correction) -> list[str]:
    """The ids of quotations that a correction may be meant for: its words, in the same bytes."""
    if not one.key:
        return _by_name(database, one)
    rows = database.execute("SELECT row FROM articles WHERE digest = ?", (one.digest,)).fetchall()
    every = (quotation for (row,) in rows for quotation in tables.quotations_in(database, row))
    return [quotation.id for quotation in every if corrections.as_found(quotation).text == one.text]


def _by_name(database: sqlite3.Connection, one: Correction) -> list[str]:
    """The ids of quotations that had a correction's id when ids were made from names."""
    name = encoded(one.doc)
    rows = database.execute("SELECT row FROM articles WHERE doc = ? OR key = ?", (name, name)).fetchall()
    found = []
    for (row,) in rows:
        held = [corrections.as_found(each) for each in tables.quotations_in(database, row)]
        found += [
            now.id for now, then in zip(held, identified(one.doc, held), strict=True) if then.id == one.id
        ]
    return found


def correct(
    database: sqlite3.Connection, wanted: Mapping[str, Correction], before: Mapping[str, str]
) -> set[int]:
    """Let the quotations read as they are corrected, and those that no longer are as they were found.

    A quotation that changes gets a new row, which is listed in the temporary table ``due``.

    Args:
        database: the records, all their quotations with ids.
        wanted: every correction that holds, by the id of its quotation.
        before: which of them had been taken up by the snapshot before.

    Returns:
        The rows of the quotations that are gone.

    """
    gone = set()
    holding = attached(database, wanted.values(), {**before, **applied(database)})
    for identity in sorted({*applied(database), *holding}):
        for row, article, position, record in database.execute(
            "SELECT row, article, position, record FROM quotations WHERE id = ?", (identity,)
        ).fetchall():
            was = tables.quotation_from(record, identity)
            reads = corrections.applied(was, _holding(database, article, was, holding.get(identity)))
            if reads == was:
                continue
            gone.add(row)
            database.execute("DELETE FROM quotations WHERE row = ?", (row,))
            database.execute("DELETE FROM due WHERE row = ?", (row,))
            new = database.execute(
                "INSERT INTO quotations (article, position, id, record) VALUES (?, ?, ?, ?)",
                (article, position, identity, tables.record_of(reads)),
            ).lastrowid
            seal_article(database, article)
            database.execute("INSERT INTO due VALUES (?)", (new,))
    for name, noted in ((WANTED, wanted), (APPLIED, holding)):
        database.execute(
            "INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, json.dumps(_noting(noted)).encode("ascii"))
        )
    return gone


def _holding(
    database: sqlite3.Connection, article: int, was: Quotation, wanted: Correction | None
) -> Correction | None:
    """A correction, without its edges where other words stand there by now."""
    if wanted is None or not wanted.edges:
        return wanted
    place = corrections.span(corrections.as_found(was), wanted)
    text = tables.article_in(database, article).text
    stands = place is not None and " ".join(text[place[0] : place[1]].split()) == wanted.words
    return wanted if stands else replace(wanted, edges="")


def _noting(wanted: Mapping[str, Correction]) -> dict[str, str]:
    return {identity: each.made for identity, each in sorted(wanted.items())}


def _noted(database: sqlite3.Connection, name: str) -> dict[str, str]:
    found = database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
    try:
        noted: dict[str, str] = json.loads(found[0]) if found else {}
    except (ValueError, TypeError) as error:
        raise BrokenRecord(f"the note of {name} cannot be read") from error
    return noted
