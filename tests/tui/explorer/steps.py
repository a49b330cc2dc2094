"""Steps that tests of the explorer take: wait until it has settled, look at what it shows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.widgets.blank import Blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from textual.app import App
    from textual.pilot import Pilot

    from onrecord.tui.explorer.app import Explorer

    Make = Callable[..., Explorer]

SIZES = [(80, 24), (160, 48)]

both_sizes = pytest.mark.parametrize("size", SIZES)


def in_turns(name: str, parts: Iterable[object]) -> pytest.MarkDecorator:
    """A small terminal for one part, a large one for the next; both for each with ONRECORD_SIZES."""
    every = "ONRECORD_SIZES" in os.environ
    cases = [
        pytest.param(part, size, id=f"{getattr(part, '__name__', part)}-{size[0]}x{size[1]}")
        for number, part in enumerate(parts)
        for size in (SIZES if every else [SIZES[number % len(SIZES)]])
    ]
    return pytest.mark.parametrize((name, "size"), cases)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until what was typed has been answered and painted."""
    await pilot.pause(0.05)
    for _ in range(3):
        await until(pilot, lambda: _still(pilot.app))
        await pilot.pause(0.05)


def _still(app: App[Any]) -> bool:
    screen = main(app)
    if screen.desk is None:
        state = screen.query_one(Blank).state
        answered = state is not None and state.name != "opening"
    else:
        answered = not screen.searching.controller.waiting
    return answered and not any(worker.is_running for worker in app.workers)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when the one before has been answered."""
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait until something is so, but not for ever."""
    for _ in range(500):
        if condition():
            return
        await pilot.pause(0.02)
    pytest.fail("waited ten seconds in vain")


def main(app: App[Any]) -> MainScreen:
    """The search screen."""
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def shown(app: App[Any]) -> str:
    """What stands on the screen, as text: one line for each of its lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
