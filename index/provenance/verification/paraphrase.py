"""Did the same speaker say it in other words? Only ever a suggestion, and only where the speaker is named."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.index.provenance.statements.checkable import COMMON
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.text.words import Words

NEGATION = lexicon("negation")

ENOUGH = 0.45
"""The cosine of two texts' stems, each weighed by its rarity, from which on they may be one statement."""
FEWEST = 3
"""The minimum number of stems that must be found again."""
READ = 500
"""Quotations of the speaker that are looked at, the latest rows first."""
SUGGESTED = 3
MOST = 12
"""Shared words whose order is compared."""
STEM = 5
"""The number of first letters by which two words are taken for one word in two forms."""


def reworded(corpus: Corpus, said: Words, speaker: str) -> list[int]:
    """The rows of quotations of this speaker that say much the same, the likest first."""
    wanted = _stems(corpus, said)
    if len(wanted) < FEWEST:
        return []
    found = []
    for witness in corpus.witnesses(sorted(corpus.said_by(speaker), reverse=True)[:READ]):
        printed = words(witness.quotation.text)
        other = _stems(corpus, printed)
        like = _cosine(wanted, other)
        if like >= ENOUGH and len(wanted.keys() & other.keys()) >= FEWEST and not _contradicts(said, printed):
            found.append((-like, witness.row))
    return [row for _, row in sorted(found)[:SUGGESTED]]


def _stems(corpus: Corpus, found: Words) -> dict[str, float]:
    """The telling words, shortened, each with its weight: the rarer in this corpus, the more it tells."""
    weights: dict[str, float] = {}
    for form in found.forms:
        if form not in COMMON and len(form) > 2:
            stem = form[:STEM]
            rare = corpus.rarity(form)
            weights[stem] = min(rare, weights.get(stem, rare))
    return weights


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """How alike two sets of weighed stems are, 0 to 1; a stem has the weight of its commoner form."""
    shared = sum(min(one[stem], two[stem]) ** 2 for stem in one.keys() & two.keys())
    lengths = [sqrt(sum(weight**2 for weight in each.values())) for each in (one, two)]
    return shared / (lengths[0] * lengths[1]) if all(lengths) else 0.0


def _contradicts(claim: Words, printed: Words) -> bool:
    """Whether two texts differ in numbers or names, or in who does what, or only one denies."""
    numbers = [{form for form in text.forms if form[0].isdigit()} for text in (claim, printed)]
    denied = [not NEGATION.isdisjoint(text.forms) for text in (claim, printed)]
    names = _names(claim) - set(printed.forms)
    return (
        denied[0] != denied[1]
        or bool(numbers[0] - numbers[1])
        or bool(names and _names(printed))
        or _turned(claim, printed)
    )


def _names(found: Words) -> set[str]:
    """The words that are printed as names inside a sentence."""
    return {
        form
        for at, (form, (start, _)) in enumerate(zip(found.forms, found.spans, strict=True))
        if at and at not in found.stops and form != "i" and found.text[start].isupper()
    }


def _turned(claim: Words, printed: Words) -> bool:
    """Whether the first and last of the shared words, or two around a third, change places, with no *by*."""
    orders = []
    for text in (claim, printed):
        stems = [form[:STEM] for form in text.forms if form not in COMMON and len(form) > 2]
        orders.append(list(dict.fromkeys(stems)))
    shared = set(orders[0]) & set(orders[1])
    one, two = ([stem for stem in order if stem in shared] for order in orders)
    passive = ("by" in claim.forms) != ("by" in printed.forms)
    if len(shared) < 2 or passive:
        return False
    at = {stem: place for place, stem in enumerate(two)}
    around = any(at[first] > at[middle] > at[last] for first, middle, last in combinations(one[:MOST], 3))
    return around or (one[0], one[-1]) == (two[-1], two[0])
