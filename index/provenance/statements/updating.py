"""How does provenance follow a build? What is gone goes out of the arrays, what came goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from onrecord.index.names.matching import named
from onrecord.index.provenance.statements.arrays import (
    NUMBER,
    ROW,
    Arrays,
    load,
    load_grams,
    save,
    saved_grams,
)
from onrecord.index.provenance.statements.checkable import telling
from onrecord.index.provenance.statements.clustering import group
from onrecord.index.provenance.statements.dates import days
from onrecord.index.provenance.statements.external_sort import Sorter, Spool
from onrecord.index.provenance.statements.likeness import titled
from onrecord.index.text.hashing import ROW_BITS, ROWS, SHORT, grams, numbers
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.index.model import Article, Quotation

SENTENCE = 15
"""Words; fewer, reported without quotation marks as nobody's by name, are anybody's: *want the next president
to continue those policies* is said of six in ten, and its opposite of about half."""

CHUNK = 4096
"""Quotations turned into numbers at a time."""
BLOCK = 1 << 18
"""Postings looked at in one go."""
RANGES = np.arange(128, dtype=np.uint64) << np.uint64(57)
"""Where the parts begin in which postings are sorted: none is large, and a gram's are all in one."""


def update(folder: Path, gone: Collection[int], came: Iterable[tuple[int, Article, Quotation]]) -> None:
    """Bring the provenance of a snapshot up to date, while nobody reads it yet.

    Rows and words are in memory as a whole, postings never are.

    Args:
        folder: of the snapshot; it may hold the arrays of the one before.
        gone: rows of quotations that are in those arrays and not in the records any more.
        came: what is new in the records, by ascending row, no row being lower than one that stays.

    Raises:
        OSError: the disk is full, or the folder cannot be written.

    """
    left = np.fromiter(gone, np.int64)
    with Spool(ROW) as rows, Spool(NUMBER) as texts, Sorter(RANGES) as postings:
        old = load(folder)
        stays = ~np.isin(old.rows["row"], left)
        regrouped = _keep(old, stays, rows, texts)
        _keep_postings(load_grams(folder), left, postings)
        ends = np.concatenate((left, regrouped))
        links = old.links[~(np.isin(old.links["first"], ends) | np.isin(old.links["second"], ends))]
        names, kept = old.names, np.count_nonzero(stays)
        del old
        names = _take(came, names, rows, texts, postings)
        found = Arrays(rows.whole(), texts.whole(), links, names)
        fresh = np.concatenate((regrouped, found.rows["row"][kept:]))
        save(folder, group(found, fresh, saved_grams(folder, postings)))


def _keep(old: Arrays, stays: NDArray[np.bool_], rows: Spool, texts: Spool) -> NDArray[np.uint32]:
    """Keep what stays; the rows whose group lost a member, each now a group of its own."""
    kept = old.rows[stays]
    again = np.isin(kept["group"], old.rows["group"][~stays])
    kept["group"][again] = kept["row"][again]
    rows.add(kept)
    starts = old.starts
    for at in range(0, len(stays), CHUNK):
        part = stays[at : at + CHUNK]
        found = old.words[starts[at] : starts[at + len(part)]]
        texts.add(found[np.repeat(part, old.rows["size"][at : at + CHUNK])])
    regrouped: NDArray[np.uint32] = kept["row"][again]
    return regrouped


def _keep_postings(old: NDArray[np.uint64], gone: NDArray[np.int64], postings: Sorter) -> None:
    """Keep what is not of rows that are gone."""
    for at in range(0, len(old), BLOCK):
        part = old[at : at + BLOCK]
        postings.add(part[~np.isin((part & np.uint64(ROWS - 1)).astype(np.int64), gone)])


def _take(
    came: Iterable[tuple[int, Article, Quotation]],
    known: tuple[str, ...],
    rows: Spool,
    texts: Spool,
    postings: Sorter,
) -> tuple[str, ...]:
    """Take in new quotations, each a group of its own; all names so far."""
    names = {name: at for at, name in enumerate(known)}
    entries: list[tuple[object, ...]] = []
    forms: list[str] = []
    for row, article, quotation in came:
        if row >= ROWS:
            raise ValueError(f"a quotation's row is {row}; the postings hold rows below {ROWS:,}")
        found = words(quotation.text)
        first, last = (days(article.published.value) if article.published else None) or (0, 0)
        speaker = names.setdefault(named(quotation.speaker), len(names))
        outlet = names.setdefault(article.outlet.value if article.outlet else "", len(names))
        anybodys = quotation.kind == "indirect" and not named(quotation.speaker) and len(found) < SENTENCE
        loose = quotation.kind == "term" or anybodys or not telling(found) or titled(found)
        key = crc32(article.path.encode("utf-8", "surrogatepass"))
        entries.append((row, len(found), key, speaker, outlet, first, last, loose, row))
        forms += found.forms
        if len(entries) == CHUNK:
            _flush(entries, forms, rows, texts, postings)
    _flush(entries, forms, rows, texts, postings)
    return tuple(names)


def _flush(
    entries: list[tuple[object, ...]], forms: list[str], rows: Spool, texts: Spool, postings: Sorter
) -> None:
    """Turn what has been collected into arrays, and begin anew."""
    chunk, text = np.array(entries, ROW), numbers(forms)
    rows.add(chunk)
    texts.add(text)
    owner = np.repeat(chunk["row"], chunk["size"]).astype(np.uint64)
    sizes = np.repeat(chunk["size"], chunk["size"])
    starts = np.cumsum(chunk["size"], dtype=np.int64) - chunk["size"]
    left = sizes - (np.arange(len(text)) - np.repeat(starts, chunk["size"]))
    for size in (3, 2):
        hashes = grams(text, size)
        whole = left[: len(hashes)] >= size
        if size < 3:
            whole &= sizes[: len(hashes)] <= SHORT
        postings.add(np.unique((hashes[whole] << np.uint64(ROW_BITS)) | owner[: len(hashes)][whole]))
    entries.clear()
    forms.clear()
