"""Same statement or not: the learnt bar, and what it cannot be fooled by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.index.provenance.statements.likeness import bar, same
from onrecord.index.text.words import words
from tools.training import fit_likeness

if TYPE_CHECKING:
    from pathlib import Path


def test_labelled_pairs_are_decided_right(shared: Path) -> None:
    """On pairs that a reader labelled, F1 is at least .95 in five folds, however they are dealt."""
    known = fit_likeness.pairs(shared / "gold" / "variants-polnear.json", shared / "polnear")
    worst = min(fit_likeness.cross_validated(known, seed)[2] for seed in range(5))

    assert worst >= 0.95


def test_the_shipped_bar_is_the_one_that_the_pairs_teach(shared: Path) -> None:
    """Fitting again gives the number that `decision.json` holds."""
    known = fit_likeness.pairs(shared / "gold" / "variants-polnear.json", shared / "polnear")

    assert (
        fit_likeness.fit(known) == bar() == json.loads(fit_likeness.TARGET.read_text(encoding="utf-8"))["bar"]
    )


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("We will keep the harbour open at any price", "keep the harbour open at any price", True),
        ("We will keep the harbour open at any price", "We shall keep the harbor open at any price", True),
        ("This Week With Ada Lindqvist", "This Week with Ada Lindqvist.", False),
        ("this is what they were all there to steal", "And this is what they were all there to steal", True),
        ("a lot of the delegates", "a lot of the money", False),
        ("no", "no", False),
        ("", "We will keep the harbour open", False),
    ],
)
def test_statements_are_told_from_titles_and_phrases(first: str, second: str, one: bool) -> None:
    """Cut and altered statements are one; titles, phrases and single words never are."""
    assert same(words(first), words(second)) is one
    assert same(words(second), words(first)) is one
