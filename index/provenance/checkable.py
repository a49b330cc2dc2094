"""Can anything be said about these words at all? Too few, too many and too common ones are told from the rest."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.provenance.words import Words

FEWEST = 4
"""Words; fewer are shared by chance."""
MOST = 2_000
"""Words; more are no quotation."""

COMMON = frozenset(
    "a about after again all also am an and any are as at be because been before being but by can could 'd did do "
    "does doing down for from get go going got had has have having he her here hers him his how i if in into is it "
    "its just know like may me might more most much must my no not now of off on one only or other our out over own "
    "really said same say says shall she should so some such than that the their them then there these they think "
    "this those through to too under up us very want was we well were what when where which who whom why will with "
    "would yes you your 's 1 okay oh ok yeah let thing things".split()
)
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
            f"The word “{word}” mixes letters of two alphabets that look alike; type it again in one alphabet, "
            "because as it stands it can be found nowhere."
        )
    if len(found) < FEWEST:
        return (
            f"{len(found)} {'word is' if len(found) == 1 else 'words are'} too few to say where they come from; "
            f"give {FEWEST} or more, or search for them."
        )
    if len(found) > MOST:
        return f"{len(found):,} words are more than a quotation has; give one quotation of at most {MOST:,} words."
    if not telling(found):
        return "These words are so common that they would be found by chance; give more of what was said."
    return ""
