"""Which changes can turn a statement around? A lost *not*, another number or name, *may* for *will*."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.text.folding import fold
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.provenance.differences.changes import Change, Differences, Place
    from onrecord.index.text.words import Words

Subject = Literal[
    "negation", "number", "modal", "name", "quantifier",
    "condition", "exception", "attribution", "denial", "irony", "question", "contrast",
    "run together", "office", "outlet", "date", "place", "context",
]  # fmt: skip

NEGATIONS = lexicon("negation")
MODALS = lexicon("modal")
QUANTIFIERS = lexicon("quantifier")
SCALES = lexicon("scale")
SUBJECTS = lexicon("subject") - {"that"}
NEAR = 8
"""The maximum distance in words, within one sentence, at which a negation that was cut away alarms."""


NOWHERE = "is nowhere in the article that prints the words"
MISSING: dict[Subject, str] = {
    "context": "is not in the printed sentence",
    "date": "is neither told there nor near the day of print",
}
"""How what is pasted beside the words, and is not printed, is told of; else as `NOWHERE`."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A change of the kind that can turn a statement around."""

    about: Subject
    lost: tuple[str, ...]
    """As printed, of the first version."""
    gained: tuple[str, ...]
    """As printed, of the second version."""
    where: str = ""
    """``cut`` where a governing word was cut off, ``frame`` where it stands outside the marks.

    ``claim`` where the claim's own sentence does with the words what is not printed, ``credit`` where what is
    pasted beside the words is nowhere in what prints them.
    """

    def __str__(self) -> str:
        """In plain words: ``the negation “not” is gone``."""
        if self.where == "claim":
            return f"{self.about}: the claim has one around the words, print has none"
        if self.where == "credit":
            return f"{self.about}: “{'”, “'.join(self.gained)}” {MISSING.get(self.about, NOWHERE)}"
        if self.where:
            place = "is cut off" if self.where == "cut" else "stands around it"
            return f"{self.about}: “{'”, “'.join(self.lost)}” {place}"
        lost, gained = (f"“{'”, “'.join(found)}”" for found in (self.lost, self.gained))
        if self.lost and self.gained:
            return f"{self.about}: {lost} became {gained}"
        told, what = (lost, "gone") if self.lost else (gained, "new")
        return f"{self.about}: {told} {'are' if len(self.lost) + len(self.gained) > 1 else 'is'} {what}"


def subject(found: Words, at: int) -> Subject | None:
    """What a word would raise an alarm about, if it were lost or gained."""
    form = found.forms[at]
    if form in NEGATIONS:
        return "negation"
    if form[0].isdigit() or form in SCALES:
        return "number"
    if form in MODALS:
        return "modal"
    if form in QUANTIFIERS:
        return "quantifier"
    return "name" if _named(found, at) else None


def _named(found: Words, at: int) -> bool:
    """Whether a word is printed as a name: with a capital that no beginning of a sentence explains."""
    start, end = found.spans[at]
    printed = found.text[start:end].lstrip("[")
    if not printed[:1].isupper() or found.forms[at] == "i":
        return False
    return at > 0 and at not in found.stops


def alarms(found: Differences, *, edges: bool = True) -> tuple[Alarm, ...]:
    """The alarms that the changes from the first version to the second raise, by subject.

    Words that only moved or are spelt differently raise none, nor do names in an editor's brackets, nor a
    number that an editor puts in or leaves out. Of what is cut off at an end, goes on there, or is left out
    where an ellipsis says so, only a negation does, and only in the sentence that is left.

    Args:
        found: the changes.
        edges: whether a negation that was cut off counts; not where `governing` decides which one governs.

    """
    lost: Counter[tuple[Subject, str]] = Counter()
    gained: Counter[tuple[Subject, str]] = Counter()
    printed: dict[tuple[Subject, str], str] = {}
    for change in found.changes:
        if not edges and (change.marked or change.kind in ("cut start", "cut end")):
            continue
        for words, place, counter in (
            (found.first, change.gone, lost),
            (found.second, change.new, gained),
        ):
            for about, at in _telling(words, place, change):
                key = (about, words.forms[at])
                counter[key] += 1
                start, end = words.spans[at]
                printed[key] = words.text[start:end].strip("’'‘")
    lost, gained = lost - gained, gained - lost
    return tuple(
        Alarm(
            about,
            tuple(_shown(key, printed) for key in lost if key[0] == about),
            tuple(_shown(key, printed) for key in gained if key[0] == about),
        )
        for about in ("negation", "number", "modal", "name", "quantifier")
        if any(key[0] == about for key in (*lost, *gained))
    )


def _shown(key: tuple[Subject, str], printed: dict[tuple[Subject, str], str]) -> str:
    return "not" if fold(printed[key]) == "n't" else printed[key]


def _telling(words: Words, place: Place, change: Change) -> Iterator[tuple[Subject, int]]:
    """The words of a change that raise an alarm, and what about."""
    if change.kind in ("respelt", "reordered"):
        return
    edge = change.kind in ("cut start", "cut end", "extended start", "extended end") or change.marked
    for at in _same_sentence(words, place, change) if edge else range(*place):
        about = subject(words, at)
        alone = change.kind == "bracketed" and any(low == high for low, high in (change.gone, change.new))
        if (change.kind == "bracketed" and about == "name") or (alone and about == "number"):
            continue
        if about is not None and (not edge or about == "negation"):
            yield about, at


def _same_sentence(words: Words, place: Place, change: Change) -> Iterator[int]:
    """The words at an end that are in one sentence with the shared words, and near them."""
    start, end = place
    if change.kind.endswith("start"):
        for at in range(end - 1, max(start, end - NEAR) - 1, -1):
            if at + 1 in words.stops:
                return
            yield at
    else:
        for at in range(start, min(end, start + NEAR)):
            if at in words.stops or (change.kind == "cut end" and _clause_of_its_own(words, at)):
                return
            yield at


def _clause_of_its_own(words: Words, at: int) -> bool:
    """Whether a clause begins here that says nothing of the one before: *, and I cannot tell*."""
    if not 0 < at < len(words) - 1 or words.forms[at] not in ("and", "so"):
        return False
    between = words.text[words.spans[at - 1][1] : words.spans[at][0]]
    return bool({",", ";"} & set(between)) and words.forms[at + 1] in SUBJECTS
