"""Which articles make up a part? Files in their order, cut where their names say so.

A part ends after a file whose hashed name is one in `size`: a file that is added or removed changes the part
that it lies in and no other, so that a second run reads only that one again (content-defined chunking, as in
Muthitacharoen, Chen and Mazières, A Low-bandwidth Network File System, 2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Source

SIZE = 100
"""Files in a part, on average: some 15 seconds of work."""
LARGEST = 64_000_000
"""Bytes after which a part ends anyway, and from which a file is a part of its own: an archive, a dump."""


@dataclass(frozen=True, slots=True)
class Part:
    """The files that one task reads."""

    sources: tuple[Source, ...]

    @property
    def first(self) -> str:
        """The path of the first file, by which a person knows the part."""
        return self.sources[0].path


def parts(sources: Iterable[Source], size: int = SIZE) -> Iterator[Part]:
    """The files divided into parts of `size` on average, of at least a quarter and at most twice of it."""
    part: list[Source] = []
    held = 0
    for source in sources:
        if part and held + source.size > LARGEST:
            yield Part(tuple(part))
            part, held = [], 0
        part.append(source)
        held += source.size
        if len(part) >= 2 * size or (4 * len(part) >= size and _ends(source, size)):
            yield Part(tuple(part))
            part, held = [], 0
    if part:
        yield Part(tuple(part))


def _ends(source: Source, size: int) -> bool:
    digest = blake2b((source.key or source.doc).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % size == 0
