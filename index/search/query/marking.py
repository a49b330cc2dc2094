"""Where do a query's words stand in a text? By the same rules as matching, on the text itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.search.query.fields import PROSE
from onrecord.index.search.query.tree import ANY, And, Fuzzy, Or, Phrase, Prefix, Wildcard, Word
from onrecord.index.store.postings.terms import stem
from onrecord.index.text.folding import words_with_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.index.model import Span
    from onrecord.index.search.query.tree import Node, Text

    Test = Callable[[str], bool]

MARKED = frozenset({ANY, *PROSE})
"""Fields whose words are marked in a text."""


def test_of(node: Text) -> Callable[[str], bool]:
    """Whether a name is one that a word or a phrase in a field of names finds."""
    several = Phrase(ANY, (node.text,)) if isinstance(node, Word) else replace(node, field=ANY)
    marker = Marker(several)
    return lambda name: bool(marker.marks(name))


class Marker:
    """The words of one query, ready to be found in texts."""

    def __init__(self, tree: Node) -> None:
        self._stems: set[str] = set()
        self._tests: list[Test] = []
        self._phrases: list[Phrase] = []
        self._collect(tree)

    def _collect(self, node: Node) -> None:
        match node:
            case And(nodes) | Or(nodes):
                for part in nodes:
                    self._collect(part)
            case Word(field, text) if field in MARKED:
                self._stems.add(stem(text))
            case Phrase(field) if field in MARKED:
                self._phrases.append(node)
            case Prefix(field, text) if field in MARKED:
                self._tests.append(lambda word: word.startswith(text))
            case Wildcard(field, pattern) if field in MARKED:
                self._tests.append(_shape(pattern))
            case Fuzzy(field, text, distance) if field in MARKED:
                self._tests.append(_likeness(text, distance))
            case _:
                pass

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where they stand: ascending, never touching each other."""
        if not (self._stems or self._tests or self._phrases):
            return ()
        found = list(words_with_spans(text))
        words = [word for word, _ in found]
        spans = [span for word, span in found if self._is_marked(word)]
        for phrase in self._phrases:
            for places in _occurrences(words, phrase):
                if phrase.slop == 1:
                    spans.append((found[places[0]][1][0], found[places[-1]][1][1]))
                else:
                    spans += [found[place][1] for place in places]
        return _joined(sorted(spans))

    def _is_marked(self, word: str) -> bool:
        return (bool(self._stems) and stem(word) in self._stems) or any(test(word) for test in self._tests)


def _shape(pattern: str) -> Test:
    parts = (".*" if part == "*" else "." if part == "?" else re.escape(part) for part in pattern)
    shape = re.compile("".join(parts))
    return lambda word: shape.fullmatch(word) is not None


def _likeness(text: str, distance: int) -> Test:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - few queries need it

    return lambda word: (
        word[:1] == text[:1] and Levenshtein.distance(word, text, score_cutoff=distance) <= distance
    )


def _occurrences(words: Sequence[str], phrase: Phrase) -> Iterator[list[int]]:
    """The places of the phrase's words, each time that it stands among the words."""
    last = len(phrase.words) - 1

    def stands(place: int, number: int) -> bool:
        if phrase.unfinished and number == last:
            return words[place].startswith(phrase.words[number])
        return words[place] == phrase.words[number]

    for first in range(len(words)):
        if not stands(first, 0):
            continue
        places = [first]
        for number in range(1, last + 1):
            window = range(places[-1] + 1, min(places[-1] + phrase.slop, len(words) - 1) + 1)
            following = next((place for place in window if stands(place, number)), None)
            if following is None:
                break
            places.append(following)
        else:
            yield places


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
