"""Which snapshot answers, what was it made of, and is it whole?

``stamp.json`` is written last: it holds the `Stamp` and the size of every other file of its snapshot,
so that a missing or shortened file is known before anything of it is opened, and a checksum of all this.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from onrecord.index.errors import DamagedIndex, OtherVersion
from onrecord.index.model import Stamp
from onrecord.index.serial import decoded, encoded, restored, simplified
from onrecord.index.store.layout import ANEW, SCHEMA_VERSION, STAMP, is_current, pointed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Closing(Protocol):
    """What holds files open until it is closed."""

    def close(self) -> None:
        """Let go of the files."""


T = TypeVar("T", bound=Closing)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One whole state of an index: it never changes, a build puts another in its place."""

    path: Path
    """The folder that holds Whoosh's files and the records."""
    stamp: Stamp


def current(folder: Path) -> Snapshot:
    """The snapshot of the index in `folder` that answers now; costs a few calls of the system.

    Raises:
        NoIndex, ForeignIndex, OtherVersion, DamagedIndex: there is none that can answer.

    """
    name = ""
    while True:
        last, name = name, pointed(folder)
        try:
            return Snapshot(folder / name, _read(folder / name))
        except DamagedIndex:
            if name == last:  # else a build may have removed this snapshot while it was being read
                raise


def open_current(folder: Path, opener: Callable[[Path], T]) -> tuple[Snapshot, T]:
    """The snapshot that answers now, and what `opener` makes of its folder.

    A build may remove a snapshot while it is being opened; then the one in its place is opened instead.

    Raises:
        NoIndex, ForeignIndex, OtherVersion, DamagedIndex: there is none that can answer.

    """
    while True:
        snapshot = current(folder)
        try:
            found = opener(snapshot.path)
        except DamagedIndex:
            if is_current(snapshot.path):
                raise
            continue
        if is_current(snapshot.path):
            return snapshot, found
        found.close()


def stamp(folder: Path) -> Stamp:
    """What the index in `folder` was made of; raises as `current` does."""
    return current(folder).stamp


def write(snapshot: Path, made: Stamp) -> None:
    """Put the stamp into a snapshot whose other files are all written and closed."""
    sizes = {path.name: path.stat().st_size for path in snapshot.iterdir()}
    whole: dict[str, Any] = {"stamp": simplified(made), "files": dict(sorted(sizes.items()))}
    whole["sum"] = _sum(whole["stamp"], whole["files"])
    (snapshot / STAMP).write_bytes(encoded(json.dumps(whole, ensure_ascii=False, indent=1)))


def _sum(plain: object, sizes: object) -> int:
    return zlib.crc32(json.dumps([plain, sizes], sort_keys=True).encode("ascii"))


def _check(kept: object, plain: object, sizes: object) -> None:
    """See that the stamp is as it was written.

    Raises:
        ValueError: it is not.

    """
    if kept != _sum(plain, sizes):
        raise ValueError("it is not as it was written")


def _read(snapshot: Path) -> Stamp:
    folder = snapshot.parent
    try:
        whole = json.loads(decoded((snapshot / STAMP).read_bytes()))
        schema, plain, sizes = whole["stamp"]["schema"], whole["stamp"], whole["files"]
        if schema == SCHEMA_VERSION:
            _check(whole["sum"], plain, sizes)
            for name, size in sizes.items():
                if (snapshot / name).stat().st_size != size:
                    raise DamagedIndex(f"The index in {folder} is damaged ({name} is cut short); {ANEW}")
            return restored(Stamp, plain)
        version, sample = str(plain["version"]), bool(plain.get("sample"))
        roots = tuple(map(str, plain.get("roots", ())))
    except FileNotFoundError as error:
        raise DamagedIndex(
            f"The index in {folder} is damaged ({error.filename} is missing); {ANEW}"
        ) from error
    except OSError as error:
        raise DamagedIndex(f"The index in {folder} cannot be read: {error.strerror or error}.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedIndex(f"The index in {folder} is damaged ({STAMP} cannot be read); {ANEW}") from error
    raise OtherVersion(
        f"The index in {folder} was made by another onrecord ({version}), whose files this one cannot read; "
        "onrecord build makes it anew from the same articles.",
        roots=roots,
        sample=sample,
    )
