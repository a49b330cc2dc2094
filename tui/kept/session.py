"""Where did this user leave off?"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.index.text.whole_files import whole
from onrecord.tui.kept.shelf import put_aside

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
    collection: str = ""
    """That is pinned into."""
    watched: bool = False
    """Whether the folders of the index are watched."""
    folder: str = ""
    """The index; a session belongs to one."""


def load(path: Path) -> Session:
    """The session in a file; an empty one where there is none, or where it cannot be read."""
    try:
        held = _held(path)
    except (OSError, ValueError, RecursionError):
        return Session()
    default = Session()
    known = {
        name: held[name]
        for name in asdict(default)
        if isinstance(held.get(name), type(getattr(default, name)))
    }
    return Session(**known)


def save(path: Path, session: Session) -> None:
    """Keep the session for the next start, with what else the file holds; a broken file is put aside.

    What cannot be read or written is let be, as nothing depends on it.
    """
    with contextlib.suppress(OSError):
        try:
            others = _held(path)
        except (ValueError, RecursionError):
            put_aside(path)
            others = {}
        whole(path, json.dumps({**others, **asdict(session)}, indent=1) + "\n")


def _held(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return {}
    if not isinstance(held, dict):
        raise ValueError(path)  # noqa: TRY004 - it is the content that is wrong
    return held
