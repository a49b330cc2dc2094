"""`onrecord paths`: where everything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.index.paths import places
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from pathlib import Path


@click.command("paths")
@index_option
@format_option("table", "jsonl")
def command(folder: Path, form: str) -> None:
    """Say where everything is kept. ONRECORD_HOME moves all of it."""
    kept = places()
    rows = {
        "settings": kept.settings,
        "index": folder.absolute(),
        "data": kept.data,
        "corrections": kept.corrections,
        "state": kept.state,
        "cache": kept.cache,
    }
    for name, path in rows.items():
        click.echo(
            as_json({"name": name, "path": str(path)}) if form == "jsonl" else f"{name:11} {safe(str(path))}"
        )
