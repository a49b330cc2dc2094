"""Each screen and state looks as it was agreed; a difference can be read in review.

To accept what it shows now: ``uv run poe goldens``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from onrecord.index.errors import DamagedIndex, NoIndex, OtherVersion
from onrecord.index.paths import places
from tests.tui.explorer.steps import main, settled, shown

if TYPE_CHECKING:
    from onrecord.tui.explorer.app import Explorer
    from tests.tui.explorer.steps import Make

FOLDER = Path(__file__).parents[1] / "goldens"

SMALL, LARGE, TINY = (80, 24), (160, 48), (50, 12)


class Shot(NamedTuple):
    """A screen, and how to get there."""

    name: str
    query: str
    keys: tuple[str, ...] = ()
    sizes: tuple[tuple[int, int], ...] = (SMALL,)
    error: Exception | None = None


SHOTS = (
    Shot("welcome", ""),
    Shot("results", "whatever", (), (SMALL, LARGE, TINY, (120, 30))),
    Shot("fault", 'takes "har', (), (SMALL, TINY)),
    Shot("nothing", "takes speaker:lindkvist", (), (SMALL, TINY)),
    Shot("filter", "whatever", ("enter", "f", "j"), (SMALL, LARGE)),
    Shot("concordance", "whatever", ("enter", "w"), (SMALL, LARGE)),
    Shot("article", "takes", ("enter", "enter"), (SMALL, LARGE, TINY)),
    Shot("keys", "takes", ("enter", "question_mark")),
    Shot("commands", "takes", ("enter", "ctrl+p")),
    Shot("sort", "takes", ("enter", "s")),
    Shot("copy-as", "takes", ("enter", "Y")),
    Shot("selected", "whatever", ("enter", "space", "p", "j", "space", "k"), (SMALL, LARGE, TINY)),
    Shot("export", "whatever", ("enter", "e"), (SMALL, TINY)),
    Shot("pipe", "takes", ("enter", "vertical_line"), (SMALL, TINY)),
    Shot(
        "output", "takes", ("enter", "vertical_line", *"wc", "space", "minus", "w", "enter"), (SMALL, LARGE)
    ),
    Shot("correct", "takes", ("enter", "c"), (SMALL, LARGE, TINY)),
    Shot("merging", "whatever speaker:ada", ("enter", "m", *"mara"), (SMALL, LARGE)),
    Shot("review", "whatever", ("enter", "r"), (SMALL, LARGE, TINY)),
    Shot("zoomed", "takes", ("enter", "3", "z")),
    Shot("values", "whatever", ("enter", "f", "a"), (SMALL, LARGE, TINY)),
    Shot("values-marked", "whatever", ("enter", "f", "a", "tab", *"ada"), (SMALL, TINY)),
    Shot("find", "takes", ("enter", "enter", "slash", *"the"), (SMALL, TINY)),
    Shot("found", "takes", ("enter", "enter", "slash", *"the", "enter", "n"), (SMALL, LARGE, TINY)),
    Shot("words-beside", "whatever", ("enter", "w", "W")),
    Shot("collocates", "whatever", ("enter", "w", "K")),
    Shot("lines-at-random", "whatever", ("enter", "w", "d")),
    Shot(
        "pins", "takes", ("enter", "p", "P", "n", *"call her", "tab", *"levy", "enter"), (SMALL, LARGE, TINY)
    ),
    Shot("pins-none", "takes", ("enter", "P"), (SMALL, TINY)),
    Shot("pins-note", "takes", ("enter", "p", "P", "n")),
    Shot("collections", "takes", ("enter", "p", "P", "g")),
    Shot("marks", "takes", ("enter", "M", "apostrophe"), (SMALL, TINY)),
    Shot("past-searches", "takes", ("enter", "ctrl+r")),
    Shot("whats-new", "takes", ("enter", "ctrl+s", "enter", "N"), (SMALL, TINY)),
    Shot("whats-new-shown", "takes", ("enter", "ctrl+s", "enter", "N", "enter"), (SMALL, LARGE)),
    Shot("no-index", "", (), (SMALL, TINY), NoIndex("There is no index.")),
    Shot("damaged", "", (), (SMALL,), DamagedIndex("The file records.sqlite is missing from the index.")),
    Shot("other-version", "", (), (SMALL,), OtherVersion("It was made by onrecord 9.0.", roots=("/news",))),
)


def dump(app: Explorer) -> str:
    """The text of every line on the screen, without scroll bars, white space behind, and paths of one run."""
    bare = shown(app).translate(dict.fromkeys(map(ord, "▁▂▃▄▅▆▇"), " "))
    lines = (" (its path)" if line.startswith(" /tmp") else line.rstrip() for line in bare.splitlines())
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("shot", "size"),
    [
        pytest.param(shot, size, id=f"{shot.name}-{size[0]}x{size[1]}")
        for shot in SHOTS
        for size in shot.sizes
    ],
)
async def test_a_screen_looks_as_agreed(explorer: Make, shot: Shot, size: tuple[int, int]) -> None:
    """The text of every line, scroll bars left out, as it stands in the file of the same name."""

    def failing(_folder: Path) -> None:
        assert shot.error is not None
        raise shot.error

    path = FOLDER / f"{shot.name}-{size[0]}x{size[1]}.txt"
    failed = {"opener": failing, "folder": Path("/index")}
    app = explorer(shot.query, **(failed if shot.error else {"folder": places().index}))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
            await settled(pilot)
        main(app).box.cursor_blink = False
        await pilot.pause()
        text = dump(app)

    if os.environ.get("ONRECORD_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")
