"""What do the rows of a CSV or TSV file say: one article each, or the cues of a recording?"""

from __future__ import annotations

import csv
import io
import itertools
from typing import TYPE_CHECKING

from onrecord.index.articles.decoding import decode
from onrecord.index.articles.formats import transcripts
from onrecord.index.articles.formats.tables.columns import articles, chosen
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.articles.told import Told

FIELD = 20_000_000
"""Characters of the longest field."""


def read(data: bytes, name: str, said: Mapping[str, str] | None = None) -> list[Told]:
    """The rows that hold text.

    Args:
        data: the file's bytes.
        name: the file's name.
        said: the columns that its sidecar sets, by field.

    Raises:
        ArticleError: no column is the text of an article, one that is set is not there, or no row has text.

    """
    csv.field_size_limit(FIELD)
    text = decode(data).removeprefix("\ufeff")
    sign = _delimiter(text, name)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, restkey="more", strict=False)
        names = list(reader.fieldnames or ())
        first = list(itertools.islice(reader, 50))
        if not said and {*names} >= transcripts.TIMED:
            return [transcripts.of_rows(itertools.chain(first, reader))]
        columns = chosen(names, first, said)
        found = articles(itertools.chain(first, reader), columns, "row")
    except csv.Error as error:
        raise ArticleError(f"the table is damaged: {error}") from error
    if not found:
        raise ArticleError(f"no row of the table has text in its column “{columns.of['text']}”")
    return found


def _delimiter(text: str, name: str) -> str:
    if name.lower().endswith(".tsv"):
        return "\t"
    head = text[: text.find("\n")] if "\n" in text else text
    return max(",;\t|", key=head.count)
