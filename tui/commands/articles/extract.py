"""`onrecord extract`: the quotations of articles on stdout, without an index; or on a cluster, in parts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.index import articles, attribution
from onrecord.index.cluster.planning import SIZE
from onrecord.index.context import questions
from onrecord.index.errors import Exit, UsageError
from onrecord.index.model import Hit, Skipped, record
from onrecord.index.paths import short
from onrecord.index.text.counting import counted
from onrecord.tui.options import format_option, settings
from onrecord.tui.present.hits.formats import WRITERS
from onrecord.tui.present.hits.telling import row
from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Article, Quotation
    from onrecord.tui.present.hits.telling import Row


def read(paths: tuple[Path, ...], *, follow_links: bool) -> Iterator[Article]:
    """The articles at `paths`; each file that is left out is named on stderr."""
    for found in articles.every(list(paths), follow_links=follow_links):
        if isinstance(found, Skipped):
            click.echo(f"left out  {safe(short(found.path))}: {safe(found.reason)}", err=True)
        else:
            yield found


def write_jsonl(rows: Iterable[Row], file: TextIO) -> None:
    """The record of each quotation, and the question that a turn answers, one JSON object a line."""
    for each in rows:
        told = {**record(each.article, each.hit.quotation), "question": each.question}
        file.write(as_json(told) + "\n")


FORMATS = {**WRITERS, "jsonl": write_jsonl}
"""How what was extracted is written."""


def rows(article: Article, quotations: Sequence[Quotation]) -> Iterator[Row]:
    """The quotations of an article as they are written."""
    asked = questions(quotations)
    return (row(Hit(each, article), article, asked=asked.get(each.id)) for each in quotations)


@click.command("extract")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of PATHS.")
@click.option("--jobs", type=click.IntRange(min=0), default=None, help="Processes; 0 for one on each core.")
@click.option(
    "--cluster", default="", metavar="ADDRESS", help="Run on a Dask cluster: local, local:N, tcp://…"
)
@click.option("--out", type=click.Path(path_type=Path), help="With --cluster: the folder of the parts.")
@click.option(
    "--part",
    type=click.IntRange(min=1),
    default=SIZE,
    show_default=True,
    help="With --cluster: files in a part, on average.",
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help="Write the quotations in the parts in this folder.",
)
@format_option(*FORMATS, default="jsonl")
def command(
    paths: tuple[Path, ...],
    follow_links: bool,
    jobs: int | None,
    cluster: str,
    out: Path | None,
    part: int,
    source: Path | None,
    form: str,
) -> int:
    """Write every quotation in the articles at PATHS to stdout, one JSON object a line if not told otherwise.

    Offsets are code points of the file read as UTF-8 with newlines kept.

    With --cluster nothing is written to stdout: the articles are divided into parts, each part becomes a file
    of Parquet in the folder --out, and what is there already is passed over.
    """
    if bool(cluster) != bool(out):
        raise UsageError("--cluster ADDRESS and --out DIR go together.")
    if bool(paths) == bool(source) or (cluster and source):
        raise UsageError("Say which articles to read, PATHS, or with --from DIR which parts to write.")
    chosen = settings()
    if cluster and out:
        from onrecord.tui.commands.articles import on_cluster  # noqa: PLC0415 - of the extra

        return on_cluster.extract(
            paths, out, address=cluster, model=chosen.model, size=part, follow_links=follow_links
        )
    processes = chosen.processes if jobs in (None, 0) else jobs
    count = 0
    if warning := attribution.doubt(chosen.model):
        click.echo(warning, err=True)

    def found() -> Iterator[Row]:
        if source:
            from onrecord.tui.commands.articles import on_cluster  # noqa: PLC0415 - of the extra

            for article, quotations in on_cluster.articles(source):
                yield from rows(article, quotations)
            return
        for article, quotations in attribution.extract(
            read(paths, follow_links=follow_links), model=chosen.model, jobs=processes or 1
        ):
            yield from rows(article, quotations)

    def passing() -> Iterator[Row]:
        nonlocal count
        for each in found():
            count += 1
            yield each

    FORMATS[form](passing(), sys.stdout)
    click.echo(counted(count, "quotation"), err=True)
    return Exit.FOUND if count else Exit.NOTHING
