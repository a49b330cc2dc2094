"""Where does provenance lie in an index? Flat arrays beside the records, mapped into memory, never changed.

provenance-rows.npy    one record a quotation, by ascending row
provenance-words.npy   the numbers of all their words, one quotation after the other
provenance-grams.npy   all postings, sorted: a gram's quotations are one slice
provenance-links.npy   pairs of quotations that share words and are not one statement
provenance-names.json  the names of speakers and outlets, each once
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.index.errors import DamagedIndex
from onrecord.index.store.checksums import check_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

ROWS = "provenance-rows.npy"
WORDS = "provenance-words.npy"
GRAMS = "provenance-grams.npy"
LINKS = "provenance-links.npy"
NAMES = "provenance-names.json"

ROW = np.dtype(
    [
        ("row", "<u4"),  # of the quotation in the records
        ("size", "<u4"),  # how many words it has
        ("article", "<u4"),  # a hash of its article's path
        ("speaker", "<u4"),  # the number of the speaker's name, 0 for nobody named
        ("outlet", "<u4"),  # the number of the outlet's name, 0 for an unknown one
        ("first", "<i4"),  # the first day that its date may mean, as an ordinal; 0 where undated
        ("last", "<i4"),  # and the last
        ("loose", "?"),  # too short, too common, a title or nobody's: in no group
        ("group", "<u4"),  # the lowest row of its statement
    ]
)

NUMBER = np.dtype("<u4")
POSTING = np.dtype("<u8")

LINK = np.dtype([("first", "<u4"), ("second", "<u4"), ("why", "<u1")])


@dataclass(frozen=True, slots=True)
class Arrays:
    """What is known of all quotations, row by row."""

    rows: NDArray[np.void]
    words: NDArray[np.uint32]
    links: NDArray[np.void]
    names: tuple[str, ...]
    """Of speakers and outlets; the first is ``""``."""

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each quotation's words begin, and where the last one's end."""
        return np.concatenate(([0], np.cumsum(self.rows["size"], dtype=np.int64)))


EMPTY = Arrays(np.empty(0, ROW), np.empty(0, np.uint32), np.empty(0, LINK), ("",))


def exist(folder: Path) -> bool:
    """Whether the index's folder holds provenance."""
    return (folder / ROWS).exists()


def load(folder: Path) -> Arrays:
    """The arrays of a snapshot's folder, mapped and not read; those of no quotation where there are none.

    Raises:
        DamagedIndex: a file is missing or broken.

    """
    if not exist(folder):
        return EMPTY
    rows, words = _mapped(folder / ROWS, ROW), _mapped(folder / WORDS, NUMBER)
    try:
        check_file(folder / NAMES)
        names = tuple(json.loads((folder / NAMES).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise _damaged(folder / NAMES) from error
    if int(rows["size"].sum()) != len(words):
        raise _damaged(folder / WORDS)
    return Arrays(rows, words, _mapped(folder / LINKS, LINK), names)


def load_rows(folder: Path) -> NDArray[np.void]:
    """The rows alone of a snapshot's folder, mapped and not read; none where there is no provenance.

    Raises:
        DamagedIndex: the file is broken.

    """
    return _mapped(folder / ROWS, ROW) if exist(folder) else EMPTY.rows


def load_grams(folder: Path) -> NDArray[np.uint64]:
    """The postings of a snapshot's folder, mapped and not read; none where there is no provenance.

    Raises:
        DamagedIndex: the file is missing or broken.

    """
    return _mapped(folder / GRAMS, POSTING) if exist(folder) else np.empty(0, POSTING)


def _mapped(path: Path, kind: np.dtype[Any]) -> NDArray[Any]:
    """An array in a file; one of nothing cannot be mapped, and is read."""
    try:
        check_file(path)
        try:
            found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
        except ValueError:
            found = np.load(path, allow_pickle=False)
    except DamagedIndex:
        raise
    except Exception as error:  # whatever broken bytes make of numpy's code
        raise _damaged(path) from error
    if found.dtype != kind or found.ndim != 1:
        raise _damaged(path)
    return found


def _damaged(path: Path) -> DamagedIndex:
    return DamagedIndex(
        f"The file {path.name} in {path.parent} cannot be read; build anew: onrecord build --rebuild PATH…"
    )


def save(folder: Path, found: Arrays) -> None:
    """Write the arrays; each takes its file's place whole, so that a second name keeps the old one."""
    for name, array in ((ROWS, found.rows), (WORDS, found.words), (LINKS, found.links)):
        path = folder / f"{name}.new"
        with path.open("wb") as file:
            np.save(file, array, allow_pickle=False)
        path.replace(folder / name)
    path = folder / f"{NAMES}.new"
    path.write_text(json.dumps(found.names), encoding="utf-8")
    path.replace(folder / NAMES)


def saved_grams(folder: Path, parts: Iterable[NDArray[np.uint64]]) -> Iterator[NDArray[np.uint64]]:
    """The postings part by part, each written as it passes; the file takes its place after the last."""
    path, size = folder / f"{GRAMS}.new", 0
    with path.open("wb") as file:
        _head(file, size)
        for part in parts:
            file.write(part.data)
            size += len(part)
            yield part
        file.seek(0)
        _head(file, size)
    path.replace(folder / GRAMS)


def _head(file: BinaryIO, size: int) -> None:
    """The head of a file of postings; numpy leaves room in it for any size."""
    shape = {"descr": POSTING.str, "fortran_order": False, "shape": (size,)}
    np.lib.format.write_array_header_1_0(file, shape)
