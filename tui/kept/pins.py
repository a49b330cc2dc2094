"""Which quotations has this user pinned?

A pin keeps the words and their source as they were, so that it outlives the index it was made from.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onrecord.tui.kept.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from onrecord.index.model import Hit


@dataclass(frozen=True, slots=True)
class Pin:
    """One pinned quotation."""

    id: str
    """Of the quotation."""
    plain: str
    """The words, and below them who, where and when."""
    markdown: str
    """The same as a block quotation."""
    pinned: str = ""
    """When, ISO 8601, UTC."""
    record: Mapping[str, Any] = field(default_factory=dict)
    """Every field, as ``onrecord extract`` writes it."""


class Pins:
    """The pins of this user, in the order in which they were made.

    Args:
        path: of the file that keeps them.

    """

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(path)

    def all(self) -> tuple[Pin, ...]:
        """Every pin."""
        known = {each.name: str(each.type) for each in fields(Pin)}
        return tuple(
            Pin(**{name: value for name, value in each.items() if name in known})
            for each in self.shelf.read()
            if all(isinstance(each.get(name), str) for name in ("id", "plain", "markdown"))
        )

    def ids(self) -> frozenset[str]:
        """The ids of the pinned quotations."""
        return frozenset(pin.id for pin in self.all())

    def toggle(self, hits: Sequence[Hit]) -> bool:
        """Pin quotations; where each of them is pinned, take their pins out. True where they are pinned now.

        Raises:
            OSError: the file could not be written.

        """
        pins = self.all()
        held = {pin.id for pin in pins}
        fresh = [_pin(hit) for hit in hits if hit.quotation.id not in held]
        gone = frozenset() if fresh else frozenset(hit.quotation.id for hit in hits)
        self.shelf.write([asdict(pin) for pin in [*pins, *fresh] if pin.id not in gone])
        return bool(fresh)

    def remove(self, ids: Iterable[str]) -> int:
        """Take pins out; how many there were.

        Raises:
            OSError: the file could not be written.

        """
        pins, gone = self.all(), set(ids)
        kept = [asdict(pin) for pin in pins if pin.id not in gone]
        if len(kept) < len(pins):
            self.shelf.write(kept)
        return len(pins) - len(kept)


def _pin(hit: Hit) -> Pin:
    from onrecord.index.model import record  # noqa: PLC0415 - listing pins needs none of these
    from onrecord.tui.present import citation  # noqa: PLC0415

    now = datetime.now(UTC).isoformat(timespec="seconds")
    held = record(hit.article, hit.quotation)
    return Pin(hit.quotation.id, citation.plain(hit), citation.markdown(hit), now, held)


def as_markdown(pins: Iterable[Pin]) -> str:
    """All pins, ready to paste: a block quotation each."""
    return "\n\n".join(pin.markdown for pin in pins) + "\n"
