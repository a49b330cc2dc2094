"""The explorer's Stop ends the build that it began, and everything that the build began."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.corpus import folder as sample_articles
from onrecord.tui.explorer.work import ourselves
from tests.tui.explorer.steps import main, settled
from tools.robustness.kills import MARK, SECONDS, alive, workers

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="processes are looked for as Linux has them"
)
async def test_stop_leaves_no_worker(explorer: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once workers read articles, ctrl+x in the dialog of the build ends them all within seconds."""
    mark = f"stop-{os.getpid()}"
    arguments = ("build", str(sample_articles()), "--jobs", "2", "--progress", "jsonl")
    monkeypatch.setenv(MARK, mark)
    app = explorer("whatever", command=lambda *_: ourselves.command(tmp_path / "built", *arguments))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "R")
        begun = time.monotonic()
        while len(workers(mark, 0)) < 2 and time.monotonic() < begun + 60:
            await pilot.pause(0.1)
        assert workers(mark, 0)
        await pilot.press("ctrl+x")
        stopped = time.monotonic()
        while alive(mark) and time.monotonic() < stopped + 2 * SECONDS:
            await pilot.pause(0.1)

        assert alive(mark) == []
        assert "rebuilding" not in str(main(app).query_one("#building").render())
