"""`onrecord verify-pack`: does filed evidence still hold?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from onrecord.index.errors import Exit
from onrecord.tui.commands.checks.checking import Checking
from onrecord.tui.options import format_option
from onrecord.tui.present.words.safe import as_json, safe


@click.command("verify-pack", cls=Checking)
@click.argument("file", type=click.Path(path_type=Path))
@format_option("table", "jsonl")
def command(file: Path, form: str) -> int:
    """Check a pack of evidence against the files that its quotations were read from.

    FILE is the page that `onrecord trace --output` or `onrecord verify --output` wrote, or the annotations
    (.jsonld) beside it. No index is needed. Told are a pack or a page that was changed after it was written,
    files that have changed or are gone, and words that do not stand where the pack says. The pack’s seal is a
    digest, no signature: whoever changes a pack and seals it anew is told only by the files.

    Exit code 0: all holds; 1: something does not; 5: FILE is no pack.
    """
    from onrecord.tui.present.packs.checking import checked  # noqa: PLC0415

    found = checked(file)
    for each in found:
        if form == "jsonl":
            row = {"what": each.what, "state": each.state, "sentence": each.sentence}
            click.echo(as_json(row))
        else:
            click.echo(f"{each.state:9} {safe(each.what):18} {safe(each.sentence)}")
    counts = Counter(each.state for each in found)
    click.echo(", ".join(f"{count} {state}" for state, count in counts.most_common()), err=True)
    return Exit.FOUND if set(counts) == {"holds"} else Exit.NOTHING
