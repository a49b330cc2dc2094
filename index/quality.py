"""How good are the rules and the model that ship? The figures measured last, each beside what peers reach.

`quality.json` and `quality_model.json` are written by `tools/measuring/measure_quality.py`, never by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

NAME = "quality.json"

MODEL = "quality_model.json"
"""Names the language model that was measured, and holds the digest of its files."""

Unit = Literal["%", "times", ""]
Bound = Literal["least", "most"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure."""

    set: str
    """What it was measured on: ``seeds``, ``world-dev``, ``PolNeAR dev``, ``PolNeAR train``."""
    figure: str
    """What was measured, in words."""
    unit: Unit
    value: float
    bound: Bound
    """Whether `asked` is the least or the most that it should be."""
    asked: float
    peers: dict[str, float]
    """The same figure of other systems, by their names."""
    measured: str
    """The day, as ISO 8601 has it."""
    made_by: str
    """Rules and model, as `onrecord.index.attribution.stamp` names them."""
    low: float | None = None
    high: float | None = None
    """Between them lie 95 of 100 samples of the set's articles, drawn with replacement (Efron, 1979)."""

    @property
    def reached(self) -> bool:
        """Is it as good as was asked?"""
        return self.value >= self.asked if self.bound == "least" else self.value <= self.asked


@dataclass(frozen=True, slots=True)
class Model:
    """A language model."""

    name: str
    """With its version."""
    digest: str
    """Of its files, as `onrecord.index.attribution.models.fingerprint` makes it."""


def measured_model() -> Model:
    """The language model that the figures were measured with."""
    return Model(**json.loads(files("onrecord.index").joinpath(MODEL).read_text("utf-8")))


def figures() -> tuple[Figure, ...]:
    """Every figure, in the order of the table."""
    rows = json.loads(files("onrecord.index").joinpath(NAME).read_text("utf-8"))
    return tuple(Figure(**row) for row in rows)
