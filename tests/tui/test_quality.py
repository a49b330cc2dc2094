"""`onrecord quality` prints what was measured, says what is short, and notices that rules have changed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.errors import Exit
from onrecord.index.quality import figures
from onrecord.tui.cli import run
from onrecord.tui.commands.about import quality

if TYPE_CHECKING:
    import pytest

README = Path(__file__).parents[2] / "README.md"


def call(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """What `onrecord quality` prints."""
    assert run(("quality", *args)) == Exit.FOUND
    return capsys.readouterr().out


def test_every_figure_stands_in_the_table_beside_what_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """The plain table fits 80 columns and holds each figure, the peers, the day and the rules."""
    out = call(capsys)

    assert max(map(len, out.splitlines())) <= quality.WIDTH
    for one in figures():
        line = next(line for line in out.splitlines() if one.set in line and one.figure in line)
        assert quality.measured(one) in line
        assert ("✗" in line) is not one.reached
        assert quality.beside(one) in out
        assert f"Measured {one.measured} with {one.made_by}" in " ".join(out.split())


def test_programs_get_one_object_for_each_figure(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON Lines carry value, what was asked, peers, day and rules."""
    rows = [json.loads(line) for line in call(capsys, "--format", "jsonl").splitlines()]

    assert [row["figure"] for row in rows] == [one.figure for one in figures()]
    assert all(
        {"value", "asked", "peers", "measured", "made_by", "reached", "in_use"} <= row.keys() for row in rows
    )


def test_the_readme_quotes_the_table_that_ships() -> None:
    """Its figures are those of `onrecord quality --format md`."""
    block = re.search(r"<!-- quality -->\n(.*?)<!-- /quality -->", README.read_text("utf-8"), re.S)

    assert block
    assert block[1] == quality.markdown(figures())


def test_figures_of_other_rules_are_called_so() -> None:
    """One figure made by other rules or weights than those in use is enough for the warning."""
    one = replace(figures()[0], made_by="rules 000000, en_core_web_sm 3.8.0")

    assert quality.changed([one], one.made_by) == ""
    assert "changed since" in quality.changed([one], "rules 111111, en_core_web_sm 3.8.0")
    assert "111111" in quality.changed([one], "rules 111111, en_core_web_sm 3.8.0")


def test_short_of_what_was_asked_is_said() -> None:
    """A figure below its least, or above its most, is marked in both tables."""
    low = replace(figures()[0], bound="least", value=1.0, asked=2.0)
    high = replace(low, bound="most", value=3.0)

    for one in (low, high):
        assert not one.reached
        assert "✗" in quality.table([one])
        assert "short of it" in quality.markdown([one])


def test_a_figure_of_a_sample_says_how_far_it_may_be_off() -> None:
    """Its interval stands behind it, and what the interval is stands below; without one neither does."""
    plain = replace(figures()[0], value=86.1, unit="%", low=None, high=None)
    sampled = replace(plain, low=82.6, high=89.7)

    assert "86.1 % (83–90)" in quality.table([sampled])
    assert "86.1 % (83–90)" in quality.markdown([sampled])
    assert quality.INTERVAL in quality.table([sampled])
    assert "(" not in quality.measured(plain)
    assert quality.INTERVAL not in quality.table([plain])
