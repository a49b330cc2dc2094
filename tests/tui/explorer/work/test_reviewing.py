"""Names are ruled and what is doubtful is gone through without leaving the explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.form import FormScreen, NameInput
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.review import ReviewScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.work import correcting
from onrecord.tui.kept.doubtful import done
from onrecord.tui.present.checks.corrected import Outcome as Said
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.tui.explorer.steps import Make

RUN: list[list[str]] = []


@pytest.fixture(autouse=True)
def _commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that are noted, and say that they did it."""
    RUN.clear()

    async def run(command: Sequence[str]) -> Said:
        RUN.append([each for each in command[command.index("--index") + 2 :] if each != "--json"])
        return Said(done=True, sentence="It is done.", made="2024")

    monkeypatch.setattr(correcting, "run", run)


@both_sizes
@pytest.mark.parametrize("keys", [(), ("enter",), ("v",)], ids=["results", "article", "verify"])
async def test_m_merges_a_name_with_another(
    explorer: Make, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """The other one is completed from the names of the index, each with its count; U undoes the ruling."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", *keys, "m")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await press(pilot, *"brandt")
        assert "Ada Brandt 0 6" in shown(app)
        await pilot.press("tab")
        field = app.screen.query_one("#form-1", NameInput)
        assert field.value == "Ada Brandt 0"
        await pilot.press("tab")
        assert field.value == "Ada Brandt 1"
        await press(pilot, "enter")
        assert RUN == [["names", "--merge", "Mara Lindqvist", "Ada Brandt 1"]]
        assert "It is done. U undoes it." in shown(app)
        await press(pilot, "U")
        assert isinstance(app.screen, MenuScreen)
        assert "“Mara Lindqvist” is “Ada Brandt 1”" in shown(app)
        await press(pilot, "1")
        assert RUN[1] == ["names", "--undo", "2024"]
        await press(pilot, "ctrl+y")
        assert RUN[2] == RUN[0]


@both_sizes
async def test_m_splits_a_name_off_those_it_is_counted_with(folder: Path, size: tuple[int, int]) -> None:
    """Where there are none, merging is all there is to ask."""
    app = Explorer(folder, query='speaker:="Mara Lindqvist"')
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "m")
        if isinstance(app.screen, MenuScreen):
            assert "is nobody else" in shown(app)
            await press(pilot, "2")
            assert RUN[0][:2] == ["names", "--split"]
        else:
            assert isinstance(app.screen, FormScreen)


async def test_a_quotation_of_nobody_has_no_name_to_rule(explorer: Make) -> None:
    """That is said."""
    app = explorer("takes wages")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "m")
        assert "Nobody is named here" in shown(app)


@both_sizes
async def test_the_dialog_leaves_the_words_to_be_read(explorer: Make, size: tuple[int, int]) -> None:
    """The quotation stands whole in it, and the article's sentence beside it; names are completed."""
    app = explorer("takes")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "c")
        text = shown(app)
        assert "“We will spend whatever it takes to keep the harbour open,”" in text
        assert "emergency" in text
        await press(pilot, "ctrl+u", *"oka", "tab")
        assert app.screen.query_one("#form-0", NameInput).value == "Tomas Okafor"
        await pilot.press("down", "down", "i", "enter")
        await settled(pilot)
    assert [each for each in RUN[0] if each.startswith("--")] == ["--speaker=Tomas Okafor", "--kind=indirect"]


@both_sizes
async def test_the_review_is_gone_through_by_key(explorer: Make, size: tuple[int, int]) -> None:
    """Done marks last, the last one can be taken back, and every quotation can be looked at and corrected."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "r")
        assert isinstance(app.screen, ReviewScreen)
        assert "2 statements left to look at; 0 done." in shown(app)
        first = app.screen.hits[0].quotation
        await press(pilot, "d")
        assert "1 statement left to look at; 1 done." in shown(app)
        assert list(done().ids()) == [first.id]
        await press(pilot, "u")
        assert "2 statements left" in shown(app)
        await press(pilot, "u")
        assert "Nothing was marked here" in shown(app)
        for key, over in (("enter", ArticleScreen), ("v", VerifyScreen)):
            await press(pilot, key)
            assert type(app.screen).__name__ == over.__name__
            await press(pilot, "escape")
        await press(pilot, "j", "c")
        assert isinstance(app.screen, FormScreen)
        await press(pilot, "ctrl+u", *"Ann", "enter")
        assert RUN[0][0] == "correct"
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "d", "d")
        assert "Nothing is left to look at; 2 done." in shown(app)
        await settled(pilot)
        assert "c Correct" not in shown(app).splitlines()[-1]
        assert "u Not done" in shown(app).splitlines()[-1]
        await press(pilot, "escape")
        assert main(app).results.has_focus


async def test_marks_that_cannot_be_kept_are_told(explorer: Make) -> None:
    """And nothing goes on as if they had been."""
    done().path.mkdir(parents=True)
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "r")
        assert isinstance(app.screen, ReviewScreen)
        assert "directory" in shown(app)
        await press(pilot, "d", "u", "j", "enter")
        assert isinstance(app.screen, ReviewScreen)


async def test_the_edges_are_put_right_in_the_dialog(explorer: Make) -> None:
    """Words that were not touched are not said."""
    app = explorer("takes")
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter", "c", "down", "down", "down", "down", "ctrl+u", *"We will spend", "enter")
        await settled(pilot)
    assert [each for each in RUN[0] if each.startswith("--")] == ["--words=We will spend"]
