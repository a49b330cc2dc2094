"""How does a command end when it is asked to: by Ctrl-C, by `kill`, by a closed terminal?

All in the same way: what is half done is undone, and the processes that were started are ended.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

HEARD = ("SIGTERM", "SIGHUP")
"""The signals besides Ctrl-C; a system that has not one of them does without."""


_heard: int = signal.SIGINT


def heard() -> int:
    """The number of the signal that was heard last; that of Ctrl-C where none was."""
    return _heard


def _stop(number: int, _frame: FrameType | None) -> None:
    global _heard  # noqa: PLW0603 - signals are the process's
    _heard = number
    signal.signal(number, signal.SIG_DFL)  # who asks twice is in earnest
    raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, the signals of `HEARD` raise `KeyboardInterrupt`; an ignored one, as under `nohup`, stays so.

    Only the main thread can see to that; in another nothing changes.
    """
    known = [getattr(signal, name) for name in HEARD if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        known = []
    before = {number: signal.getsignal(number) for number in known}
    before = {number: held for number, held in before.items() if held is signal.SIG_DFL}
    for number in before:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, held in before.items():
            signal.signal(number, held)
