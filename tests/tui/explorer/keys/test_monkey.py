"""Random keys, searches, resizes and a rebuild: nothing breaks, nothing hangs.

``ONRECORD_MONKEY=20000`` makes it long, ``ONRECORD_SEED`` another; how much memory is held is printed. It
rises by 40 MB within the first 1,000 keys, while modules are loaded and Textual fills its caches (of widths,
styles and regions, each with a limit), and then by as much garbage as `Garbage` lets wait. What tells of a
leak is what is alive: the blocks of memory left when everything has been gone through.
"""

from __future__ import annotations

import gc
import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.tui.explorer.screens.dialogs import export
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.looks.test_hostile import hostile
from tests.tui.explorer.steps import main, settled, shown

if TYPE_CHECKING:
    import pytest

    from tests.tui.explorer.steps import Make

KEYS = int(os.environ.get("ONRECORD_MONKEY", "250"))

PRESSED = (
    *"jkgGnN[]vfsSyYwz1234+-xo/?:q hlRleiuupPdcCMFIWKrabmEU'<>|!",
    *("down", "up", "left", "right", "pagedown", "pageup", "home", "end", "enter", "escape", "escape"),
    *("tab", "shift+tab", "space", "backspace", "delete"),
    *(
        "ctrl+d",
        "ctrl+u",
        "ctrl+r",
        "ctrl+p",
        "ctrl+t",
        "ctrl+l",
        "ctrl+w",
        "ctrl+x",
        "ctrl+z",
        "ctrl+s",
        "ctrl+o",
        "f1",
    ),
)
TYPED = ("whatever", "takes", 'speaker:"Ada', "-", "(", "[/b]", "中文", "zz", "spe", "outlet:wire ", '"')


BUILD = """
import json, time
for done in range(4):
    event = {"event": "progress", "done": done, "total": 4, "rate": 9.0, "quotations": done}
    print(json.dumps(event), flush=True)
    time.sleep(0.2)
print(json.dumps({"event": "finished", "articles": 4, "quotations": 9, "seconds": 1.0}), flush=True)
"""

GROWTH = 40
"""Megabytes that a long run may hold more at its end than after its first quarter."""


ALIVE = 1.15
"""How many blocks may be alive at the end of a long run, against after its first quarter: Textual's caches of
4,096 regions and 16,384 pieces of lines are not full by then."""


def alive() -> int:
    """Blocks of memory that are no garbage."""
    gc.unfreeze()
    gc.collect()
    left = sys.getallocatedblocks()
    gc.freeze()
    return left


def held() -> float:
    """Megabytes in memory; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


async def test_random_keys_break_nothing(
    explorer: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After any keys at any size, the explorer still runs, still finds, and holds no more than before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(export, "typed", lambda name: tmp_path / Path(name).name)
    seed = int(os.environ.get("ONRECORD_SEED", "20241121"))
    chance = random.Random(seed)
    index = FakeIndex([harbour(), *many(500), *hostile().held.values()])
    build = [sys.executable, "-c", BUILD]
    app = explorer("whatever", opener=lambda _folder: index, command=lambda *_: build)
    app.bind("q", "app.bell")
    app.action_quit = lambda: None  # type: ignore[method-assign, assignment, return-value]
    done: list[str] = []
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        memory: list[float] = []
        early = 0
        for number in range(KEYS):
            if number == KEYS // 4:
                early = alive()
            if number % max(50, KEYS // 20) == 0:
                memory.append(held())
                with capsys.disabled():
                    print(f"\n{number} keys of seed {seed}: {memory[-1]:.0f} MB", end="", flush=True)
            draw = chance.random()
            if draw < 0.02:
                size = chance.randint(20, 250), chance.randint(5, 80)
                done.append(f"{size}")
                await pilot.resize_terminal(*size)
            elif draw < 0.08:
                done.append(chance.choice(TYPED))
                await pilot.press(*done[-1])
            else:
                done.append(chance.choice(PRESSED))
                await pilot.press(done[-1])
            assert app.is_running, f"seed {seed}: {done[-30:]}"
        for _ in range(8):
            await pilot.press("escape")
        await pilot.resize_terminal(80, 24)
        main(app).searching.search_for("takes")
        await settled(pilot)

        assert "takes" in shown(app)
        late = alive()
    with capsys.disabled():
        print(f"\nalive: {early:,} blocks after a quarter, {late:,} at the end, {held():.0f} MB", end="")
    assert KEYS < 1000 or late < ALIVE * early
    assert KEYS < 1000 or memory[-1] - memory[len(memory) // 4] < GROWTH
