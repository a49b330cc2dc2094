"""How are parts given out to a Dask cluster, and what comes back gathered? One event for each step.

At most a few parts a worker are given out at a time, so that the scheduler's memory is flat in their number.
A part that fails is named and the others go on; what is done stays, and the next run passes it over.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from onrecord.index import articles
from onrecord.index.cluster import connecting, manifest, parts, working
from onrecord.index.cluster.connecting import connected, gone
from onrecord.index.cluster.manifest import Manifest
from onrecord.index.cluster.planning import SIZE
from onrecord.index.cluster.planning import parts as planned
from onrecord.index.errors import BuildError, BuildUnderWay, CannotWrite, OnrecordError, UsageError
from onrecord.index.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from onrecord.index.articles import Given
    from onrecord.index.cluster.planning import Part
    from onrecord.index.model import Source

AHEAD = 4
"""Parts given out for each worker: none waits for the next."""
LOOK = 20
"""Seconds after which it is looked whether the workers are still there."""
LOST = 120
"""Seconds without any worker after which a run gives up: more than it takes to start one again."""

LOCK = "LOCK"
"""The file that the one run holds which writes into a folder."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The files have been found."""

    parts: int
    files: int
    workers: int


@dataclass(frozen=True, slots=True)
class Progress:
    """One more part is there."""

    parts: int
    every: int
    """How many parts there are."""
    fresh: int
    """How many of those that are there were made in this run."""
    articles: int
    """In the parts made in this run."""
    quotations: int
    seconds: float

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds still to go at this rate."""
        return (self.every - self.parts) * self.seconds / self.fresh if self.fresh else 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """A part that could not be made, and why."""

    first: str
    """The path of its first file."""
    files: int
    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over."""

    run: Manifest
    fresh: int
    """Parts that were made in this run."""
    failed: int
    """Parts that could not be made."""


Event = Planned | Skipped | Progress | Failed | Finished


def extract(
    paths: Sequence[Path],
    out: Path,
    *,
    address: str,
    model: str,
    size: int = SIZE,
    follow_links: bool = False,
    folders: Mapping[str, Given] | None = None,
) -> Iterator[Event]:
    """Extract the articles at `paths` on a cluster, into parts in the folder `out`.

    Args:
        paths: files and folders, by paths that every worker knows them by.
        out: of the parts; the same holds of it. It is made where it is not there.
        address: ``local`` for this machine's cores, ``local:N`` for N processes, or that of a Dask scheduler.
        model: the spaCy model, which every worker has.
        size: files in a part, on average.
        follow_links: follow links that lead out of the paths.
        folders: what the user says of whole folders.

    Yields:
        `Planned`, then `Skipped`, `Progress` and `Failed` as they happen, and `Finished` last.

    Raises:
        UsageError: a path or the address is wrong, or `out` holds the parts of something else.
        BuildUnderWay: another run writes there.
        BuildError: no worker, one of another version, or the scheduler went away.
        CannotWrite: no space, no permission.

    """
    parts.needed()
    began = time.monotonic()
    out = out.absolute()
    roots = tuple(os.path.abspath(path) for path in paths)  # noqa: PTH100 - follows no link
    job = working.Job(str(out), model, working.made_by(model), tuple(sorted((folders or {}).items())))
    with ExitStack() as stack:
        stack.enter_context(only_run(out))
        _check(out, roots, size)
        left_out: list[Skipped] = []
        sources: list[Source] = []
        for found in articles.find([Path(root) for root in roots], follow_links=follow_links):
            if isinstance(found, Skipped):
                left_out.append(found)
            else:
                sources.append(found)
        if not sources:
            raise UsageError(f"No article was found in {', '.join(roots)}.")
        every = list(planned(sources, size))
        manifest.save(out, Manifest(job.stamp, roots, size))
        client = stack.enter_context(connected(address))
        workers = _checked(client, job)
        yield Planned(len(every), len(sources), workers)
        yield from left_out
        done: list[working.Done] = []
        failed = articles_read = quotations = 0
        for result in _given_out(client, every, job, AHEAD * workers):
            if isinstance(result, Failed):
                failed += 1
                yield result
                continue
            done.append(result)
            if result.fresh:
                articles_read += result.summary.articles
                quotations += result.summary.quotations
            yield from result.summary.skipped
            left_out += result.summary.skipped
            fresh = sum(each.fresh for each in done)
            seconds = time.monotonic() - began
            yield Progress(len(done), len(every), fresh, articles_read, quotations, seconds)
        run = Manifest(
            job.stamp,
            roots,
            size,
            not failed,
            tuple(sorted(each.summary.name for each in done)),
            sum(each.summary.articles for each in done),
            sum(each.summary.quotations for each in done),
            round(time.monotonic() - began, 1),
            tuple(sorted((each.path, each.reason) for each in left_out)),
        )
        manifest.save(out, run)
        if not failed:
            with _writing(out):
                _sweep(out, set(run.parts))
        yield Finished(run, sum(each.fresh for each in done), failed)


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"{out} cannot be written: {error.strerror or error}.") from error


