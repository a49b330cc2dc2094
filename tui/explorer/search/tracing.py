"""How is the provenance of an index asked without the screen ever waiting?

One thread opens it when it is first needed, keeps it, and takes up a newer one when it is in place.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from onrecord.index.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus, Witness

T = TypeVar("T")


def fault(error: Exception) -> str:
    """What went wrong, as a sentence."""
    return str(error) if isinstance(error, OnrecordError) else f"{error or type(error).__name__}."


def open_corpus(folder: Path) -> Corpus:
    """The provenance of the index in `folder`; numpy is imported here.

    Raises:
        UnusableIndex: there is none, or it is damaged, foreign, or of another version.

    """
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415

    return Corpus(folder)


class Tracer:
    """The provenance of the index in a folder, and the thread that asks it."""

    def __init__(self, folder: Path, opener: Callable[[Path], Corpus] = open_corpus) -> None:
        self._folder = folder
        self._opener = opener
        self._thread = ThreadPoolExecutor(1, "trace")
        self._corpus: Corpus | None = None

    async def ask(self, work: Callable[[Corpus], T]) -> T:
        """Whatever `work` returns, done in the thread.

        Raises:
            UnusableIndex: there is no index that can answer.

        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(self._open()))

    def _open(self) -> Corpus:
        if self._corpus is not None and self._corpus.stale():
            self._corpus.close()
            self._corpus = None
        if self._corpus is None:
            self._corpus = self._opener(self._folder)
        return self._corpus

    def close(self) -> None:
        """Let go of the index's files when what is being asked has been answered."""
        self._thread.submit(lambda: self._corpus.close() if self._corpus else None)
        self._thread.shutdown(wait=False)


BEFORE = 120
"""The number of characters shown before a quotation, few enough for it to be seen without scrolling."""


def contexts(corpus: Corpus, wanted: tuple[Witness, ...], length: int = 500) -> tuple[str, ...]:
    """What stands around each of some quotations in its article, a little before it and more behind."""
    from onrecord.index.context import around  # noqa: PLC0415

    told = []
    for witness in wanted:
        article = corpus.article(witness)
        start, end = around(article, witness.quotation, length=length)
        far = witness.quotation.segments[0][0] - BEFORE
        cut = article.text.find(" ", far) if far > start else -1
        told.append(f"…{article.text[cut:end]}" if cut >= 0 else article.text[start:end])
    return tuple(told)
