"""Each theme and each kind of mark looks as agreed, colours and styles of type included.

The pictures are Textual's own export; to see one, open it in a browser. To accept what is shown now:
``uv run poe goldens``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.tui.explorer.steps import main, settled

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make

FOLDER = Path(__file__).parents[1] / "snapshots"


class Shot(NamedTuple):
    """A screen, how to get there, and the theme it wears."""

    name: str
    keys: tuple[str, ...] = ()
    theme: str = "onrecord-dark"
    size: tuple[int, int] = (80, 24)
    query: str = "whatever"


SHOTS = (
    Shot("dark", ("enter",)),
    Shot("light", ("enter",), "onrecord-light"),
    Shot("contrast", ("enter",), "onrecord-contrast"),
    Shot("large", ("enter", "p"), size=(140, 20)),
    Shot("timeline", ("enter", "i", "g", "space", "l")),
    Shot("fault", query='whatever "har'),
    Shot("article", ("enter", "j", "enter"), query="bl"),
)


def comparable(svg: str) -> str:
    """The picture without the name that Rich gives it."""
    return re.sub(r"terminal-\d+", "terminal", svg)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_a_picture_is_as_agreed(explorer: Make, shot: Shot) -> None:
    """Every cell has the same character, colour and style of type as in the file of the same name."""
    app = explorer(shot.query)
    async with app.run_test(size=shot.size) as pilot:
        app.theme = shot.theme
        await settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
            await settled(pilot)
        main(app).box.cursor_blink = False
        await pilot.pause()
        svg = comparable(app.export_screenshot(title="onrecord"))
    path = FOLDER / f"{shot.name}.svg"
    if os.environ.get("ONRECORD_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(svg, encoding="utf-8")

    assert svg == path.read_text(encoding="utf-8")
