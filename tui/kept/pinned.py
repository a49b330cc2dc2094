"""How are pins written: for a program, a spreadsheet, or to paste?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.kept.pins import as_markdown
from onrecord.tui.present.words.listing import Listing
from onrecord.tui.present.words.safe import lines, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.tui.kept.pins import Pin

COLUMNS = (
    "id", "speaker", "office", "outlet", "via", "published", "kind", "text", "title", "url", "pinned",
    "collection", "tags", "note",
)  # fmt: skip
"""The columns of CSV."""

ENDINGS = {".md": "md", ".csv": "csv", ".jsonl": "jsonl"}
"""Which form the ending of a file's name says."""


def listed(pins: Sequence[Pin]) -> Listing:
    """The pins with their notes and tags; a writer of listings writes them."""
    records = [
        {
            **pin.record,
            "pinned": pin.pinned,
            "collection": pin.collection,
            "tags": list(pin.tags),
            "note": pin.note,
        }
        for pin in pins
    ]
    plain = (f"{lines(pin.plain)}\n" + (f"{safe(pin.note)}\n" if pin.note else "") for pin in pins)
    return Listing(COLUMNS, records, plain, lines(as_markdown(pins)))
