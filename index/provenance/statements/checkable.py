"""Can anything be said about these words at all, or are they too few, too many or too common?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from onrecord.index.text.words import Words

FEWEST = 4
"""Words; fewer are shared by chance."""
MOST = 2_000
"""Words; more are no quotation."""

COMMON = lexicon("common")
"""Words of which a sentence can consist without saying anything that could be recognised."""

WORD = re.compile(r"[^\W\d_]{2,}")


def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((script for script in ("LATIN", "CYRILLIC", "GREEK") if name.startswith(script)), "")


def mixed(text: str) -> str:
    """The first word that mixes letters of look-alike scripts (Latin, Cyrillic, Greek), or ``""``."""
    if text.isascii():
        return ""
    for match in WORD.finditer(text):
        if not match[0].isascii() and len({_script(character) for character in match[0]} - {""}) > 1:
            return match[0]
    return ""


def telling(found: Words) -> bool:
    """Whether the words could be recognised: enough of them, and not all of the commonest."""
    return len(found) >= FEWEST and any(form not in COMMON for form in found.forms)


def objection(found: Words) -> str:
    """Why nothing can be said about these words, as a sentence; ``""`` where something can."""
    if not any(form[0].isalpha() for form in found.forms if form):
        return "There are no words in it to look for."
    if word := mixed(found.text):
        return (
            f"The word “{word}” mixes letters of two alphabets that look alike; type it again in one, "
            "because as it stands it can be found nowhere."
        )
    if len(found) < FEWEST:
        return (
            f"{len(found)} {'word is' if len(found) == 1 else 'words are'} too few to be traced; "
            f"give {FEWEST} or more, or search for them."
        )
    if len(found) > MOST:
        return f"{len(found):,} words are more than a quotation has; give one of at most {MOST:,} words."
    if not telling(found):
        return "These words are so common that they would be found by chance; give more of what was said."
    return ""
