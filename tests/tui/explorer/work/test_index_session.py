"""The index session: opened, replaced and built without any screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import NoIndex
from onrecord.tui.explorer.work.index_session import IndexSession
from tests.tui.explorer.fakes import FakeIndex, harbour

if TYPE_CHECKING:
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
