"""How does a part lie in its file? Parquet, an article a row, its quotations within it.

Columns that a person or another program asks for are plain (``text``, ``outlet``, ``quotations.speaker``);
``facts`` and ``quotations.record`` hold the same records as the index does, from which it is built.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import BuildError, UsageError
from onrecord.index.model import Article, Quotation, Skipped, Source
from onrecord.index.serial import BrokenRecord, decoded, encoded, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GROUP = 64
"""Articles written at a time: memory is flat in the number of articles of a part."""
KEY = b"onrecord"
"""Under which the file's own metadata holds a part's `Summary`."""

_ELSEWHERE = frozenset({"doc", "path", "digest", "key", "text"})


@dataclass(frozen=True, slots=True)
class Summary:
    """What a part holds, and by what it was made."""

    name: str
    """Of the file."""
    stamp: str
    """Version, rules, model and readers; see `onrecord.index.build.pipeline`."""
    articles: int
    quotations: int
    skipped: tuple[Skipped, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a part."""

    source: Source
    article: Article
    quotations: tuple[Quotation, ...]


def needed() -> Any:
    """The library that reads and writes Parquet.

    Raises:
        UsageError: it is not installed.

    """
    try:
        import pyarrow.parquet  # noqa: PLC0415 - of the extra
    except ImportError as error:
        raise UsageError(
            "Parts are files of Parquet, which needs the extra “scale”: pip install 'onrecord[scale]'"
        ) from error
    return pyarrow


def write(path: Path, rows: Iterable[Row], summary: Any) -> Summary:
    """Write a part.

    Args:
        path: of the new file.
        rows: its articles, taken as they are needed.
        summary: makes the `Summary` of the numbers of articles and quotations, when all are written.

    Raises:
        OSError: no space, no permission.

    """
    pyarrow = needed()
    schema = _schema(pyarrow)
    articles = quotations = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        group: list[dict[str, object]] = []
        for row in rows:
            articles, quotations = articles + 1, quotations + len(row.quotations)
            group.append(_plain(row))
            if len(group) == GROUP:
                writer.write_table(pyarrow.Table.from_pylist(group, schema))
                group = []
        if group or not articles:
            writer.write_table(pyarrow.Table.from_pylist(group, schema))
        made: Summary = summary(articles, quotations)
        writer.add_key_value_metadata({KEY: json.dumps(_simple(made))})
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return made


def summary_of(path: Path) -> Summary:
    """What a part says of itself, without reading its rows.

    Raises:
        BuildError: it is no part, or it is cut short.

    """
    pyarrow = needed()
    try:
        held = pyarrow.parquet.read_metadata(path).metadata or {}
        plain = json.loads(held[KEY])
        return Summary(**{**plain, "skipped": tuple(Skipped(*each) for each in plain["skipped"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(path, error) from error


def sources(path: Path) -> list[Source]:
    """The files that the articles of a part were read from, by row.

    Raises:
        BuildError: the part cannot be read.

    """
    pyarrow = needed()
    try:
        found = pyarrow.parquet.read_table(path, columns=["path", "doc", "key", "size", "modified", "member"])
        return [_source(row) for row in found.to_pylist()]
    except (OSError, ValueError, KeyError) as error:
        raise _broken(path, error) from error


def rows(path: Path) -> Iterator[Row]:
    """The articles of a part with their quotations, some at a time.

    Raises:
        BuildError: the part cannot be read.

    """
    pyarrow = needed()
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=GROUP):
                for plain in batch.to_pylist():
                    yield _row(plain)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, BrokenRecord) as error:
        raise _broken(path, error) from error


def is_part(path: Path) -> bool:
    """Whether a file is a part that a run wrote."""
    with suppress(BuildError):
        return bool(summary_of(path).name)
    return False


def _broken(path: Path, error: Exception) -> BuildError:
    return BuildError(
        f"The part {path} cannot be read ({' '.join(str(error).split())[:120]}); remove it and run the"
        " extraction again, which makes only this part anew."
    )


def _simple(made: Summary) -> dict[str, object]:
    return {
        "name": made.name,
        "stamp": made.stamp,
        "articles": made.articles,
        "quotations": made.quotations,
        "skipped": [[each.path, each.reason] for each in made.skipped],
        "seconds": round(made.seconds, 2),
    }


def _schema(pyarrow: Any) -> Any:
    string, binary = pyarrow.string(), pyarrow.binary()
    quotation = {
        "id": string,
        "kind": string,
        "text": string,
        "speaker": string,
        "speaker_kind": string,
        "office": string,
        "via": pyarrow.list_(string),
        "confidence": pyarrow.float32(),
        "record": binary,
    }
    article = {
        "doc": string,
        "path": binary,
        "member": string,
        "key": binary,
        "digest": string,
        "size": pyarrow.int64(),
        "modified": pyarrow.int64(),
        "outlet": string,
        "title": string,
        "author": string,
        "published": string,
        "url": string,
        "text": string,
        "facts": binary,
        "quotations": pyarrow.list_(pyarrow.struct(list(quotation.items()))),
    }
    return pyarrow.schema(list(article.items()))


def _plain(row: Row) -> dict[str, object]:
    source, article = row.source, row.article
    facts = {name: getattr(article, name) for name in ("outlet", "title", "author", "published", "url")}
    return {
        "doc": _shown(source.doc),
        "path": encoded(source.path),
        "member": _shown(source.member),
        "key": encoded(source.key or source.doc),
        "digest": article.digest,
        "size": source.size,
        "modified": source.modified,
        **{name: _shown(fact.value) if fact else None for name, fact in facts.items()},
        "text": article.text,
        "facts": pack(article, without=_ELSEWHERE),
        "quotations": [
            {
                "id": each.id,
                "kind": each.kind,
                "text": each.text,
                "speaker": _shown(each.speaker.name) if each.speaker else None,
                "speaker_kind": each.speaker.kind if each.speaker else "unknown",
                "office": _shown(each.office.printed) if each.office else None,
                "via": [_shown(relay.name) for relay in each.relays],
                "confidence": each.confidence,
                "record": pack(each, without=frozenset({"id"})),
            }
            for each in row.quotations
        ],
    }


def _row(plain: dict[str, Any]) -> Row:
    source = _source(plain)
    article = unpack(
        Article,
        plain["facts"],
        doc=source.doc,
        path=source.path,
        digest=plain["digest"],
        key=source.key,
        text=plain["text"],
    )
    quotations = tuple(unpack(Quotation, each["record"], id=each["id"]) for each in plain["quotations"])
    return Row(source, article, quotations)


def _source(plain: dict[str, Any]) -> Source:
    return Source(
        plain["doc"],
        decoded(plain["path"]),
        plain["size"],
        plain["modified"],
        decoded(plain["key"]),
        plain["member"],
    )


def _shown(text: str) -> str:
    """The text as UTF-8 can hold it; halves of characters occur in names of files."""
    return text.encode("utf-8", "replace").decode("utf-8")
