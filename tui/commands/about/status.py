"""`onrecord status`: where the index is, what it holds, how fresh it is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from onrecord.index.attribution import doubt
from onrecord.index.build import pipeline
from onrecord.index.paths import short
from onrecord.index.store import stamp as index_stamp
from onrecord.tui.options import format_option, index_option, settings
from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.model import Stamp

SHOWN = 10
"""How many skipped files are listed; the JSON form lists all."""


def age(built: str, now: datetime) -> str:
    """How long ago, in the largest unit that fits: ``3 hours ago``."""
    seconds = max(0, int((now - datetime.fromisoformat(built)).total_seconds()))
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{count:,} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def freshness(found: Stamp, model: str) -> str:
    """Whether the next build has a reason to read all articles again, as a sentence."""
    now = pipeline(model)
    if found.pipeline == now:
        return "made by the model and rules in use"
    return f"made by other rules or another model than those in use ({now}); onrecord build reads all again"


@click.command("status")
@index_option
@format_option("table", "jsonl")
def command(folder: Path, form: str) -> None:
    """Say where the index is, what it holds, how fresh it is, and by which version and model it was made."""
    found = index_stamp(folder)
    if form == "jsonl":
        click.echo(as_json({"folder": str(folder.absolute()), **asdict(found)}))
        return
    rows = [
        ("index", short(folder.absolute())),
        ("holds", f"{found.quotations:,} quotations in {found.articles:,} articles"),
        ("built", f"{found.built} ({age(found.built, datetime.now(UTC))}), in {found.seconds:.1f} s"),
        ("made by", f"onrecord {found.version}, {found.pipeline}"),
        ("fresh", freshness(found, settings().model)),
        *(("articles", "the sample corpus" if found.sample else short(root)) for root in found.roots),
    ]
    for name, value in rows:
        click.echo(f"{name:9} {safe(value)}")
    if warning := doubt(settings().model):
        click.echo(f"model     {safe(warning)}")
    if found.skipped:
        click.echo(f"skipped   {len(found.skipped):,} files")
        for item in found.skipped[:SHOWN]:
            click.echo(f"          {safe(short(item.path))}: {safe(item.reason)}")
        if len(found.skipped) > SHOWN:
            click.echo(f"          and {len(found.skipped) - SHOWN:,} more; --format jsonl lists all")
