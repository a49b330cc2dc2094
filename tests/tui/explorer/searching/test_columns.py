"""The columns of the results have the room there is, and none that is empty takes any of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tui.present.hits.rows import LEAD, LEAVING, Columns
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import main, press, shown

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make


@given(st.integers(20, 300), st.booleans(), st.sets(st.sampled_from(sorted(LEAVING))))
def test_the_columns_fill_the_width(width: int, double: bool, lacking: set[str]) -> None:
    """Whatever leaves, no cell is lost and none is taken twice."""
    columns = Columns.within(width, double=double and width > 58, lacking=lacking)
    sizes = [size for size, _, _ in columns.named]
    assert LEAD + sum(sizes) + len(sizes) - 1 == width
    assert all(getattr(columns, {"date": "day"}.get(name, name)) == 0 for name in lacking)


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (160, 48)])
async def test_what_no_result_has_leaves(explorer: Make, size: tuple[int, int]) -> None:
    """An outlet and a date that one of the hits has bring their columns back."""
    (article, held), *others = [harbour(), *many(5)]
    bare = replace(article, outlet=None, published=None)
    alone, both = FakeIndex([(bare, held)]), FakeIndex([(bare, held), *others])
    roomy = size[0] >= 100
    app = explorer("", opener=lambda _: alone)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"takes", "enter")
        head = next(line for line in shown(app).splitlines() if "SPEAKER" in line)
        assert "DATE" not in head
        assert "OUTLET" not in head
        assert ("OFFICE" in head) is roomy
    app = explorer("", opener=lambda _: both)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"the", "enter")
        head = next(line for line in shown(app).splitlines() if "SPEAKER" in line)
        assert "DATE" in head
        assert ("OUTLET" in head) is roomy
        await press(pilot, "w", "w")
        assert main(app).results.total
