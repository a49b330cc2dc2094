"""`onrecord pins`: the quotations pinned in the explorer."""

from __future__ import annotations

import sys

import click

from onrecord.index.errors import CannotWrite, Exit, UsageError
from onrecord.index.paths import places
from onrecord.tui.kept.pins import Pins, as_markdown
from onrecord.tui.options import format_option
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import lines

COLUMNS = (
    "id", "speaker", "office", "outlet", "via", "published", "kind", "text", "title", "url", "pinned",
)  # fmt: skip
"""The columns of CSV."""


@click.command("pins")
@click.option("--remove", metavar="ID", multiple=True, help="Take the pin with this id out; may be repeated.")
@format_option(*WRITERS, default="md")
def command(remove: tuple[str, ...], form: str) -> int:
    """Write the quotations pinned in the explorer, in the order in which they were pinned.

    Exit code 0: there are pins; 1: there are none.
    """
    pins = Pins(places().data / "pins.json")
    held = pins.all()
    if pins.shelf.unread:
        raise CannotWrite(f"The pins in {pins.shelf.path} cannot be read: {pins.shelf.unread.strerror}.")
    if remove:
        unknown = set(remove) - pins.ids()
        if unknown:
            raise UsageError(f"No pin has the id {', '.join(sorted(unknown))}; nothing was taken out.")
        click.echo(f"{pins.remove(remove)} taken out.", err=True)
        return Exit.FOUND
    if pins.shelf.aside:
        click.echo(f"The pins could not be read; the file was put aside as {pins.shelf.aside}.", err=True)
    if not held:
        click.echo("There are no pins; in the explorer, p pins a quotation.", err=True)
        return Exit.NOTHING
    rows = [{**pin.record, "pinned": pin.pinned} for pin in held]
    plain = (f"{lines(pin.plain)}\n" for pin in held)
    WRITERS[form](Listing(COLUMNS, rows, plain, lines(as_markdown(held))), sys.stdout)
    return Exit.FOUND
