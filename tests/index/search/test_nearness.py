"""A name that was mistyped leads to the one that was meant."""

from __future__ import annotations

import pytest

from onrecord.index.search.suggest.nearness import nearest

NAMES = {
    "Mara Lindqvist": 40,
    "Per Lindahl": 9,
    "Tomas Okafor": 12,
    "Ada Okafor": 30,
    "Zoë Müller-Lüdenscheidt": 2,
    "US Secretary of State": 7,
    "winner of a state prize for excellence in secretarial coverage": 90,
    "men": 200,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lindkvist", ["Mara Lindqvist"]),
        ("mara lindqivst", ["Mara Lindqvist"]),
        ("okafro", ["Ada Okafor", "Tomas Okafor"]),
        ("tomas okafro", ["Tomas Okafor"]),
        ("muller ludenscheid", ["Zoë Müller-Lüdenscheidt"]),
        ("sec of state", ["US Secretary of State"]),
        ("nobody at all", []),
        ("…", []),
    ],
)
def test_the_likest_name_comes_first_then_the_shortest_then_the_commonest(
    typed: str, meant: list[str]
) -> None:
    """Slips, letters that changed places, accents, and words that were cut short; nothing that is far off."""
    found = nearest(typed, NAMES, 2)

    assert found[: len(meant)] == meant
    assert bool(found) == bool(meant)
