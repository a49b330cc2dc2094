"""`onrecord paths`: where everything is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.index.paths import places
from onrecord.tui.options import format_option, index_option

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
        click.echo(json.dumps({"name": name, "path": str(path)}) if form == "jsonl" else f"{name:11} {path}")
