"""How is a file written whole or not at all?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onrecord.index.errors import CannotWrite
from onrecord.index.places import short

if TYPE_CHECKING:
    from pathlib import Path


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        CannotWrite: there is no space, no permission or no such folder.

    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
            try:
                file.write(text)
                file.close()
                beside.replace(path)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise CannotWrite(f"{short(str(path))} cannot be written: {error.strerror or error}.") from error
