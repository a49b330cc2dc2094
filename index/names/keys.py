"""By which key is a name looked up: the same for every way to write it?"""

from __future__ import annotations

from onrecord.index.names.known_outlets import spelled
from onrecord.index.text.folding import words


def key(name: str) -> str:
    """The form in which names are compared that are asked for whole; ``""`` for one without a word.

    It is the same for every way to write a name in capitals, accents and marks.
    """
    return " ".join(words(name))


def outlet_key(name: str) -> str:
    """The same of an outlet, all of whose names have one key, with *The* or without."""
    return key(spelled(name)).removeprefix("the ")
