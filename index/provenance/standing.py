"""Where does a text have some words in a row, in or outside quotation marks, without reading all of it?"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Span
    from onrecord.index.text.words import Words

STEM = 4
"""Letters of a word's beginning that are much the same in every spelling."""
MISSING = 5
"""One in so many words may be spelt otherwise in print even in those letters."""
BETWEEN = 40
"""Code points between two words in a row, at most."""
ROOM = 100
"""Code points around some words, beside twice their own length, that may stand among them in print."""
OTHERWISE = (
    lexicon("scale")
    | lexicon("modal")
    | {"not", "is", "are", "am", "have", "had", "has", "as", "one", "two", "ten"}
)
"""Words that print contracts, or writes in figures or as signs."""


def stems(found: Words) -> tuple[str, ...]:
    """The beginnings of the longer words, the longest word first, each once."""
    plain = {form for form in found.forms if _plain(form) and len(form) > STEM}
    return tuple(dict.fromkeys(form[:STEM] for form in sorted(plain, key=lambda form: (-len(form), form))))


def least(wanted: Sequence[str]) -> int:
    """How many of some beginnings must stand where the words do: one of two, four of five."""
    return max(len(wanted) - max(1, len(wanted) // MISSING), min(len(wanted), 1))


def standing(text: str, found: Words) -> Span | None:
    """The first place at which a text has these words in a row; None where it has not."""
    size = len(found)
    for low, high in _windows(text, _pairs(found), ROOM + 2 * len(found.text)):
        read = words(text[low:high])
        for at in _places(read.forms, found.forms):
            return low + read.spans[at][0], low + read.spans[at + size - 1][1]
    return None


def _plain(form: str) -> bool:
    return form.isascii() and form.isalpha() and form not in OTHERWISE


def _pairs(found: Words) -> tuple[str, ...]:
    """Patterns of two words in a row by their beginnings, as print has them in lower case; each once."""
    return tuple(
        dict.fromkeys(
            rf"\b{one[:STEM]}[a-z]*[^a-z]{{1,{BETWEEN}}}{two[:STEM]}"
            for one, two in pairwise(found.forms)
            if _plain(one) and _plain(two)
        )
    )


def _windows(text: str, pairs: Sequence[str], room: int) -> Iterator[Span]:
    """The stretches of a text in which enough of some pairs of words stand near each other.

    Of a word that is spelt otherwise two pairs are missing; one of the first few must be there.
    """
    small = text.lower()
    if not pairs or len(small) != len(text):
        yield 0, len(text)
        return
    enough = max(1, len(pairs) - 2 * max(1, len(pairs) // MISSING))
    opened, closed = 0, 0
    for found in re.finditer("|".join(pairs[: len(pairs) - enough + 1]), small):
        low, high = max(0, found.start() - room), found.end() + room
        if sum(re.search(pair, small[low:high]) is not None for pair in pairs) < enough:
            continue
        if low > closed:
            if closed:
                yield opened, closed
            opened = low
        closed = high
    if closed:
        yield opened, closed


def _places(text: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Where a run of words begins in a text."""
    at = -1
    with suppress(ValueError):
        while True:
            at = text.index(wanted[0], at + 1)
            if tuple(text[at : at + len(wanted)]) == tuple(wanted):
                yield at
