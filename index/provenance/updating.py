"""How does provenance follow a build? What is gone goes out of the arrays, what came goes in."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from onrecord.index.provenance.alike import titled
from onrecord.index.provenance.checkable import telling
from onrecord.index.provenance.dates import days
from onrecord.index.provenance.files import LINK, ROW, Arrays, load, save
from onrecord.index.provenance.grouping import group
from onrecord.index.provenance.hashing import ROW_BITS, ROWS, SHORT, grams, numbers
from onrecord.index.provenance.names import named
from onrecord.index.provenance.spooling import Spool
from onrecord.index.provenance.words import words

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


def update(folder: Path, gone: Collection[int], came: Iterable[tuple[int, Article, Quotation]]) -> None:
    """Bring the provenance of a generation up to date, while nobody reads it yet.

    Args:
        folder: of the generation; it may hold the arrays of the one before.
        gone: rows of quotations that are in those arrays and not in the records any more.
        came: what is new in the records, by ascending row, no row being lower than one that stays.

    Raises:
        OSError: the disk is full, or the folder cannot be written.

    """
    regrouped, old = without(load(folder), gone)
    new, names = _arrays(came, old.names)
    fresh = np.concatenate((regrouped, new.rows["row"]))
    save(folder, group(_joined(old, new, names), fresh))


def without(old: Arrays, gone: Collection[int]) -> tuple[NDArray[np.uint32], Arrays]:
    """The arrays without some rows; and the rows whose group lost a member, each now its own group."""
    if not gone:
        return np.empty(0, np.uint32), old
    left = np.fromiter(gone, np.int64)
    keep = ~np.isin(old.rows["row"], left)
    lost = np.unique(old.rows["group"][~keep])
    rows = old.rows[keep]
    regrouped = np.isin(rows["group"], lost)
    rows["group"][regrouped] = rows["row"][regrouped]
    fresh = rows["row"][regrouped]
    postings = (old.grams & np.uint64(ROWS - 1)).astype(np.int64)
    again = np.concatenate((left, fresh))
    ends = np.isin(old.links["first"], again) | np.isin(old.links["second"], again)
    return fresh, Arrays(
        rows,
        old.words[np.repeat(keep, old.rows["size"])],
        old.grams[~np.isin(postings, left)],
        old.links[~ends],
        old.names,
    )


def _joined(old: Arrays, new: Arrays, names: tuple[str, ...]) -> Arrays:
    if not len(old.rows):
        return Arrays(new.rows, new.words, new.grams, new.links, names)
    return Arrays(
        np.concatenate((old.rows, new.rows)),
        np.concatenate((old.words, new.words)),
        np.sort(np.concatenate((old.grams, new.grams)), kind="stable"),
        old.links,
        names,
    )


def _arrays(
    came: Iterable[tuple[int, Article, Quotation]], known: tuple[str, ...]
) -> tuple[Arrays, tuple[str, ...]]:
    """The arrays of new quotations, each a group of its own, and all names so far."""
    names = {name: at for at, name in enumerate(known)}
    with ExitStack() as stack:
        rows, texts, postings = (
            stack.enter_context(Spool(kind)) for kind in (ROW, np.dtype(np.uint32), np.dtype(np.uint64))
        )
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
        every = postings.whole()
        every.sort()
        return Arrays(rows.whole(), texts.whole(), every, np.empty(0, LINK), ()), tuple(names)


def _flush(
    entries: list[tuple[object, ...]], forms: list[str], rows: Spool, texts: Spool, postings: Spool
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
