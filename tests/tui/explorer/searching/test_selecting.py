"""Several quotations are selected, and what is done is done with all of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.tui.explorer.screens.dialogs.export import FoundScreen
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.explorer.steps import Make


@both_sizes
async def test_space_selects_and_goes_on(explorer: Make, size: tuple[int, int]) -> None:
    """The row has a mark, the count says how many; space again, and it is no longer selected."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "space", "space")
        assert main(app).results.cursor == 3
        assert shown(app).count("✓") == 3
        assert "42 quotations · 3 selected" in shown(app)
        await press(pilot, "g", "space")
        assert shown(app).count("✓") == 2
        assert "42 quotations · 2 selected" in shown(app)
        await press(pilot, "G", "space")
        assert main(app).results.cursor == 41
        assert "3 selected" in shown(app)


async def test_the_mark_is_a_sign_of_ascii_too(explorer: Make) -> None:
    """Where nothing but ASCII is painted it is a plus."""
    app = explorer("whatever", ascii_only=True)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "space")

        assert "   +2024-03-16 Mara Lindqvist" in shown(app)


@both_sizes
async def test_what_is_selected_is_copied_together(
    explorer: Make, size: tuple[int, int], copied: list[str]
) -> None:
    """Citations with a blank line between, records one a line, in the order in which they were selected."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "j", "space", "g", "space", "G", "y")
        assert "Citation of 2 quotations sent" in shown(app)
        await press(pilot, "Y", "4")

    first, second = copied[0].split("\n\n")
    assert first.startswith("“They will take")
    assert second.startswith("“We will spend")
    records = [json.loads(line) for line in copied[1].splitlines()]
    assert [record["speaker"] for record in records] == [None, "Mara Lindqvist"]


@both_sizes
async def test_what_is_selected_is_pinned_together(explorer: Make, size: tuple[int, int]) -> None:
    """All get a pin, also where some have one; where all have one, all are taken out."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "p", "space", "space", "space", "G", "p")
        await until(pilot, lambda: len(app.pins.ids()) == 3)
        assert "3 pinned; P lists the pins." in shown(app)
        await press(pilot, "g")
        await until(pilot, lambda: shown(app).count("●") == 3)
        await press(pilot, "p")
        await until(pilot, lambda: not app.pins.ids())

        assert "3 pins are taken out." in shown(app)


@both_sizes
async def test_what_is_selected_is_exported(
    explorer: Make, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file holds these and no others."""
    monkeypatch.chdir(tmp_path)
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "space", "space", "e")
        assert isinstance(app.screen, FoundScreen)
        assert "Export 2 selected quotations" in shown(app)
        await press(pilot, "enter")

    text = (tmp_path / "quotations.md").read_text(encoding="utf-8")
    assert text.count("> “") == 2
    assert text.index("We will spend") < text.index("They will take")


@both_sizes
async def test_escape_lets_the_selection_go_before_the_results(explorer: Make, size: tuple[int, int]) -> None:
    """One step: it is gone and one is still in the results; from the context one comes back to them first."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "3", "escape")
        assert "1 selected" in shown(app)
        await press(pilot, "escape")
        assert main(app).results.has_focus
        assert "selected" not in shown(app)
        await press(pilot, "escape")

        assert main(app).box.has_focus


@both_sizes
async def test_another_order_keeps_the_selection_and_another_query_does_not(
    explorer: Make, size: tuple[int, int]
) -> None:
    """Sorted, turned round, unfolded or by keyword the same are selected; other words begin anew."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "space", "space")
        for keys in (("s", "2"), ("S",), ("u",), ("w",), ("g",)):
            await press(pilot, *keys)
            assert "2 selected" in shown(app)
        await press(pilot, "plus")
        assert not main(app).results.selected
        await press(pilot, "slash", "ctrl+u", *"whatever", "enter", "space", "slash", "ctrl+u")
        await press(pilot, *"whatever")

        assert "selected" not in shown(app)


async def test_a_newer_index_keeps_what_it_still_holds(explorer: Make) -> None:
    """A rebuild does not cost the selection; what has left the index is no longer selected."""
    kept = harbour()
    opened = [FakeIndex([kept, *many(3)]), FakeIndex([kept])]
    app = explorer("whatever", opener=lambda _folder: opened.pop(0))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "space", "j", "space")
        assert "2 selected" in shown(app)
        main(app).indexing.open()
        await settled(pilot)
        await until(pilot, lambda: "1 selected" in shown(app))
        (hit,) = main(app).results.selected.values()

    assert hit.quotation in kept[1]
    assert hit.marks
