"""Which weights does indirect speech get? Learns `indirect.json` from PolNeAR's training articles.

    uv run python tests/train_indirect.py SHARED [--check]

SHARED is the folder that holds `polnear/train`. Without --check the shipped file is written anew; with it
the command says whether the weights that it learns are those shipped, and ends with 1 if they are not.
Training is deterministic: a conditional logit with a quadratic penalty, maximised by L-BFGS (Liu and
Nocedal, 1989) from zero.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.language import marks, reading
from onrecord.index.language.extract import Reader
from onrecord.index.language.indirect import agreement, offers
from onrecord.index.language.scene import Scene, scene
from onrecord.index.language.syntax import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.index.model import Span

WEIGHTS = Path(__file__).parents[1] / "index" / "language" / "indirect.json"
PENALTY = 4.0
RAREST = 12
"""A sign that stands on fewer stretches gets no weight."""
LEAST = 0.05
"""A weight nearer to zero is left out of the file."""


@dataclass(frozen=True, slots=True)
class Group:
    """One cue: the signs of each of its stretches, "nothing" the last, and which of them are right."""

    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]


def scenes(texts: Iterable[tuple[str, str]], model: str = "en_core_web_sm") -> Iterator[tuple[str, Scene]]:
    """What the stages before see in each article, by its name."""
    nlp = Reader(model).nlp
    for name, text in texts:
        found, lines = marks.scan(text), marks.lines(text)
        doc = reading.tokenized(nlp, text, reading.cuts(text, found, lines))
        parts = reading.excerpts(doc, lines, found)
        for _ in nlp.pipe(part.doc for part in parts):
            pass
        reading.annotate(doc, parts)
        yield name, scene(syntax(doc), lines, found)


def attributions(path: Path) -> list[tuple[list[Span], list[Span]]]:
    """The cue and content spans of each attribution in a brat file."""
    spans: dict[str, list[Span]] = {}
    text = path.read_bytes().decode("utf-8")
    for key, places in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t", text, re.M):
        pairs = (place.split() for place in places.split(";"))
        spans[key] = [(int(start), int(end)) for start, end in pairs]
    found = []
    for line in re.findall(r"^E\d+\t(.*)$", text, re.M):
        roles: dict[str, list[Span]] = defaultdict(list)
        for part in line.split():
            role, _, key = part.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(key, [])
        if roles["Content"]:
            found.append((roles["Cue"], roles["Content"]))
    return found


def groups(seen: Scene, gold: Sequence[tuple[list[Span], list[Span]]]) -> Iterator[Group]:
    """A group for each cue; right are the stretches that agree with what annotators gave to the cue."""
    cues = {source.cue: source for source in seen.sources}
    for source in seen.sources:
        given = offers(seen, source, cues)
        if not given:
            continue
        place = seen.syntax.starts[source.cue]
        own = [content for cue, content in gold if any(start <= place < end for start, end in cue)]
        shares = [
            max((agreement([seen.syntax.span(*run) for run in o.stretch.runs], c) for c in own), default=0.0)
            for o in given
        ]
        best = max(shares)
        right = [share >= max(0.5, best - 0.15) for share in shares]
        yield Group([*(offer.features for offer in given), {}], [*right, not any(right)])


def fit(found: Sequence[Group]) -> dict[str, float]:
    """The weights that make the right stretches likeliest."""
    counts = Counter(name for group in found for signs in group.signs for name in signs)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    index = {name: k for k, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    first: list[int] = []
    for group in found:
        first.append(len(right))
        for signs, good in zip(group.signs, group.right, strict=True):
            own = [index[name] for name in signs if name in index]
            columns += own
            rows += [len(right)] * len(own)
            right.append(good)
    loss = _Loss(np.array(rows), np.array(columns), np.array(right), np.array(first), len(names))
    weights = minimum(loss, np.zeros(len(names)))
    return {
        name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(round(w, 2)) >= LEAST
    }


class _Loss:
    def __init__(
        self,
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
        right: NDArray[np.bool_],
        first: NDArray[np.int64],
        width: int,
    ) -> None:
        self.rows, self.columns, self.right, self.first, self.width = rows, columns, right, first, width
        self.of = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(right))))

    def __call__(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The penalised loss and its slope."""
        scores = np.bincount(self.rows, weights[self.columns], len(self.right))
        odds = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.of])
        whole = np.add.reduceat(odds, self.first)
        good = np.where(self.right, odds, 0.0)
        part = np.maximum(np.add.reduceat(good, self.first), 1e-300)
        pull = odds / whole[self.of] - good / part[self.of]
        slope = np.bincount(self.columns, pull[self.rows], self.width) + PENALTY * weights
        value = (np.log(whole) - np.log(part)).sum() + 0.5 * PENALTY * (weights @ weights)
        return float(value), slope


def minimum(loss: _Loss, start: NDArray[np.float64], rounds: int = 150) -> NDArray[np.float64]:
    """Where the loss is least, by L-BFGS with ten corrections and a backtracking line search."""
    at = start
    value, slope = loss(at)
    steps: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(rounds):
        way = slope.copy()
        factors = []
        for step, turn in reversed(steps):
            factors.append((step @ way) / (step @ turn))
            way -= factors[-1] * turn
        way *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1]) if steps else 1e-3
        for (step, turn), factor in zip(steps, reversed(factors), strict=True):
            way += step * (factor - (turn @ way) / (step @ turn))
        length = 1.0
        lower, new = loss(at - length * way)
        while lower > value - 1e-4 * length * (slope @ way) and length > 1e-6:
            length /= 2
            lower, new = loss(at - length * way)
        gain = value - lower
        steps = [*steps, (-length * way, new - slope)][-10:]
        at, value, slope = at - length * way, lower, new
        if gain < 1e-5 * abs(value):
            break
    return at


def main() -> int:
    """Learn the weights; write or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    train = chosen.shared / "polnear" / "train"
    files = sorted((train / "text").glob("*.txt"))
    found: list[Group] = []
    for name, seen in scenes((file.stem, file.read_bytes().decode("utf-8")) for file in files):
        for path in sorted((train / "attributions").glob(f"{name}_*.ann"))[:1]:
            found += groups(seen, attributions(path))
    learned = fit(found)
    print(f"{len(files)} articles, {len(found)} cues, {len(learned)} weights", file=sys.stderr)
    if not chosen.check:
        WEIGHTS.write_text(json.dumps(learned, indent=0, sort_keys=True) + "\n", "utf-8")
        return 0
    shipped = json.loads(WEIGHTS.read_text("utf-8"))
    same = learned == shipped
    print(
        "the weights are those shipped" if same else "the weights differ from those shipped", file=sys.stderr
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
