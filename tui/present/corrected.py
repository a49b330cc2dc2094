"""How did a correction end: as data for a program, in words for a person?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, OnrecordError
from onrecord.tui.present.safe import as_json, safe

if TYPE_CHECKING:
    from collections.abc import Callable


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


def answer(work: Callable[[], Outcome], form: str) -> int:
    """Do some work and write its outcome; the exit code.

    Args:
        work: makes or undoes a correction.
        form: ``jsonl`` for one object on stdout, whatever happens; else in words.

    Raises:
        OnrecordError: it could not be done, and words are asked for.

    """
    if form != "jsonl":
        outcome = work()
        for line in outcome.changes:
            click.echo(safe(line))
        click.echo(safe(outcome.sentence), err=True)
        return Exit.FOUND
    try:
        outcome, code = work(), int(Exit.FOUND)
    except OnrecordError as error:
        outcome, code = Outcome(done=False, sentence=str(error)), int(error.exit)
    click.echo(as_json(asdict(outcome)))
    return code


def read(line: str) -> Outcome | None:
    """The outcome that a command wrote; None for what is none."""
    try:
        held = json.loads(line)
        return Outcome(**{**held, "changes": tuple(held["changes"])})
    except (ValueError, TypeError, KeyError):
        return None
