"""What is found is written to a file: the very text that a shell would get, whole or not at all."""

from __future__ import annotations

import shlex
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static

from onrecord.tui.cli import run
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.dialogs.export import FoundScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.explorer.steps import Make


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """An empty folder to write to."""
    made = tmp_path / "there"
    made.mkdir()
    return made


async def name(pilot: Pilot[Any], path: object) -> None:
    """Give a path, and accept it."""
    pilot.app.screen.query_one("#form-0", Input).value = str(path)
    await press(pilot, "enter")


def told(pilot: Pilot[Any], part: str) -> str:
    """What stands in one part of the dialog."""
    return str(pilot.app.screen.query_one(f"#form-{part}", Static).content)


@pytest.mark.parametrize(
    ("query", "keys", "ending"),
    [
        ("spend ", (), "md"),
        ('"whatever it takes"', ("u",), "csv"),
        ("-speaker:Okafor whatev", ("s", "2", "S"), "jsonl"),
        ("spend ", ("s", "2"), "ris"),
        ("takes", (), "json"),
        ("takes", ("u",), "sqlite"),
        ("takes", (), "notes/"),
    ],
)
async def test_e_writes_what_export_writes(
    folder: Path, query: str, keys: tuple[str, ...], ending: str, tmp_path: Path
) -> None:
    """In every form, what the command that the dialog names writes: all of it, in the order shown."""
    path = f"{tmp_path}/found it.{ending}"
    app = Explorer(folder, query=query, ascii_only=False)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "enter", *keys, "e")
        total = main(app).results.total
        pilot.app.screen.query_one("#form-0", Input).value = path
        await settled(pilot)
        command = shlex.split(told(pilot, "notes").split("The same from a shell:")[1])
        await press(pilot, "enter")
        assert isinstance(app.screen, MainScreen)
        assert "written to" in shown(app)
    written = held(Path(path))
    shutil.rmtree(path) if ending.endswith("/") else Path(path).unlink()

    assert total > 1
    assert "Mara Lindqvist" in "".join(map(str, written))
    assert command[0] == "onrecord"
    assert run(command[1:]) == 0
    assert held(Path(path)) == written


def held(path: Path) -> list[object]:
    """What a file holds, or each file of a folder, or each row of a database."""
    if path.is_dir():
        return [(each.name, each.read_bytes()) for each in sorted(path.iterdir())]
    if path.suffix != ".sqlite":
        return [path.read_bytes()]
    with closing(sqlite3.connect(path)) as database:
        return list(database.execute("SELECT * FROM quoted"))


async def test_a_database_that_is_there_is_replaced_when_that_is_asked_for_twice(
    explorer: Make, there: Path
) -> None:
    """As every other file is; and one that was stopped leaves nothing beside it."""
    (there / "a.db").write_text("mine", encoding="utf-8")
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "e")
        await name(pilot, there / "a.db")
        assert "exists. Enter once more replaces it" in told(pilot, "fault")
        await press(pilot, "enter")
        assert isinstance(app.screen, MainScreen)

    assert held((there / "a.db").rename(there / "a.sqlite"))
    assert [each.name for each in there.iterdir()] == ["a.sqlite"]


@both_sizes
async def test_the_dialog_says_how_many_and_in_which_order(
    explorer: Make, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements where copies are folded; of a concordance its quotations, each once, best first."""
    monkeypatch.chdir(tmp_path)
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "e")
        assert "Export 42 quotations" in shown(app)
        assert "In the order shown, best first." in shown(app)
        assert "onrecord export" in shown(app)
        await press(pilot, "escape", "w", "e")
        assert "In the order shown, best first." in shown(app)
        assert "onrecord export" in shown(app)
        await press(pilot, "enter")

    text = (tmp_path / "quotations.md").read_text(encoding="utf-8")
    assert text.count("> “") == 42


async def test_a_bad_path_keeps_the_dialog_and_nothing_is_overwritten_in_silence(
    explorer: Make, there: Path
) -> None:
    """An existing file is named and kept until ⏎ is pressed again; what cannot be written is said."""
    path = there / "a.csv"
    path.write_text("mine", encoding="utf-8")
    (there / "folder.md").mkdir()
    faults = []
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "e")
        for bad in ("", "a.pdf", there / "folder.md", there / "no" / "a.md", "~nosuchuser/a.md", path):
            await name(pilot, bad)
            assert isinstance(app.screen, FoundScreen)
            faults.append(told(pilot, "fault"))
        kept = path.read_text(encoding="utf-8")
        await press(pilot, "enter")
        assert isinstance(app.screen, MainScreen)

    for fault, part in zip(
        faults,
        (
            "Name a file",
            ".md, .csv, .jsonl, .ris, .json, .sqlite or .db",
            "is a folder",
            "No such file",
            "No such file",
            "exists. Enter",
        ),
        strict=True,
    ):
        assert part in fault
    assert kept == "mine"
    assert path.read_text(encoding="utf-8").startswith("id,speaker,")
    assert sorted(each.name for each in there.iterdir()) == ["a.csv", "folder.md"]


@both_sizes
async def test_a_long_export_is_told_and_can_be_stopped(
    explorer: Make, size: tuple[int, int], there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys are answered while it is written; esc stops it, nothing is left of it, and ⏎ begins anew."""
    index = FakeIndex([harbour(), *many(40)])
    gate, article = threading.Event(), index.article

    def slow(hit: Any) -> Any:
        if hit.article.doc == "000020.txt":
            gate.wait(10)
        return article(hit)

    app = explorer("whatever", opener=lambda _folder: index)
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "e")
        monkeypatch.setattr(index, "article", slow)
        app.screen.query_one("#form-0", Input).value = str(there / "slow.md")
        await pilot.press("enter")
        await until(pilot, lambda: "22 of 42 written; esc stops." in told(pilot, "fault"))
        await pilot.press("enter", "escape")
        gate.set()
        await until(pilot, lambda: "Stopped; nothing was written." in told(pilot, "fault"))
        assert list(there.iterdir()) == []
        await press(pilot, "enter")
        assert isinstance(app.screen, MainScreen)

    assert (there / "slow.md").read_text(encoding="utf-8").count("> “") == 42


async def test_leaving_stops_an_export(explorer: Make, there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ctrl+q does not wait for a file, and no part of it stays."""
    index = FakeIndex([harbour(), *many(40)])
    gate, article = threading.Event(), index.article

    def slow(hit: Any) -> Any:
        gate.wait(10)
        return article(hit)

    app = explorer("whatever", opener=lambda _folder: index)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "e")
        monkeypatch.setattr(index, "article", slow)
        app.screen.query_one("#form-0", Input).value = str(there / "slow.md")
        await pilot.press("enter")
        await until(pilot, lambda: any(there.iterdir()))
        await pilot.press("ctrl+q")
    gate.set()
    assert index.closed.wait(10)

    assert list(there.iterdir()) == []


async def test_an_index_that_has_gone_is_said(explorer: Make, there: Path) -> None:
    """Where a newer one has taken its place meanwhile, the dialog says what to do."""
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "e")
        main(app).indexing.open()
        await settled(pilot)
        await name(pilot, there / "a.md")

        assert "A newer index has taken the place of this one" in told(pilot, "fault")


@both_sizes
async def test_export_is_in_the_list_of_commands(explorer: Make, size: tuple[int, int]) -> None:
    """Under its name, also from the box."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "ctrl+p", *"export", "enter")

        assert isinstance(app.screen, FoundScreen)
