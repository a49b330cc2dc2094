"""What does this file say, as an article, or as several?"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.articles import formats
from onrecord.index.articles.decoding import decode
from onrecord.index.articles.finding import why
from onrecord.index.articles.layout import exports
from onrecord.index.articles.metadata.basis import describe
from onrecord.index.articles.metadata.given import Given, governing
from onrecord.index.articles.metadata.sidecars import columns_of, read_sidecar, sidecar_of
from onrecord.index.errors import ArticleError
from onrecord.index.model import Skipped, Source
from onrecord.index.text.unseen import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.articles.told import Told
    from onrecord.index.model import Article

LARGEST = 20_000_000
"""In bytes. The longest novel is a quarter of it: a larger text file is no article."""
HEAD = 4096
"""The number of bytes in which a format is recognised."""

_held: tuple[tuple[str, int], dict[str, Told]] | None = None


def members(source: Source) -> list[Source | Skipped]:
    """The articles of a file, each as a source of its own; the file itself where it is one article."""
    try:
        names = _names(source)
    except ArticleError as error:
        return [Skipped(source.path, str(error))]
    if names == {"": ""}:
        return [source]
    return [
        Skipped(f"{source.path}/{name}" if name else source.path, failed)
        if failed
        else replace(
            source,
            doc=f"{source.doc}/{name}",
            path=f"{source.path}/{name}",
            key=source.key and f"{source.key}/{name}",
            member=name,
        )
        for name, failed in names.items()
    ]


def read(source: Source, folders: Mapping[str, Given] | None = None) -> Article:
    """The article that the file holds: of several the one that `source` names, else the first.

    Args:
        source: as `find` or `members` gives it.
        folders: what the user says of whole folders.

    Raises:
        ArticleError: the file cannot be read, or it holds no text; the message is the reason alone.

    """
    path = Path(source.file)
    format_ = format_of(path)
    given = governing(source.file, folders or {})
    beside = sidecar_of(path)
    said = None
    extra = b""
    if beside is not None:
        extra = _bytes(beside, LARGEST)
        said = read_sidecar(extra, beside.name)
        extra = extra if said else b""
    if format_ is None:
        data = _bytes(path, LARGEST)
        text, start = decode(data), 0
        spans = exports.articles(text)
        if source.member or len(spans) > 1:
            start, end = spans[int(source.member or 1) - 1]
            text = text[start:end]
        digest = hashlib.sha256(data + extra + source.member.encode()).hexdigest()
        article = encodable(describe(source, text, digest, given=given, sidecar=said))
        if _is_head(article):
            raise ArticleError("it holds no words of an article, only its head: title, date and the like")
        original = hashlib.sha256(data).hexdigest()
        return replace(
            article, member=source.member, start=start, original="" if digest == original else original
        )
    told = _told(source, format_)
    one = told.get(source.member) or next(iter(told.values()))
    data = repr(one).encode("utf-8", "surrogatepass") if source.member else _bytes(path, format_.largest)
    digest = hashlib.sha256(data + extra).hexdigest()
    article = encodable(describe(source, one.text, digest, given=given, sidecar=said, told=one))
    return replace(
        article,
        member=source.member,
        reader=format_.reader,
        original=hashlib.sha256(data).hexdigest() if extra and not source.member else "",
        places=one.places,
        left_out=one.left_out,
        set_apart=one.set_apart,
    )


def from_text(text: str, name: str = "text") -> Article:
    """The article that a text is, without a file: front matter, masthead and credits are read as in one."""
    data = text.encode("utf-8", "surrogatepass")
    return encodable(describe(Source(name, "", len(data), 0), text, hashlib.sha256(data).hexdigest()))


def encodable(article: Article) -> Article:
    """The article with a mark in the place of each half of a character, which no file could hold."""
    facts = {name: getattr(article, name) for name in ("title", "outlet", "author", "published", "url")}
    sound = {name: replace(fact, value=whole(fact.value)) for name, fact in facts.items() if fact}
    relays = tuple(
        replace(relay, name=whole(relay.name), printed=whole(relay.printed)) for relay in article.relays
    )
    return replace(article, text=whole(article.text), relays=relays, **sound)


def _is_head(article: Article) -> bool:
    """Whether front matter is all that the file holds."""
    end = article.masks[0][1] if article.masks and article.masks[0][0] == 0 else 0
    return end > 0 and not article.text[end:].strip()


def _names(source: Source) -> dict[str, str]:
    """The members of a file, each with why it cannot be read, or nothing; one without a name is the file."""
    path = Path(source.file)
    format_ = format_of(path)
    if format_ is None:
        if source.size > LARGEST or not exports.may_hold_several(_head(path)):
            return {"": ""}
        spans = exports.articles(decode(_bytes(path, LARGEST)))
        return {"": ""} if len(spans) == 1 else {str(number): "" for number in range(1, len(spans) + 1)}
    if not format_.several or (format_ is formats.PDF and not _may_be_export(source)):
        return {"": ""}
    return {name: told.failed for name, told in _told(source, format_).items()}


def _may_be_export(source: Source) -> bool:
    """Whether a PDF is worth being read for its members; its bare words cost a tenth of its setting."""
    from onrecord.index.articles.formats.apart import READER  # noqa: PLC0415 - text needs no other process

    signs = formats.PDF_SIGNS
    return source.size <= signs.largest and len(READER.read(source.file, source.file, signs)) > 1


def _told(source: Source, format_: formats.Format) -> dict[str, Told]:
    """What a file holds, by member; of the last file it is remembered, for its members come in a row."""
    from onrecord.index.articles.formats.apart import READER  # noqa: PLC0415 - text needs no other process

    global _held  # noqa: PLW0603 - one file is remembered
    key = (source.file, source.modified)
    if _held is None or _held[0] != key:
        if source.size > format_.largest:
            raise ArticleError(f"it is larger than {format_.largest // 1_000_000} MB; split it")
        path = Path(source.file)
        beside = sidecar_of(path) if format_ in formats.COLUMNED else None
        columns = columns_of(_bytes(beside, LARGEST), beside.name) if beside else {}
        found = READER.read(source.file, path.name, format_, columns)
        _held = (key, {told.member: told for told in found})
    return _held[1]


def format_of(path: Path) -> formats.Format | None:
    """The format of the file; None for text.

    Raises:
        ArticleError: it cannot be opened.

    """
    return formats.told_by(path.name, _head(path))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as error:
        raise ArticleError(why(error)) from error


def _bytes(path: Path, largest: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise ArticleError(why(error)) from error
    if len(data) > largest:
        raise ArticleError(f"it is larger than {largest // 1_000_000} MB")
    return data
