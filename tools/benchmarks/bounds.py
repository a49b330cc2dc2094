"""Does a figure keep its promise? One line that says so."""

from __future__ import annotations


def at_most(what: str, figure: float, bound: float, unit: str = "") -> None:
    """Print whether a figure is no higher than its bound."""
    _told(what, figure, "≤", bound, unit, holds=figure <= bound)


def at_least(what: str, figure: float, bound: float, unit: str = "") -> None:
    """Print whether a figure is no lower than its bound."""
    _told(what, figure, "≥", bound, unit, holds=figure >= bound)


def _told(what: str, figure: float, sign: str, bound: float, unit: str, *, holds: bool) -> None:
    verdict = "HOLDS " if holds else "BROKEN"
    print(f"{verdict} {what}: {figure:.4g}{unit} (promised {sign} {bound:g}{unit})", flush=True)
