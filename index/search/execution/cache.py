"""What was worked out lately, within bounds: the least recently used goes first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Cache:
    """Values by key, up to a maximum size in bytes; safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._lock = Lock()
        self._values: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """The value of this key, made and kept where it was not there.

        Args:
            key: of this kind of value alone.
            make: gives the value; two threads may make the same at once.
            size: of the value in bytes; one that is larger than a quarter of the bounds is not kept.

        """
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]  # type: ignore[return-value]
        value = make()
        weight = size(value) + 200
        if weight > self._most // 4:
            return value
        with self._lock:
            if key not in self._values:
                self._values[key] = (value, weight)
                self._held += weight
            while self._held > self._most:
                _, (_, gone) = self._values.popitem(last=False)
                self._held -= gone
        return value
