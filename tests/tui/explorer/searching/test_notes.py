"""Working notes by key: collections, notes and tags, back and on, other indexes, what is new."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from onrecord.index.paths import places
from onrecord.tui.cli import run
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.kept.pins import Pins
from onrecord.tui.kept.saved import SavedSearches
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer.steps import Make


@both_sizes
async def test_pins_go_into_collections_with_notes_and_tags(
    explorer: Make, size: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new one is begun, pinned into and exported, the next day too; a pin may be in several."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "p")
        await until(pilot, lambda: "●" in shown(app))
        await press(pilot, "P", "n", *"call her", "down", *"levy, ask", "enter")
        assert "call her #levy #ask" in shown(app)
        await press(pilot, "g", "2", *"Harbour", "enter")
        assert "Harbour: No pins yet" in shown(app)
        await press(pilot, "escape", "j", "p")
        assert "Pinned in “Harbour”" in shown(app)
        await press(pilot, "P")
        assert isinstance(app.screen, PinsScreen)
        assert "Harbour: 1 pin" in shown(app)
        await press(pilot, "m", "1")
        assert "It is now in the pins" in shown(app)
        await press(pilot, "m", "2")
        assert "It is already in “Harbour”." in shown(app)
        await press(pilot, "g", "1")
        assert "2 pins" in shown(app)
        await press(pilot, "g", "2", "e")
        app.screen.query_one("#form-0", Input).value = str(tmp_path / "pins.csv")
        await settled(pilot)
        command = shlex.split(str(app.screen.query_one("#form-notes", Static).content).split("shell:")[1])
        await press(pilot, "enter", "ctrl+q")
    capsys.readouterr()
    assert run(command[1:-2]) == 0
    assert capsys.readouterr().out.splitlines() == (tmp_path / "pins.csv").read_text("utf-8").splitlines()
    pins = Pins(places().data / "pins.json")
    assert pins.collections() == {"": 2, "Harbour": 1}
    assert pins.all("")[0].tags == ("levy", "ask")
    assert explorer("").collection == "Harbour"


@both_sizes
async def test_searches_are_gone_back_and_on_through(explorer: Make, size: tuple[int, int]) -> None:
    """From the results by brackets, from the box by alt and an arrow; a new search leaves what lay ahead."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "plus")
        narrowed = main(app).box.value
        assert narrowed != "takes"
        await press(pilot, "left_square_bracket")
        assert main(app).box.value == "takes"
        await press(pilot, "left_square_bracket")
        assert "There is no search before this one." in shown(app)
        await press(pilot, "right_square_bracket")
        assert main(app).box.value == narrowed
        await press(pilot, "slash", "ctrl+u", *"blame", "enter", "alt+left")
        assert main(app).box.value == narrowed
        await press(pilot, "alt+right")
        assert main(app).box.value == "blame"
        await press(pilot, "alt+right")
        assert "There is no search after this one." in shown(app)


@both_sizes
async def test_another_index_is_chosen_among_the_recent_ones(
    explorer: Make, tmp_path: Path, size: tuple[int, int]
) -> None:
    """One that is not there now is told of, and stays listed."""
    app = explorer("takes", folder=tmp_path / "here")
    (tmp_path / "there").mkdir()
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "I")
        assert "No other index was open yet" in shown(app)
        app.recent.add(tmp_path / "there")
        app.recent.add(tmp_path / "unplugged")
        app.recent.add(tmp_path / "here")
        await press(pilot, "I")
        assert isinstance(app.screen, MenuScreen)
        await press(pilot, *"unplugged", "enter")
        assert "is not there now" in shown(app)
        assert app.is_running
        await press(pilot, "I", *"/there", "enter")
        await until(pilot, lambda: app.other is not None)
    assert app.other == tmp_path / "there"


@both_sizes
async def test_what_is_new_in_a_saved_search_is_shown_once(explorer: Make, size: tuple[int, int]) -> None:
    """With how many in the list; after a build only what that brought."""
    saved = SavedSearches(places().data / "searches.json")
    held = [FakeIndex([harbour(), *many(3)]), FakeIndex([harbour(), *many(5)])]
    app = explorer("", opener=lambda _: held[0])
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, *"takes", "enter", "N")
        assert "No saved searches yet" in shown(app)
        saved.keep("Ships", "ships")
        saved.keep("Broken", 'a "b')
        await press(pilot, "N")
        assert "3 new · ships" in shown(app)
        await press(pilot, *"ships", "enter")
        assert "3 new in “Ships”, the newest first" in shown(app)
        assert main(app).box.value == "ships"
        await press(pilot, "N", *"ships")
        assert "nothing new" in shown(app)
        await press(pilot, "enter")
    again = explorer("", opener=lambda _: held[1])
    async with again.run_test(size=size, notifications=True) as pilot:
        await press(pilot, *"takes", "enter", "N")
        assert "2 new · ships" in shown(again)
        await press(pilot, *"ships", "enter", "enter", "escape")
        await press(pilot, "slash", "x", "backspace")
        await settled(pilot)
        assert "5 quotations" in shown(again)


@pytest.mark.parametrize("broken", ["[3, {}, []]", "{"])
async def test_hand_edited_files_cost_nothing(explorer: Make, broken: str) -> None:
    """Whatever stands in them, the explorer opens and goes on."""
    for path in (
        places().data / "pins.json",
        places().data / "searches.json",
        places().state / "indexes.json",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(broken, encoding="utf-8")
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "P", "g", "escape", "escape", "N", "I", "p")
        assert main(app).results.total == 2
