"""What are the words of a text, as the index knows them?

Case, accents and compatibility forms are folded; apostrophes stay inside a word and are all one; every
dash parts words; soft hyphens, zero-width and bidirectional characters are not there. No stop words: an
exact phrase is found whatever it is made of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Span

LONGEST = 64
"""Characters of a word that count; what differs only after them is the same word."""

WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
"""A word of a folded text: ``don't``, ``u.s``, ``10``."""

APOSTROPHES = "'’‘‛ʼʻʹ′`´＇"
"""Every character that is printed for an apostrophe; the first stands for all."""

_FOREIGN = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """What one character becomes: nothing, itself, or several."""
    if character in APOSTROPHES:
        return "'"
    plain = normalize("NFKD", character.casefold()).casefold()
    return "".join(
        "'" if part in APOSTROPHES else part for part in plain if category(part) not in {"Cf", "Mn", "Me"}
    )


def fold(text: str) -> str:
    """A text in the one form in which words are compared."""
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: fold_character(match[0]), text)
    return text.lower().replace("`", "'")


def pieces(text: str) -> list[str]:
    """A text cut where no word goes on: `WORD` finds in the pieces, one by one, the words of the folded text.

    Most pieces are a word, as they are or with a full stop behind it. Quicker than `words`.
    """
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: _CUT[match[0]], text)
        if not text.isascii():
            return WORD.findall(text.lower().replace("`", "'"))
    return text.translate(_ASCII).split()


class _Cut(dict[str, str]):
    """What a character becomes, or a blank where that is part of no word."""

    def __missing__(self, character: str) -> str:
        folded = fold_character(character)
        inside = not folded or any(part.isalnum() or part in "'." for part in folded.lower())
        cut = self[character] = folded if inside else " "
        return cut


_CUT = _Cut()

_ASCII = {
    code: chr(code).lower() if chr(code).isalnum() else {"'": "'", "`": "'", ".": "."}.get(chr(code), " ")
    for code in range(128)
}


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return [word[:LONGEST] for word in WORD.findall(fold(text))]


def words_with_spans(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text, folded, each with where it stands in the text as given."""
    # Where folding lengthens or shortens a text: from `folded[i]` on, offsets differ by `shifts[i]`.
    folded, shifts, shift = [0], [0], 0
    for match in _FOREIGN.finditer(text):
        if (length := len(fold_character(match[0]).lower())) != 1:
            start = match.start() + shift
            # Inside a lengthened character every offset is that of the character itself.
            for inside in range(1, length):
                folded.append(start + inside)
                shifts.append(shift + inside)
            shift += length - 1
            folded.append(start + length)
            shifts.append(shift)
    for found in WORD.finditer(fold(text)):
        start, end = found.span()
        first = start - shifts[bisect_right(folded, start) - 1]
        last = end - 1 - shifts[bisect_right(folded, end - 1) - 1]
        yield found[0][:LONGEST], (first, last + 1)
