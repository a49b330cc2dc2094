"""What are the parts of a person's name?

*Sen. José Díaz Jr.*, *Díaz, José*, *José "Pepe" Díaz* and *Governor Díaz* are taken apart alike: titles and
offices in front are no part of a name, a comma turns it round, what tells father and son apart is a part of
its own. Two-part surnames are not told from middle names here; `same` knows that they can be either.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.names.spelling import sounded
from onrecord.index.text.folding import words, words_with_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

GENERATIONS = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr",
    "ii": "ii", "2nd": "ii", "iii": "iii", "3rd": "iii", "iv": "iv",
}  # fmt: skip
"""What tells father and son apart, and the one form of it."""

_NICKNAME = re.compile(r"\(([^()]*)\)|[\"“”‘']([^\"“”‘’']*)[\"“”’'](?=\s)")
_POSSESSIVE = re.compile(r"['’]s?\s*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, each part as `sounded`."""

    given: str
    """``""`` where only a surname is given."""
    middle: tuple[str, ...]
    surname: str
    generation: str
    """``jr``, ``sr``, ``iii``, or ``""``."""
    nicknames: tuple[str, ...] = field(default=(), compare=False)
    """Those that stand in marks or brackets; they make no other name of it."""
    titles: tuple[str, ...] = field(default=(), compare=False)
    """The folded words in front that are no part of the name."""

    @property
    def words(self) -> tuple[str, ...]:
        """Given name, middle names and surname, those that there are."""
        return tuple(filter(None, (self.given, *self.middle, self.surname)))


@cache
def listed(name: str) -> frozenset[str]:
    """One list of words of ``people.toml``."""
    return frozenset(_lists()[name].split())


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """For each given name, `sounded`: the numbers of the names that it is a form of."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(_lists()["nicknames"].splitlines()):
        for word in line.split():
            found[sounded(word)] = found.get(sounded(word), frozenset()) | {number}
    return found


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))


def given_agree(one: str, two: str) -> bool:
    """Whether two given names, `sounded`, can be one person's: the same, an initial, or a familiar form."""
    if one == two or (1 in (len(one), len(two)) and one[:1] == two[:1]):
        return True
    known = nicknames()
    return bool(known.get(one, frozenset()) & known.get(two, frozenset()))


@lru_cache(maxsize=1 << 16)
def parts(name: str) -> Name | None:
    """The parts of a name as an article prints it; None for what has no word."""
    aside = tuple(
        sounded(word) for match in _NICKNAME.finditer(name) for word in words(match[1] or match[2] or "")[:1]
    )
    printed, titles = bare(_NICKNAME.sub(" ", name))
    generation = ""
    if len(printed) > 1 and (last := printed[-1].casefold().rstrip(".")) in GENERATIONS:
        generation = GENERATIONS[last]
        printed = printed[:-1]
    shouted = all(word.isupper() for word in printed)
    while len(printed) > 2 and not shouted and _postnominal(printed[-1]):
        printed = printed[:-1]
    heard = [form for word in printed for form in _initials(word, shouted=shouted)]
    if not heard:
        return None
    given, *middle = heard[:-1] or [""]
    return Name(given, tuple(middle), heard[-1], generation, aside, titles)


@lru_cache(maxsize=1 << 16)
def bare(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The printed words of a name in their usual order without what stands in front, and that, folded."""
    found = _split(turned(_POSSESSIVE.sub("", name)))
    cut = _titles([folded for _, folded in found])
    return tuple(word for word, _ in found[cut:]), tuple(folded for _, folded in found[:cut])


def turned(name: str) -> str:
    """A name in the usual order: ``Chen, Lucy`` is ``Lucy Chen``; an office behind is dropped."""
    head, *rest = (part.strip() for part in name.split(","))
    if not head or not any(rest):
        return name
    generation = next((part for part in rest if part.casefold().rstrip(".") in GENERATIONS), "")
    behind = [part for part in rest if part and part != generation]
    if behind and len(head.split()) <= 2 and _is_given(behind[0]):
        head = f"{behind[0]} {head}"
    return f"{head} {generation}".strip()


def _is_given(text: str) -> bool:
    """Whether what stands behind a comma is somebody's given names: not an office, not a place's letters."""
    found = _split(text)
    return (
        1 <= len(found) <= 3
        and all(
            word not in listed("offices") and word not in listed("describing") and word not in GENERATIONS
            for _, word in found
        )
        and (text.islower() or all(printed[0].isupper() for printed, _ in found))
    )


def _split(name: str) -> list[tuple[str, str]]:
    """The words of a name, each as printed and folded."""
    return [(name[start:end], folded) for folded, (start, end) in words_with_spans(name)]


def _titles(found: Sequence[str]) -> int:
    """How many words in front are titles, offices and what belongs to them."""
    cut = 0
    last = len(found) - 1
    while last > 1 and found[last] in GENERATIONS:
        last -= 1
    for at in range(last):
        word = found[at]
        if word in listed("given_too") and at == cut and last - at == 1 and not cut:
            continue
        if word in listed("either"):
            cut = at + 1 if at == cut else cut
        elif word in listed("offices"):
            cut = at + 1
    if cut and found[cut] in ("of", "for", "to", "at"):
        after = cut + (3 if found[cut + 1 : cut + 2] == ["the"] else 2)
        return after if len(found) - after >= 2 else 0
    return cut


def _postnominal(word: str) -> bool:
    """Whether letters behind a name are a degree, an honour or a seat: ``KC``, ``Ph.D.``, ``MP``."""
    plain = word.replace(".", "")
    return sum(letter.isupper() for letter in plain) > 1 and plain.casefold() in listed("postnominals")


def _initials(word: str, *, shouted: bool) -> list[str]:
    """A word as `sounded`; initials without a space between them one by one: ``j.k``, ``JD``."""
    folded = "".join(words(word)).replace("'", "")
    if re.fullmatch(r"\w(?:\.\w)+", folded):
        return folded.split(".")
    if len(word) == 2 and word.isupper() and not shouted and not re.search("[AEIOUY]", word):
        return list(folded)
    return [folded if len(folded) == 1 else sounded(folded)] if folded else []


def agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two persons' middle names can be the same: one without any agrees with all."""
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, two, strict=False))
