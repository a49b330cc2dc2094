"""What is kept and what is folded: copies, pins, saved searches."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList

from onrecord.index.model import identified
from onrecord.index.paths import places
from onrecord.tui.cli import run
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.kept.pins import Pins
from onrecord.tui.kept.saved import SavedSearches, Search
from onrecord.tui.kept.shelf import Shelf
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer.steps import Make


@pytest.fixture
def thrice() -> FakeIndex:
    """The article of the harbour in three outlets, and some ships."""
    article, quotations = harbour()
    others = [replace(article, doc=f"{name}/berths.txt") for name in ("courier", "ledger")]
    again = [(other, identified(other.doc, quotations)) for other in others]
    return FakeIndex([(article, quotations), *again, *many(5)])


@both_sizes
async def test_u_folds_and_unfolds_the_copies(
    explorer: Make, thrice: FakeIndex, size: tuple[int, int]
) -> None:
    """A row stands for its copies and tells how many; unfolded, each copy has its own row and a mark."""
    app = explorer("takes", opener=lambda _folder: thrice)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        assert "6 quotations · 2 statements" in shown(app)
        assert "copies folded" in shown(app)
        assert "×3" in shown(app)
        assert main(app).results.total == 2
        await press(pilot, "u")
        assert main(app).results.total == 6
        assert "≈" in shown(app)
        await press(pilot, "ctrl+q")
    again = explorer(opener=lambda _folder: thrice)
    async with again.run_test(size=size) as pilot:
        await settled(pilot)

        assert main(again).results.total == 6


@both_sizes
async def test_p_pins_and_shift_p_lists(
    explorer: Make, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, copied: list[str]
) -> None:
    """A pin is marked, listed, read, copied, written with all others to a file, and taken out."""
    monkeypatch.chdir(tmp_path)
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "p", "j", "p")
        await until(pilot, lambda: shown(app).count("●") == 2)
        await press(pilot, "P")
        assert isinstance(app.screen, PinsScreen)
        assert "2 pins" in shown(app)
        await press(pilot, "j", "y", "Y", "k", "enter")
        assert isinstance(app.screen, ArticleScreen)
        await press(pilot, "escape", "e")
        assert app.screen.query_one(Input).value == "onrecord-pins.md"
        await press(pilot, "enter", "d")
        assert "1 pin" in shown(app)
        await press(pilot, "escape")
        await until(pilot, lambda: shown(app).count("●") == 1)

    assert copied[0].startswith("“They will take")
    assert copied[1] == (tmp_path / "onrecord-pins.md").read_text(encoding="utf-8")
    assert copied[1].count("> “") == 2


async def test_a_pin_outlives_its_quotation(explorer: Make) -> None:
    """Where the quotation has left the index its words are still there, and that is said."""
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "p")
        await until(pilot, lambda: "●" in shown(app))
    other = explorer("whatever", opener=lambda _folder: FakeIndex(many(3)))
    async with other.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "P")
        assert "We will spend whatever it takes" in shown(other)
        assert "no longer in the index" in shown(other)
        await press(pilot, "enter")

        assert isinstance(other.screen, PinsScreen)


async def test_pins_go_through_pipes(explorer: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """`onrecord pins` writes them in each form and takes one out."""
    assert run(["pins"]) == 1
    app = explorer("takes")
    async with app.run_test() as pilot:
        await press(pilot, "enter", "p")
        await until(pilot, lambda: "●" in shown(app))
    capsys.readouterr()
    assert run(["pins"]) == 0
    assert capsys.readouterr().out.startswith("> “We will spend")
    assert run(["pins", "--format", "text"]) == 0
    assert "— Mara Lindqvist, finance minister" in capsys.readouterr().out
    assert run(["pins", "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["speaker"] == "Mara Lindqvist"
    assert run(["pins", "--remove", "unknown"]) == 2
    assert run(["pins", "--remove", record["id"]]) == 0

    assert run(["pins"]) == 1


def test_an_unreadable_file_is_put_aside(tmp_path: Path) -> None:
    """Never overwritten: it gets another name, and a new one is begun."""
    path = tmp_path / "pins.json"
    for broken in (b"{", b"[" * 100_000, b"\xff", b'{"a": 1}'):
        path.write_bytes(broken)
        shelf = Shelf(path)
        assert shelf.read() == []
        assert shelf.aside is not None
        assert shelf.aside.read_bytes() == broken
    assert len(list(tmp_path.iterdir())) == 4
    path.write_text('[{"id": 3}, 7, {"id": "a", "plain": "x", "markdown": "y", "odd": 1}]', encoding="utf-8")

    assert [pin.id for pin in Pins(path).all()] == ["a"]


@both_sizes
async def test_searches_are_saved_by_name(explorer: Make, size: tuple[int, int]) -> None:
    """ctrl+s saves, ctrl+o lists and asks again, delete forgets."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "ctrl+s")
        app.screen.query_one(Input).value = "Harbour [/b]"
        await press(pilot, "enter", "ctrl+u", "ctrl+o")
        assert "Harbour [/b]  takes" in shown(app)
        await press(pilot, "enter")
        assert main(app).box.value == "takes"
        await press(pilot, "ctrl+o", "delete")
        assert app.screen.query_one(OptionList).option_count == 0
        await press(pilot, "escape", "ctrl+o")

        assert "No saved searches yet" in shown(app)


def test_saved_searches_are_one_of_each_name() -> None:
    """In the order of their names, over restarts."""
    path = places().data / "searches.json"
    for name, query in (("war", "war"), ("Peace", "peace"), ("war", "war after:2024")):
        SavedSearches(path).keep(name, query)

    assert SavedSearches(path).all() == [Search("Peace", "peace"), Search("war", "war after:2024")]


async def test_what_cannot_be_saved_is_said(explorer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs a sentence, not the session."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.tui.kept.shelf.whole", full)
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "p")
        assert "It could not be pinned: No" in shown(app)
        await press(pilot, "ctrl+s", "enter")

        assert "It could not be saved: No" in shown(app)


@both_sizes
async def test_what_was_asked_yesterday_gives_way_to_what_is_typed(
    explorer: Make, size: tuple[int, int]
) -> None:
    """It is asked again, and stands until something is typed; a query of the command line is gone on with."""
    app = explorer("takes")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "ctrl+q")
    again = explorer("")
    async with again.run_test(size=size) as pilot:
        await settled(pilot)
        assert main(again).box.value == "takes"
        assert "2 quotations" in shown(again)
        await press(pilot, *"blame")
        assert main(again).box.value == "blame"
    given = explorer("take")
    async with given.run_test(size=size) as pilot:
        await press(pilot, "s")
        assert main(given).box.value == "takes"
