"""The folders of an index can be watched: what changes in them is read by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.keys.test_rebuilding import build_command, settled_except_build, telling
from tests.tui.explorer.steps import both_sizes, main, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer.steps import Make

STANDS = {"event": "finished", "articles": 9, "quotations": 40, "seconds": 1.0, "read": 0, "dropped": 0}
CHANGED = {"event": "finished", "articles": 10, "quotations": 44, "seconds": 1.0, "read": 1, "dropped": 0}


@both_sizes
async def test_what_is_added_is_read_by_itself(explorer: Make, size: tuple[int, int], tmp_path: Path) -> None:
    """It is said how many articles, and the search answers from the new index; the same key ends it."""
    opened: list[FakeIndex] = []

    def opener(_folder: object) -> FakeIndex:
        opened.append(FakeIndex([harbour(), *many(50 if opened else 40)]))
        return opened[-1]

    go, ended = tmp_path / "go", tmp_path / "ended"
    wait = f"import pathlib\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(0.05)\n"
    leave = f"lambda *_: (pathlib.Path({str(ended)!r}).touch(), sys.exit())"
    end = f"import signal, sys\nsignal.signal(15, {leave})\n"
    code = telling(STANDS) + wait + end + telling(CHANGED) + "time.sleep(60)"
    asked: list[tuple[str, ...]] = []

    def command(_folder: Path, *arguments: str) -> list[str]:
        asked.append(arguments)
        return build_command(code)

    app = explorer("whatever", opener=opener, command=command)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled_except_build(pilot)
        await pilot.press("enter", "F")
        await until(pilot, lambda: "watching" in shown(app))
        assert asked == [("--watch",)]
        assert len(opened) == 1
        go.touch()
        await until(pilot, lambda: "1 article read; N lists" in shown(app))
        await until(pilot, lambda: "52 quotations" in shown(app))
        await until(pilot, lambda: "The folders are watched:" not in shown(app))
        await pilot.press("R")
        await until(pilot, lambda: "The folders are watched:" in shown(app))
        assert main(app).session.watched
        await pilot.press("F")
        await until(pilot, lambda: "watched no more" in shown(app))
        await until(pilot, ended.exists)
        assert not main(app).session.watched


@both_sizes
async def test_a_watch_that_fails_says_why(explorer: Make, size: tuple[int, int]) -> None:
    """The sentence of the build, and that nothing is watched."""
    code = "import sys; print('onrecord: No article was found.', file=sys.stderr); sys.exit(2)"
    app = explorer("whatever", command=lambda *_: build_command(code))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled_except_build(pilot)
        await pilot.press("enter", "F")
        await until(pilot, lambda: "watched no more" in shown(app))
        assert "No article was found. The folders" in shown(app)
        assert not main(app).session.watched


async def test_a_watch_goes_on_the_next_day(explorer: Make) -> None:
    """Whoever left while the folders were watched finds them watched."""
    command = build_command(telling(STANDS) + "time.sleep(60)")
    app = explorer("whatever", command=lambda *_: command)
    async with app.run_test() as pilot:
        await settled_except_build(pilot)
        await pilot.press("enter", "F")
        await until(pilot, lambda: "watching" in shown(app))
        await pilot.press("ctrl+q")
    again = explorer("", command=lambda *_: command)
    async with again.run_test() as pilot:
        await until(pilot, lambda: "watching" in shown(again))
