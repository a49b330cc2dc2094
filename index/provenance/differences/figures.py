"""Are two printed numbers one, beyond what `words` folds: *19th* and *nineteenth*, *40–45* and *40 to 45*?"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.index.text.words import SPELT, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
             "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
ORDINALS = {
    IRREGULAR.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"): digits
    for word, digits in SPELT.items()
    if word.isalpha() and digits.isdigit()
}
"""Each ordinal that is one word, and its number."""
TENS = frozenset(digits for word, digits in SPELT.items() if word.endswith("ty"))
MOST_DAYS = 31
ENDINGS = frozenset({"st", "nd", "rd", "th"})


def figured(found: Words) -> Words:
    """The words with each ordinal as one word, ``19th``, and without the *to* of a range."""
    kept = list(_kept(found))
    if len(kept) == len(found) and all(form == found.forms[at] for form, at, _ in kept):
        return found
    places = [at for _, at, _ in kept]

    def moved(numbers: frozenset[int]) -> frozenset[int]:
        return frozenset(bisect_left(places, at) for at in numbers)

    return Words(
        found.text,
        tuple(form for form, _, _ in kept),
        tuple((found.spans[at][0], found.spans[last][1]) for _, at, last in kept),
        moved(found.bracketed & frozenset(places)),
        moved(found.gaps),
        moved(found.stops),
    )


MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september",
                    "october", "november", "december"})  # fmt: skip


def dates(found: Words) -> frozenset[tuple[str, str]]:
    """Each month with the number of a day right before or behind it: ``3 May``, ``May 3rd``."""
    pairs = [(found.forms[at : at + 2], at) for at in range(len(found) - 1)]
    told = [(two[0], two[1]) if two[0] in MONTHS else (two[1], two[0]) for two, _ in pairs]
    return frozenset((month, day.removesuffix("th")) for month, day in told if month in MONTHS and _day(day))


def day_of(found: Words, at: int) -> bool:
    """Whether a word is of a date: a month, or the number of a day beside one."""
    beside = {found.forms[near] for near in (at - 1, at + 1) if 0 <= near < len(found)}
    return (found.forms[at] in MONTHS and any(map(_day, beside))) or (
        _day(found.forms[at]) and not MONTHS.isdisjoint(beside)
    )


def _day(form: str) -> bool:
    digits = form.removesuffix("th")
    return digits.isdigit() and 0 < int(digits) <= MOST_DAYS


def _kept(found: Words) -> Iterator[tuple[str, int, int]]:
    """Each word that is left, with the numbers of the first and last of those that it is made of."""
    forms, at = found.forms, 0
    while at < len(forms):
        form, last = forms[at], at
        following = forms[at + 1] if at + 1 < len(forms) else ""
        if form.isdigit() and following in ENDINGS and _touching(found, at):
            form, last = f"{form}th", at + 1
        elif form in TENS and following in ORDINALS and len(ORDINALS[following]) == 1 and _near(found, at):
            form, last = f"{int(form) + int(ORDINALS[following])}th", at + 1
        elif form in ORDINALS:
            form = f"{ORDINALS[form]}th"
        elif form == "to" and following[:1].isdigit() and at and forms[at - 1][0].isdigit():
            at += 1
            continue
        if form[0].isdigit() and form.endswith("th") and _month_beside(found, at, last):
            form = form.removesuffix("th")
        yield form, at, last
        at = last + 1


def _month_beside(found: Words, first: int, last: int) -> bool:
    return any(0 <= at < len(found) and found.forms[at] in MONTHS for at in (first - 1, last + 1))


def _touching(found: Words, at: int) -> bool:
    return found.spans[at][1] == found.spans[at + 1][0]


def _near(found: Words, at: int) -> bool:
    """Whether no more than a hyphen or a space parts a word from the next."""
    return found.spans[at + 1][0] - found.spans[at][1] == 1
