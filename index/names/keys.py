"""By which key is a name looked up: the same for every way to write it in capitals, accents and marks?"""

from __future__ import annotations

from onrecord.index.text.folding import words


def key(name: str) -> str:
    """The form in which names are compared that are asked for whole; ``""`` for one without a word."""
    return " ".join(words(name))
