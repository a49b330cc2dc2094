"""Who is building this index? One builder at a time holds `LOCK`, and says in `BUILDER` who it is."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.index.errors import BuildUnderWay
from onrecord.index.store.layout import BUILDER, LOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def only_builder(folder: Path, *, patience: float = 0) -> Iterator[None]:
    """Keep other builders away; the system lets go of the lock when the process ends, however it ends.

    Args:
        folder: of the index.
        patience: seconds to wait for another that may be done at once.

    Raises:
        BuildUnderWay: another process, or another `Builder` of this one, has it.

    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - costs 70 ms, and only a build needs it

    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise BuildUnderWay(_under_way(folder)) from None
    try:
        builder = folder / BUILDER
        builder.write_text(f"{os.getpid()} {datetime.now().astimezone().isoformat()}\n", encoding="utf-8")
        try:
            yield
        finally:
            builder.unlink(missing_ok=True)
    finally:
        lock.release()


def _under_way(folder: Path) -> str:
    try:
        process, since = (folder / BUILDER).read_text(encoding="utf-8").split()
        begun = datetime.fromisoformat(since)
    except (OSError, ValueError):
        return f"Another onrecord is building the index in {folder}; wait for it, or stop it."
    today = begun.date() == datetime.now().astimezone().date()
    since = begun.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
    return (
        f"Another onrecord (process {process}) is building this index since {since}; wait for it, or stop it."
    )
