"""How is a file written whole or not at all?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from onrecord.index.errors import CannotWrite
from onrecord.index.places import short


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        CannotWrite: there is no space, no permission or no such folder.

    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(f"{short(str(path))} cannot be written: {error.strerror or error}.") from error
