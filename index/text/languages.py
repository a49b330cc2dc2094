"""In which language is this text, where it is not English? By its smallest words, or by its script."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from onrecord.index.text.words import Words

SHARE = 0.25
"""Of the words; fewer small words of a language show nothing."""
LEAST = 3
"""Different small words of a language that must be there."""
ALONE = 2
"""So many are enough where none of English is."""


def foreign(found: Words) -> str:
    """The language or script of a text, ``Spanish`` or ``Cyrillic``; ``""`` where it can be English."""
    letters = [character for character in found.text if character.isalpha()]
    other = [name for each in letters if (name := unicodedata.name(each, "").split(" ")[0]) != "LATIN"]
    if len(other) * 2 > len(letters):
        return max(set(other), key=other.count).capitalize()
    forms = set(found.forms)
    english = forms & (lexicon("common") | lexicon("closed"))
    language, score = max(
        ((name, len(forms & small)) for name, small in _small().items()), key=lambda each: each[1]
    )
    mine = len(english - _small()[language])
    enough = (score >= LEAST and score > len(english)) or (score >= ALONE and not mine)
    return language if enough and score >= SHARE * len(forms) else ""


@cache
def _small() -> dict[str, frozenset[str]]:
    """The small words of each language."""
    lists = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in lists.items()}
