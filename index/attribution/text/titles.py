"""Which titles stand right before a name: offices, ranks, honorifics, of one word or two, cut short?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import HONORIFICS, first_names, plain
from onrecord.index.attribution.text.sentences import CUT_SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.attribution.text.syntax import Syntax

TITLES = words("people", "titles") | words("offices", "roles") | HONORIFICS.keys()
CAPITALS = words("people", "lettered")
STOPS = frozenset({".", "’", "'"})
"""What may end a title that is cut short."""
LETTERED = 5
"""Letters of the longest rank that is written in its initials."""
GLOSSED = 6
"""Words of the longest bracket within a title."""
NAMED = 2
"""Words of most names."""


def title_words(syntax: Syntax, last: int) -> int:
    """How many words the title has that ends in a token: 2 in "Tan Sri", 0 where none does ("MS Dutt")."""
    printed = syntax.words[last]
    word = plain(printed)
    if printed.isupper() and len(printed) == NAMED and word in HONORIFICS:
        return int(syntax.words[last + 1 : last + 2] != [] and syntax.words[last + 1].isupper())
    if last and f"{plain(syntax.words[last - 1])}-{word}" in TITLES:
        return 2
    return int(word in TITLES or printed in CAPITALS)


def titles_before(syntax: Syntax, name: int, known: Sequence[str] = ()) -> Iterator[int]:
    """The first token of each title before a name, the nearest first: "Hon. Dr. Ann Lee", "Dr (Mrs) Ann Lee".

    `known` are words that the name is known to have as its title.
    """
    at = name
    while at and (size := _title(syntax, at, known)):
        at -= size
        yield at


def _title(syntax: Syntax, at: int, known: Sequence[str]) -> int:
    """How many tokens the title has that ends right before a token; 0 where none does."""
    last = at - 1
    if syntax.words[last] == ")" and at > 3 and syntax.words[at - 3] == "(":
        return 3 * bool(title_words(syntax, at - 2))
    if last and syntax.words[last] in STOPS and syntax.ends[last - 1] == syntax.starts[last]:
        last -= 1
    if not syntax.words[last][0].isupper():
        return 0
    size = title_words(syntax, last) or syntax.words[last] in known
    return size + at - 1 - last if size else 0


def untitled(syntax: Syntax, name: int, known: Sequence[str] = ()) -> int:
    """The first token of all that stands as a title right before a name; see `titles_before`."""
    return min(titles_before(syntax, name, known), default=name)


def bracketed(syntax: Syntax, end: int) -> int | None:
    """Where the bracket opens that a token closes; None where it closes none, or one of many words."""
    if syntax.words[end] != ")":
        return None
    return next((at for at in range(end - 2, max(0, end - GLOSSED), -1) if syntax.words[at] == "("), None)


def gloss(syntax: Syntax, opening: int, end: int) -> bool:
    """Do words in brackets say what a title means: "Taoiseach (prime minister) Ann Lee"?"""
    inner = syntax.words[opening + 1 : end]
    return all(word.islower() for word in inner) and plain(inner[-1]) in TITLES


def glossed(syntax: Syntax, last: int) -> bool:
    """Does a bracket behind a token say what the title is that ends there, before its bearer's name?"""
    if syntax.words[last + 1 : last + 2] != ["("]:
        return False
    ends = (at for at in range(last + 3, min(last + 2 + GLOSSED, len(syntax) - 1)) if syntax.words[at] == ")")
    end = next(ends, None)
    return end is not None and syntax.words[end + 1][0].isupper() and gloss(syntax, last + 1, end)


def cut_short(syntax: Syntax, token: int) -> bool:
    """Is the word a title that is cut short before a name: "Sgt." in "Sgt. Ada Lee"?"""
    stop = token + 1
    return (
        stop + 1 < len(syntax)
        and syntax.words[stop] == "."
        and syntax.ends[token] == syntax.starts[stop]
        and syntax.words[token] in CUT_SHORT
        and bool(title_words(syntax, token))
        and syntax.words[stop + 1][0].isupper()
    )


def in_letters(name: Sequence[str]) -> int:
    """How many words stand before a whole name that follows a rank in its initials; 0 where none does.

    "IGP Musa Obi", "Health CS Ada Obi", but neither "JD Vance" nor "George HW Bush".
    """
    if len(name) <= NAMED or plain(name[0]) in first_names():
        return 0
    for size, rank in enumerate(name[:-NAMED], 1):
        letters = rank.isalpha() and rank.isupper() and 1 < len(rank) <= LETTERED
        spelled = not any(word.isupper() for word in name[size:])
        if letters and spelled and (len(rank) > NAMED or plain(name[size]) in first_names()):
            return size
    return 0
