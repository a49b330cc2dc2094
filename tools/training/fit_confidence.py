"""How sure can attribution be? Measures on PolNeAR's training articles what `confidence.py` states.

    uv run python -m tools.training.fit_confidence SHARED

SHARED is the folder that holds `polnear/train`. Prints three tables. Mentions: the ranker learns one half of
the articles and is asked on the other; how often is the mention right that has a probability of 0.97 or more,
by what kind of mention it is? Probabilities: how often is it right where the ranker says so? Pronouns: no
annotator told whom they mean, so names are masked: where a name is the subject of a cue and its person was
named at most one paragraph before, "he" or "she" is resolved in its place, and the printed name says who
was meant. Of the curve ``1 - CLOSE * exp(-STEEP * margin)`` the likeliest constants are printed.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.pronouns import ranked
from onrecord.index.attribution.mentions.entities import ALONE
from onrecord.index.attribution.speakers.confidence import kind_of
from onrecord.index.attribution.speakers.ranking import attribute
from onrecord.index.attribution.text.cues import LEMMAS
from tools.training.learning import annotated, documents
from tools.training.train_ranker import learn, right, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from tools.training.learning import Attribution

SURE = 0.97
"""From which probability on a mention is taken as right."""
NEAR = 1
"""Paragraphs within which the one meant was named before."""
STEP = 0.5
PRONOUNS: dict[str, str] = {"m": "he", "f": "she"}


def judged(
    articles: Sequence[tuple[Document, Sequence[Attribution]]], table: Mapping[str, float]
) -> Iterator[tuple[str, float, bool]]:
    """Of each quotation with a source: the kind of mention chosen, its probability, whether it is right."""
    for seen, gold in articles:
        marks = seen.where.marks
        for choice in attribute(seen, range(len(marks)), table):
            source = source_of(marks[choice.index], gold)
            if not source or choice.best is None or marks[choice.index].style != "double":
                continue
            inside = [m for m in seen.mentions if any(s <= m.start and m.end <= e for s, e in source)]
            meant = any(seen.coreference.entity(mention) is choice.entity is not None for mention in inside)
            yield kind_of(choice), choice.probability, right(seen, [choice.best], source)[0] or meant


def masked(seen: Document) -> Iterator[tuple[float, bool]]:
    """Of each masked name: by how much the most salient is ahead, and whether it is the one named."""
    traces = sorted((trace.offset, k) for k, e in enumerate(seen.coreference.entities) for trace in e.traces)
    for mention in seen.mentions:
        entity = seen.coreference.entity(mention)
        if mention.kind == "pronoun" or entity is None or entity.person is None or entity.gender == "u":
            continue
        verb = seen.syntax.words[seen.syntax.heads[mention.head]].lower()
        before = [trace for trace in entity.traces if trace.offset < mention.start]
        if seen.syntax.deps[mention.head] != "nsubj" or verb not in LEMMAS or not before:
            continue
        if mention.paragraph - before[-1].paragraph > NEAR:
            continue
        earlier = traces[: bisect_left(traces, (mention.start, 0))]
        then = {
            k: replace(one, traces=[t for t in one.traces if t.offset < mention.start])
            for k, one in enumerate(seen.coreference.entities)
        }
        found = ranked(PRONOUNS[entity.gender], mention, [then[k] for _, k in earlier], seen.stops)
        if found:
            margin = found[0][0] - found[1][0] if len(found) > 1 else ALONE
            yield margin, found[0][1].person is entity.person


def likeliest(found: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """CLOSE and STEEP under which the masked names are likeliest, on a grid of twentieths."""

    def likelihood(close: float, steep: float) -> float:
        wrong = [(min(0.999, max(0.001, close * exp(-steep * margin))), good) for margin, good in found]
        return sum(log(1 - share if good else share) for share, good in wrong)

    grid = [(close / 20, steep / 20) for close in range(4, 20) for steep in range(2, 20)]
    return max(grid, key=lambda pair: likelihood(*pair))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    train = parser.parse_args().shared / "polnear" / "train"
    files = sorted((train / "text").glob("*.txt"))
    texts = ((file.stem, file.read_bytes().decode("utf-8")) for file in files)
    articles = [(seen, annotated(train / "attributions", name)) for name, seen in documents(texts)]
    halves = articles[::2], articles[1::2]
    found = [row for k in (0, 1) for row in judged(halves[1 - k], learn(halves[k]))]
    sure = [(kind, good) for kind, probability, good in found if probability >= SURE]
    for kind, count in Counter(kind for kind, _ in sure).most_common():
        print(f"{kind:14} {sum(good for k, good in sure if k == kind):5} of {count}")
    for low in (0.9, 0.8, 0.7, 0.6, 0.5, 0.0):
        within = [good for _, probability, good in found if low <= probability < (low + 0.1 if low else 0.5)]
        print(f"from {low:.1f}       {sum(within):5} of {len(within)}")
    names = [row for seen, _ in articles for row in masked(seen)]
    for step in range(int(ALONE / STEP) + 1):
        ahead = [good for margin, good in names if step == int(min(margin, ALONE) / STEP)]
        print(f"ahead by {step * STEP:.1f}   {sum(ahead):5} of {len(ahead)}")
    close, steep = likeliest(names)
    print(f"CLOSE = {close}, STEEP = {steep}")


if __name__ == "__main__":
    main()
