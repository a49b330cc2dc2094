"""How are quotations written to a file, and by which command would a shell do the same?"""

from __future__ import annotations

import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from onrecord.index.errors import OnrecordError, QueryError
from onrecord.index.text.whole_files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.tui.present.hits.contract import Index, Results
    from onrecord.tui.present.hits.telling import Row

FORMS = {".md": "md", ".csv": "csv", ".jsonl": "jsonl"}
"""What the ending of a file's name says, as ``onrecord search --format`` calls it."""

PAGE = 256
"""The number of hits that are read at once."""


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
        """Write the file whole or not at all, in the form that its name's ending says.

        Raises:
            CannotWrite: there is no space, no permission or no such folder.
            OnrecordError: it was stopped.

        """
        with replacing(path) as file:
            self.into(file, FORMS[path.suffix.lower()])

    def into(self, file: TextIO, form: str) -> None:
        """Write every hit in a form of ``onrecord search``; ``words`` for the words alone, a line each.

        Raises:
            OnrecordError: it was stopped.

        """
        from onrecord.tui.present.hits.formats import WRITERS  # noqa: PLC0415 - of no use before something is written

        if form in WRITERS:
            WRITERS[form](self._rows(), file)
        else:
            file.writelines(" ".join(row.hit.quotation.text.split()) + "\n" for row in self._rows())

    def _rows(self) -> Iterator[Row]:
        from onrecord.tui.present.hits.telling import Rows  # noqa: PLC0415

        rows = Rows(self._index)
        for start in range(0, self._results.total, PAGE):
            for hit in self._results.hits(start, start + PAGE):
                if self.stopped:
                    raise OnrecordError("Stopped; nothing was written.")
                yield rows.row(hit)
                self.done += 1


def as_in_a_shell(index: Index, results: Results) -> str:
    """The query as a shell must be given it, where its last word is no longer being typed; else ``""``."""
    asked = results.query.text.strip()
    for text in (asked, f"{asked}*", f'{asked}"', f'{asked}*"'):
        with suppress(QueryError):
            if index.search(text).query.words == results.query.words:
                return text
    return ""


def command(query: str, options: Sequence[str], path: Path) -> str:
    """The command that writes the same file from a shell.

    Args:
        query: as a shell must be given it.
        options: for the order and the folding, as ``onrecord search`` has them.
        path: of the file.

    """
    form = FORMS.get(path.suffix.lower(), "md")
    apart = ["--"] * query.startswith("-")
    words = ["onrecord", "search", *options, "--limit", "0", "--format", form, *apart, query]
    return f"{shlex.join(words)} > {shlex.quote(str(path))}"
