"""Where a search found nothing: which near ones would find something?"""

from __future__ import annotations

import re

from onrecord.tui.explorer import refine

NAMED = {
    "speaker": "speaker",
    "by": "speaker",
    "office": "office",
    "outlet": "outlet",
    "via": "relay",
    "relay": "relay",
}
"""The fields that take a name, and their facets."""


def ways(query: str) -> list[tuple[str, str]]:
    """Nearby queries, each with what is different about it: a part left out, or a phrase taken loosely."""
    parts = refine.terms(query)
    found = []
    for number, part in enumerate(parts):
        rest = " ".join(other for place, other in enumerate(parts) if place != number)
        if rest:
            found.append((f"without  {part}", rest))
    for part in parts:
        if re.fullmatch(r'"[^"]* [^"]*"', part):
            found.append((f"these words near each other  {part}~5", query.replace(part, f"{part}~5", 1)))
            found.append(
                (f"these words anywhere  {part.strip(chr(34))}", query.replace(part, part.strip('"'), 1))
            )
        elif re.fullmatch(r"\w{4,}", part) and part not in ("AND", "NOT"):
            found.append((f"spelt nearly so  {part}~", query.replace(part, f"{part}~", 1)))
    return found


def named(query: str) -> list[tuple[str, str, str]]:
    """The parts of a query that name somebody: the part, the facet, and the name."""
    found = []
    for part in refine.terms(query):
        match = re.fullmatch(r'(\w+):=?"?([^"()=]+)"?', part)
        if match and match[1].lower() in NAMED:
            found.append((part, NAMED[match[1].lower()], match[2]))
    return found


def nearest(name: str, names: list[str], limit: int = 3) -> list[str]:
    """The names most like this one, the nearest first; by their letters, as one mistypes them."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - 50 ms, only where nothing was found

    likely = [other for other in names if 2 * len(other) > len(name)]
    found = process.extract(
        name, likely, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit, score_cutoff=75
    )
    return [each[0] for each in found]
