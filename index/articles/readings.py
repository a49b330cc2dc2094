"""By which readers, and with what said of folders, was a file read; and must it be read again?

A change of one reader costs only the files of its formats, and a word on one folder only that folder's.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.articles import formats
from onrecord.index.articles.metadata.given import Given, governing
from onrecord.index.articles.reading import format_of
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.index.model import Source

ROOM = Path(formats.__file__).parent
_IMPORT = re.compile(
    r"^from onrecord\.index\.articles(?:\.formats)?(?P<at>[.\w]*) import (?P<names>[\w, ]+)", re.MULTILINE
)


def readings(folders: Mapping[str, Given]) -> tuple[str, ...]:
    """Each reader with a digest of what it is made of, and each folder with what is said of it, by line."""
    readers = (f"reader {one.module} {_digest(one.module)} {one.reader}" for one in formats.FORMATS)
    said = (
        "folder " + json.dumps([folder, given.outlet, given.pattern, given.source_class])
        for folder, given in sorted(folders.items())
    )
    return (*readers, *said)


def stale(before: Sequence[str], now: Sequence[str]) -> Callable[[Source], bool]:
    """What tells whether a file that was read by `before` reads otherwise `now`."""
    changed = {line.split()[1] for line in now if line.startswith("reader ") and line not in before}
    old, new = _folders(before), _folders(now)

    def is_stale(source: Source) -> bool:
        if old != new and governing(source.file, old) != governing(source.file, new):
            return True
        if not changed:
            return False
        try:
            format_ = format_of(Path(source.file))
        except ArticleError:
            return False
        return format_ is not None and format_.module in changed

    return is_stale


def _folders(lines: Sequence[str]) -> dict[str, Given]:
    said = (json.loads(line.removeprefix("folder ")) for line in lines if line.startswith("folder "))
    return {folder: Given(*given) for folder, *given in said}


@cache
def _digest(module: str) -> str:
    """Six hexadecimal digits of the reader's files: its own, and those of the readers that it asks."""
    total = hashlib.blake2b(digest_size=3)
    for path in sorted(_closure(ROOM / f"{module.replace('.', '/')}.py")):
        total.update(path.relative_to(ROOM).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _closure(module: Path) -> set[Path]:
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found.add(path)
        if (table := path.with_suffix(".toml")).is_file():
            found.add(table)
        for match in _IMPORT.finditer(path.read_text(encoding="utf-8")):
            names = [name.strip() for name in match["names"].split(",")]
            if match["at"] == "" and "formats" in names:
                waiting += ROOM.rglob("*.py")
            elif match["at"]:
                base = ROOM / match["at"].strip(".").replace(".", "/")
                waiting += [base.with_suffix(".py"), *(base / f"{name}.py" for name in names)]
    return found
