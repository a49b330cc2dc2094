"""What ends the explorer besides its own keys: a signal, or a terminal that goes away?

No signal may raise an exception in the midst of Textual: where that is lost, as in a finalizer, the explorer
goes on without a terminal, and the thread that reads keys uses a whole core.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from onrecord.tui.explorer.app import Explorer

SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""What a running explorer is told to end with; one that is ignored, as SIGHUP under ``nohup``, stays so."""

GRACE: Final = 3.0
"""Seconds in which an explorer whose terminal is gone has to end in order."""


@contextmanager
def ending(app: Explorer) -> Iterator[None]:
    """Inside, `app` leaves in order at a signal and at the end of its terminal, with 128 + the signal.

    Without a terminal it may be unable to: what it writes waits for a reader that never comes. Then the
    process is ended after `GRACE`. Nothing is lost: what a person makes is kept as it is made.
    """
    if sys.platform == "win32":
        yield
        return
    listened, told = os.pipe()
    over = Event()

    def asked(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)  # who asks twice is in earnest
        os.write(told, bytes([number]))

    held = {number: signal.getsignal(number) for number in (getattr(signal, name) for name in SIGNALS)}
    held = {number: handler for number, handler in held.items() if handler is not signal.SIG_IGN}
    for number in held:
        signal.signal(number, asked)
    watch = Thread(target=_watch, args=(app, listened, over), name="ending", daemon=True)
    watch.start()
    try:
        yield
    finally:
        _read_no_keys(app)
        for number, handler in held.items():
            signal.signal(number, handler)
        over.set()
        os.write(told, bytes([0]))
        watch.join()
        os.close(told)
        os.close(listened)


def _watch(app: Explorer, listened: int, over: Event) -> None:
    """Wait for a signal, or for the end of the terminal, and have `app` leave."""
    poll = select.poll()
    poll.register(listened, select.POLLIN)
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        poll.register(sys.__stdin__.fileno(), 0)  # that it is gone is told unasked

    def heard() -> int:
        return os.read(listened, 1)[0] if listened in dict(poll.poll()) else signal.SIGHUP

    number = heard()
    if over.is_set():
        return
    app.exit(return_code=128 + number)
    if number != signal.SIGHUP:
        heard()
    if not over.wait(GRACE):
        os._exit(128 + number)


def _read_no_keys(app: Explorer) -> None:
    """Let every thread that reads keys end: the SIGCONT of a terminal that goes away starts a second one."""
    ended = getattr(app._driver, "exit_event", None)
    if ended is not None:
        ended.set()
