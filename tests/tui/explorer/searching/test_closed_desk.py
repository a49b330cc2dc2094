"""Whoever asks a desk that has been closed is told so as one whose question was taken back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from onrecord.index.search import open_index
from onrecord.tui.explorer.search.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_question_to_a_closed_desk_is_cancelled_not_a_failure(sample: Path) -> None:
    """An index is replaced while a pane still reads: no error reaches the screen."""
    desk = Desk(open_index(sample))
    desk.close()
    with pytest.raises(asyncio.CancelledError):
        await desk.read(lambda: 1)
