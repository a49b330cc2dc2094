"""How is a cluster reached? That of this machine, started for the purpose, or one that is there."""

from __future__ import annotations

import logging
import os
import re
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import BuildError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 20
"""That a scheduler has to answer."""

PATIENCE = "120s"
"""That a process of this machine has to start: while the machine is busy that takes its time."""

LOCAL = {
    "distributed.comm.timeouts.connect": PATIENCE,
    "distributed.deploy.lost-worker-timeout": "30s",
    "distributed.scheduler.allowed-failures": 30,
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
    "distributed.worker.profile.enabled": False,
}
"""Settings of this machine's own cluster: a worker that does not come back is given up after a while, and a
part may cost several, for each article that kills its worker costs three before it is left out. Dask has
workers give back the memory of every large array and notes every 10 ms where they are; without either they
take a fifth less CPU (measured on 123 articles)."""

_LOCAL = re.compile(r"local(?::(\d+))?")


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the cluster at an address.

    Args:
        address: ``local`` for this machine's cores, ``local:N`` for N processes, or that of a Dask scheduler.

    Raises:
        UsageError: it is none of these, or Dask is not installed.
        BuildError: no scheduler answers there.

    """
    try:
        import dask  # noqa: PLC0415 - of the extra
        import distributed  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("A cluster needs the extra “scale”: pip install 'onrecord[scale]'") from error

    local = _LOCAL.fullmatch(address)
    if not local and "://" not in address:
        raise UsageError(
            f"{address!r} is no cluster: write local, local:N or the address of a Dask scheduler, as "
            "tcp://host:8786."
        )
    if local and local[1] == "0":
        raise UsageError("A cluster of no process does nothing; write local:1 or more.")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        # A worker starts a process of its own that reads files: it must not be a daemon.
        stack.enter_context(dask.config.set({"distributed.worker.daemon": False}))
        if local:
            stack.enter_context(dask.config.set(LOCAL))
        place: Any = address
        if local:
            place = stack.enter_context(
                distributed.LocalCluster(
                    n_workers=int(local[1] or os.cpu_count() or 1),
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address=":0",
                    silence_logs=logging.CRITICAL,
                )
            )
        try:
            client = distributed.Client(place, timeout=SECONDS)
        except (OSError, TimeoutError, ValueError) as error:
            reason = " ".join(str(error).split())[:160]
            raise BuildError(f"No Dask scheduler answers at {address} ({reason}).") from error
        yield stack.enter_context(client)


def gone(client: Any) -> str:
    """That the scheduler is not there any more, as a sentence."""
    where = ""
    with suppress(Exception):
        where = f" at {client.scheduler.address}"
    return f"The scheduler{where} has gone away; what is done is kept, run this again to go on."
