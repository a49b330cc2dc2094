"""What is one column of a table?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    width: int
    """In cells; of one that grows, the least."""
    grows: int = 0
    """Its share of the cells that are left over."""
    look: str = ""
    """The name of its style."""
    from_width: int = 0
    """The width in cells from which it is shown."""
