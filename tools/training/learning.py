"""How do tests learn weights from PolNeAR's training articles? What both training commands share.

A conditional logit with a quadratic penalty, maximised by L-BFGS (Liu and Nocedal, 1989) from zero:
deterministic, so that the shipped weights are found again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from onrecord.index.articles.metadata.basis import describe
from onrecord.index.attribution.extensions import analysed
from onrecord.index.attribution.streaming import Reader, batches
from onrecord.index.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from onrecord.index.attribution.document import Document
    from onrecord.index.model import Span


@dataclass(frozen=True, slots=True)
class Group:
    """The signs of each candidate, and which candidates are right."""

    signs: Sequence[Mapping[str, float]]
    right: Sequence[bool]


class Attribution(NamedTuple):
    """What annotators marked: whose words, which word says so, and the words."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


def documents(
    texts: Iterable[tuple[str, str]], model: str = "en_core_web_sm"
) -> Iterator[tuple[str, Document]]:
    """What the stages before see in each article, by its name: read as `extract` reads them."""
    reader = Reader(model)
    found = (describe(Source(name, name, 0, 0), text, "") for name, text in texts)
    for batch in batches(found):
        for article, doc in zip(batch, reader.parsed(batch), strict=True):
            yield article.doc, analysed(doc)


def annotated(folder: Path, name: str) -> list[Attribution]:
    """The attributions of one article, from the first of its brat files."""
    found: list[Attribution] = []
    for path in sorted(folder.glob(f"{name}_*.ann"))[:1]:
        text = path.read_bytes().decode("utf-8")
        spans: dict[str, list[Span]] = {}
        for key, places in re.findall(r"^(T\d+)\t\S+ ([\d ;]+)\t", text, re.M):
            pairs = (place.split() for place in places.split(";"))
            spans[key] = [(int(start), int(end)) for start, end in pairs]
        for line in re.findall(r"^E\d+\t(.*)$", text, re.M):
            roles: dict[str, list[Span]] = defaultdict(list)
            for part in line.split():
                role, _, key = part.partition(":")
                roles[role.rstrip("0123456789")] += spans.get(key, [])
            if roles["Content"]:
                found.append(Attribution(roles["Source"], roles["Cue"], roles["Content"]))
    return found


def fit(
    found: Sequence[Group], *, penalty: float, rarest: int, least: float, digits: int
) -> dict[str, float]:
    """The weights that make the right candidates likeliest.

    Args:
        found: the candidates to learn from.
        penalty: half of it times the weights' square is taken off the likelihood.
        rarest: a sign that stands on fewer candidates gets no weight.
        least: a weight nearer to zero is left out.
        digits: to which weights are rounded.

    """
    counts = Counter(name for group in found for signs in group.signs for name in signs)
    names = sorted(name for name, count in counts.items() if count >= rarest)
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
    loss = _Loss(np.array(rows), np.array(columns), np.array(right), np.array(first), len(names), penalty)
    weights = minimum(loss, np.zeros(len(names)))
    return {
        name: round(float(w), digits)
        for name, w in zip(names, weights, strict=True)
        if abs(round(w, digits)) >= least
    }


class _Loss:
    def __init__(
        self,
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
        right: NDArray[np.bool_],
        first: NDArray[np.int64],
        width: int,
        penalty: float,
    ) -> None:
        self.rows, self.columns, self.right, self.first, self.width = rows, columns, right, first, width
        self.penalty = penalty
        self.of = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(right))))

    def __call__(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The penalised loss and its slope."""
        scores = np.bincount(self.rows, weights[self.columns], len(self.right))
        odds = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.of])
        whole = np.add.reduceat(odds, self.first)
        good = np.where(self.right, odds, 0.0)
        part = np.maximum(np.add.reduceat(good, self.first), 1e-300)
        pull = odds / whole[self.of] - good / part[self.of]
        slope = np.bincount(self.columns, pull[self.rows], self.width) + self.penalty * weights
        value = (np.log(whole) - np.log(part)).sum() + 0.5 * self.penalty * (weights @ weights)
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
