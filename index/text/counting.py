"""How is a number told with its noun?"""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``1 quotation``, ``1,204 quotations``; of a noun whose plural ends in s."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
