"""By which key does each article go, for good? Given once, at the first reading.

A key is the name of the folder that was asked for and the path below it, whatever other folders there are.
An article keeps its key as long as something tells that it is the same one: its place, or its bytes at a new
place that were at no other. The keys of articles that are gone are kept for them; where an index is new, a
correction may know them still. Where a key is, or was, another article's, or two articles come with it at
once, the path makes it the article's own.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from onrecord.index.serial import BrokenRecord, decoded, encoded
from onrecord.index.store import tables
from onrecord.index.store.failures import heeding
from onrecord.index.store.layout import RECORDS
from onrecord.index.store.snapshots import correcting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.corrections import Correction


@dataclass(frozen=True, slots=True)
class Known:
    """An article as it was, and its key; `doc` is empty where the name shall follow the file."""

    path: str
    digest: str
    key: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of articles that are not carried over from the snapshot before."""

    articles: Sequence[Known] = ()
    """Those that were dropped, now or earlier."""
    applied: Mapping[str, str] = field(default_factory=dict)
    """Corrections that were taken up, see `correcting.applied`."""


@dataclass(frozen=True, slots=True)
class Named:
    """The key that an article has got, and the name that it keeps, if it does."""

    key: str
    doc: str = ""


_DROPPED = "SELECT path, digest, key, doc FROM articles WHERE row = ?"
_EVERY = "SELECT path, digest, key FROM articles UNION ALL SELECT path, digest, key FROM gone"
_GONE = "SELECT path, digest, key FROM gone"


def remembered(database: sqlite3.Connection, dropped: Iterable[int]) -> Memory:
    """What is known of the articles in these rows, and which corrections were taken up."""
    rows = (database.execute(_DROPPED, (row,)).fetchone() for row in dropped)
    found = [Known(decoded(p), digest, decoded(key), decoded(doc)) for p, digest, key, doc in rows]
    return Memory([*found, *_listed(database, _GONE)], correcting.applied(database))


def recalled(snapshot: Path | None) -> Memory:
    """What a snapshot knows of which nothing is carried over; nothing where it cannot be read."""
    if snapshot is None:
        return Memory()
    try:
        with heeding(), closing(tables.read_only(snapshot / RECORDS)) as database:
            return Memory(_listed(database, _EVERY), correcting.applied(database))
    except (sqlite3.Error, BrokenRecord, ValueError):
        return Memory()


def remember(database: sqlite3.Connection, memory: Memory, named: Iterable[Named]) -> None:
    """Keep the keys of articles that are gone, and no longer those of articles that are back."""
    back = {one.key for one in named}
    database.executemany("DELETE FROM gone WHERE key = ?", ((encoded(key),) for key in back))
    database.executemany(
        "INSERT OR REPLACE INTO gone VALUES (?, ?, ?)",
        ((encoded(one.key), encoded(one.path), one.digest) for one in memory.articles if one.key not in back),
    )


def _listed(database: sqlite3.Connection, question: str) -> list[Known]:
    rows = database.execute(question)
    return [Known(decoded(path), digest, decoded(key)) for path, digest, key in rows]


def holds(database: sqlite3.Connection, key: str) -> bool:
    """Whether an article there has this key."""
    return database.execute("SELECT 1 FROM articles WHERE key = ?", (encoded(key),)).fetchone() is not None


def named(
    journal: sqlite3.Connection,
    rows: Collection[int],
    before: Sequence[Known],
    corrections: Iterable[Correction],
    held: Callable[[str], bool],
) -> dict[int, Named]:
    """The keys of new articles, by row.

    Args:
        journal: where they are.
        rows: theirs.
        before: articles that were there and are not now.
        corrections: these know the keys of articles that nothing else does.
        held: whether a key is that of an article that is carried over.

    """
    new = {}
    for row in rows:
        source = tables.source_of(journal, row)
        (digest,) = journal.execute("SELECT digest FROM articles WHERE row = ?", (row,)).fetchone()
        new[row] = Known(source.path, digest, source.key)
    told = {one.key for one in before}
    hints = [
        Known(each.path, each.digest, each.key) for each in corrections if each.key and each.key not in told
    ]
    found: dict[int, Named] = {}
    for memory in (before, hints):
        used = {one.key for one in found.values()}
        rest = {row: one for row, one in new.items() if row not in found}
        found |= _recognised(rest, [one for one in memory if one.key not in used and not held(one.key)])
    reserved = told | {one.key for one in hints} | {one.key for one in found.values()}
    own = Counter(one.key for row, one in new.items() if row not in found)
    for row, one in new.items():
        if row not in found:
            alone = own[one.key] == 1 and one.key not in reserved and not held(one.key)
            found[row] = Named(one.key if alone else f"{one.key}\0{one.path}")
    return found


def _recognised(new: Mapping[int, Known], known: Iterable[Known]) -> dict[int, Named]:
    """The new articles that are one of those known, by the surest sign first."""
    found: dict[int, Named] = {}
    left, rest = dict(new), list(known)
    for sign in _SIGNS:
        olds: defaultdict[Hashable, dict[str, Known]] = defaultdict(dict)
        news: defaultdict[Hashable, list[int]] = defaultdict(list)
        for one in rest:
            olds[sign(one)][one.key] = one
        for row, one in left.items():
            news[sign(one)].append(row)
        for shown, (row, *others) in news.items():
            if not others and len(olds[shown]) == 1:
                (one,) = olds[shown].values()
                found[row] = Named(one.key, one.doc if one.path == new[row].path else "")
                del left[row]
        used = {one.key for one in found.values()}
        rest = [one for one in rest if one.key not in used]
    return found


_SIGNS: tuple[Callable[[Known], Hashable], ...] = (
    lambda one: (one.path, one.digest),
    lambda one: (one.digest, one.key),
    lambda one: (one.digest, PurePath(one.path).name),
    lambda one: one.digest,
    lambda one: one.path,
)
"""What two articles that are one share, the surest first. A sign that several share tells nothing."""
