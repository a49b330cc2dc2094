"""How do several processes share the articles, keep their order, and end when asked to or when left alone?

The workers do not hear Ctrl-C: it reaches every process of a terminal at once, and only the one that the
user talks to shall answer. When the stream is left early, they are ended with it; when the process that
started them is gone, however it went, they end by themselves.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.index.errors import BuildError, OnrecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_unable: OnrecordError | None = None
"""Why this worker could not start."""


def shared(
    tasks: Iterable[Task],
    work: Callable[[Task], Answer],
    *,
    jobs: int,
    start: Callable[..., None],
    given: str,
) -> Iterator[Answer]:
    """The answer to each task, in the order of the tasks; at most three times `jobs` are under way.

    A worker that is killed costs the tasks under way a second try, one at a time.

    Args:
        tasks: taken as they are needed.
        work: called in a worker with each task.
        jobs: how many workers.
        start: called once in each worker, with `given`, before its first task.
        given: to `start`.

    Raises:
        BuildError: a worker was killed twice by the same task.
        OnrecordError: what `start` raises.

    """
    workers = _Workers(work, jobs, start, given)
    try:
        for task in tasks:
            workers.give(task)
            if len(workers.waiting) > 2 * jobs:
                yield workers.answer()
        while workers.waiting:
            yield workers.answer()
    finally:
        workers.end()


@dataclass(slots=True)
class _Given(Generic[Task, Answer]):
    """A task that was given to the workers."""

    task: Task
    future: Future[Answer]
    again: bool = False
    """Whether it was tried again, alone."""

    @property
    def lost(self) -> bool:
        """Whether the answer will never come, as a worker was killed."""
        return self.future.cancelled() or (
            self.future.done() and isinstance(self.future.exception(), BrokenProcessPool)
        )


class _Workers(Generic[Task, Answer]):
    """A pool of processes, and the tasks that are under way in it."""

    def __init__(
        self, work: Callable[[Task], Answer], jobs: int, start: Callable[..., None], given: str
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._start = start
        self._given = given
        self._others = set(active_children())
        self._pool = self._new()
        self.waiting: deque[_Given[Task, Answer]] = deque()
        """The tasks that were given and not answered, in order."""

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin, (self._start, self._given))

    def give(self, task: Task) -> None:
        """Let a worker take up a task."""
        try:
            self.waiting.append(_Given(task, self._submitted(task)))
        except BrokenProcessPool:
            self._try_again(self.waiting)
            self.waiting.append(_Given(task, self._submitted(task)))

    def _submitted(self, task: Task) -> Future[Answer]:
        with _deaf():
            return self._pool.submit(_worked, self._work, task)

    def answer(self) -> Answer:
        """The answer to the task that has waited longest.

        Raises:
            BuildError: a worker was killed twice by it.

        """
        given = self.waiting.popleft()
        wait([given.future])
        if given.lost and not given.again:
            self._try_again([given, *self.waiting])
        if given.lost:
            raise BuildError(
                "A process that reads articles was killed twice over the same articles, perhaps for want of "
                "memory; what was read is kept. Try again with --jobs 1."
            )
        return given.future.result()

    def _try_again(self, several: Iterable[_Given[Task, Answer]]) -> None:
        """Start other workers, and let them try one by one what the killed one, or any beside it, was at."""
        self._renew()
        for given in several:
            wait([given.future])
            if given.lost and not given.again:
                given.again = True
                self._try_alone(given)

    def _try_alone(self, given: _Given[Task, Answer]) -> None:
        """Try a task again, and once more: that it was lost before may have been the fault of another."""
        for _ in range(2):
            given.future = self._submitted(given.task)
            wait([given.future])
            if not given.lost:
                return
            self._renew()

    def _renew(self) -> None:
        self.end()
        self._pool = self._new()

    def end(self) -> None:
        """End the workers."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in set(active_children()) - self._others:
            child.terminate()


def _begin(start: Callable[..., None], given: str) -> None:
    """Called first in each worker."""
    global _unable  # noqa: PLW0603 - one for each process
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    try:
        start(given)
    except OnrecordError as error:
        _unable = error


def _worked(work: Callable[[Task], Answer], task: Task) -> Answer:
    """The answer to a task; a worker that could not start says why, as if the task had failed."""
    if _unable is not None:
        raise _unable
    return work(task)


def _end_with_parent() -> None:
    """Wait until the process that started this one is gone, and be gone too."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that are started inside do not hear Ctrl-C; only the main thread can see to that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)
