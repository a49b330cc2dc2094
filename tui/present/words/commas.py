"""How are rows written as CSV? By RFC 4180 where a program reads them, and visibly where a person does."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from onrecord.tui.present.words.safe import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def write_rows(head: Sequence[str], rows: Iterable[Sequence[object]], file: TextIO) -> None:
    """A header and one record a row."""
    terminal = file.isatty()
    writer = csv.writer(file, lineterminator="\n" if terminal else "\r\n")
    writer.writerow(head)
    writer.writerows(cells(row, terminal=terminal) for row in rows)
