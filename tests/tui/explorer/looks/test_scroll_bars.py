"""A scroll bar is painted when it looks different from before, and no more often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.explorer.widgets.painted import SteadyScrollBar
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import main, press, settled

if TYPE_CHECKING:
    import pytest
    from textual.app import RenderResult

    from tests.tui.explorer.steps import Make


async def test_a_bar_is_painted_only_when_it_looks_different(
    explorer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer with a hit more leaves it; its place, another theme and another size do not."""
    index = FakeIndex([harbour(), *many(2000)])
    painted: list[SteadyScrollBar] = []
    render = SteadyScrollBar.render

    def counted(bar: SteadyScrollBar) -> RenderResult:
        painted.append(bar)
        return render(bar)

    monkeypatch.setattr(SteadyScrollBar, "render", counted)
    app = explorer("we", opener=lambda _folder: index)
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        results = main(app).results
        bar = results.vertical_scrollbar

        def times() -> int:
            number = sum(each is bar for each in painted)
            painted.clear()
            return number

        assert times()
        results.reach(results.virtual_size.height + 1)
        await settled(pilot)
        assert not times()

        await press(pilot, "enter", "G")
        assert times()
        app.action_wear("onrecord-light")
        await settled(pilot)
        assert times()
        await pilot.resize_terminal(160, 40)
        await settled(pilot)
        assert times()
