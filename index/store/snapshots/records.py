"""What do the records of one snapshot hold? Articles and quotations, read by row, id or path."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from onrecord.index.serial import encoded
from onrecord.index.store import checksums, tables
from onrecord.index.store.deflating import inflated
from onrecord.index.store.failures import reading
from onrecord.index.store.snapshots import correcting
from onrecord.index.store.soundness import ARTICLE, QUOTATION, sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Article, Quotation

_HITS = (
    f"SELECT quotations.row, record, id, doc, path, digest, key, facts, {QUOTATION} AND {ARTICLE}"  # noqa: S608
    " FROM quotations JOIN articles ON articles.row = quotations.article"
)
_AT_ONCE = 500
"""Rows in one question to SQLite, which takes at most 999 in older versions."""


class Records:
    """The records of one snapshot, for reading; several threads may share one.

    The file is opened at once and stays open, so that it goes on answering when a build has put another
    snapshot in place and removed this one.

    Args:
        path: of the snapshot's ``records.sqlite``.

    Raises:
        DamagedIndex: as do all methods, when the file is missing or broken.

    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = Lock()
        with reading(path):
            self._database = tables.read_only(path)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def hits(self, rows: Sequence[int]) -> list[tuple[Article, Quotation]]:
        """The quotations in these rows, in the same order, each with its article without its text."""
        found = {}
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for row, *columns in self._sound(f"{_HITS} WHERE quotations.row IN ({marks})", some):
                found[row] = columns
        with reading(self._path):
            return [_hit(found[row]) for row in rows]

    def by_id(self, quotation_id: str) -> tuple[Article, Quotation] | None:
        """The quotation with this id, or the only one whose id begins so; its article is without text."""
        if not quotation_id.isascii():
            return None
        found = self._sound(
            f"{_HITS} WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",
            (quotation_id, f"{quotation_id}\x7f"),
        )
        if not found:
            self._surely()
        if not found or (len(found) > 1 and found[0][2] != quotation_id):
            return None
        with reading(self._path):
            return _hit(found[0][1:])

    def begins(self, quotation_id: str) -> int:
        """How many ids begin so, counted up to two."""
        if not quotation_id.isascii():
            return 0
        question = "SELECT 1 FROM quotations WHERE id >= ? AND id < ? LIMIT 2"
        return len(self._ask(question, (quotation_id, f"{quotation_id}\x7f")))

    def row_of_id(self, quotation_id: str) -> int | None:
        """The row of the quotation with exactly this id."""
        return self._row(f"SELECT row, {QUOTATION} FROM quotations WHERE id = ?", quotation_id)  # noqa: S608

    def row_of(self, path: str) -> int | None:
        """The row of the article whose file has this path."""
        return self._row(f"SELECT row, {ARTICLE} FROM articles WHERE path = ?", encoded(path))  # noqa: S608

    def article(self, row: int) -> Article:
        """The article in this row, with its text."""
        with self._turn, reading(self._path):
            return tables.article_in(self._database, row)

    def holding(self, stems: Sequence[bytes], least: int) -> Iterator[int]:
        """The rows of the articles in whose text so many of these stand at least, in capitals or not."""
        self._surely()
        row = 0
        while True:
            found = self._ask("SELECT row, text FROM articles WHERE row > ? ORDER BY row LIMIT 64", (row,))
            if not found:
                return
            for row, text in found:
                with reading(self._path):
                    small = inflated(text).lower()
                if sum(stem in small for stem in stems) >= least:
                    yield row

    def contents(self) -> Iterator[str]:
        """What is held, in no order: the digest of every article, and the id of every quotation."""
        for question in ("SELECT digest FROM articles", "SELECT id FROM quotations WHERE id IS NOT NULL"):
            yield from (found for (found,) in self._ask(question, ()))

    def quotations_of(self, row: int) -> tuple[Quotation, ...]:
        """All quotations of the article in this row, in their order."""
        with self._turn, reading(self._path):
            return tables.quotations_in(self._database, row)

    def attached(self, corrections: Iterable[Correction]) -> Mapping[str, Correction]:
        """The corrections whose quotation is there, by the id that it has now."""
        wanted = tuple(corrections)
        with self._turn, reading(self._path):
            found = correcting.attached(self._database, wanted)
        if len(found) < len(wanted):
            self._surely()
        return found

    def alike(self, one: Correction) -> list[str]:
        """The ids of quotations that a correction may be meant for; see `correcting.alike`."""
        with self._turn, reading(self._path):
            return correcting.alike(self._database, one)

    def _sound(self, question: str, values: Sequence[object]) -> list[Any]:
        """The rows of a question whose last column says whether they are as they were written."""
        found = self._ask(question, values)
        with reading(self._path):
            return list(sound(found))

    def _row(self, question: str, value: object) -> int | None:
        found = self._sound(question, (value,))
        if not found:
            self._surely()
        return found[0][0] if found else None

    def _surely(self) -> None:
        """Where nothing is found, see that it is not damage that hides it: all bytes, once in a process."""
        checksums.check(self._path, None)

    def _ask(self, question: str, values: Sequence[object]) -> list[Any]:
        with self._turn, reading(self._path):
            return self._database.execute(question, values).fetchall()


def _hit(columns: Sequence[Any]) -> tuple[Article, Quotation]:
    record, quotation_id, *article = columns
    return tables.article_from(*article), tables.quotation_from(record, quotation_id)
