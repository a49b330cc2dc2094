"""When was it said: the hits over time, and the dates set from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pytest

from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from onrecord.tui.present.hits.timeline import timeline
from tests.tui.explorer.steps import SIZES, main, settled, shown

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make


@dataclass
class Count:
    """How many hits a period has."""

    value: str
    count: int


class Dated:
    """Results that know nothing but their dates."""

    def __init__(self, *days: str) -> None:
        self.days = days

    def facets(self, name: str, _limit: int = 0) -> list[Count]:
        """Counted one by one."""
        length = {"year": 4, "month": 7, "day": 10}[name]
        return [Count(day[:length], 1) for day in sorted(set(self.days))]


def over(*days: str, room: int = 40) -> Any:
    """The timeline of hits on these days."""
    return timeline(cast("Any", Dated(*days)), len(days), room)


@pytest.mark.parametrize(
    ("days", "unit", "bars"),
    [
        (("2001-05-01", "2024-01-01"), "year", 24),
        (("2023-11-30", "2024-02-01"), "month", 4),
        (("2024-02-27", "2024-03-02"), "day", 5),
        (("2024",), "year", 1),
        (("2024-02-31", "2024-02-01"), "day", 1),
        (("0000-00-00", "9999-12-31", "odd"), "year", 0),
    ],
)
def test_the_unit_fits_what_is_dated(days: tuple[str, ...], unit: str, bars: int) -> None:
    """Days for a few weeks, months for some years, years for longer; no period is passed over."""
    found = over(*days)

    assert (found.unit, len(found.bars)) == (unit, bars)


def test_dates_replace_dates() -> None:
    """What was asked for before gives way; an exclusion stays."""
    query = refine.between("war after:2020 -date:2021 date:[2022 to 2023] peace", "2024-03", "2024-04")

    assert query == "war -date:2021 peace after:2024-03 before:2024-04"
    assert refine.between(query, "", "") == "war -date:2021 peace"


@pytest.mark.parametrize("size", [*SIZES, (50, 12), (160, 12)])
async def test_i_sets_the_dates(explorer: Make, size: tuple[int, int]) -> None:
    """`i` goes to the bars, the arrows over them; enter asks for one, space and enter for several."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "i")
        await settled(pilot)
        bars = app.screen.query_one(TimelineBars)
        assert bars.has_focus
        await pilot.press("g")
        await settled(pilot)
        assert "2010: 3 quotations" in shown(app)
        await pilot.press("right", "space", "right", "enter")
        await settled(pilot)
        assert main(app).box.value == "whatever after:2011 before:2013"
        await pilot.press("x", "G", "left", "h", "enter")
        await settled(pilot)
        assert main(app).box.value == "whatever after:2022 before:2023"
        await pilot.press("escape")
        await settled(pilot)

        assert main(app).results.has_focus
        assert app.screen.query_one("#timeline").region.height == (7 if size == (160, 48) else 0)


async def test_a_click_on_a_bar_chooses_it(explorer: Make) -> None:
    """A second click asks for its dates."""
    app = explorer("whatever")
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        await pilot.click(TimelineBars, offset=(2, 3))
        await settled(pilot)
        assert "2010: 3 quotations" in shown(app)
        await pilot.click(TimelineBars, offset=(2, 3), times=2)
        await settled(pilot)

        assert main(app).box.value == "whatever after:2010 before:2011"
