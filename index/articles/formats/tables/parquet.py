"""What do the rows of a Parquet file say, one article each?"""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING

import pyarrow.parquet

from onrecord.index.articles.formats.tables.columns import articles, chosen
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.index.articles.told import Told

OURS = b"onrecord"
"""A key of the metadata of parts that `onrecord extract --cluster` made."""


def read(data: bytes, name: str, said: Mapping[str, str] | None = None) -> list[Told]:
    """The rows that hold text.

    Args:
        data: the file's bytes.
        name: the file's name.
        said: the columns that its sidecar sets, by field.

    Raises:
        ArticleError: it holds no articles, or quotations that were extracted already.

    """
    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
    except pyarrow.ArrowException as error:
        raise ArticleError(f"the table is damaged: {error}") from error
    if OURS in (file.schema_arrow.metadata or {}) or OURS in (file.metadata.metadata or {}):
        raise ArticleError("it holds what a cluster has extracted: onrecord build --from its folder takes it")

    def rows() -> Iterator[Mapping[str, object]]:
        for batch in file.iter_batches(batch_size=1024):
            yield from batch.to_pylist()

    every = rows()
    first = list(itertools.islice(every, 50))
    columns = chosen(file.schema_arrow.names, first, said)
    found = articles(itertools.chain(first, every), columns, "row")
    if not found:
        raise ArticleError(f"no row of the table has text in its column “{columns.of['text']}”")
    return found
