"""How far apart are two dates that may be as rough as a year?"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def days(published: str) -> tuple[int, int] | None:
    """The first and last day that an ISO 8601 date may mean, as ordinals; None where it is no date.

    Args:
        published: ``2024``, ``2024-04``, ``2024-04-24``; what follows the day is left out.

    """
    parts = published[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    values = [int(part) for part in parts]
    try:
        first = date(values[0], *[*values[1:], 1, 1][:2])
        if len(values) == 1:
            last = date(values[0], 12, 31)
        elif len(values) == 2:
            last = date(values[0] + values[1] // 12, values[1] % 12 + 1, 1) - timedelta(days=1)
        else:
            last = first
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def apart(first: str, second: str) -> int | None:
    """The least number of days between two dates; None where one is unknown."""
    one, two = days(first), days(second)
    if one is None or two is None:
        return None
    return max(0, one[0] - two[1], two[0] - one[1])
