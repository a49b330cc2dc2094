"""How is a file written whole or not at all?"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.index.errors import CannotWrite
from onrecord.index.paths import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A file to write to, beside `path`; it takes that place when all is written, and is gone if not.

    Raises:
        CannotWrite: there is no space, no permission or no such folder.

    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
            try:
                yield file
                file.close()
                beside.replace(path)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise CannotWrite(f"{short(str(path))} cannot be written: {error.strerror or error}.") from error


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        CannotWrite: there is no space, no permission or no such folder.

    """
    with replacing(path) as file:
        file.write(text)
