"""How are occurrences written one a line, the words searched for below each other?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.tui.present.hits import kwic
from onrecord.tui.present.hits.telling import speaker
from onrecord.tui.present.words.cells import fit, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.tui.present.hits.occurrences import Occurrence

IDENTITY = 12
SPEAKER = 18
"""Cells of the speaker's name, where there are at least `WIDE` in all."""
WIDE = 100


def write(occurrences: Iterable[Occurrence], file: TextIO) -> None:
    """The id, in wide terminals the speaker, and the words with what stands left and right of them."""
    across = width(file)
    named = SPEAKER if across >= WIDE else 0
    bold = os.environ.get("TERM") != "dumb"
    for each in occurrences:
        lead = fit(each.hit.quotation.id, IDENTITY) + " "
        if named:
            lead += fit(speaker(each.hit.quotation), named) + " "
        pieces = kwic.line(each, across - IDENTITY - 1 - named - bool(named))
        line = "".join(
            click.style(text, bold=True) if bold and look == "hit" else text for text, look in pieces
        )
        click.echo(f"{lead}{line}".rstrip(), file=file)
