"""Which files below these roots may be articles?"""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.articles.formats import is_readable
from onrecord.index.articles.metadata.sidecars import is_sidecar, sidecar_of
from onrecord.index.errors import UsageError
from onrecord.index.model import Skipped, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE = frozenset({".py", ".pyc", ".typed"})
"""Suffixes of a Python package's own files, which nobody takes for articles; the sample corpus is one."""

OUTSIDE = "it is a link that leads out of the folders that were asked for; --follow-links follows it"
"""Why a link is left out."""


def find(
    roots: Sequence[Path], *, follow_links: bool = False, passed: Counter[str] | None = None
) -> Iterator[Source | Skipped]:
    """Every article file below `roots`, in the order of the roots and then of the names.

    Hidden files and folders are passed over, and so are files of other suffixes, except where one is itself
    a root: then it is `Skipped`. Links are followed where they lead into a root, or everywhere with
    `follow_links`. A file reached by two ways is found once; a root within another root comes after it.

    A file is named by its path below the root, and its key puts the root's own name before that: neither
    depends on what other roots there are.

    Args:
        roots: files and folders.
        follow_links: see above.
        passed: counts the files of other suffixes in folders, by suffix in lower case (``.jpg``), as they
            are passed over; an empty one stands for a name without a suffix.

    Raises:
        UsageError: a root is not there. Nothing has been walked by then.

    """
    for root in roots:
        try:
            root.stat()
        except OSError as error:
            raise UsageError(f"Cannot read {printable(root)}: {why(error)}.") from error
    return _Walk(roots, follow_links=follow_links, passed=passed).files()


def printable(name: str | Path) -> str:
    r"""The name with whatever a screen or JSON cannot show written as an escape: ``caf\xe9.txt``.

    A file name is bytes on most systems; those that are no UTF-8 reach Python as lone surrogates (PEP 383).
    """
    decoded = os.fsencode(name).decode("utf-8", "backslashreplace")
    if decoded.isprintable():
        return decoded
    letters = (letter if letter.isprintable() else escaped(letter) for letter in decoded)
    return "".join(letters)


def escaped(letter: str) -> str:
    """The letter as Python would write it in a string."""
    return letter.encode("unicode_escape").decode("ascii")


def why(error: OSError) -> str:
    """The reason of a failed file operation in plain words."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    return (error.strerror or "it cannot be read").lower()


class _Walk:
    """One walk: remembers what it has found, so that nothing is found twice."""

    def __init__(self, roots: Sequence[Path], *, follow_links: bool, passed: Counter[str] | None) -> None:
        paths = [Path(os.path.abspath(root)) for root in roots]  # noqa: PTH100 - follows no link, takes `..` out
        self._roots = sorted(paths, key=lambda path: sum(other in path.parents for other in paths))
        self._within = None if follow_links else [_target(path) for path in paths]
        self._folders: set[tuple[int, int]] = set()
        self._files: set[Path] = set()
        self._passed = passed

    def files(self) -> Iterator[Source | Skipped]:
        for path in self._roots:
            if path.is_dir():
                yield from self._folder(path, path.resolve(), "", path.name)
            elif is_readable(path.name):
                yield from self._file(path, path.resolve(), path.name, path.parent.name)
            else:
                yield Skipped(printable(path), "files of its kind are not read")

    def _folder(self, path: Path, real: Path, below: str, root: str) -> Iterator[Source | Skipped]:
        try:
            status = path.stat()
            known = (status.st_dev, status.st_ino)
            if known in self._folders:
                return
            self._folders.add(known)
            with os.scandir(path) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Skipped(printable(path), why(error))
            return
        names = {entry.name for entry in inside}
        stems = Counter(Path(name).stem for name in names)
        for entry in inside:
            if entry.name.startswith(".") or _is_attached(path / entry.name, names, stems):
                continue
            here, doc = path / entry.name, f"{below}{entry.name}"
            link, folder = entry.is_symlink(), _is_folder(entry)
            target = _target(here) if link else real / entry.name
            if link and not self._inside(target):
                if folder or is_readable(entry.name):
                    yield Skipped(printable(here), OUTSIDE)
            elif folder:
                yield from self._folder(here, target, f"{doc}/", root)
            elif is_readable(entry.name):
                yield from self._file(here, target, doc, root)
            elif self._passed is not None and Path(entry.name).suffix not in _CODE:
                self._passed[printable(Path(entry.name).suffix.lower())] += 1

    def _file(self, path: Path, real: Path, doc: str, root: str) -> Iterator[Source | Skipped]:
        if real in self._files:
            return
        self._files.add(real)
        try:
            status = path.stat()
        except OSError as error:
            broken = path.is_symlink() and isinstance(error, FileNotFoundError)
            yield Skipped(
                printable(path), "it is a link to a file that is not there" if broken else why(error)
            )
            return
        if stat.S_ISREG(status.st_mode):
            name, key = printable(doc), printable(f"{root}/{doc}")
            modified = max(status.st_mtime_ns, _told_at(path))
            yield Source(name, os.fspath(path), status.st_size, modified, key)
        else:
            yield Skipped(printable(path), "it is not a regular file")

    def _inside(self, target: Path) -> bool:
        """Whether a link may be followed to this file or folder."""
        return self._within is None or any(root == target or root in target.parents for root in self._within)


def _told_at(path: Path) -> int:
    """When the file beside `path` that tells of it was written, in nanoseconds; 0 where there is none."""
    beside = sidecar_of(path)
    try:
        return beside.stat().st_mtime_ns if beside else 0
    except OSError:  # it was taken away since
        return 0


def _is_attached(path: Path, beside: set[str], stems: Counter[str]) -> bool:
    """Whether this belongs to a file beside it: the pictures of a saved page, or a sidecar."""
    name = path.name
    if name.endswith(("_files", "_Files")):
        return not beside.isdisjoint({f"{name[:-6]}.html", f"{name[:-6]}.htm"})
    if not name.lower().endswith((".json", ".yaml", ".yml")):
        return False
    return (path.stem in beside or stems[path.stem] > 1) and is_sidecar(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _target(link: Path) -> Path:
    """The file that a link leads to; the link itself where it leads round in a circle."""
    try:
        return link.resolve()
    except (OSError, RuntimeError):
        return link