@contextmanager
def only_run(out: Path) -> Iterator[None]:
    """Let no other run write there at the same time."""
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise BuildUnderWay(f"Another run writes into {out}; wait until it is over.") from error
    try:
        yield
    finally:
        lock.release()


def _check(out: Path, roots: tuple[str, ...], size: int) -> None:
    """See that the folder is a run's over the same roots, or holds nothing."""
    before = manifest.load(out)
    if before is None:
        strange = [
            path.name for path in out.iterdir() if not path.name.startswith((working.UNFINISHED, LOCK))
        ]
        if strange:
            raise UsageError(f"{out} holds other files, as {sorted(strange)[0]}; name a new or empty folder.")
    elif before.roots != roots:
        raise UsageError(
            f"{out} holds the parts of {', '.join(before.roots)}; name another folder, and build from both: "
            "onrecord build --from DIR --from DIR."
        )
    elif before.size != size:
        raise UsageError(f"The parts in {out} were made with --part {before.size}; go on with the same.")


def _sweep(out: Path, kept: set[str]) -> None:
    """Remove what was left of earlier runs: parts that are none of this one's, and unfinished files."""
    for path in out.iterdir():
        ours = path.name.startswith("part-") and path.suffix == ".parquet" and path.name not in kept
        left = path.name.startswith(working.UNFINISHED)
        if left or (ours and parts.is_part(path)):
            path.unlink(missing_ok=True)


def _checked(client: Any, job: working.Job) -> int:
    """How many workers there are, all of this version."""
    try:
        client.wait_for_workers(1, timeout=LOST)
        found = client.run(working.introduced, job.model, on_error="return")
    except (OSError, TimeoutError) as error:
        raise BuildError("The cluster has no worker; start some, and run this again.") from error
    for address, told in found.items():
        if isinstance(told, OnrecordError):
            raise BuildError(f"The worker {address} cannot work: {told}") from told
        if isinstance(told, BaseException):
            raise BuildError(
                f"The worker {address} cannot work ({' '.join(str(told).split())[:160]}); install "
                "onrecord[scale] and the model there."
            ) from told
        stamp, may_start = told
        if stamp != job.stamp:
            raise BuildError(
                f"The worker {address} is of another version ({stamp}) than this machine ({job.stamp}); "
                "install the same onrecord and model on both."
            )
        if not may_start:
            raise BuildError(
                f"The worker {address} may start no process that reads files; start it with "
                "DASK_DISTRIBUTED__WORKER__DAEMON=False."
            )
    return len(found)


def _given_out(
    client: Any, every: Sequence[Part], job: working.Job, ahead: int
) -> Iterator[working.Done | Failed]:
    """What becomes of each part, as they come back."""
    waiting = iter(every)
    of: dict[Any, Part] = {}

    def give() -> Any:
        for part in waiting:
            future = client.submit(working.work, part, job, pure=False)
            of[future.key] = part
            return future
        return None

    under_way = {future for _ in range(ahead) if (future := give())}
    while under_way:
        for future in _finished(client, under_way):
            under_way.remove(future)
            result = _result(client, future, of.pop(future.key))
            future.release()
            more = give()
            if more:
                under_way.add(more)
            yield result


def _finished(client: Any, under_way: set[Any]) -> Collection[Any]:
    """Those that have ended, at least one.

    Raises:
        BuildError: no worker is left, or the scheduler is gone.

    """
    import distributed  # noqa: PLC0415 - of the extra

    without = 0
    while True:
        _restarted(client)
        try:
            ended: set[Any] = distributed.wait(under_way, timeout=LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            without = 0 if client.nthreads() else without + LOOK
            if without >= LOST:
                raise BuildError(
                    "No worker is left, and none has come back; start some and run this again to go on: "
                    "what is done is kept."
                ) from None
        except (distributed.CancelledError, distributed.client.FutureCancelledError) as error:
            raise BuildError(gone(client)) from error
        else:
            return ended


def _restarted(client: Any) -> None:
    """Start again what this machine's own cluster has lost of its workers.

    A worker that dies before its nanny has noted that it runs is not started again by the nanny.
    """
    if client.cluster is not None:
        client.cluster.scale(len(client.cluster.worker_spec))


def _result(client: Any, future: Any, part: Part) -> working.Done | Failed:
    """What became of a part.

    Raises:
        BuildError: the run cannot go on.

    """
    import distributed  # noqa: PLC0415 - of the extra

    try:
        done: working.Done | working.Trouble = future.result(timeout=connecting.SECONDS)
    except distributed.KilledWorker:
        reason = "every worker that took it was killed"
    except BuildError:
        raise
    except OnrecordError as error:
        raise BuildError(str(error)) from error
    except (distributed.CancelledError, distributed.client.FutureCancelledError) as error:
        raise BuildError(gone(client)) from error
    except (distributed.comm.CommClosedError, OSError, TimeoutError) as error:
        raise BuildError(gone(client)) from error
    except Exception as error:  # whatever broken files make of a library
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    else:
        if isinstance(done, working.Done):
            return done
        reason = done.reason
    return Failed(part.first, len(part.sources), reason)
