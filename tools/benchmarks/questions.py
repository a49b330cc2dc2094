"""Which queries is an engine asked? Seeded, in the classes of real use, from the words of the documents."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = (
    *("phrase_common", "phrase_rare", "slop", "term_common", "term_stop", "and", "prefix", "fuzzy"),
    *("phrase_speaker", "newest", "facets", "count"),
)


def questions(
    documents: Sequence[dict[str, Any]], field: str, each: int = 30, seed: int = 11
) -> dict[str, list[Any]]:
    """Questions of every class; a question is its class, the field, words, and a speaker or nothing."""
    from onrecord.index.text.folding import words as words_of

    choice = random.Random(seed)
    texts = [words_of(document[field]) for document in documents]
    texts = [text for text in texts if len(text) > 6 and all(word.isalpha() for word in text[:5])]
    holding = Counter(word for text in texts for word in set(text) if word.isalpha())
    beside = Counter(
        pair for text in texts for pair in pairwise(text) if all(word.isalpha() for word in pair)
    )
    size = len(texts)

    def band(low: float, high: float) -> list[str]:
        return sorted(w for w, n in holding.items() if low * size <= n <= high * size and len(w) > 2)

    def run(length: int) -> list[str]:
        while True:
            text = choice.choice(texts)
            start = choice.randrange(len(text) - length) if len(text) > length else 0
            words = text[start : start + length]
            if len(set(words)) == length and all(word.isalpha() for word in words):
                return words

    def typo(word: str) -> str:
        place = choice.randrange(1, len(word))
        letter = choice.choice("etaoinsr")
        return choice.choice(
            (
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place + 1 :],
                word[:place] + letter + word[place:],
            )
        )

    common, middling, rare = band(0.02, 0.3), band(0.002, 0.02), band(0.0002, 0.002)
    top_pairs = [list(pair) for pair, _ in beside.most_common(300)]
    stops = [word for word, _ in holding.most_common(30)]
    speakers = [name for name, _ in Counter(d["speaker"] for d in documents).most_common(300)]
    makers: dict[str, Any] = {
        "phrase_common": lambda: choice.choice(top_pairs),
        "phrase_rare": lambda: run(choice.choice((3, 4))),
        "slop": lambda: [words[i] for words in (run(4),) for i in (0, 2, 3)],
        "term_common": lambda: [choice.choice(common)],
        "term_stop": lambda: [choice.choice(stops)],
        "and": lambda: choice.sample(choice.choice((common, middling, common[:50] + middling)), 2),
        "prefix": lambda: [
            *([choice.choice(common)] if choice.random() < 0.5 else []),
            choice.choice(middling)[:4],
        ],
        "fuzzy": lambda: [typo(choice.choice([word for word in middling + rare if len(word) >= 6]))],
        "phrase_speaker": lambda: choice.choice(top_pairs),
        "newest": lambda: [choice.choice(common)],
        "facets": lambda: [choice.choice(common)],
        "count": lambda: [choice.choice(common)],
    }
    return {
        kind: [
            (kind, field, makers[kind](), choice.choice(speakers) if kind == "phrase_speaker" else "")
            for _ in range(each)
        ]
        for kind in KINDS
    }
