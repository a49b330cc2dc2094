"""The kinds of alteration that a reader named, found by the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fit import text_of

from onrecord.index.provenance.differences import differences
from onrecord.index.provenance.words import words

LABELS = Path(__file__).with_name("alterations.json")
"""Labelled by reading: places in the articles and the kinds of change from `a` to `b`, and no text."""


def labelled(texts: Path) -> list[tuple[dict[str, Any], set[str]]]:
    """Each labelled pair with the kinds of change that are found in it."""
    return [
        (row, set(differences(words(text_of(row["a"], texts)), words(text_of(row["b"], texts))).kinds))
        for row in json.loads(LABELS.read_text(encoding="utf-8"))
    ]


def test_the_kinds_of_alteration_are_named_as_a_reader_names_them(shared: Path) -> None:
    """On at least nine of ten labelled pairs every kind is right, none missing and none too many."""
    found = labelled(shared / "polnear")
    wrong = [
        (row["a"]["doc"], row["b"]["doc"], row["kinds"], kinds)
        for row, kinds in found
        if set(row["kinds"]) != kinds
    ]

    assert len(wrong) <= len(found) // 10, wrong
