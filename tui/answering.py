"""How does a command that corrects write its outcome: in words, or as one object?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, OnrecordError
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from collections.abc import Callable


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
