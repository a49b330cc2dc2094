"""In which forms are quotations written to a file of their own, and which does the file's name ask for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.text.whole_files import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import TextIO

    from onrecord.tui.present.hits.telling import Row

DATABASE = "sqlite"
"""The form that only a file can have."""

ENDINGS = {
    ".md": "md", ".csv": "csv", ".jsonl": "jsonl", ".ris": "ris", ".json": "csl",
    ".sqlite": DATABASE, ".db": DATABASE,
}  # fmt: skip
"""Which form the ending of a file's name says."""

FORMS = tuple(dict.fromkeys(ENDINGS.values()))
"""The forms, as ``onrecord export --format`` calls them."""


def form_of(path: Path) -> str:
    """The form that the name of a file asks for; ``""`` where its ending says none."""
    return ENDINGS.get(path.suffix.lower(), "")


def into(rows: Iterable[Row], file: TextIO, form: str) -> None:
    """Write quotations as text, in any form but that of a database."""
    _writer(form)(rows, file)


def write(rows: Iterable[Row], path: Path, form: str, *, replace: bool = False) -> None:
    """Write quotations to a file, whole or not at all.

    Args:
        rows: the quotations.
        path: of the file.
        form: one of `FORMS`.
        replace: whether a database that stands there already may be replaced; text always is.

    Raises:
        CannotWrite: there is no space, no permission or no such folder; or a database stands there already.

    """
    if form == DATABASE:
        from onrecord.tui.present.hits import database  # noqa: PLC0415 - the other forms need it not

        database.write(rows, path, replace=replace)
    else:
        with replacing(path) as file:
            into(rows, file, form)


def _writer(form: str) -> Callable[[Iterable[Row], TextIO], None]:
    from onrecord.tui.present.hits import references  # noqa: PLC0415 - of no use before something is written
    from onrecord.tui.present.hits.formats import WRITERS  # noqa: PLC0415

    return {"ris": references.write_ris, "csl": references.write_csl}.get(form) or WRITERS[form]
