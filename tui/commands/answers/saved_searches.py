"""What was saved under a name, and what of it is new?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.index.errors import CannotWrite, Exit, UsageError
from onrecord.index.paths import places, short
from onrecord.tui.kept.saved import SavedSearches
from onrecord.tui.kept.seen import Seen, fresh
from onrecord.tui.present.hits.telling import Rows
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.index.search import Index
    from onrecord.tui.present.hits.telling import Row

    Writer = Callable[[Iterable[Row], TextIO], object]


def query(name: str) -> str:
    """The query that was saved under a name.

    Raises:
        UsageError: none was.
        CannotWrite: the saved searches cannot be read.

    """
    searches = SavedSearches(places().data / "searches.json")
    held = {search.name: search.query for search in searches.all()}
    if searches.shelf.unread:
        raise CannotWrite(f"{searches.shelf.path} cannot be read: {searches.shelf.unread.strerror}.")
    if name not in held:
        known = ", ".join(f"“{each}”" for each in held) or "none; in the explorer ctrl+s saves one"
        raise UsageError(f"No search is saved as “{name}”. Saved are: {known}.")
    return held[name]


def write_new(index: Index, name: str, asked: str, limit: int, write: Writer) -> int:
    """Write what a saved search has not shown before; what was written counts as shown."""
    seen = Seen(places().data / "seen")
    try:
        hits = fresh(index, asked, seen.ids(name), limit)
        if not hits:
            click.echo(f"Nothing new in “{safe(name)}”.", err=True)
            return Exit.NOTHING
        write(map(Rows(index, index.search(asked).query).row, hits), sys.stdout)
        sys.stdout.flush()
        seen.add(name, hits)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(f"{short(seen.path(name))}: {error.strerror}; it is new again then.") from error
    click.echo(f"{len(hits):,} new in “{safe(name)}”.", err=True)
    return Exit.FOUND
