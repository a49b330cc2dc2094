"""How are quotations written? As a table to read, JSON Lines, CSV, or Markdown to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from onrecord.index.corrections import replaced
from onrecord.index.model import record
from onrecord.tui.present.hits.telling import citation, outlets, quoted, speaker, times
from onrecord.tui.present.words.cells import width
from onrecord.tui.present.words.commas import write_rows
from onrecord.tui.present.words.safe import address, as_json, lines, markdown, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.tui.present.hits.telling import Row

COLUMNS = (
    "id", "speaker", "speaker_kind", "office", "outlet", "via", "published", "class", "kind", "text",
    "question", "cue", "context", "title", "author", "url", "doc", "confidence", "copies", "corrected",
)  # fmt: skip
"""The columns of CSV, in order."""


def fields(row: Row) -> dict[str, Any]:
    """The row as one flat object."""
    found = record(row.hit.article, row.hit.quotation)
    marks = [list(span) for span in row.hit.marks]
    told = {"question": row.question, "copies": row.hit.copies, "context": row.context, "marks": marks}
    via = [relay.name for relay in row.hit.quotation.relays]
    return {**found, **told, "via": via, "said": row.hit.said}


def write_jsonl(rows: Iterable[Row], file: TextIO) -> None:
    """One JSON object a line."""
    for row in rows:
        file.write(as_json(fields(row)) + "\n")


def write_csv(rows: Iterable[Row], file: TextIO) -> None:
    """A header and one record a row."""
    write_rows(COLUMNS, map(_record, rows), file)


def _record(row: Row) -> list[object]:
    values = {**fields(row), "corrected": replaced(row.hit.quotation)}
    return [values[name] for name in COLUMNS]


def write_md(rows: Iterable[Row], file: TextIO) -> None:
    """A block quotation with its citation, ready to paste."""
    for row in rows:
        article, quotation = row.hit.article, row.hit.quotation
        title = f", “{markdown(article.title.value)}”" if article.title else ""
        link = address(article.url.value) if article.url else ""
        where = f" <{link}>" if link else ""
        named = f"({quotation.kind}, {quotation.id}){times(row.hit)}"
        told = [
            *([f"> {markdown(row.question)}", ">"] if row.question else []),
            f"> {markdown(quoted(quotation))}",
            ">",
            f"> — {markdown(citation(row.hit))}{title}{where} {named}",
        ]
        file.write("\n".join(told) + "\n\n")


def write_table(rows: Iterable[Row], file: TextIO) -> None:
    """Speaker and office, outlet and date, and the quotation in its context, side by side."""
    from rich.console import Console  # noqa: PLC0415 - 40 ms that the other formats need not pay
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=file, width=width(file), highlight=False, emoji=False)
    wide = console.width >= 100
    bold = console.is_terminal and not console.is_dumb_terminal
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold", expand=True)
    table.add_column("SPEAKER", ratio=22)
    table.add_column("OUTLET", ratio=18 if wide else 20)
    table.add_column("QUOTATION IN CONTEXT", ratio=60 if wide else 40)
    for row in rows:
        article, quotation = row.hit.article, row.hit.quotation
        who = Text(speaker(quotation), "bold")
        if quotation.office:
            who.append(f"\n{safe(quotation.office.printed)}", "not bold")
        if quotation.corrected:
            who.append(f"\n{safe(replaced(quotation))}", "not bold dim")
        where = Text(outlets(article, quotation))
        where.append(f"\n{article.published.value if article.published else 'undated'}", "dim")
        where.append(times(row.hit))
        where.append(f"\n{quotation.id}", "dim")
        if row.hit.said is False:
            where.append("\nonly nearby", "italic")
        table.add_row(who, where, Text.assemble(*_in_context(row, bold=bold)))
    console.print(table)


def write_kwic(rows: Iterable[Row], file: TextIO) -> None:
    """One a line, the words that were searched for below each other."""
    from onrecord.tui.present.hits import concordance, occurrences  # noqa: PLC0415 - no other format needs them

    found = (each for row in rows for each in occurrences.of(row.hit, row.article, row.query))
    concordance.write(found, file)


def _in_context(row: Row, *, bold: bool) -> Iterator[tuple[str, str]]:
    """The context in parts with a style each: the quotation bold, or ``>>so<<`` where nothing is."""
    context = lines(row.context)
    at = 0
    for start, end in row.hit.quotation.segments:
        first, last = (max(0, offset - row.context_start) for offset in (start, end))
        yield context[at:first], "dim"
        yield context[first:last] if bold else f">>{context[first:last]}<<", "bold"
        at = last
    yield context[at:], "dim"


WRITERS: dict[str, Callable[[Iterable[Row], TextIO], None]] = {
    "table": write_table,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "md": write_md,
    "kwic": write_kwic,
}
"""Every format in which quotations are written, and how; what `--format` offers follows from it."""
