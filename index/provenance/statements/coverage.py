"""What does an index cover? Outlets, articles and dates, for the certificate that something is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onrecord.index.provenance.statements.arrays import Arrays


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the quotations of an index come from."""

    outlets: tuple[tuple[str, int], ...]
    """Each outlet (``""``: unknown) with the number of its articles with quotations, the largest first."""
    first: str
    """The earliest date of an article, ISO 8601; ``""`` where none is dated."""
    last: str
    undated: int
    """Articles without a date."""


def coverage(found: Arrays) -> Coverage:
    """The coverage of all quotations."""
    rows = found.rows
    _, at = np.unique(rows["article"], return_index=True)
    articles = rows[at]
    numbers, counts = np.unique(articles["outlet"], return_counts=True)
    outlets = [
        (found.names[number], count) for number, count in zip(numbers.tolist(), counts.tolist(), strict=True)
    ]
    dated = articles[articles["first"] > 0]
    edges = (int(dated["first"].min()), int(dated["last"].max())) if len(dated) else ()
    first, last = (date.fromordinal(day).isoformat() for day in edges) if edges else ("", "")
    return Coverage(
        tuple(sorted(outlets, key=lambda item: (-item[1], item[0]))), first, last, len(articles) - len(dated)
    )
