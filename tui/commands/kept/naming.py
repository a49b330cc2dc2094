"""`onrecord names`: which names are one person's, where a person knows it better than the rules."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import Exit, UsageError
from onrecord.index.names.keys import key
from onrecord.index.names.rulings import Ruling, Rulings
from onrecord.index.paths import places
from onrecord.index.search import open_index
from onrecord.index.text.counting import counted
from onrecord.tui.answering import answer
from onrecord.tui.commands.kept.correct import line
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.search import Count

COLUMNS = ("rule", "name", "whole", "made")
"""The columns of CSV and Markdown."""


@click.command("names")
@click.option(
    "--merge",
    nargs=2,
    metavar="NAME WHOLE",
    help="NAME is the person called WHOLE: they count as one.",
)
@click.option("--split", callback=line, metavar="NAME", help="NAME is nobody else: count it alone.")
@click.option("--undo", metavar="NAME", help="Undo the last ruling about this name; “last”: the last of all.")
@index_option
@format_option(*WRITERS)
def command(
    merge: tuple[str, str] | None, split: str | None, undo: str | None, folder: Path, form: str
) -> int:
    """Say which names are one person's and which are not; without an option, list what was said.

    It holds for searches, counts and completion in every index at once, is undone by --undo, and changes no
    article and no quotation: each still shows the name that its article gives.

    Exit code 0: done, or there are rulings; 1: there are none.
    """
    if sum(each is not None for each in (merge, split, undo)) > 1:
        raise UsageError("One at a time: --merge, --split or --undo.")
    rulings = Rulings(places().names)
    if merge is not None:
        name, whole = (" ".join(each.split()) for each in merge)
        return answer(lambda: merged(folder, rulings, name, whole), form)
    if split is not None:
        return answer(lambda: parted(folder, rulings, split), form)
    if undo is not None:
        return answer(lambda: undone(rulings, undo), form)
    held = rulings.held()
    if rulings.unreadable:
        unread = counted(rulings.unreadable, "line")
        click.echo(f"{rulings.path} has {unread} that cannot be read as a ruling; left alone.", err=True)
    if not held:
        click.echo("Nothing is ruled about names: --merge NAME WHOLE and --split NAME do it.", err=True)
        return Exit.NOTHING
    told = (f"{each.made[:10]}  {safe(each.told)}" for each in held)
    WRITERS[form](Listing(COLUMNS, [asdict(each) for each in held], told), sys.stdout)
    return Exit.FOUND


def known(folder: Path, *names: str) -> list[Count]:
    """Who has each of these names in an index.

    Raises:
        UsageError: nobody has one of them.

    """
    index = open_index(folder)
    try:
        by_key = {
            key(each): count for count in index.names("speaker") for each in (count.value, *count.others)
        }
    finally:
        index.close()
    for name in names:
        if key(name) not in by_key:
            raise UsageError(f"No quotation of the index is by “{name}”; onrecord speakers lists who is.")
    return [by_key[key(name)] for name in names]


def merged(folder: Path, rulings: Rulings, name: str, whole: str) -> Outcome:
    """Rule that two names are one person's.

    Raises:
        UsageError: they are already, or the index does not know one of them.
        CannotWrite: it could not be kept.

    """
    one, other = known(folder, name, whole)
    if one == other and key(one.value) == key(whole):
        raise UsageError(f"“{name}” and “{whole}” are counted as one already.")
    made = rulings.add(Ruling("same", name, whole))
    counts = f"{one.count:,} and {other.count:,} quotations"
    sentence = f"“{name}” is “{whole}” from now on ({counts})."
    return Outcome(done=True, sentence=sentence, made=made.made, changes=(made.told,))


def parted(folder: Path, rulings: Rulings, name: str) -> Outcome:
    """Rule that a name is nobody else's.

    Raises:
        UsageError: it is counted alone already, or the index does not know it.
        CannotWrite: it could not be kept.

    """
    (one,) = known(folder, name)
    others = [each for each in (one.value, *one.others) if key(each) != key(name)]
    if not others:
        raise UsageError(f"“{name}” is counted alone already.")
    made = rulings.add(Ruling("apart", name))
    told = ", ".join(f"“{each}”" for each in others)
    return Outcome(
        done=True, sentence=f"“{name}” is not {told} from now on.", made=made.made, changes=(made.told,)
    )


def undone(rulings: Rulings, which: str) -> Outcome:
    """Undo the last ruling, or the last about a name.

    Raises:
        UsageError: there is none.
        CannotWrite: it could not be written.

    """
    gone = rulings.undo("" if which == "last" else which)
    if gone is None:
        raise UsageError(f"There is no ruling to undo{f' about “{which}”' if which != 'last' else ''}.")
    return Outcome(done=True, sentence=f"Undone: {gone.told}.", made=gone.made)
