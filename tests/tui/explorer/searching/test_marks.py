"""A place in the results can be marked and come back to, the next day too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.index.paths import places
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, press, shown

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make


@both_sizes
async def test_a_marked_place_is_come_back_to(explorer: Make, size: tuple[int, int]) -> None:
    """With its search, its order and its quotation, however far down; in another run of the program too."""
    index = FakeIndex([harbour(), *many(90)])
    app = explorer("ships", opener=lambda _: index)
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "apostrophe")
        assert "No place is marked yet" in shown(app)
        await press(pilot, "u", "G", "k", "M")
        assert "This place is marked" in shown(app)
        marked = main(app).results.hit
        assert marked is not None
        await press(pilot, "slash", "ctrl+u", *"takes", "enter", "apostrophe", "1")
        assert main(app).box.value == "ships"
        assert main(app).results.hit == marked
        assert main(app).results.has_focus
    again = explorer("takes", opener=lambda _: index)
    async with again.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "apostrophe", "enter")
        assert main(again).results.hit == marked
        await press(pilot, "M")
        assert "The mark is taken away" in shown(again)
        await press(pilot, "M", "apostrophe", "delete", "escape", "apostrophe")
        assert "No place is marked yet" in shown(again)


@both_sizes
async def test_a_hit_is_marked_where_it_is_read(explorer: Make, size: tuple[int, int]) -> None:
    """In its article and where it is verified; what is no hit of the search is not, and that is said."""
    app = explorer("whatever", opener=lambda _: FakeIndex([harbour(), *many(9)]))
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "j", "enter", "n", "M")
        assert "This place is marked" in shown(app)
        marked = main(app).results.at(2)
        await press(pilot, "escape", "g", "enter", "M", "v", "M")
        assert "The mark is taken away" in shown(app)
        await press(pilot, "escape", "right_square_bracket", "M")
        assert "Only a hit of the search" in shown(app)
        await press(pilot, "escape", "apostrophe", "1")
        assert marked is not None
        assert main(app).results.hit == marked


async def test_a_mark_whose_quotation_is_gone_leads_to_its_place(explorer: Make) -> None:
    """As near as there is one; a mark of another index is not listed here."""
    held = [FakeIndex([harbour(), *many(40)]), FakeIndex([harbour(), *many(3)])]
    app = explorer("ships", opener=lambda _: held[0])
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "u", "G", "M")
    fewer = explorer("takes", opener=lambda _: held[1])
    async with fewer.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "apostrophe", "1")
        assert main(fewer).results.cursor == main(fewer).results.total - 1
    other = explorer("takes", folder=places().index / "other")
    async with other.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "apostrophe")
        assert "No place is marked yet" in shown(other)


@pytest.mark.parametrize("held", ['[{"folder": 1, "query": "x", "id": "y"}, 3]', "{", '[{"query": "x"}]'])
async def test_a_file_edited_by_hand_costs_nothing(explorer: Make, held: str) -> None:
    """What is not understood stays in it."""
    path = places().data / "marks.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(held, encoding="utf-8")
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "apostrophe", "M", "apostrophe", "escape")
        assert main(app).results.total == 2
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert len(kept) == (len(json.loads(held)) if held != "{" else 0) + 1
