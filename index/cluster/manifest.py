"""Which parts in a folder make up a run? One file says it, written when the run begins and when it ends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.errors import BuildError, UsageError
from onrecord.index.text import whole_files

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "run.json"
FORM = 1
"""Raised whenever the form of parts or of this file changes."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A run: what it reads, by what, and once it is over its parts and its report."""

    stamp: str
    roots: tuple[str, ...]
    size: int
    """Files in a part, on average."""
    finished: bool = False
    parts: tuple[str, ...] = ()
    """Names of the files."""
    articles: int = 0
    quotations: int = 0
    seconds: float = 0.0
    """That the last run took."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Files that are in no part, each with the reason."""


def load(folder: Path) -> Manifest | None:
    """The run that writes into a folder; None where none has.

    Raises:
        BuildError: the file cannot be read.

    """
    try:
        held = json.loads((folder / MANIFEST).read_text(encoding="utf-8", errors="surrogateescape"))
        if held["form"] != FORM:
            raise BuildError(
                f"The parts in {folder} are of another version of onrecord; extract into a new folder."
            )
        return Manifest(
            str(held["stamp"]),
            tuple(map(str, held["roots"])),
            int(held["size"]),
            bool(held["finished"]),
            tuple(map(str, held["parts"])),
            int(held["articles"]),
            int(held["quotations"]),
            float(held["seconds"]),
            tuple((str(path), str(reason)) for path, reason in held["left_out"]),
        )
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{folder / MANIFEST} cannot be read; run the extraction again.") from error


def save(folder: Path, run: Manifest) -> None:
    """Keep the run; the file takes its place whole.

    Raises:
        CannotWrite: no space, no permission.

    """
    held = {name: getattr(run, name) for name in Manifest.__slots__}
    text = json.dumps({"form": FORM, **held}, indent=1)
    whole_files.save(folder / MANIFEST, text + "\n")


def finished(folder: Path) -> Manifest:
    """The run whose parts an index can be made of.

    Raises:
        UsageError: there is none.
        BuildError: it is not finished, or its file cannot be read.

    """
    run = load(folder)
    if run is None:
        raise UsageError(
            f"There are no parts in {folder}; onrecord extract --cluster … PATHS --out DIR makes them."
        )
    if not run.finished:
        raise BuildError(
            f"The extraction into {folder} is not finished; run it again, it goes on where it stopped."
        )
    for name in run.parts:
        if not (folder / name).is_file():
            raise BuildError(
                f"The part {name} is missing in {folder}; run the extraction again, which makes it anew."
            )
    return run
