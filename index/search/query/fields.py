"""Which fields can a query name, by which names, and what kind of value does each take?"""

from __future__ import annotations

from typing import get_args

from onrecord.index.model import Kind

PROSE = ("quotation", "context")
"""Fields of running text, searched by stem; without a field both are searched."""

NAMES = ("speaker", "office", "outlet", "relay", "title", "cue")
"""Fields of names and titles, searched by their words as they are."""

WHOLE = ("speaker", "office", "outlet", "relay")
"""Fields whose names can be asked for whole: ``speaker:="Mark Rutte"``."""

NUMBERS = ("date", "confidence", "copies")

KINDS: tuple[str, ...] = get_args(Kind)

FACETS = ("speaker", "office", "outlet", "relay", "kind", "year", "month", "day", "confidence")
"""What the hits of a search can be counted by."""

ALIASES = {
    "quotation": "quotation",
    "quote": "quotation",
    "context": "context",
    "speaker": "speaker",
    "by": "speaker",
    "office": "office",
    "outlet": "outlet",
    "via": "relay",
    "relay": "relay",
    "kind": "kind",
    "cue": "cue",
    "title": "title",
    "date": "date",
    "after": "after",
    "since": "after",
    "before": "before",
    "conf": "confidence",
    "confidence": "confidence",
    "copies": "copies",
}
"""The name of a field as it may be typed, and the field it means; ``after`` and ``before`` are dates."""

TYPED = (
    *("speaker", "office", "outlet", "via", "kind", "cue", "title", "quote", "context"),
    *("after", "before", "date", "conf", "copies"),
)
"""The names that people are told of, in the order in which they are told."""
