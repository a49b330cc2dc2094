"""Random keys, searches, resizes and a rebuild: nothing breaks, nothing hangs.

``ONRECORD_MONKEY=20000`` makes it long.
"""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING

from onrecord.tui.explorer import clipboard, opening_files
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import main, settled, shown
from tests.tui.explorer.test_hostile import hostile

if TYPE_CHECKING:
    import pytest

    from tests.tui.explorer.steps import Make

KEYS = int(os.environ.get("ONRECORD_MONKEY", "250"))

PRESSED = (
    *"jkgGnN[]vfsSyYwz123+-xo/?:q hlRle",
    *("down", "up", "left", "right", "pagedown", "pageup", "home", "end", "enter", "escape", "escape"),
    *("tab", "shift+tab", "space", "backspace", "delete"),
    *("ctrl+d", "ctrl+u", "ctrl+r", "ctrl+p", "ctrl+t", "ctrl+l", "ctrl+w", "ctrl+x", "f1"),
)
TYPED = ("whatever", "takes", 'speaker:"Ada', "-", "(", "[/b]", "中文", "zz", "spe", "outlet:wire ", '"')


async def test_random_keys_break_nothing(explorer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """After any keys at any size, the explorer still runs, and still finds."""
    monkeypatch.setattr(clipboard, "command", lambda: None)
    monkeypatch.setattr(opening_files, "open_file", lambda _path: "")
    seed = int(os.environ.get("ONRECORD_SEED", "20241121"))
    chance = random.Random(seed)
    index = FakeIndex([harbour(), *many(500), *hostile().held.values()])
    build = [sys.executable, "-c", "import time; time.sleep(1)"]
    app = explorer("whatever", opener=lambda _folder: index, command=lambda *_: build)
    app.bind("q", "app.bell")
    app.action_quit = lambda: None  # type: ignore[method-assign, assignment, return-value]
    done: list[str] = []
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for _ in range(KEYS):
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
        main(app).search_for("takes")
        await settled(pilot)

        assert "takes" in shown(app)
