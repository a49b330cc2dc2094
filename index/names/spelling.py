"""Are two spellings one name? Each is brought to a form in which ways to write the same sounds are one.

The ways are those of news in English: Cyrillic by BGN/PCGN, ISO 9, Ukraine's own table of 2010 and the
German and French habits (*Zelensky*, *Zelenskyy*, *Zelenskiy*, *Zelenskij*); Arabic with ``kh`` or ``h``,
``q`` or ``k``, ``ou`` or ``u``; consonants doubled or not. What stands inside English surnames and tells
them apart is kept: *Smith* and *Smyth*, *Kelly* and *Kelley*, *Clark* and *Clarke*, *Allan* and *Allen*.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WAYS = (
    (re.compile(r"[^a-z0-9]"), ""),
    (re.compile(r"(?<=[aeou])[yj]$"), "i"),
    (re.compile(r"(?<=[^aeou])(?:iy|yy|yi|ij|yj|ii|y)$"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"([b-df-hj-np-tv-z])\1+"), r"\1"),
)
"""Ways to write a sound, and the one that stands for them all; in this order."""


@lru_cache(maxsize=1 << 16)
def sounded(word: str) -> str:
    """The form of a folded word that all its spellings share; another script's stays as it is."""
    if not word.isascii():
        return word
    form = word
    for way, one in _WAYS:
        form = way.sub(one, form)
    return form or word
