"""`onrecord build`: bring the index up to date with the articles, and say what was done."""

from __future__ import annotations

import select
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.index.articles import Given
from onrecord.index.articles.metadata.given import compiled
from onrecord.index.articles.watching import standing, wait
from onrecord.index.attribution import doubt
from onrecord.index.build import build, known, roots_of
from onrecord.index.corrections import Ledger
from onrecord.index.errors import UsageError
from onrecord.index.folders import remember
from onrecord.index.paths import places, typed
from onrecord.index.sources import CLASSES
from onrecord.tui.commands.articles.telling import follow
from onrecord.tui.options import built_option, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.index.build import Event


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rebuild", is_flag=True, help="Start from nothing: read every article again.")
@click.option("--sample", is_flag=True, help="Read the sample corpus that ships with onrecord.")
@click.option(
    "--follow-links", is_flag=True, help="Follow links that lead out of PATHS; kept for later builds."
)
@click.option("--outlet", default="", help="The outlet of all articles at PATHS; remembered with them.")
@click.option(
    "--pattern", default="", help="What names of files say, as '{outlet}_{date}_{slug}'; remembered."
)
@click.option(
    "--class", "source_class", type=click.Choice(CLASSES), help="What the articles at PATHS are; remembered."
)
@click.option("--watch", is_flag=True, help="Stay, and build again whenever files of the folders change.")
@click.option("--jobs", type=click.IntRange(min=0), default=None, help="Processes; 0 for one on each core.")
@click.option(
    "--progress",
    type=click.Choice(["auto", "plain", "jsonl", "none"]),
    default="auto",
    help="How progress is shown; jsonl writes events to stdout.",
)
@click.option(
    "--from",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Build from the parts in this folder, which onrecord extract --cluster made; may be repeated.",
)
@click.option(
    "--shard", default="1/1", metavar="I/N", help="With --from: only every N-th part, from the I-th."
)
@built_option
def command(
    paths: tuple[Path, ...],
    rebuild: bool,
    sample: bool,
    follow_links: bool,
    outlet: str,
    pattern: str,
    source_class: str | None,
    watch: bool,
    jobs: int | None,
    progress: str,
    sources: tuple[Path, ...],
    shard: str,
    folder: Path,
) -> None:
    """Read the articles at PATHS and index their quotations.

    PATHS are files of text, web pages, PDFs, documents, mail, feeds, tables, archives, and folders of them.

    Only what changed since the last build is read, and what is gone is dropped. Without PATHS, the files
    and folders of earlier builds are read again; PATHS are added to them, or with --rebuild replace them.
    Until the new index is whole the old one answers; a build that is stopped goes on where it was. With
    --watch it stays until ctrl+c, and builds again whenever files have changed and stand still.

    With --from, what a cluster has extracted is taken as it is, and no article is read.
    """
    if sources:
        if watch:
            raise UsageError("--watch reads articles; --from takes what is read already.")
        if paths or sample or outlet or pattern or source_class:
            raise UsageError("--from DIR names parts that are read already; name no PATHS beside it.")
        follow(_from_parts(folder, sources, shard, fresh=rebuild), progress)
        return
    if shard != "1/1":
        raise UsageError("--shard goes with --from DIR.")
    chosen = settings()
    if (outlet or pattern or source_class) and not paths:
        raise UsageError("Say of which folder this holds: onrecord build DIR --outlet NAME.")
    if pattern:
        compiled(pattern)
    said = Given(outlet, pattern, source_class or "")
    here = [typed(path).resolve() for path in paths if typed(path).exists()] if said != Given() else []
    folders = remember(places().settings, here, said)
    if sample:
        from onrecord.corpus import folder as corpus_folder  # noqa: PLC0415

        paths = (*paths, corpus_folder())
    if warning := doubt(chosen.model):
        click.echo(warning, err=True)
    asked = [typed(path) for path in paths]

    def events(fresh: bool) -> Iterator[Event]:
        return build(
            folder,
            asked,
            model=chosen.model,
            jobs=chosen.processes if jobs in (None, 0) else jobs or 1,
            fresh=fresh,
            sample=sample,
            follow_links=follow_links,
            folders=folders,
            corrections=Ledger(places().corrections).held,
        )

    if not watch:
        follow(events(rebuild), progress)
        return
    before = known(folder)
    roots = [Path(root) for root in roots_of(before, asked, fresh=rebuild, sample=sample)]
    outside = follow_links or sample or before.sample or before.follow_links
    follow(watched(events, lambda: standing(roots, follow_links=outside), fresh=rebuild), progress)


def watched(
    events: Callable[[bool], Iterator[Event]], look: Callable[[], int], *, fresh: bool
) -> Iterator[Event]:
    """The events of one build after the other, each when the files have changed since the one before.

    Args:
        events: of a build; told whether it starts from nothing.
        look: tells how the files stand.
        fresh: whether the first build starts from nothing.

    """
    going = True
    while going:
        before = look()
        yield from events(fresh)
        fresh = False
        going = wait(before, look, _read)


def _read() -> bool:
    """Whether somebody still reads what is written to stdout: a pipe may have lost its reader."""
    poll = select.poll()
    poll.register(sys.stdout.fileno(), 0)
    return not any(event & select.POLLERR for _, event in poll.poll(0))


def _from_parts(folder: Path, sources: Sequence[Path], shard: str, *, fresh: bool) -> Iterator[Event]:
    """The events of a build from parts.

    Raises:
        UsageError: the shard is not two numbers, or no such shard.

    """
    from onrecord.index.cluster.building import build as build_parts  # noqa: PLC0415 - of the extra

    which, _, many = shard.partition("/")
    if not (which.isdecimal() and many.isdecimal() and 0 < int(which) <= int(many)):
        raise UsageError(f"{shard!r} is no shard; write which of how many, as 1/4.")
    return build_parts(
        folder,
        [typed(source) for source in sources],
        shard=(int(which), int(many)),
        fresh=fresh,
        corrections=Ledger(places().corrections).held,
    )
