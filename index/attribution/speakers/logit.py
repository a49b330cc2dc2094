"""Which candidate is the speaker? A conditional logit over the candidates of one quotation.

The weights are numbers in a file that can be read and reviewed, learned by `tools/training/train_ranker.py`.
The probability is shared out among the candidates of a quotation (McFadden, 1974): it can be read as it is.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@cache
def weights(name: str = "speakers/ranker.json") -> dict[str, float]:
    """The weight of each feature, as shipped."""
    table: dict[str, float] = json.loads(
        files("onrecord.index.attribution").joinpath(name).read_text("utf-8")
    )
    return table


def score(features: Mapping[str, float], table: Mapping[str, float]) -> float:
    """The weighted sum of a candidate's features; a feature without weight counts nothing."""
    total = 0.0
    for name, value in features.items():
        weight = table.get(name)
        if weight is not None:
            total += weight * value
    return total


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities that add up to one."""
    if not scores:
        return []
    top = max(scores)
    odds = [exp(value - top) for value in scores]
    total = sum(odds)
    return [value / total for value in odds]
