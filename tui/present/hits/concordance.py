"""How are hits written one a line, the words searched for below each other, with the article around them?"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.index.text.passages import span
from onrecord.tui.present.hits import kwic
from onrecord.tui.present.hits.telling import speaker
from onrecord.tui.present.words.cells import fit, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.model import Hit
    from onrecord.tui.present.hits.telling import Row

MORE = 150
"""Characters beyond the context that a line may show."""

IDENTITY = 12
SPEAKER = 18
"""Cells of the speaker's name, where there are at least `WIDE` in all."""
WIDE = 100


def standing(row: Row) -> Hit:
    """The hit with the article around it in place of the quotation's words, marked where the query's stand.

    The words in the quotation come first, then those in its context; where neither holds them as they are,
    in a quotation that is split, its own words stay; where the query has none, the quotation itself stands.
    """
    hit, article = row.hit, row.article
    first, last = span(article, hit.quotation)
    low = max(0, first - MORE)
    text = article.text[low : last + MORE]
    marks = [(start + low, end + low) for start, end in row.query.marks(text)] if row.query else []
    inside = [mark for mark in marks if any(a <= mark[0] < b for a, b in hit.quotation.segments)]
    around = [mark for mark in marks if first <= mark[0] < last]
    if hit.marks and not inside:
        return hit
    start = hit.quotation.segments[0][0]
    found = inside or around or [(start, start)]
    shown = tuple((start - low, end - low) for start, end in found)
    return replace(hit, quotation=replace(hit.quotation, text=text), marks=shown)


def arranged(rows: Iterable[Row], side: kwic.Side) -> list[Row]:
    """The rows by the words after what was searched for, or by those before it."""
    return sorted(rows, key=lambda row: kwic.order(standing(row), side))


def write(rows: Iterable[Row], file: TextIO) -> None:
    """The id, in wide terminals the speaker, and the words with what stands left and right of them."""
    across = width(file)
    named = SPEAKER if across >= WIDE else 0
    bold = os.environ.get("TERM") != "dumb"
    for row in rows:
        hit = standing(row)
        lead = fit(hit.quotation.id, IDENTITY) + " "
        if named:
            lead += fit(speaker(hit.quotation), named) + " "
        pieces = kwic.line(hit, across - IDENTITY - 1 - named - bool(named))
        line = "".join(
            click.style(text, bold=True) if bold and look == "hit" else text for text, look in pieces
        )
        click.echo(f"{lead}{line}".rstrip(), file=file)
