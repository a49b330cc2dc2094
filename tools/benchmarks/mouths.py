"""Are the same words "in another mouth" really two speakers' words? Pairs drawn at random, for reading.

    uv run python -m tools.benchmarks.mouths INDEX [--count 50] [--seed 20261127]

Each pair is of two statements of an index that share their words and are kept apart because their named
speakers are at odds; of the same two articles only one pair is drawn. Right is a pair whose words are the
same, whose speakers both are who the articles say, and who are two.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.names.matching import named
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.statements.occasions import Apart

if TYPE_CHECKING:
    from onrecord.index.provenance.corpus import Witness

AROUND = 220
"""Code points of the article shown before and behind the words."""


def pairs(corpus: Corpus) -> list[tuple[Witness, Witness]]:
    """Every two articles with the same words in two mouths, a witness of each, by row."""
    found: dict[frozenset[str], tuple[Witness, Witness]] = {}
    for row in range(1, corpus.stamp.quotations + 1):
        for other, why in corpus.apart(row):
            if why == Apart.MOUTH:
                (own,) = corpus.witnesses([row])
                found.setdefault(frozenset((own.article.path, other.article.path)), (own, other))
    return list(found.values())


def shown(corpus: Corpus, witness: Witness) -> str:
    """Who says it, how sure, and the words in the article."""
    quotation, text = witness.quotation, corpus.text(witness)
    start, end = quotation.segments[0][0], quotation.segments[-1][1]
    around = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}"
    who = f"{named(quotation.speaker)} ({quotation.kind}, {quotation.confidence:.2f})"
    return f"  {who}, {witness.article.doc}\n    {' '.join(around.split())}"


def main() -> None:
    """Print the pairs that were drawn."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=20261127)
    chosen = parser.parse_args()
    with Corpus(chosen.index) as corpus:
        every = pairs(corpus)
        print(f"{len(every):,} pairs of articles")
        drawn = random.Random(chosen.seed).sample(every, min(chosen.count, len(every)))
        for number, (one, two) in enumerate(drawn, 1):
            print(f"{number}\n{shown(corpus, one)}\n{shown(corpus, two)}")


if __name__ == "__main__":
    main()
