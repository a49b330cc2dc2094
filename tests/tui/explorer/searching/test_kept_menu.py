"""The menus of what is kept, over a screen that is not the search screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from onrecord.index.paths import places
from onrecord.tui.explorer.screens.dialogs.form import FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.knowing import ExplorerScreen
from onrecord.tui.explorer.screens.main.kept import KeptMenu
from onrecord.tui.kept.history import History
from onrecord.tui.kept.pins import Pins
from onrecord.tui.kept.saved import SavedSearches
from tests.tui.explorer.steps import until

if TYPE_CHECKING:
    from textual.screen import Screen


class Bare(App[None]):
    """As much of a host as the menus ask for."""

    desk = None

    def __init__(self) -> None:
        super().__init__()
        self.history = History(places().state / "searches.jsonl")
        self.saved = SavedSearches(places().data / "searches.json")
        self.pins = Pins(places().data / "pins.json")

    def get_default_screen(self) -> Screen[Any]:
        """An empty one."""
        return ExplorerScreen()


async def test_what_is_kept_is_chosen_over_any_screen() -> None:
    """A saved search is saved, listed and asked; a past one likewise; pins are looked up."""
    app = Bare()
    asked: list[str] = []
    pinned: list[frozenset[str]] = []
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, ExplorerScreen)
        kept = KeptMenu(screen, search=asked.append, pinned=pinned.append)
        kept.save("after:2024 wall")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        app.history.add("tunnel")
        for choose in (kept.saved, kept.history):
            choose()
            await until(pilot, lambda: isinstance(app.screen, MenuScreen))
            await pilot.press("enter")
            await until(pilot, lambda: not isinstance(app.screen, MenuScreen))
        kept.mark_pins()
        await until(pilot, lambda: bool(pinned))
    app.history.close()

    assert asked == ["after:2024 wall", "tunnel"]
    assert pinned == [frozenset()]
