"""`onrecord pins`: the quotations pinned in the explorer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.errors import CannotWrite, Exit, NoQuotation, UsageError
from onrecord.index.paths import places
from onrecord.tui.kept import pinned
from onrecord.tui.kept.pins import Pins, tags_of
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from pathlib import Path


@click.command("pins")
@click.option("--collection", metavar="NAME", help="Those of this collection; “” for those in none.")
@click.option("--tag", default="", metavar="TAG", help="Those with this tag.")
@click.option("--collections", "listed", is_flag=True, help="List the collections, with how many each has.")
@click.option("--add", metavar="ID", multiple=True, help="Pin this quotation, in --collection if given.")
@click.option("--note", nargs=2, metavar="ID TEXT", help="Give the pin with this id a note.")
@click.option("--tags", nargs=2, metavar="ID TAGS", help="Give it tags, with commas between them.")
@click.option("--remove", metavar="ID", multiple=True, help="Take the pin with this id out; may be repeated.")
@index_option
@format_option(*WRITERS, default="md")
def command(
    collection: str | None,
    tag: str,
    listed: bool,
    add: tuple[str, ...],
    note: tuple[str, str] | None,
    tags: tuple[str, str] | None,
    remove: tuple[str, ...],
    folder: Path,
    form: str,
) -> int:
    """Write the pinned quotations, in the order in which they were pinned, with their notes and tags.

    Exit code 0: there are pins; 1: there are none.
    """
    pins = Pins(places().data / "pins.json")
    held = pins.all(collection, tag)
    if pins.shelf.unread:
        raise CannotWrite(f"The pins in {pins.shelf.path} cannot be read: {pins.shelf.unread.strerror}.")
    if pins.shelf.aside:
        click.echo(f"The pins could not be read; the file was put aside as {pins.shelf.aside}.", err=True)
    if add:
        return _add(pins, add, collection or "", folder)
    named = [*remove, *(pair[0] for pair in (note, tags) if pair)]
    unknown = set(named) - pins.ids(collection)
    if unknown:
        raise UsageError(f"No pin has the id {', '.join(sorted(unknown))}; nothing was changed.")
    if remove:
        click.echo(f"{pins.remove(remove, collection)} taken out.", err=True)
        return Exit.FOUND
    if note or tags:
        for pin in pins.all(collection):
            if note and pin.id == note[0]:
                pins.change(pin, note=" ".join(note[1].split()))
            if tags and pin.id == tags[0]:
                pins.change(pin, tags=tags_of(tags[1]))
        click.echo("It is noted.", err=True)
        return Exit.FOUND
    if listed:
        rows = [{"collection": name, "pins": count} for name, count in pins.collections().items()]
        told = (f"{row['pins']:>7,}  {safe(str(row['collection'])) or '(in none)'}" for row in rows)
        WRITERS[form](Listing(("collection", "pins"), rows, told), sys.stdout)
        return Exit.FOUND
    if not held:
        click.echo("There are no such pins; in the explorer, p pins a quotation.", err=True)
        return Exit.NOTHING
    WRITERS[form](pinned.listed(held), sys.stdout)
    return Exit.FOUND


def _add(pins: Pins, ids: tuple[str, ...], collection: str, folder: Path) -> int:
    from onrecord.index.search import open_index  # noqa: PLC0415 - listing pins needs no index

    index = open_index(folder)
    hits = []
    for identity in ids:
        hit = index.show(identity)
        if hit is None:
            raise NoQuotation(f"no quotation has the id {safe(identity)!r}; nothing was pinned.")
        hits.append(hit)
    index.close()
    held = pins.ids(collection)
    due = [hit for hit in hits if hit.quotation.id not in held]
    if due:
        pins.toggle(due, collection)
    click.echo(f"{len(due):,} pinned.", err=True)
    return Exit.FOUND
