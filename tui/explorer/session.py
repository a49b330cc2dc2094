"""Where did this user leave off?"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Session:
    """What the next start takes up again."""

    query: str = ""
    sort: str = "relevance"
    reverse: bool = False
    selected: str = ""
    """The id of the quotation under the cursor."""
    theme: str = ""
    folder: str = ""
    """The index; a session belongs to one."""


def load(path: Path) -> Session:
    """The session in a file; an empty one where there is none, or where it cannot be read."""
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Session()
    if not isinstance(held, dict):
        return Session()
    default = Session()
    known = {
        name: held[name]
        for name in asdict(default)
        if isinstance(held.get(name), type(getattr(default, name)))
    }
    return Session(**known)


def save(path: Path, session: Session) -> None:
    """Keep the session for the next start."""
    write(path, json.dumps(asdict(session), indent=1) + "\n")


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all; what cannot be written is let be, as nothing depends on it."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
