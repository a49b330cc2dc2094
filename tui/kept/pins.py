"""Which quotations has this user pinned, in which collections, with what notes and tags?

A pin keeps the words and their source as they were, so that it outlives the index it was made from.
A quotation may be in several collections; those pinned before there were any are in the one without a name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, fields, replace
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
    collection: str = ""
    """Its name; empty: the pins that are in none."""
    note: str = ""
    tags: tuple[str, ...] = ()


class Pins:
    """The pins of this user, in the order in which they were made.

    Args:
        path: of the file that keeps them.

    """

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(path)

    def all(self, collection: str | None = None, tag: str = "") -> tuple[Pin, ...]:
        """Every pin that is understood; of one collection, or with a tag, where that is asked for."""
        every = (pin for pin in map(_understood, self.shelf.read()) if pin)
        return tuple(
            pin for pin in every if collection in (None, pin.collection) and (not tag or tag in pin.tags)
        )

    def ids(self, collection: str | None = None) -> frozenset[str]:
        """The ids of the pinned quotations."""
        return frozenset(pin.id for pin in self.all(collection))

    def collections(self) -> dict[str, int]:
        """How many pins are in each collection, by name; the one without a name first."""
        counts = Counter(pin.collection for pin in self.all())
        return {name: counts[name] for name in sorted({"", *counts}, key=str.casefold)}

    def toggle(self, hits: Sequence[Hit], collection: str = "") -> bool:
        """Pin quotations; where each of them is pinned, take their pins out. True where they are pinned now.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            held = {pin.id for pin in map(_understood, entries) if pin and pin.collection == collection}
            fresh = [_pin(hit, collection) for hit in hits if hit.quotation.id not in held]
            gone = frozenset() if fresh else frozenset(hit.quotation.id for hit in hits)
            self.shelf.write([*_without(entries, gone, collection), *map(asdict, fresh)])
        return bool(fresh)

    def remove(self, ids: Iterable[str], collection: str | None = None) -> int:
        """Take pins out, of one collection or of all; how many there were.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            kept = _without(entries, frozenset(ids), collection)
            if len(kept) < len(entries):
                self.shelf.write(kept)
        return len(entries) - len(kept)

    def put(self, pin: Pin, collection: str) -> bool:
        """Put a pin into another collection too; False where it is there already.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            held = {(each.id, each.collection) for each in map(_understood, entries) if each}
            due = (pin.id, collection) not in held
            if due:
                self.shelf.write([*entries, asdict(replace(pin, collection=collection))])
        return due

    def change(self, pin: Pin, **changed: str | tuple[str, ...]) -> None:
        """Change the note, the tags or the collection of a pin; what else its entry holds stays.

        Raises:
            OSError: the file could not be written.

        """
        with self.shelf.changing():
            entries = self.shelf.read()
            for entry in entries:
                held = _understood(entry)
                if held and (held.id, held.collection) == (pin.id, pin.collection):
                    entry.update(changed)
            self.shelf.write(entries)


def _understood(entry: object) -> Pin | None:
    """The pin that an entry of the file is; None where it is none that this program knows."""
    if not isinstance(entry, dict):
        return None
    known = {each.name: entry[each.name] for each in fields(Pin) if each.name in entry}
    texts = [known.get("id"), known.get("plain"), known.get("markdown"), known.get("pinned", "")]
    whole = all(isinstance(text, str) for text in texts) and isinstance(known.get("record", {}), dict)
    for name in ("collection", "note"):
        if not isinstance(known.get(name, ""), str):
            del known[name]
    tags = known.pop("tags", ())
    held = tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, (list, tuple)) else ()
    return Pin(**known, tags=held) if whole else None


def _without(entries: Iterable[Any], gone: frozenset[str], collection: str | None) -> list[Any]:
    """The entries, those that are not understood included, less the pins with these ids."""
    return [
        entry
        for entry in entries
        if not ((pin := _understood(entry)) and pin.id in gone and collection in (None, pin.collection))
    ]


def tags_of(text: str) -> tuple[str, ...]:
    """The tags that somebody typed, with commas between them, each once."""
    return tuple(dict.fromkeys(filter(None, (each.strip().lstrip("#") for each in text.split(",")))))


def _pin(hit: Hit, collection: str) -> Pin:
    from onrecord.index.model import record  # noqa: PLC0415 - listing pins needs none of these
    from onrecord.tui.present.hits import citation  # noqa: PLC0415

    now = datetime.now(UTC).isoformat(timespec="seconds")
    held = record(hit.article, hit.quotation)
    plain, markdown = citation.plain(hit), citation.markdown(hit)
    return Pin(hit.quotation.id, plain, markdown, now, held, collection)


def as_markdown(pins: Iterable[Pin]) -> str:
    """All pins, ready to paste: a block quotation each, with its note and its tags below."""
    return "\n\n".join(map(_with_note, pins)) + "\n"


def _with_note(pin: Pin) -> str:
    from onrecord.tui.present.words.safe import markdown  # noqa: PLC0415

    tags = f"Tags: {', '.join(map(markdown, pin.tags))}" if pin.tags else ""
    return "\n\n".join(filter(None, (pin.markdown, markdown(pin.note), tags)))
