"""How is a pickle read that anybody may have made? What it may name is looked up; all else is refused."""

from __future__ import annotations

from pickle import Unpickler, UnpicklingError
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection

SEGMENTS = frozenset(
    {
        "whoosh.codec.whoosh3.W3Segment",
        "onrecord.index.store.postings.codec.Codec",
        "collections.defaultdict",
        "builtins.int",
    }
)
"""The classes of which Whoosh's list of segments is made; none does anything when it is made."""


class _Checked(Unpickler):
    """An unpickler that knows some classes and nothing else."""

    def __init__(self, file: BinaryIO, known: Collection[str]) -> None:
        super().__init__(file)
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        """The class of this name.

        Raises:
            UnpicklingError: it is none of those that are known.

        """
        if f"{module}.{name}" not in self._known:
            raise UnpicklingError(f"it names {module}.{name}, which no index of onrecord holds")
        return super().find_class(module, name)


def load(file: BinaryIO, known: Collection[str]) -> Any:
    """The object that a file holds from here on.

    Args:
        file: read no further than the object reaches.
        known: the classes that it may be made of, each as module and name.

    Raises:
        UnpicklingError: it names another.

    """
    return _Checked(file, known).load()
