"""Did the same speaker say it in other words? Only ever a suggestion, and only where the speaker is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.statements.checkable import COMMON
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.text.words import Words

ENOUGH = 0.6
"""The share of the telling words, each weighed by its length, that must be found again."""
FEWEST = 4
"""So many telling words must be found again."""
READ = 500
"""Quotations of the speaker that are looked at, the latest rows first."""
SUGGESTED = 3
STEM = 5
"""Two words with so many first letters in common are taken for one word in two forms."""


def _stems(forms: Iterable[str]) -> dict[str, int]:
    """The telling words, shortened, each with its weight."""
    return {form[:STEM]: min(len(form), 8) for form in forms if form not in COMMON and len(form) > 2}


def reworded(corpus: Corpus, said: Words, speaker: str) -> list[int]:
    """The rows of quotations of this speaker that share most of the telling words, the likest first."""
    wanted = _stems(said.forms)
    if len(wanted) < FEWEST:
        return []
    found = []
    for witness in corpus.witnesses(sorted(corpus.said_by(speaker), reverse=True)[:READ]):
        shared = wanted.keys() & _stems(words(witness.quotation.text).forms).keys()
        share = sum(wanted[stem] for stem in shared) / sum(wanted.values())
        if len(shared) >= FEWEST and share >= ENOUGH:
            found.append((-share, witness.row))
    return [row for _, row in sorted(found)[:SUGGESTED]]
