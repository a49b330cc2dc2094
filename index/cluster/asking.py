"""How is an index asked through a cluster? A question is a task: any worker that knows its folder answers.

Each worker opens the index once and keeps it open; a question whose worker is killed goes to another. It
may be a composite of many shards, on a disk that all machines share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.index.cluster.connecting import connected, gone
from onrecord.index.errors import BuildError, OnrecordError
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.search import Index, open_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Article, Hit
    from onrecord.index.provenance.verification.verdicts import Verdict
    from onrecord.index.search import Count, Sort

AHEAD = 64
"""Questions that are given out before the first answer is waited for."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and what is wanted of its answer; see `onrecord.index.search.Index.search`."""

    query: str
    sort: Sort = "relevance"
    reverse: bool = False
    fold: bool = False
    start: int = 0
    stop: int = 20
    facets: tuple[str, ...] = ()
    """Those that are counted."""
    texts: bool = False
    """Whether the articles of the hits are wanted, with their texts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is there."""

    total: int
    every: int
    hits: tuple[Hit, ...]
    facets: tuple[tuple[Count, ...], ...] = ()
    """In the order of the question's."""
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody is said to have said."""

    text: str
    speaker: str = ""


def asked(address: str, folder: Path, questions: Iterable[Question | Claim]) -> Iterator[Answer | Verdict]:
    """The answers to questions, and the verdicts on claims, in their order.

    Args:
        address: of the cluster, as of `onrecord.index.cluster.running.extract`.
        folder: of the index, by a path that every worker knows it by.
        questions: taken as they are needed.

    Raises:
        UsageError: the address is wrong, or a query cannot be read.
        UnusableIndex: there is no index that can answer.
        BuildError: no cluster answers, or it went away.

    """
    import distributed  # noqa: PLC0415 - of the extra

    with connected(address) as client:
        waiting: list[Any] = []
        for question in questions:
            waiting.append(client.submit(answered, str(folder.absolute()), question, pure=False))
            if len(waiting) >= AHEAD:
                yield _result(client, distributed, waiting.pop(0))
        while waiting:
            yield _result(client, distributed, waiting.pop(0))


def _result(client: Any, distributed: Any, future: Any) -> Answer | Verdict:
    try:
        found: Answer | Verdict = future.result()
    except OnrecordError:
        raise
    except distributed.KilledWorker as error:
        raise BuildError("Every worker that was asked was killed, perhaps for want of memory.") from error
    except (distributed.CancelledError, distributed.comm.CommClosedError, OSError, TimeoutError) as error:
        raise BuildError(gone(client)) from error
    return found


def answered(folder: str, question: Question | Claim) -> Answer | Verdict:
    """The answer of this worker."""
    if isinstance(question, Claim):
        return verify(_corpus(folder), question.text, question.speaker)
    index = _index(folder)
    if index.stale():
        _index.cache_clear()
        index = _index(folder)
    found = index.search(question.query, sort=question.sort, reverse=question.reverse, fold=question.fold)
    hits = found.hits(question.start, question.stop)
    return Answer(
        found.total,
        found.every,
        hits,
        tuple(found.facets(name) for name in question.facets),
        tuple(map(index.article, hits)) if question.texts else (),
    )


@lru_cache(maxsize=2)
def _index(folder: str) -> Index:
    return open_index(Path(folder))


@lru_cache(maxsize=2)
def _corpus(folder: str) -> Corpus:
    return Corpus(Path(folder))
