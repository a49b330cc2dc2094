"""Where there is nothing to list, the explorer says why, and what can be done."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import DamagedIndex, ForeignIndex, NoIndex, OtherVersion
from onrecord.index.paths import places
from onrecord.tui.explorer.screens.dialogs.keys import KeysScreen
from onrecord.tui.kept import session
from tests.tui.explorer.steps import both_sizes, main, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.tui.present.hits.contract import Index
    from tests.tui.explorer.fakes import FakeIndex
    from tests.tui.explorer.steps import Make


def failing(error: Exception) -> object:
    """An opener that cannot open."""

    def opener(_folder: Path) -> Index:
        raise error

    return opener


@pytest.mark.parametrize(
    ("error", "headline", "offered"),
    [
        (NoIndex("There is no index."), "There is no index yet.", "Build the sample"),
        (DamagedIndex("The file x is missing."), "The index is damaged.", "Try again"),
        (ForeignIndex("/home holds photographs."), "This folder holds something else.", "Try again"),
        (OtherVersion("Made by onrecord 9."), "The index is of another version.", "Try again"),
        (RuntimeError("[/b] odd"), "The index could not be read.", "Try again"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (50, 12)])
async def test_an_index_that_cannot_be_opened(
    explorer: Make, error: Exception, headline: str, offered: str, size: tuple[int, int]
) -> None:
    """Each cause has its own sentence and its own way out; no traceback."""
    app = explorer(opener=failing(error))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        text = shown(app)
        assert headline in text
        if not isinstance(error, NoIndex):
            assert str(error) in text
        if size == (80, 24):
            assert offered in text
        await pilot.press("2")
        await pilot.pause(0.1)

        assert not app.is_running


def script(tmp_path: Path, lines: list[object], *, code: int = 0, stderr: str = "") -> list[str]:
    """A command that behaves like a build: it writes these events and ends with this code."""
    body = f"import sys\nfor l in {[json.dumps(line) for line in lines]!r}: print(l, flush=True)\n"
    body += f"sys.stderr.write({stderr!r})\nsys.exit({code})\n"
    path = tmp_path / "build.py"
    path.write_text(body, encoding="utf-8")
    return [sys.executable, str(path)]


PROGRESS = {"event": "progress", "done": 3, "total": 17, "rate": 2.1, "left": 6.5, "quotations": 20}
FINISHED = {"event": "finished", "articles": 17, "quotations": 120, "seconds": 9.1}


async def test_the_very_first_run_builds_the_sample_and_opens_on_it(
    explorer: Make, index: FakeIndex, tmp_path: Path
) -> None:
    """Without an index the sample is built at once; when it is whole, the search begins."""
    built: list[tuple[str, ...]] = []

    def opener(_folder: Path) -> FakeIndex:
        if not built:
            raise NoIndex("There is no index.")
        return index

    def command(_folder: Path, *arguments: str) -> list[str]:
        built.append(arguments)
        return script(tmp_path, [PROGRESS, FINISHED])

    app = explorer("takes", opener=opener, command=command, first_run=True)
    async with app.run_test() as pilot:
        await until(pilot, lambda: main(app).answer is not None)
        await settled(pilot)
        text = shown(app)

    assert built == [("--sample",)]
    assert "Mara Lindqvist" in text


async def test_an_index_of_another_version_is_built_anew_from_here(
    explorer: Make, index: FakeIndex, tmp_path: Path
) -> None:
    """From the articles that it names, if it names any; then the search begins."""
    built: list[tuple[str, ...]] = []

    def opener(_folder: Path) -> FakeIndex:
        if not built:
            raise OtherVersion("Made by onrecord 9.", roots=("/news",))
        return index

    def command(_folder: Path, *arguments: str) -> list[str]:
        built.append(arguments)
        return script(tmp_path, [PROGRESS, FINISHED])

    app = explorer("takes", opener=opener, command=command)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "Build it anew" in shown(app)
        await pilot.press("1")
        await until(pilot, lambda: main(app).answer is not None)
        await settled(pilot)
        text = shown(app)

    assert built == [()]
    assert "Mara Lindqvist" in text


async def test_an_index_without_quotations_says_what_to_do(explorer: Make, index: FakeIndex) -> None:
    """In place of examples of searches that would find nothing."""
    index.stamp = replace(index.stamp, quotations=0)
    app = explorer()
    async with app.run_test() as pilot:
        await settled(pilot)
        text = shown(app)

    assert "There is nothing to search" in text
    assert "onrecord build FOLDER" in text
    assert "exact words" not in text


async def test_a_first_build_shows_its_progress(explorer: Make, tmp_path: Path) -> None:
    """How many of how many, how fast, and how long it will take."""
    waits = f"import time; print({json.dumps(PROGRESS)!r}, flush=True); time.sleep(60)"
    app = explorer(
        opener=failing(NoIndex("none")), command=lambda *_: [sys.executable, "-c", waits], first_run=True
    )
    async with app.run_test() as pilot:
        await until(pilot, lambda: "3 of 17 articles" in shown(app))

        assert "2.1 a second · about 6 s left" in shown(app)
        await pilot.press("ctrl+q")


async def test_a_first_build_that_fails_says_why(explorer: Make, tmp_path: Path) -> None:
    """The build's own sentence is shown, and it can be tried again."""
    command = script(tmp_path, [PROGRESS], code=4, stderr="onrecord: No space is left on the disk.\n")
    app = explorer(opener=failing(NoIndex("none")), command=lambda *_: command, first_run=True)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "could not be built" in shown(app))

        assert "No space is left on the disk." in shown(app)


async def test_a_damaged_article_costs_its_context_only(explorer: Make, index: FakeIndex) -> None:
    """Where an article cannot be read, the results stay, and the pane says so."""

    def broken(_hit: object) -> None:
        raise DamagedIndex("The records are broken.")

    index.article = broken  # type: ignore[method-assign, assignment]
    app = explorer("takes")
    async with app.run_test() as pilot:
        await settled(pilot)

        assert "The records are broken." in shown(app)
        assert "Mara Lindqvist" in shown(app)


def test_the_explorer_is_painted_before_anything_heavy_is_imported() -> None:
    """Importing the app costs no Whoosh, no numpy and no spaCy."""
    code = (
        "import sys, onrecord.tui.explorer.app\n"
        "heavy = {'whoosh', 'numpy', 'spacy', 'click', 'yaml', 'attr'}\n"
        "print(*{name.split('.')[0] for name in sys.modules} & heavy)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


@both_sizes
async def test_the_first_screen_shows_what_there_is(explorer: Make, size: tuple[int, int]) -> None:
    """Who is quoted most, the latest quotations, and what would be found; the keys are one key away."""
    app = explorer()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "The latest quotations:" in shown(app)
        assert "Ada Brandt 0  6 quotations" in shown(app)
        assert 'words, or speaker:="Ada Brandt 0"' in shown(app)
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, KeysScreen)
        await pilot.press("escape", "a", "question_mark")
        await settled(pilot)

        assert main(app).box.value == "a?"


async def test_a_search_of_before_that_finds_nothing_now_is_not_asked(explorer: Make, tmp_path: Path) -> None:
    """After a build of other articles one begins anew; what is typed now is answered as ever."""
    folder = tmp_path / "index"
    session.save(places().state / "session.json", session.Session(query="zebra", folder=str(folder)))
    app = explorer(folder=folder)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert main(app).box.value == ""
        assert "Nothing found" not in shown(app)
        for key in "zebra":
            await pilot.press(key)
        await settled(pilot)

        assert "Nothing found" in shown(app)
