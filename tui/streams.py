r"""How can everything be written, wherever standard output and standard error lead?

What an encoding cannot hold is written ``\uXXXX``, as JSON writes it; an output that is closed is told of
when something is written to it, and not before.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from contextlib import suppress

ESCAPING = "onrecord.escaping"
"""The name of our handler of what cannot be encoded, as `codecs.register_error` knows it."""


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    halves = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4)), error.end


codecs.register_error(ESCAPING, _escaped)


class Closed(io.TextIOBase):
    """An output that was closed before we began."""

    encoding = "utf-8"

    def writable(self) -> bool:
        """It says so, and fails when something is written."""
        return True

    def write(self, _text: str) -> int:
        """Nothing can be.

        Raises:
            OSError: always.

        """
        raise OSError(errno.EBADF, "it is closed")


def prepare() -> None:
    """See that whatever text can be written, and that no file is opened in the place of a closed stream."""
    if sys.stdout is None or sys.stderr is None:
        while (handle := os.open(os.devnull, os.O_RDWR)) < 3:
            pass
        os.close(handle)
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors != ESCAPING:
            stream.reconfigure(errors=ESCAPING)


def abandon() -> None:
    """Let what is still to be written to standard output go nowhere, as nobody can read it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
