"""What does `onrecord search` write where the words searched for are to stand one below the other?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from onrecord.index.errors import UsageError
from onrecord.tui.present.hits.occurrences import PLACES
from onrecord.tui.present.words import listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.index.search import Index, Results
    from onrecord.tui.options import Decorator
    from onrecord.tui.present.hits.kwic import Side
    from onrecord.tui.present.hits.occurrences import Place

SIDES: dict[str, Side] = {"before": "L1", "after": "R1", **{place: place for place in PLACES}}
"""By which word beside the words searched for `--sort` sorts, and how that is typed."""

OPTIONS: tuple[Decorator, ...] = (
    click.option(
        "--sample", type=click.IntRange(min=1), help="With --format kwic: so many lines, drawn at random."
    ),
    click.option("--seed", type=int, default=1, show_default=True, help="The same one draws the same lines."),
    click.option(
        "--collocates",
        is_flag=True,
        help="The words that stand within five of those searched for more often than by chance.",
    ),
    click.option("--words", "place", type=click.Choice(PLACES), help="Count the words that stand there."),
)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options of the lines."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines, and what of them."""

    side: Side = ""
    sample: int | None = None
    seed: int = 1
    collocates: bool = False
    place: Place | None = None

    @property
    def counts(self) -> bool:
        """Whether the words beside the lines are counted, in place of them."""
        return self.collocates or self.place is not None

    def check(self, form: str, *, reverse: bool) -> None:
        """Raises UsageError where these are no lines."""
        if self.collocates and self.place:
            raise UsageError("--collocates and --words count different things; give one of them.")
        if not self.counts and form != "kwic":
            for option, given in ((f"--sort {self.side}", self.side), ("--sample", self.sample)):
                if given:
                    raise UsageError(f"{option} goes with --format kwic.")
        if self.side and reverse:
            raise UsageError(f"--sort {self.side} has no reverse; sort by a word on the other side.")


def write(index: Index, found: Results, wanted: Wanted, form: str, *, offset: int, limit: int) -> None:
    """The lines, or the words beside them, to stdout, and to stderr what is left out.

    Args:
        index: that holds the articles.
        found: what answers the query.
        wanted: of it.
        form: in which words are listed.
        offset: lines to leave out at the start.
        limit: the maximum number of lines or words; 0 for all.

    """
    from onrecord.tui.present.hits import collocates, concordance, kwic  # noqa: PLC0415 - no table needs them

    stop = offset + limit if limit else None
    if not (wanted.side or wanted.sample or wanted.counts):
        concordance.write(islice(kwic.standing(index, found), offset, stop), sys.stdout)
        return
    lines = kwic.arranged(index, found, wanted.side, sample=wanted.sample or 0, seed=wanted.seed)
    click.echo(", ".join((lines.count, *lines.limits)), err=True)
    if wanted.counts:
        listed = (
            collocates.listed_at(lines.lines, wanted.place, limit)
            if wanted.place
            else collocates.listed(lines.lines, limit)
        )
        listing.WRITERS.get(form, listing.write_lines)(listed, sys.stdout)
        return
    concordance.write(lines.lines[offset:stop], sys.stdout)
    if stop is not None and stop < lines.total:
        click.echo(f"{offset + 1:,} to {stop:,} of {lines.total:,}; --limit 0 shows all.", err=True)
