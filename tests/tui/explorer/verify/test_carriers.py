"""The lines that tell how a statement was carried, and what of it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.provenance.differences.changes import differences
from onrecord.index.provenance.tracing.trace import trace
from onrecord.index.text.words import words
from onrecord.tui.present.checks import carriers
from onrecord.tui.present.checks.comparing import woven
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "We will spend whatever it takes to keep the northern harbour open this winter"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2024-03-16", "2024-03-17", ""), ""),
        (("2024-03-16", "2024-03-16", "2024-03-18", ""), "█ ▄  16 Mar 2024 to 18 Mar 2024"),
        (("2024-01-01", "2024-12-31"), f"█{' ' * 22}█  1 Jan 2024 to 31 Dec 2024"),
        (("", ""), ""),
    ],
)
def test_the_dates_of_the_versions_are_bars(days: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """One for each day, or for as many equal spans as fit; none where all are of two days or undated."""
    said = [Said(HARBOUR, str(number), "", day, "Mara Lindqvist") for number, day in enumerate(days)]
    with corpus(tmp_path, *said) as index:
        found = trace(index, index.witnesses([1])[0])

    assert carriers.dates(found) == told


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("We will spend whatever it takes.", "We will spend whatever it takes."),
        ("We will spend, whatever it takes to keep it", "We will spend, whatever it takes to keep {+it+}"),
        ("We spend whatever it takes", "We spend whatever it takes"),
    ],
)
def test_of_a_claim_alone_nothing_is_left_hanging(claim: str, told: str) -> None:
    """Where what the claim leaves out is not shown, no space stands for it before a mark or at the end."""
    printed = f"{HARBOUR}."
    assert woven(differences(words(printed), words(claim)), ("new",)).plain == told
