"""How are quotations written to a file, and by which command would a shell do the same?"""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from onrecord.index.errors import OnrecordError, QueryError
from onrecord.tui.present.hits import exports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.tui.present.hits.contract import Index, Results
    from onrecord.tui.present.hits.telling import Row

PAGE = 256
"""The number of hits that are read at once."""

STOPPED = "Stopped; nothing was written."


class Writing:
    """The writing of hits to a file; it can be watched, and stopped, from another thread.

    Args:
        index: that holds them.
        results: of which every hit is written, in order.

    """

    def __init__(self, index: Index, results: Results) -> None:
        self._index = index
        self._results = results
        self.done = 0
        """How many hits have been written."""
        self.stopped = False
        """Whether it is to stop."""

    def to(self, path: Path) -> None:
        """Write the file whole or not at all, in the form that its name's ending says, over what is there.

        Raises:
            CannotWrite: there is no space, no permission or no such folder.
            OnrecordError: it was stopped.

        """
        exports.write(self._rows(), path, exports.form_of(path), replace=True)

    def each(self, folder: Path) -> None:
        """Write a note for each into a folder; what else is there stays.

        Raises:
            OSError: a note could not be written; those before it are there.
            OnrecordError: it was stopped; the same holds.

        """
        from onrecord.tui.present.hits.notes import write_each  # noqa: PLC0415 - the other forms need it not

        write_each(self._rows(), folder)

    def into(self, file: TextIO, form: str) -> None:
        """Write every hit as text, in a form of `exports`; ``words`` for the words alone, a line each.

        Raises:
            OnrecordError: it was stopped.

        """
        if form in exports.FORMS:
            exports.into(self._rows(), file, form)
        else:
            file.writelines(" ".join(row.hit.quotation.text.split()) + "\n" for row in self._rows())

    def _rows(self) -> Iterator[Row]:
        from onrecord.tui.present.hits.telling import Rows  # noqa: PLC0415

        rows = Rows(self._index)
        for start in range(0, self._results.total, PAGE):
            for hit in self._results.hits(start, start + PAGE):
                if self.stopped:
                    raise OnrecordError(STOPPED)
                yield rows.row(hit)
                self.done += 1


def is_folder(name: str) -> bool:
    """Whether a name that was typed asks for a folder, which takes a note for each quotation."""
    return name.endswith(tuple(filter(None, (os.sep, os.altsep))))


def as_in_a_shell(index: Index, results: Results) -> str | None:
    """The query as a shell must be given it, whose last word is no longer being typed; None: it cannot."""
    asked = results.query.text.strip()
    for text in (asked, f"{asked}*", f'{asked}"', f'{asked}*"'):
        with suppress(QueryError):
            if index.search(text).query.words == results.query.words:
                return text
    return None


def command(query: str, options: Sequence[str], name: str) -> str:
    """The command that writes the same file, or the same notes, from a shell.

    Args:
        query: as a shell must be given it.
        options: for the order and the folding, as ``onrecord export`` has them.
        name: of the file, or of the folder.

    """
    target = ["--each" if is_folder(name) else "--to", name]
    asked = ["--"] * query.startswith("-") + [query] * bool(query)
    return shlex.join(["onrecord", "export", *options, *target, *asked])
