"""`onrecord corrections`: what has been corrected, and undoing it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from onrecord.index.corrections import Ledger, change, standing
from onrecord.index.errors import Exit, NoIndex, UnusableIndex, UsageError
from onrecord.index.paths import places
from onrecord.index.search import open_index
from onrecord.index.text.counting import counted
from onrecord.tui.answering import answer
from onrecord.tui.commands.kept.correct import take_up
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from onrecord.index.corrections import Correction, Standing

SHORT = 80
"""Characters of the words of a correction that was undone."""

COLUMNS = (
    "id", "kind", "speaker", "office", "found_speaker", "found_office", "why", "made", "doc", "standing",
    "text",
)  # fmt: skip
"""The columns of CSV and Markdown."""

SAID: Mapping[Standing, str] = {
    "holds": "",
    "changed": "! found otherwise now than what this replaced; look at it again",
    "waiting": "! the index has not taken it up yet; onrecord build does",
    "orphaned": "! its article with these words is not in the index (now); it waits for it",
    "unclear": "! it waits: which of these is meant cannot be told; correct the right one again",
}


def lines(made: Correction, said: str) -> Iterator[str]:
    """A correction as lines of plain text."""
    yield f"{made.id}  “{made.text}”"
    yield f"  {change(made)}"
    yield f"  {made.made[:10]}, {made.doc}"
    if made.why:
        yield f"  {made.why}"
    if said:
        yield f"  {said}"


@click.command("corrections")
@click.option(
    "--undo", metavar="ID", help="Undo the last correction of this quotation; “last”: the last of all."
)
@index_option
@format_option(*WRITERS)
def command(undo: str | None, folder: Path, form: str) -> int:
    """List what has been corrected, the oldest first, each with what it replaced; or undo it.

    Exit code 0: there are corrections; 1: there are none; 3: there are, and the index cannot be read.
    """
    ledger = Ledger(places().corrections)
    if undo:
        return answer(lambda: undone(folder, ledger, undo), form)
    held = ledger.held()
    if ledger.unreadable:
        unread = counted(ledger.unreadable, "line")
        click.echo(f"{ledger.path} has {unread} that cannot be read as a correction; left alone.", err=True)
    if not held:
        click.echo(
            "Nothing is corrected; in the explorer c corrects, from a shell onrecord correct ID.", err=True
        )
        return Exit.NOTHING
    stand, unusable = _standing(folder, held)
    rows = [{**asdict(each), "standing": stand[each.id]} for each in held.values()]
    told = (line for each in held.values() for line in (*lines(each, SAID[stand[each.id]]), ""))
    WRITERS[form](Listing(COLUMNS, rows, map(safe, told)), sys.stdout)
    if unusable:
        raise unusable
    return Exit.FOUND


def undone(folder: Path, ledger: Ledger, which: str) -> Outcome:
    """Undo what was corrected last, last in one quotation, or at one moment.

    Raises:
        UsageError: there is no such correction.
        CannotWrite: it could not be written.

    """
    gone = ledger.undo("" if which == "last" else which)
    if not gone:
        raise UsageError(f"There is no correction to undo{f' of {which}' if which != 'last' else ''}.")
    copies = f" and {len(gone) - 1:,} more" if len(gone) > 1 else ""
    words = shorten(gone[0].text, SHORT, placeholder="…")
    later = take_up(folder, ledger)
    told = f"Undone: the correction of {gone[0].id}, “{words}”{copies}{later and f'; {later}'}."
    return Outcome(done=True, sentence=told, id=gone[0].id, made=gone[0].made)


def _standing(
    folder: Path, held: Mapping[str, Correction]
) -> tuple[Mapping[str, Standing], UnusableIndex | None]:
    """How each correction stands to the index, and why that cannot be told; all wait where there is none."""
    try:
        index = open_index(folder)
        found = index.corrected(held.values())
        stand = {
            identity: standing(
                held[identity],
                hit.quotation if hit else None,
                alike=hit is None and bool(index.alike(held[identity])),
            )
            for identity, hit in found.items()
        }
    except UnusableIndex as error:
        return dict.fromkeys(held, "waiting"), None if isinstance(error, NoIndex) else error
    index.close()
    return stand, None
