"""What docs/tasks.md says of a day's work is so: its keys, played on the sample corpus, lead there."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.search.controller import Order
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[4] / "docs" / "tasks.md"

NAMED = {"⏎": "enter", "esc": "escape", "tab": "tab", "↓": "down"}

STEPS = 12
"""The maximum number of times that esc is pressed until a task is left."""
DRAFT = "“These words were spoken by nobody in this corpus,” said Ann Lee.\n"


Task = tuple[str, list[str], list[str]]


def tasks() -> Iterator[Task]:
    """Each task of the page that can be played, its keys, and what then stands on the screen."""
    for line in PAGE.read_text("utf-8").splitlines():
        columns = re.split(r"(?<!\\)\|", line)
        if len(columns) == 5 and "`" in columns[3]:
            keys, stands = (re.findall(r"`([^`]+)`", column) for column in columns[2:4])
            yield columns[1].strip(), [key.replace("\\|", "|") for key in keys], stands


def _part(told: list[Task], columns: int) -> list[Task]:
    """A half of them, in their order, for some go on from others."""
    half = len(told) // 2
    return told[:half] if columns > 100 else told[half:]


@pytest.mark.slow
@both_sizes
async def test_the_tasks_of_a_day_go_as_the_page_says(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """From the empty box on: the first half in 160 columns, the other in 80; all with ONRECORD_TASKS."""
    monkeypatch.chdir(tmp_path)
    Path("draft.md").write_text(DRAFT, "utf-8")
    app = Explorer(Path(shutil.copytree(sample, tmp_path / "index")))
    wrong = []
    told = list(tasks())
    async with app.run_test(size=size, notifications=True) as pilot:
        for task, keys, stands in told if "ONRECORD_TASKS" in os.environ else _part(told, size[0]):
            for key in keys:
                if len(key) == 1 or "+" in key or key in NAMED:
                    await press(pilot, NAMED.get(key, key))
                else:
                    await settled(pilot)
                    await pilot.press(*key)
            await settled(pilot)
            text = " ".join(re.sub(r"[│▌]", " ", shown(app)).split())
            wrong += [(task, words, shown(app)) for words in stands if words not in text]
            main(app).searching.controller.order = Order()
            app.clear_notifications()
            for _ in range(STEPS):
                if len(app.screen_stack) == 1 and main(app).box.has_focus and not main(app).box.value:
                    break
                await press(pilot, "escape")
            else:
                pytest.fail(f"{task}: {STEPS} times esc do not lead back to an empty box:\n{shown(app)}")

    assert len(told) >= 25
    assert not wrong, "\n".join(f"{task}: no {words!r} in\n{text}" for task, words, text in wrong)
