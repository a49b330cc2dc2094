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
        """Every pin that is understood."""
        return tuple(pin for pin in map(_understood, self.shelf.read()) if pin)

    def ids(self) -> frozenset[str]:
        """The ids of the pinned quotations."""
        return frozenset(pin.id for pin in self.all())

    def toggle(self, hits: Sequence[Hit]) -> bool:
        """Pin quotations; where each of them is pinned, take their pins out. True where they are pinned now.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            held = {pin.id for pin in map(_understood, entries) if pin}
            fresh = [_pin(hit) for hit in hits if hit.quotation.id not in held]
            gone = frozenset() if fresh else frozenset(hit.quotation.id for hit in hits)
            self.shelf.write([*_without(entries, gone), *map(asdict, fresh)])
        return bool(fresh)

    def remove(self, ids: Iterable[str]) -> int:
        """Take pins out; how many there were.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            kept = _without(entries, frozenset(ids))
            if len(kept) < len(entries):
                self.shelf.write(kept)
        return len(entries) - len(kept)


def _understood(entry: object) -> Pin | None:
    """The pin that an entry of the file is; None where it is none that this program knows."""
    if not isinstance(entry, dict):
        return None
    known = {each.name: entry[each.name] for each in fields(Pin) if each.name in entry}
    texts = [known.get("id"), known.get("plain"), known.get("markdown"), known.get("pinned", "")]
    whole = all(isinstance(text, str) for text in texts) and isinstance(known.get("record", {}), dict)
    return Pin(**known) if whole else None


def _without(entries: Iterable[Any], gone: frozenset[str]) -> list[Any]:
    """The entries, those that are not understood included, less the pins with these ids."""
    return [entry for entry in entries if not ((pin := _understood(entry)) and pin.id in gone)]


def _pin(hit: Hit) -> Pin:
    from onrecord.index.model import record  # noqa: PLC0415 - listing pins needs none of these
    from onrecord.tui.present.hits import citation  # noqa: PLC0415

    now = datetime.now(UTC).isoformat(timespec="seconds")
    held = record(hit.article, hit.quotation)
    return Pin(hit.quotation.id, citation.plain(hit), citation.markdown(hit), now, held)


def as_markdown(pins: Iterable[Pin]) -> str:
    """All pins, ready to paste: a block quotation each."""
    return "\n\n".join(pin.markdown for pin in pins) + "\n"
