"""`onrecord paths`: where everything is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.index.paths import places
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from pathlib import Path


@click.command("paths")
@index_option
@format_option(*WRITERS)
def command(folder: Path, form: str) -> None:
    """Say where everything is kept. ONRECORD_HOME moves all of it."""
    kept = places()
    held = {
        "settings": kept.settings,
        "index": folder.absolute(),
        "data": kept.data,
        "corrections": kept.corrections,
        "state": kept.state,
        "cache": kept.cache,
    }
    rows = [{"name": name, "path": str(path)} for name, path in held.items()]
    lines = (f"{row['name']:11} {safe(row['path'])}" for row in rows)
    WRITERS[form](Listing(("name", "path"), rows, lines), sys.stdout)
