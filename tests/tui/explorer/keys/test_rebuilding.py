"""An index that is rebuilt, here or by another program, is taken up while one searches."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import TYPE_CHECKING, Any

from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tests.tui.explorer.steps import Make

EVENTS = (
    {"event": "progress", "done": 5, "total": 10, "rate": 5.0, "left": 1.0, "quotations": 9},
    {"event": "skipped", "path": "/a/[b].txt", "reason": "it is empty"},
)
FINISHED = {"event": "finished", "articles": 10, "quotations": 44, "seconds": 2.0}


def build_command(body: str) -> list[str]:
    """A command that behaves like a build."""
    return [sys.executable, "-c", f"import json, time\n{body}"]


def telling(*events: object) -> str:
    """Code that writes these events."""
    return "".join(f"print({json.dumps(event)!r}, flush=True)\n" for event in events)


@both_sizes
async def test_a_rebuild_goes_on_while_one_searches(
    explorer: Make, size: tuple[int, int], tmp_path: Path
) -> None:
    """Its progress can be hidden; the search answers meanwhile; the new index is taken up when whole."""
    new = FakeIndex([harbour(), *many(50)])
    opened: list[FakeIndex] = []

    def opener(_folder: object) -> FakeIndex:
        opened.append(new if opened else FakeIndex([harbour(), *many(40)]))
        return opened[-1]

    go = tmp_path / "go"
    wait = f"import pathlib\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(0.05)\n"
    code = telling(*EVENTS) + wait + telling(FINISHED)
    app = explorer("whatever", opener=opener, command=lambda *_: build_command(code))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled_except_build(pilot)
        await pilot.press("enter", "R")
        await until(pilot, lambda: "5 of 10 articles" in shown(app))
        await pilot.press("l")
        await pilot.pause()
        assert "/a/[b].txt: it is empty" in shown(app)
        await pilot.press("escape", "j")
        await pilot.pause()
        assert "rebuilding 50 %" in shown(app)
        go.touch()
        await until(pilot, lambda: len(opened) == 2)
        await settled(pilot)

        assert "52 quotations" in shown(app)


async def test_a_rebuild_is_told_once(
    explorer: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """However often is looked for a newer index: that it is up to date, and not that another is in place."""
    monkeypatch.setattr("onrecord.tui.explorer.screens.main.indexing.LOOK", 0.02)
    placed, told = tmp_path / "placed", []
    old = FakeIndex([harbour()])
    monkeypatch.setattr(old, "stale", placed.exists)
    opened: list[FakeIndex] = []

    def opener(_folder: object) -> FakeIndex:
        if opened:
            time.sleep(0.2)
        opened.append(FakeIndex([harbour()]) if opened else old)
        return opened[-1]

    code = telling(EVENTS[0]) + f"open({str(placed)!r}, 'w').close()\ntime.sleep(0.2)\n" + telling(FINISHED)
    app = explorer("whatever", opener=opener, command=lambda *_: build_command(code))
    async with app.run_test() as pilot:
        monkeypatch.setattr(main(app), "notify", lambda text, **_: told.append(text))
        await settled_except_build(pilot)
        await pilot.press("enter", "R")
        await until(pilot, lambda: bool(told))
        await pilot.pause(0.2)

    assert told == ["The index is up to date: 10 articles, 44 quotations."]
    assert len(opened) == 2


async def settled_except_build(pilot: Pilot[Any]) -> None:
    """Wait until the first answer is there."""
    await until(pilot, lambda: main(pilot.app).answer is not None)
    await pilot.pause()


@both_sizes
async def test_a_rebuild_can_be_stopped(explorer: Make, size: tuple[int, int]) -> None:
    """The process ends and the old index stays."""
    app = explorer("whatever", command=lambda *_: build_command(telling(EVENTS[0]) + "time.sleep(60)"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled_except_build(pilot)
        await pilot.press("enter", "R")
        await until(pilot, lambda: "5 of 10 articles" in shown(app))
        await pilot.press("ctrl+x")
        await until(pilot, lambda: "The build was stopped." in shown(app))
        await settled(pilot)

        assert "42 quotations" in shown(app)


async def test_a_rebuild_that_fails_says_why(explorer: Make) -> None:
    """The build's own sentence is told, and the old index goes on answering."""
    app = explorer(
        "whatever", command=lambda *_: build_command("raise SystemExit('onrecord: The disk is full.')")
    )
    async with app.run_test(notifications=True) as pilot:
        await settled_except_build(pilot)
        await pilot.press("enter", "R")
        await until(pilot, lambda: "The disk is full." in shown(app))


async def test_a_newer_index_is_taken_up(explorer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a build from a shell has put a newer index in place, it answers from then on."""
    monkeypatch.setattr("onrecord.tui.explorer.screens.main.indexing.LOOK", 0.1)
    old, new = FakeIndex([harbour(), *many(40)]), FakeIndex([harbour()])
    opened: list[FakeIndex] = []

    def opener(_folder: object) -> FakeIndex:
        opened.append(new if opened else old)
        return opened[-1]

    app = explorer("whatever", opener=opener)
    async with app.run_test(notifications=True) as pilot:
        await settled_except_build(pilot)
        monkeypatch.setattr(old, "stale", lambda: True)
        await until(pilot, lambda: len(opened) == 2)
        await asyncio.sleep(0.2)
        await until(pilot, lambda: "2 quotations" in shown(app))
