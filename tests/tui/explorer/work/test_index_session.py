"""The index session: opened, replaced and built without any screen."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import NoIndex
from onrecord.index.search import open_index
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.search.desk import Desk
from onrecord.tui.explorer.work.builder import Progress
from onrecord.tui.explorer.work.index_session import IndexSession
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import main, press, settled, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BUILD = (
    'print(\'{"event": "progress", "done": 1, "total": 2}\'); raise SystemExit("onrecord: no space left.")'
)


def command(_folder: Path, *_arguments: str) -> list[str]:
    """A build that fails half way."""
    return [sys.executable, "-c", BUILD]


async def test_the_index_before_is_let_go_when_another_is_opened(tmp_path: Path) -> None:
    """And the last one when the session is closed."""
    indexes = [FakeIndex([harbour()]), FakeIndex([harbour()])]
    left = list(indexes)
    session = IndexSession(tmp_path, lambda _: left.pop(0), command)
    assert not await session.stale()
    first = await session.open()
    assert not await session.stale()
    assert session.desk is first
    await session.open()
    assert indexes[0].closed.wait(5)
    assert first.closed
    session.close()
    assert indexes[1].closed.wait(5)


async def test_what_is_open_stays_where_the_next_cannot_be_opened(tmp_path: Path) -> None:
    """It goes on answering."""
    indexes = [FakeIndex([harbour()])]

    def opener(folder: Path) -> FakeIndex:
        if not indexes:
            raise NoIndex(f"There is none in {folder}.")
        return indexes.pop()

    session = IndexSession(tmp_path, opener, command)
    desk = await session.open()
    with pytest.raises(NoIndex):
        await session.open()
    assert session.desk is desk
    assert not desk.closed
    session.close()


async def test_a_build_that_fails_says_how_far_it_was_and_why(tmp_path: Path) -> None:
    """The progress is kept for whoever looks later."""
    session = IndexSession(tmp_path, lambda _: FakeIndex([harbour()]), command)
    told = [progress async for progress in session.build("--sample")]
    assert [progress.done for progress in told] == [0, 1, 1]
    assert session.progress is told[-1]
    assert not session.progress.finished
    assert "no space left" in session.progress.failure


class InMemory(IndexSession):
    """Another session: indexes in memory, the next of which a build puts in place without any process."""

    def __init__(self, folder: Path, indexes: list[FakeIndex]) -> None:
        super().__init__(folder, lambda _: indexes[0])
        self._indexes = indexes

    async def build(self, *arguments: str) -> AsyncIterator[Progress]:
        """Put the next index in place."""
        self._indexes.pop(0)
        self.progress = Progress(done=1, total=1, finished=True, articles=1)
        yield self.progress


async def test_the_explorer_takes_another_session(tmp_path: Path) -> None:
    """It searches, rebuilds and searches the new index through whatever session it was given."""
    indexes = [FakeIndex([harbour()]), FakeIndex([harbour(), *many(3)])]
    app = Explorer(InMemory(tmp_path, indexes), query="whatever")
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        before = main(app).results.total
        await press(pilot, "enter", "R")
        await until(pilot, lambda: main(app).results.total > before)

    assert before > 0
    assert app.index_session.progress.finished


async def test_a_question_to_a_closed_desk_is_cancelled_not_a_failure(sample: Path) -> None:
    """An index is replaced while a pane still reads: no error reaches the screen."""
    desk = Desk(open_index(sample))
    desk.close()
    with pytest.raises(asyncio.CancelledError):
        await desk.read(lambda: 1)
