"""What does a worker do with a part? Read its articles, extract, write its file; whole or not at all.

A part's file is named by what goes in and by what makes it: the same part made twice, also by two workers at
once, is one file; a part that is there is passed over; workers of two versions cannot mix their results.
"""

from __future__ import annotations

import hashlib
import os
import socket
import time
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import current_process
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from onrecord.index import articles, attribution
from onrecord.index.articles.finding import why
from onrecord.index.articles.metadata.sidecars import sidecar_of
from onrecord.index.build import pipeline
from onrecord.index.cluster import parts
from onrecord.index.cluster.suspects import Suspects
from onrecord.index.errors import ArticleError, BuildError, CannotWrite, OnrecordError
from onrecord.index.model import Skipped
from onrecord.index.version import version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.articles import Given
    from onrecord.index.cluster.planning import Part
    from onrecord.index.model import Article, Source

FATAL = "two processes that read it were killed, perhaps for want of memory"
"""Why an article is left out at which workers die."""

UNFINISHED = ".part-"
"""How the names of files begin that are of no use once a run is over."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all parts of a run."""

    out: str
    """The folder of the parts, by the path that every machine knows it by."""
    model: str
    stamp: str
    """By which the results are to be made."""
    folders: tuple[tuple[str, Given], ...] = ()
    """What the user says of whole folders."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """That a part could not be made, in plain words: what went wrong may be nothing that can be sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a part."""

    summary: parts.Summary
    fresh: bool
    """Whether it was made now; else it was there."""


@lru_cache(maxsize=2)
def made_by(model: str) -> str:
    """Version, rules, readers and model of this process, by which its results are made."""
    readers = hashlib.blake2b("\n".join(articles.readings({})).encode(), digest_size=3).hexdigest()
    return f"onrecord {version()}, {pipeline(model)}, readers {readers}"


def introduced(model: str) -> tuple[str, bool]:
    """By what this worker makes its results, and whether it may start the process that reads files."""
    return made_by(model), not current_process().daemon


def work(part: Part, job: Job) -> Done | Trouble:
    """Make a part, unless it is there.

    Raises:
        BuildError: this worker is of another version than the run.
        CannotWrite: no space, no permission.

    """
    ours = made_by(job.model)
    if ours != job.stamp:
        raise BuildError(
            f"The worker on {socket.gethostname()} is of another version ({ours}) than this run"
            f" ({job.stamp}); install the same onrecord and model on all."
        )
    out = Path(job.out)
    name = named(part, job)
    path = out / name
    try:
        if path.exists():
            return Done(parts.summary_of(path), fresh=False)
        return Done(_made(part, job, path), fresh=True)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror or error}.") from error
    except OnrecordError:
        raise
    except Exception as error:  # whatever broken files make of a library
        return Trouble(" ".join(f"{type(error).__name__}: {error}".split())[:200])


def named(part: Part, job: Job) -> str:
    """The name of a part's file, a hash of all that decides what is in it."""
    total = hashlib.blake2b(digest_size=10)
    for piece in (job.stamp, repr(job.folders)):
        total.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    for source in part.sources:
        for text in (source.path, source.doc, source.key):
            total.update(text.encode("utf-8", "surrogatepass") + b"\0")
        for file in (Path(source.file), sidecar_of(Path(source.file))):
            total.update(_digest(file) if file else b"\0")
    return f"part-{total.hexdigest()}.parquet"


def _digest(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "blake2b").digest()
    except OSError as error:
        return why(error).encode()


def _made(part: Part, job: Job, path: Path) -> parts.Summary:
    began = time.monotonic()
    suspects = Suspects(path.with_name(f".{path.stem}.note"))
    beside = path.with_name(f".{path.stem}.{socket.gethostname()}-{os.getpid()}-{token_hex(4)}")
    skipped: list[Skipped] = []

    def summary(count: int, quotations: int) -> parts.Summary:
        seconds = time.monotonic() - began
        return parts.Summary(path.name, job.stamp, count, quotations, tuple(skipped), seconds)

    try:
        made = parts.write(beside, _rows(part, job, suspects, skipped), summary)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    suspects.clear()
    return made


def _rows(part: Part, job: Job, suspects: Suspects, skipped: list[Skipped]) -> Iterator[parts.Row]:
    """The articles of a part: those at which a worker was killed first and alone, then the others."""
    rest: list[Source] = []
    first: list[Source] = []
    for source in _members(part.sources, skipped):
        if source.path in suspects.fatal:
            skipped.append(Skipped(source.path, FATAL))
        else:
            (first if source.path in suspects.first else rest).append(source)
    for source in first:
        suspects.alone_at(source.path)
        yield from _extracted([source], job, skipped, [])
    under_way: list[str] = []
    yield from _extracted(_noted(rest, suspects, under_way), job, skipped, under_way)


def _members(sources: Sequence[Source], skipped: list[Skipped]) -> Iterator[Source]:
    for source in sources:
        for member in articles.members(source):
            if isinstance(member, Skipped):
                skipped.append(member)
            else:
                yield member


def _noted(sources: Iterable[Source], suspects: Suspects, under_way: list[str]) -> Iterator[Source]:
    """The sources, each noted before it is read, together with those that are read and not yet extracted."""
    for source in sources:
        under_way.append(source.path)
        suspects.at(under_way)
        yield source


def _extracted(
    sources: Iterable[Source], job: Job, skipped: list[Skipped], under_way: list[str]
) -> Iterator[parts.Row]:
    of: dict[str, Source] = {}

    def read() -> Iterator[Article]:
        for source in sources:
            try:
                article = articles.read(source, dict(job.folders))
            except ArticleError as error:
                skipped.append(Skipped(source.path, str(error)))
                continue
            of[article.path] = source
            yield replace(article, key=article.key or source.key)

    for article, quotations in attribution.extract(read(), model=job.model, jobs=1):
        if article.path in under_way:
            under_way.remove(article.path)
        yield parts.Row(of.pop(article.path), article, quotations)
