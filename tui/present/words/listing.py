"""How are records other than quotations written: names, figures, corrections, places?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.tui.present.words.commas import write_rows
from onrecord.tui.present.words.safe import as_json, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Listing:
    """Records for a program, and the same as lines for a person."""

    columns: Sequence[str]
    """The fields that CSV and Markdown show; JSON Lines hold every field."""
    records: Iterable[Mapping[str, Any]]
    lines: Iterable[str]
    """For a person: made harmless already, since they may be laid out in any way."""
    markdown: str = ""
    """Takes the place of the Markdown table where it is given."""


def write_lines(listing: Listing, file: TextIO) -> None:
    """The lines for a person."""
    for line in listing.lines:
        file.write(f"{line}\n")


def write_jsonl(listing: Listing, file: TextIO) -> None:
    """One JSON object a line."""
    for record in listing.records:
        file.write(as_json(record) + "\n")


def write_csv(listing: Listing, file: TextIO) -> None:
    """A header, then one row for each record."""
    rows = ([record.get(name) for name in listing.columns] for record in listing.records)
    write_rows(listing.columns, rows, file)


def write_md(listing: Listing, file: TextIO) -> None:
    """A Markdown table, in which whole numbers are aligned to the right, or the listing's own Markdown."""
    if listing.markdown:
        file.write(listing.markdown)
        return
    rules: list[str] = []
    for record in listing.records:
        values = [record.get(name) for name in listing.columns]
        if not rules:
            rules = ["---:" if isinstance(value, int) else "---" for value in values]
            file.write(f"| {' | '.join(listing.columns)} |\n| {' | '.join(rules)} |\n")
        file.write(f"| {' | '.join(map(_cell, values))} |\n")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, int):
        return f"{value:,}"
    return markdown("" if value is None else str(value))


PERSON = "table"
"""The format for a person; the others are for programs and documents."""

WRITERS: dict[str, Callable[[Listing, TextIO], None]] = {
    PERSON: write_lines,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "md": write_md,
}
"""Every format of a listing and how it is written; a row here is a format of every command that lists."""
