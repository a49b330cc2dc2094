"""Keys of dialogs, of the box, and ways back: what each did, in a small and in a large terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input, OptionList

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.keys import KeysScreen
from onrecord.tui.explorer.screens.draft import DraftScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.widgets.table import TableList
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from tests.tui.explorer.steps import Make


DRAFT = "“We will spend whatever it takes to keep the harbour open,” she said. “We will never spend it.”\n"


def shows(app: App[None], kind: type) -> bool:
    """Whether a screen of this kind is shown."""
    return isinstance(app.screen, kind)


@both_sizes
async def test_the_box_is_edited_by_keys(explorer: Make, size: tuple[int, int]) -> None:
    """ctrl+w takes the last word, ctrl+l everything, → goes on or finishes what has been begun."""
    app = explorer("harbour takes")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+w")
        assert main(app).box.value == "harbour "
        await press(pilot, "ctrl+l", *"spe", "left", "right", "right")
        assert main(app).box.value == "speaker:"
        await press(pilot, "ctrl+u")

        assert main(app).box.value == ""


@both_sizes
async def test_other_keys_of_the_panes(explorer: Make, size: tuple[int, int]) -> None:
    """4 goes to the timeline, backspace asks for any date, ⏎ for the value of a facet."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "4", "g", "enter")
        assert main(app).box.value == "whatever after:2010 before:2011"
        await press(pilot, "backspace", "escape", "f", "enter")

        assert main(app).box.value == 'whatever speaker:="Ada Brandt 0"'


@both_sizes
async def test_the_sheet_of_keys_scrolls(explorer: Make, size: tuple[int, int]) -> None:
    """↓ ↑ by a line, pgdn pgup by ten; F1 closes it again."""
    app = explorer("takes")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "f1")
        sheet = app.screen.query_one("#keys-sheet")
        seen = []
        for key in ("down", "down", "up", "pagedown", "pageup"):
            await press(pilot, key)
            seen.append(sheet.scroll_offset.y)
        assert seen == [1, 2, 1, 11, 1]
        assert shows(app, KeysScreen)
        await press(pilot, "f1")

        assert shows(app, MainScreen)


@both_sizes
async def test_dialogs_are_gone_through_and_accepted(explorer: Make, size: tuple[int, int]) -> None:
    """↓ ↑ go between fields and entries, ctrl+s accepts, esc leaves all as it was."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "ctrl+s", "escape", "ctrl+s", "ctrl+s")
        assert [search.query for search in app.saved.all()] == ["takes"]
        await press(pilot, "enter", "s", "down", "down", "up", "enter")
        assert "newest first" in shown(app)
        await press(pilot, "V", "down")
        assert app.focused is app.screen.query_one("#form-1", Input)
        await press(pilot, "up", *"harbour", "ctrl+s")

        assert shows(app, VerdictScreen)


@both_sizes
@pytest.mark.parametrize("key", ["q", "left", "h"])
async def test_every_way_back_leads_back(
    folder: Path, size: tuple[int, int], key: str, tmp_path: Path
) -> None:
    """From the article, the verify screen, a verdict, the pins and a draft; in verify ← is the tab before."""
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    app = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        assert shows(app, VerdictScreen)
        await press(pilot, key)
        assert shows(app, DraftScreen)
        await press(pilot, key)
        assert shows(app, MainScreen)
        for there, kind in (("enter", ArticleScreen), ("v", VerifyScreen), ("P", PinsScreen)):
            await press(pilot, *(["enter"] if main(app).box.has_focus else []), there)
            assert shows(app, kind)
            await press(pilot, "escape" if (kind, key) == (VerifyScreen, "left") else key)
            assert shows(app, MainScreen)


@both_sizes
async def test_a_slash_leads_to_the_box_from_everywhere(
    folder: Path, size: tuple[int, int], tmp_path: Path
) -> None:
    """Whatever is shown over the search is left, also where one thing was opened from another.

    In an article alone it finds there.
    """
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    app = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with app.run_test(size=size) as pilot:
        for keys in (("enter", "v"), ("enter", "enter", "v", "2"), ("enter", "P"), ("enter", "1")):
            await press(pilot, *keys, "slash")
            assert shows(app, MainScreen)
            assert main(app).box.has_focus
        await press(pilot, "x", "backspace")

        assert main(app).box.value == "spend"


@both_sizes
async def test_in_an_article_p_pins_what_is_marked(explorer: Make, size: tuple[int, int]) -> None:
    """Not the hit but the quotation that one has gone to; the list of pins opens it by l and → too."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "enter", "]", "p", "escape")
        await until(pilot, lambda: len(app.pins.all()) == 1)
        assert app.pins.all()[0].plain.startswith("“Nobody is to blame")
        await press(pilot, "P", "l")
        assert shows(app, ArticleScreen)
        await press(pilot, "escape", "right")
        assert shows(app, ArticleScreen)
        await press(pilot, "escape", "p")

        assert app.pins.all() == ()


@both_sizes
async def test_tabs_and_copies_have_more_keys(folder: Path, size: tuple[int, int]) -> None:
    """Tab and shift+tab go between the tabs, ] and [ between the copies from any of the last two."""
    app = Explorer(folder, query='outlet:"Northern Wire" spend', ascii_only=False)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "v", "tab", "tab", "shift+tab")
        screen = app.screen
        assert isinstance(screen, VerifyScreen)
        assert screen.tab == 1
        await press(pilot, "g", "right_square_bracket", "right_square_bracket", "left_square_bracket")

        assert screen.table.cursor == 1


@both_sizes
async def test_a_verdict_is_copied_and_stepped_from(
    folder: Path, size: tuple[int, int], tmp_path: Path, copied: list[str]
) -> None:
    """It is copied with its evidence; n and N go through the draft; l and → open one; a click chooses."""
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    app = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "l", "y", "n", "y")
        await until(pilot, lambda: len(copied) == 2)
        await press(pilot, "N", "escape")
        table = app.screen.query_one(TableList)
        assert table.cursor == 0
        await pilot.click(table, offset=(5, 3))
        await settled(pilot)
        assert table.cursor == 1
        await press(pilot, "right")
        assert shows(app, VerdictScreen)
        await press(pilot, "escape", "r")
        assert app.screen.query_one("#draft-list", TableList).rows

    assert copied[0].startswith("“We will spend whatever it takes to keep the harbour open,”\n\n")
    assert copied[1].startswith("“We will never spend it.”\n\n")


@both_sizes
async def test_saved_searches_are_forgotten_by_delete(explorer: Make, size: tuple[int, int]) -> None:
    """The entry that is marked, and no other."""
    app = explorer("takes")
    app.saved.keep("one", "takes")
    app.saved.keep("two", "blame")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "ctrl+o", "down", "delete")
        assert app.screen.query_one(OptionList).option_count == 1

    assert [search.name for search in app.saved.all()] == ["one"]


@both_sizes
async def test_a_digit_typed_with_the_key_before_it_is_not_lost(
    explorer: Make, size: tuple[int, int]
) -> None:
    """Who knows the menu need not wait for it."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        for key in "s2":
            app.post_message(Key(key, key))
        await settled(pilot)

        assert shows(app, MainScreen)
        assert "newest first" in shown(app)
