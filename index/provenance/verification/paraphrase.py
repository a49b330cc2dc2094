"""Did the same speaker say it in other words? Only ever a suggestion, and only where the speaker is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.statements.checkable import COMMON
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.text.words import Words

NEGATION = lexicon("negation")

ENOUGH = 0.6
"""The share of the telling words, each weighed by its length, that must be found again."""
FEWEST = 4
"""So many telling words must be found again."""
READ = 500
"""Quotations of the speaker that are looked at, the latest rows first."""
SUGGESTED = 3
STEM = 5
"""The number of first letters by which two words are taken for one word in two forms."""


def _stems(forms: Iterable[str]) -> dict[str, int]:
    """The telling words, shortened, each with its weight."""
    return {form[:STEM]: min(len(form), 8) for form in forms if form not in COMMON and len(form) > 2}


def _contradicts(one: Words, two: Words) -> bool:
    """Whether two texts differ in their numbers, or only one denies."""
    numbers = [{form for form in text.forms if form[0].isdigit()} for text in (one, two)]
    denied = [not NEGATION.isdisjoint(text.forms) for text in (one, two)]
    return denied[0] != denied[1] or (bool(numbers[0]) and not numbers[0] <= numbers[1])


def reworded(corpus: Corpus, said: Words, speaker: str) -> list[int]:
    """The rows of quotations of this speaker that share most of the telling words, the likest first."""
    wanted = _stems(said.forms)
    if len(wanted) < FEWEST:
        return []
    found = []
    for witness in corpus.witnesses(sorted(corpus.said_by(speaker), reverse=True)[:READ]):
        printed = words(witness.quotation.text)
        if _contradicts(said, printed):
            continue
        shared = wanted.keys() & _stems(printed.forms).keys()
        share = sum(wanted[stem] for stem in shared) / sum(wanted.values())
        if len(shared) >= FEWEST and share >= ENOUGH:
            found.append((-share, witness.row))
    return [row for _, row in sorted(found)[:SUGGESTED]]
