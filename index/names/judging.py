"""Do two names mean one speaker, in this index and as this user has ruled?

A ruling goes before what the index knows of its people, and that before what the names alone tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.names.keys import key
from onrecord.index.names.matching import same_name, sameness
from onrecord.index.names.parts import bare, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.names.matching import Sameness
    from onrecord.index.names.persons import People
    from onrecord.index.names.rulings import Ruling


class Judge:
    """Who is one speaker.

    Args:
        people: of an index, without rulings.
        rulings: of the user, in the order in which they were made: a later one goes before an earlier one.

    """

    def __init__(self, people: People, rulings: Iterable[Ruling] = ()) -> None:
        self._spellings = tuple(frozenset(spelt) for spelt in people.spellings)
        self._rulings = tuple(reversed(tuple(rulings)))

    def sameness(self, first: str, second: str) -> Sameness:
        """Whether two names mean one speaker."""
        for ruling in self._rulings:
            names = (ruling.name, ruling.whole)
            if ruling.rule == "same" and any(
                _is(first, one) and _is(second, two) for one, two in (names, names[::-1])
            ):
                return "same"
            if ruling.rule == "apart" and _is(first, ruling.name) != _is(second, ruling.name):
                return "different"
        found = sameness(first, second)
        if found == "unsure" and any({first, second} <= spelt for spelt in self._spellings):
            return "same"
        return found

    def same_name(self, first: str, second: str) -> bool:
        """Whether two names are one speaker's."""
        return self.sameness(first, second) == "same"

    def at_odds(self, first: str, second: str) -> bool:
        """Whether two names, both given, are certainly not one speaker's."""
        return bool(first and second) and self.sameness(first, second) == "different"


def _is(name: str, ruled: str) -> bool:
    """Whether a name is the one that a ruling is about, with or without an office in front.

    A ruling about a surname is about nobody who is named in full.
    """
    if key(name) == key(ruled) or key(" ".join(bare(name)[0])) == key(" ".join(bare(ruled)[0])):
        return True
    one, two = parts(name), parts(ruled)
    return bool(one and two and one.given and two.given) and one == two and same_name(name, ruled)
