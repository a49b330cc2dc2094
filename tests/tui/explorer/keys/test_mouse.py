"""The mouse works everywhere, though it is needed nowhere, in a small and in a large terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import MouseScrollDown, MouseScrollUp

from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.keysline import KeysLine
from tests.tui.explorer.steps import both_sizes, main, settled, shown

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make


@both_sizes
async def test_a_click_moves_the_cursor_and_a_second_verifies(explorer: Make, size: tuple[int, int]) -> None:
    """On a row of the results; below the last row nothing happens."""
    app = explorer("takes")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        results = main(app).results
        row = results.row_height
        await pilot.click(results, offset=(20, row))
        await settled(pilot)
        assert (results.cursor, results.has_focus) == (1, True)
        await pilot.click(results, offset=(20, 2 * row), times=2)
        assert len(app.screen_stack) == 1
        await pilot.click(results, offset=(20, 0), times=2)
        await settled(pilot)

        assert results.cursor == 0
        assert isinstance(app.screen, VerifyScreen)


@both_sizes
async def test_the_wheel_scrolls_and_leaves_the_cursor(explorer: Make, size: tuple[int, int]) -> None:
    """In the results and in the text beside them."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        results = main(app).results
        for _ in range(5):
            await pilot._post_mouse_events([MouseScrollDown], results, offset=(20, 2))
        await settled(pilot)
        far = results.scroll_offset.y
        assert far > 0
        await pilot._post_mouse_events([MouseScrollUp], results, offset=(20, 2))
        await settled(pilot)

        assert 0 <= results.scroll_offset.y < far
        assert results.cursor == 0


@both_sizes
async def test_a_click_on_a_head_sorts(explorer: Make, size: tuple[int, int]) -> None:
    """On the name of a column; again, the other way round."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        heads = main(app).query_one("#heads")
        at = main(app).results._columns.day + 8
        seen = []
        for x in (5, 5, at, 0):
            await pilot.click(heads, offset=(x, 0))
            await settled(pilot)
            seen.append(main(app).order.words)

    assert seen == ["newest first", "oldest first", "speakers A to Z", "best first"]


@both_sizes
async def test_a_click_on_a_facet_asks_for_it(explorer: Make, size: tuple[int, int]) -> None:
    """On one of its values; on its name nothing happens."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "f")
        await settled(pilot)
        await pilot.click(FacetsList, offset=(5, 1))
        assert main(app).box.value == "whatever"
        await pilot.click(FacetsList, offset=(5, 2))
        await settled(pilot)

        assert main(app).box.value == 'whatever speaker:="Ada Brandt 0"'


@both_sizes
async def test_a_click_on_a_key_does_what_it_does(explorer: Make, size: tuple[int, int]) -> None:
    """The line of keys is a line of buttons."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        line = shown(app).splitlines()[-1]
        await pilot.click(app.screen.query_one(KeysLine), offset=(line.index("Sort"), 0))
        await settled(pilot)

        assert isinstance(app.screen, MenuScreen)
        assert "Sort by" in shown(app)
