"""`onrecord extract`: the quotations of articles on stdout, without an index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.index import articles, attribution
from onrecord.index.errors import Exit
from onrecord.index.model import Hit, Skipped, record
from onrecord.index.paths import short
from onrecord.tui.options import format_option, settings
from onrecord.tui.present.hits.formats import WRITERS, row
from onrecord.tui.present.words.safe import as_json, safe
from onrecord.tui.stopping import stoppable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Article


def read(paths: tuple[Path, ...], *, follow_links: bool) -> Iterator[Article]:
    """The articles at `paths`; each file that is left out is named on stderr."""
    for found in articles.every(list(paths), follow_links=follow_links):
        if isinstance(found, Skipped):
            click.echo(f"left out  {safe(short(found.path))}: {safe(found.reason)}", err=True)
        else:
            yield found


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of PATHS.")
@click.option("--jobs", type=click.IntRange(min=0), default=None, help="Processes; 0 for one on each core.")
@format_option(*WRITERS, default="jsonl")
def command(paths: tuple[Path, ...], follow_links: bool, jobs: int | None, form: str) -> int:
    """Write every quotation in the articles at PATHS to stdout, one JSON object a line if not told otherwise.

    Offsets are code points of the file read as UTF-8 with newlines kept.
    """
    chosen = settings()
    processes = chosen.processes if jobs in (None, 0) else jobs
    count = 0
    if warning := attribution.doubt(chosen.model):
        click.echo(warning, err=True)

    def hits() -> Iterator[Hit]:
        nonlocal count
        for article, quotations in attribution.extract(
            read(paths, follow_links=follow_links), model=chosen.model, jobs=processes or 1
        ):
            for quotation in quotations:
                count += 1
                yield Hit(quotation, article)

    with stoppable():
        if form == "jsonl":
            for hit in hits():
                found = record(hit.article, hit.quotation)
                sys.stdout.write(as_json(found) + "\n")
        else:
            WRITERS[form]((row(hit, hit.article) for hit in hits()), sys.stdout)
    click.echo(f"{count:,} quotation{'' if count == 1 else 's'}", err=True)
    return Exit.FOUND if count else Exit.NOTHING
