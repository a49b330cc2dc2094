"""Does this name an outlet, a platform or a person?

Lists (``names.toml``) and shapes, no language model: they read mastheads, bylines and credits, where a name
stands alone.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_AGENCIES = frozenset(_LISTS["agencies"])
_OUTLETS = _AGENCIES.union(_LISTS["outlets"])
_OUTLET_WORDS = frozenset(_LISTS["outlet_words"])
_PLATFORMS = frozenset(_LISTS["platforms"])
_PARTICLES = frozenset(_LISTS["particles"])
_NOT_PERSONS = frozenset(_LISTS["not_persons"])
_ACRONYMS = frozenset(_LISTS["acronyms"])
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"})

_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\d?\.)?([\w.-]+)\S*", re.IGNORECASE)


def is_platform(name: str) -> bool:
    """Whether this carries anybody's words, and so is nobody's newspaper: ``Blogger``, ``Twitter``."""
    bare = _bare(name)
    return bare in _PLATFORMS or bare.removesuffix(".com") in _PLATFORMS


def is_agency(name: str) -> bool:
    """Whether this is a news agency or broadcaster that others credit."""
    return _bare(name) in _AGENCIES


def is_outlet(name: str) -> bool:
    """Whether this names an outlet: a known one, a web address, or a name with an outlet's word in it."""
    bare = _bare(name)
    if not bare or is_platform(name) or len(name) > 60:
        return False
    if bare in _OUTLETS or bare.removesuffix(".com") in _OUTLETS or is_domain(name):
        return True
    words = [word.strip(",()") for word in bare.split()]
    return len(words) <= 6 and not _OUTLET_WORDS.isdisjoint(words) and (len(words) > 1 or name[:1].isupper())


def is_domain(name: str) -> bool:
    """Whether this is a name in the form of a web address: ``Caliber.Az``."""
    return bool(_DOMAIN.fullmatch(name)) and not is_platform(name)


def host(address: str) -> str | None:
    """The site of a web address, or None where it is none."""
    match = _ADDRESS.fullmatch(address.strip())
    return match[1] if match else None


def persons(text: str) -> tuple[str, ...]:
    """The persons that a byline names (``Jane Doe and John Roe``), or none unless all of it is names."""
    parts = [" ".join(part.split()) for part in re.split(r",\s+and\s+|\s+and\s+|\s*&\s*|,\s+", text.strip())]
    return tuple(unshouted(part) for part in parts) if all(map(_is_person, parts)) else ()


def unshouted(name: str) -> str:
    """A name printed in capitals as it is written otherwise: ``SAWT BEIRUT INTERNATIONAL``, ``BBC NEWS``."""
    if not name.isupper():
        return name
    words = [_unshouted(word) for word in name.split()]
    return " ".join(
        word.lower() if place and word.lower() in _SMALL else word for place, word in enumerate(words)
    )


def _unshouted(word: str) -> str:
    letters = re.sub(r"\W", "", word)
    if letters.lower() in _ACRONYMS or (len(letters) > 1 and not re.search("[AEIOUYÀ-Þ]", letters)):
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ").strip(" .")


def _is_person(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5 or is_outlet(name) or is_platform(name):
        return False
    if any(word.casefold().strip(".") in _NOT_PERSONS for word in words):
        return False
    proper = [word for word in words if word not in _PARTICLES]
    return len(proper) >= 2 and all(
        re.fullmatch(r"[^\W\d_](?:[\w’'-]*\.?)*", word) and word[0].isupper() for word in proper
    )
