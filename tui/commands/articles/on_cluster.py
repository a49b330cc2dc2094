"""What does `onrecord extract --cluster` do and say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.index.cluster import manifest, parts, running
from onrecord.index.cluster.running import Failed, Finished, Planned, Progress
from onrecord.index.errors import Exit
from onrecord.index.model import Skipped
from onrecord.index.paths import short
from onrecord.index.text.counting import counted
from onrecord.tui.commands.articles.telling import duration
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.index.cluster.running import Event
    from onrecord.index.model import Article, Quotation


def extract(
    paths: Sequence[Path], out: Path, *, address: str, model: str, size: int, follow_links: bool
) -> int:
    """Run, and tell of every step on stderr; the exit code."""
    code: int = Exit.FOUND
    for event in running.extract(
        paths, out, address=address, model=model, size=size, follow_links=follow_links
    ):
        click.echo(told(event, out), err=True)
        if isinstance(event, Finished):
            code = Exit.FAILED if event.failed else Exit.FOUND
    return code


def told(event: Event, out: Path) -> str:
    """One step as a line."""
    match event:
        case Planned():
            parts, workers = counted(event.parts, "part"), counted(event.workers, "worker")
            return f"{counted(event.files, 'file')} in {parts}, for {workers}"
        case Skipped():
            return f"left out  {safe(short(event.path))}: {safe(event.reason)}"
        case Failed():
            return (
                f"failed  the part of {counted(event.files, 'file')} from {safe(short(event.first))}:"
                f" {safe(event.reason)}"
            )
        case Progress():
            rate = f", {event.rate:.1f} articles a second" if event.fresh else ""
            left = f", about {duration(event.left)} left" if event.fresh and event.parts < event.every else ""
            return f"{event.parts:,} of {event.every:,} parts{rate}{left}"
        case Finished():
            return _end(event, out)


def _end(event: Finished, out: Path) -> str:
    run = event.run
    old = len(run.parts) - event.fresh
    lines = [
        f"{counted(run.quotations, 'quotation')} of {counted(run.articles, 'article')} "
        f"in {counted(len(run.parts), 'part')}"
        f" ({event.fresh:,} made now, {old:,} there before), {len(run.left_out):,} files left out,"
        f" after {duration(run.seconds)}."
    ]
    if event.failed:
        lines.append(f"{event.failed:,} parts failed; run this again to try them once more.")
    else:
        lines.append(f"onrecord build --from {safe(short(out))} makes an index of them.")
    return "\n".join(lines)


def articles(folder: Path) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """The articles in the parts of a finished run, with their quotations."""
    for name in manifest.finished(folder).parts:
        for row in parts.rows(folder / name):
            yield row.article, row.quotations
