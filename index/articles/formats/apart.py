"""How is a file read so that a bad one costs only itself? In a process that may be ended at any time.

One process is kept for all files. It has a limit of memory where the system knows one, and a file that takes
too long ends it; the next file gets a new one. Where it is killed, the file is tried once more.
"""

from __future__ import annotations

import atexit
import contextlib
import signal
import sys
import threading
import warnings
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.index.articles import formats
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from onrecord.index.articles.told import Told

SECONDS = 60.0
"""A file may take so long; a saved page takes a tenth of one."""
MEMORY = 6_000_000_000
"""In bytes of address space, of which readers reserve several times what they use."""


class ReaderProcess:
    """The process in which files are read; started with the first file."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._ours: Connection | None = None
        self._turn = threading.Lock()

    def read(
        self, path: str, name: str, format_: formats.Format, columns: Mapping[str, str] | None = None
    ) -> list[Told]:
        """What the file holds.

        Args:
            path: of the file.
            name: which says its format.
            format_: of the file.
            columns: that its sidecar sets, by field.

        Raises:
            ArticleError: it cannot be read, or not within the limits.

        """
        request = (path, name, formats.FORMATS.index(format_), columns)
        with self._turn:
            try:
                told = self._answer(request)
            except (EOFError, OSError):
                try:
                    told = self._answer(request)
                except (EOFError, OSError) as error:
                    raise ArticleError("reading it needs more memory than a file may take") from error
        if isinstance(told, str):
            raise ArticleError(told)
        return told

    def _answer(self, request: object) -> list[Told] | str:
        """What the process says of a file; whatever goes wrong ends the process."""
        ours = self._started()
        try:
            ours.send(request)
            if ours.poll(self._seconds):
                told: list[Told] | str = ours.recv()
                return told
        except BaseException:
            self.close()
            raise
        self.close()
        return f"reading it took more than {self._seconds:.0f} seconds"

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
        if self._ours is not None:
            self._ours.close()
        self._process = self._ours = None

    def _started(self) -> Connection:
        if self._ours is None or self._process is None or not self._process.is_alive():
            context = get_context("spawn")
            self._ours, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with _no_main():
                self._process.start()
            theirs.close()
        return self._ours


@contextlib.contextmanager
def _no_main() -> Iterator[None]:
    """Without the program's main module, which a new process would run again: readers have no need of it."""
    own = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = own


def _serve(theirs: Connection) -> None:
    """Read one file after another until the other end is closed; warnings of libraries go nowhere."""
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            path, name, which, columns = theirs.recv()
        except (EOFError, OSError):
            return
        try:
            theirs.send(formats.FORMATS[which].read(Path(path).read_bytes(), name, columns))
        except ArticleError as error:
            theirs.send(str(error))
        except MemoryError:
            theirs.send("reading it needs more memory than a file may take")
        except OSError as error:
            with contextlib.suppress(OSError):  # whoever asked is gone
                theirs.send(str(error.strerror or "it cannot be read").lower())


READER = ReaderProcess()
atexit.register(READER.close)
