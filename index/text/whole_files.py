"""How is a file written whole or not at all? The one place that does it, the disk waited for.

What is no regular file (a terminal, ``/dev/null``, a pipe) is written through and stays what it is; a link
stays a link, and the file that it leads to is written.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from onrecord.index.errors import CannotWrite
from onrecord.index.paths import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

BESIDE = r"\.onrecord-\d+-[0-9a-f]+"
"""What a file is called that is not yet whole, as a regular expression."""

TRIES, PAUSE = 10, 0.05
"""How often, and how many seconds apart, a place is asked for that a reader holds, as Windows lets it."""


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file to write to; it takes its place when all is written, and is gone if not.

    Raises:
        CannotWrite: there is no space, no permission, no such folder, or nobody reads the pipe.

    """
    try:
        with opened(path) as file:
            yield file
    except OSError as error:
        raise CannotWrite(f"{short(str(path))} cannot be written: {error.strerror or error}.") from error


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        CannotWrite: as `replacing`.

    """
    with replacing(path) as file:
        file.write(text)


def whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, for its owner alone; its folder need not exist.

    Raises:
        OSError: it could not be written; what was there still is.

    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with opened(path, mode=0o600) as file:
        if isinstance(content, str):
            file.write(content)
        else:
            file.buffer.write(content)


@contextmanager
def opened(path: Path, *, mode: int = 0o666) -> Iterator[TextIO]:
    """As `replacing`, and the system's own errors.

    Args:
        path: of the file.
        mode: of a new file; that of one that is there is kept.

    """
    with suppress(OSError, RuntimeError):
        path = path.resolve(strict=path.exists())
    try:
        before: int | None = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        before = None
    if before is not None and not stat.S_ISREG(before):
        with _through(path) as file:
            yield file
        return
    beside = path.with_name(f".onrecord-{os.getpid()}-{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            if before is not None:
                beside.chmod(stat.S_IMODE(before))
            yield file
            file.flush()
            os.fsync(file.fileno())
        put(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def put(new: Path, path: Path) -> None:
    """Give a file the place of another, also where a reader holds that one for a moment."""
    for tries in range(TRIES):
        try:
            new.replace(path)
        except PermissionError:
            if tries == TRIES - 1:
                raise
            time.sleep(PAUSE)
        else:
            return


def flush_folder(path: Path) -> None:
    """Have the disk hold the names in a folder; where a system cannot do this, it need not."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _through(path: Path) -> TextIO:
    """A device or a pipe; never waits for somebody to read it."""
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    return os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n")
