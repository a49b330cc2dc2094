"""How does a command that corrects write its outcome: in words, or as a record?"""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, OnrecordError
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words.listing import PERSON, WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable


def answer(work: Callable[[], Outcome], form: str) -> int:
    """Do some work and write its outcome; the exit code.

    Args:
        work: makes or undoes a correction.
        form: one of `WRITERS`; for a program there is a record on stdout even where the work fails.

    Raises:
        OnrecordError: it could not be done, and a person asked for it.

    """
    code = Exit.FOUND
    try:
        outcome = work()
    except OnrecordError as error:
        if form == PERSON:
            raise
        outcome, code = Outcome(done=False, sentence=str(error)), error.exit
    row = {**asdict(outcome), "changes": list(outcome.changes)}
    WRITERS[form](Listing(tuple(row), [row], map(safe, outcome.changes)), sys.stdout)
    if form == PERSON:
        click.echo(safe(outcome.sentence), err=True)
    return int(code)
