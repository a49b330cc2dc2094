"""Where did this user leave off?"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.tui.kept.shelf import whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Session:
    """What the next start takes up again."""

    query: str = ""
    sort: str = "relevance"
    reverse: bool = False
    fold: bool = True
    """Whether the copies of a statement are one row."""
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
        whole(path, text)
