"""Learn the decision "same statement or not" from labelled pairs, and say how good it is, cross-validated.

Run from the checkout; the bar is the same on every run:

    uv run python -m tools.training.fit_likeness ../shared/gold/variants-polnear.json ../shared/polnear
    uv run python -m tools.training.fit_likeness PAIRS TEXTS --score     # held-back pairs, by the shipped bar
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from onrecord.index.provenance.statements.likeness import Likeness, alike, bar
from onrecord.index.text.words import Words, words
from tools.benchmarks.bounds import at_least

TARGET = Path(__file__).resolve().parents[2] / "index" / "provenance" / "statements" / "decision.json"
FOLDS = 5
SHUFFLES = 20
"""How many ways the pairs are dealt into folds, so that no lucky deal is reported."""


@dataclass(frozen=True)
class Pair:
    """Two quotations and whether they are labelled as the same statement."""

    first: Words
    second: Words
    same: bool

    @property
    def like(self) -> Likeness:
        """How alike they are."""
        return alike(self.first, self.second)


def text_of(side: dict[str, Any], texts: Path) -> str:
    """The words of one side of a labelled pair."""
    folder = texts / side["split"] / "text" if "split" in side else texts
    with (folder / f"{side['doc']}.txt").open(encoding="utf-8", newline="") as file:
        return file.read()[side["start"] : side["end"]]


def pairs(labels: Path, texts: Path) -> list[Pair]:
    """The labelled pairs, in the order of the file."""
    rows = json.loads(labels.read_text(encoding="utf-8"))
    return [
        Pair(words(text_of(row["a"], texts)), words(text_of(row["b"], texts)), row["same"]) for row in rows
    ]


def fit(known: list[Pair]) -> float:
    """The bar with the best F1: the middle of the widest gap between two scores where it is reached."""
    ranked = sorted((pair.like.score, pair.same) for pair in known)
    truth = [same for _, same in ranked]
    best: tuple[float, float, float] = (-1.0, 0.0, 0.0)
    for at in range(1, len(ranked)):
        gap = ranked[at][0] - ranked[at - 1][0]
        f1 = scores(truth, [False] * at + [True] * (len(ranked) - at))[2]
        best = max(best, (f1, gap, (ranked[at][0] + ranked[at - 1][0]) / 2))
    return round(best[2], 4)


def scores(truth: list[bool], said: list[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    hits = sum(t and s for t, s in zip(truth, said, strict=True))
    precision, recall = hits / max(1, sum(said)), hits / max(1, sum(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def decided(known: list[Pair], at_least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of a bar."""
    return scores([pair.same for pair in known], [pair.like.score >= at_least for pair in known])


def cross_validated(known: list[Pair], seed: int) -> tuple[float, float, float]:
    """Precision, recall and F1 where each fifth is decided by a bar learnt from the other four."""
    order = list(range(len(known)))
    random.Random(seed).shuffle(order)
    said = [False] * len(known)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        bar_of_fold = fit([pair for at, pair in enumerate(known) if at not in held])
        for at in held:
            said[at] = known[at].like.score >= bar_of_fold
    return scores([pair.same for pair in known], said)


def main() -> None:
    """Print the figures; write the bar unless pairs are only to be scored."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--score", action="store_true", help="only score the shipped bar on these pairs")
    chosen = parser.parse_args()
    known = pairs(chosen.labels, chosen.texts)
    if chosen.score:
        figures = decided(known, bar())
        print("shipped bar  P {:.3f}  R {:.3f}  F1 {:.3f}".format(*figures))
        at_least("F1 of the shipped bar", figures[2], 0.95)
        return
    found = [cross_validated(known, seed) for seed in range(SHUFFLES)]
    for name, at in (("P", 0), ("R", 1), ("F1", 2)):
        values = sorted(row[at] for row in found)
        print(f"five-fold, {SHUFFLES} shuffles  {name:2} mean {mean(values):.3f}  worst {values[0]:.3f}")
    at_least(f"F1, five-fold, mean of {SHUFFLES} shuffles", mean(row[2] for row in found), 0.95)
    learnt = fit(known)
    print("all pairs    P {:.3f}  R {:.3f}  F1 {:.3f}".format(*decided(known, learnt)))
    about = {
        "about": "From this score on, two texts are one statement; made by tests/index/provenance/fit.py.",
        "learnt_from": f"{len(known)} labelled pairs of {chosen.labels.name}",
        "score": "the mean of Likeness.contained and Likeness.window",
        "bar": learnt,
    }
    TARGET.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
