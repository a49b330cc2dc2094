"""How do several processes share the articles, keep their order, and stop when they are told to?

The workers do not hear Ctrl-C: it reaches every process of a terminal at once, and only the one that the
user talks to shall answer. When the stream is left early, they are ended with it.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import TYPE_CHECKING, TypeVar

from onrecord.index.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def shared(
    tasks: Iterable[Task],
    work: Callable[[Task], Answer],
    *,
    jobs: int,
    start: Callable[..., None],
    given: str,
) -> Iterator[Answer]:
    """The answer to each task, in the order of the tasks; at most three times `jobs` are under way.

    Args:
        tasks: taken as they are needed.
        work: called in a worker with each task.
        jobs: how many workers.
        start: called once in each worker, with `given`, before its first task.
        given: to `start`.

    Raises:
        BuildError: a worker was killed.

    """
    before = set(active_children())
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), start, (given,))
    try:
        waiting: deque[Future[Answer]] = deque()
        for task in tasks:
            with _deaf():
                waiting.append(pool.submit(work, task))
            if len(waiting) > 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise BuildError(
            "A process that reads articles was killed, perhaps for want of memory; what was read is kept. "
            "Try again with --jobs 1."
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(active_children()) - before:
            child.terminate()


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
