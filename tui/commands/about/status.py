"""`onrecord status`: where the index is, what it holds, how fresh it is."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from onrecord.index.attribution import doubt
from onrecord.index.build import pipeline
from onrecord.index.paths import short
from onrecord.index.store import stamp as index_stamp
from onrecord.index.text.counting import counted
from onrecord.tui.options import format_option, index_option, settings
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.model import Stamp

SHOWN = 10
"""How many skipped files are listed; the JSON form lists all."""

COLUMNS = ("folder", "articles", "quotations", "built", "version", "pipeline", "seconds")
"""The columns of CSV and Markdown."""


def age(built: str, now: datetime) -> str:
    """How long ago, in the largest unit that fits: ``3 hours ago``."""
    seconds = max(0, int((now - datetime.fromisoformat(built)).total_seconds()))
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            return f"{counted(count, name)} ago"
    return "just now"


def freshness(found: Stamp, model: str) -> str:
    """Whether the next build has a reason to read all articles again, as a sentence."""
    now = pipeline(model)
    if found.pipeline == now:
        return "made by the model and rules in use"
    return f"made by other rules or another model than those in use ({now}); onrecord build reads all again"


def lines(found: Stamp, folder: Path, model: str) -> Iterator[str]:
    """What is known of an index, as names and values."""
    yield f"{'index':9} {safe(short(folder.absolute()))}"
    yield f"{'holds':9} {counted(found.quotations, 'quotation')} in {counted(found.articles, 'article')}"
    yield f"{'built':9} {found.built} ({age(found.built, datetime.now(UTC))}), in {found.seconds:.1f} s"
    yield f"{'made by':9} onrecord {found.version}, {safe(found.pipeline)}"
    yield f"{'fresh':9} {safe(freshness(found, model))}"
    for root in found.roots:
        yield f"{'articles':9} {'the sample corpus' if found.sample else safe(short(root))}"
    if warning := doubt(model):
        yield f"{'model':9} {safe(warning)}"
    if found.skipped:
        yield f"{'skipped':9} {len(found.skipped):,} files"
        for item in found.skipped[:SHOWN]:
            yield f"{'':9} {safe(short(item.path))}: {safe(item.reason)}"
        if len(found.skipped) > SHOWN:
            yield f"{'':9} and {len(found.skipped) - SHOWN:,} more; --format jsonl lists all"


@click.command("status")
@index_option
@format_option(*WRITERS)
def command(folder: Path, form: str) -> None:
    """Say where the index is, what it holds, how fresh it is, and by which version and model it was made."""
    found = index_stamp(folder)
    row = {"folder": str(folder.absolute()), **asdict(found)}
    WRITERS[form](Listing(COLUMNS, [row], lines(found, folder, settings().model)), sys.stdout)
