"""How did a correction end: as data for a program, in words for a person?"""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the making or the undoing of a correction ended."""

    done: bool
    sentence: str
    """For a person."""
    id: str = ""
    """Of the quotation that was asked for, where it was done."""
    made: str = ""
    """When the correction was made, ISO 8601; the same for all that were made together."""
    changes: tuple[str, ...] = ()
    """What became of each quotation, a line each."""


def read(line: str) -> Outcome | None:
    """The outcome that a command wrote; None for what is none."""
    try:
        held = json.loads(line)
        return Outcome(**{**held, "changes": tuple(held["changes"])})
    except (ValueError, TypeError, KeyError):
        return None
