"""Each tab and state of the screens that verify looks as it was agreed.

To accept what they show now: ``uv run poe goldens``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.dialogs import export
from tests.tui.explorer.steps import main, settled, shown

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).parents[1] / "goldens"

DRAFT = """The minister said: “We will spend whatever it takes to keep the harbour open.”

She added: “We will never spend whatever it takes to keep the harbour open.”

> Nobody has ever asked the pilots about the fog

“The moon is to be painted green by the end of the coming winter,” she said, and of the “no-fly zone” nothing.
"""

ASKED = 'outlet:"Northern Wire" spend'


class Shot(NamedTuple):
    """A screen, and how to get there."""

    name: str
    keys: tuple[str, ...]
    query: str = ASKED
    sizes: tuple[tuple[int, int], ...] = ((80, 24), (160, 48))


def typed(text: str) -> tuple[str, ...]:
    """The keys that type a text."""
    names = {" ": "space", "/": "slash", ".": "full_stop", "-": "minus", "_": "underscore", "’": "’"}
    return tuple(names.get(character, character) for character in text)


SHOTS = (
    Shot("verify-evidence", ("v",)),
    Shot("verify-copies", ("v", "2")),
    Shot("verify-differences", ("v", "3"), sizes=((80, 24),)),
    Shot("verify-all-differences", ("v", "2", "a")),
    Shot("verify-together", ("v", "2", "g", "j", "j", "space", "j", "space", "3")),
    Shot("verify-reference", ("v", "2", "g", "j", "j", "r")),
    Shot("verify-source", ("v", "4"), sizes=((80, 24),)),
    Shot("verify-other-speaker", ("v", "2"), query="speaker:baptiste spend"),
    Shot("verify-alone", ("v", "2"), query="pilots"),
    Shot("verify-too-short", ("v", "2"), query="lifeline", sizes=((80, 24),)),
    Shot("verify-export", ("v", "e"), sizes=((80, 24),)),
    Shot("words-asked", ("v", "V"), sizes=((80, 24),)),
    Shot("words-changed", ("V", *typed("we will spend 40 million to keep the harbour open"), "enter")),
    Shot("words-absent", ("V", *typed("the moon is to be painted green by the winter"), "enter")),
    Shot("words-not-checked", ("V", *typed("no-fly zone"), "enter"), sizes=((80, 24),)),
    Shot("draft-list", ("D", *typed("draft.md"), "enter")),
    Shot("draft-compared", ("D", *typed("draft.md"), "enter", "j", "enter")),
)


def dump(app: Explorer) -> str:
    """The text of every line, without scroll bars, the white space behind, and the day of the build."""
    bare = shown(app).translate(dict.fromkeys(map(ord, "▁▂▃▄▅▆▇"), " "))
    dated = re.sub(r"built (?:on )?\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d\+\d\d:\d\d)?)?", "built today", bare)
    dated = re.sub(r"onrecord \d+\.\d+\.\d+", "onrecord 0.0.0", dated)
    return "\n".join(line.rstrip() for line in dated.splitlines()) + "\n"


async def look(pilot: Pilot[None], keys: tuple[str, ...]) -> str:
    """Press the keys, and wait until nothing moves any more."""
    await settled(pilot)
    await pilot.press("enter")
    for key in keys:
        await pilot.press(key)
        if len(key) > 1 or key in "vVDraj1234":
            await settled(pilot)
    app = pilot.app
    assert isinstance(app, Explorer)
    main(app).box.cursor_blink = False
    text = ""
    for _ in range(20):
        await pilot.pause(0.15)
        before, text = text, dump(app)
        if text == before:
            break
    return text


def compare(name: str, size: tuple[int, int], text: str) -> None:
    """The text is what stands in the file of this name."""
    path = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("ONRECORD_GOLDENS") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shot", "size"),
    [
        pytest.param(shot, size, id=f"{shot.name}-{size[0]}x{size[1]}")
        for shot in SHOTS
        for size in shot.sizes
    ],
)
async def test_each_tab_looks_as_agreed(
    folder: Path, shot: Shot, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of every line, scroll bars left out, as it stands in the file of the same name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(export, "index_named", lambda _folder: [])  # it is in another folder each time
    Path("draft.md").write_text(DRAFT, encoding="utf-8")
    app = Explorer(folder, query=shot.query, ascii_only=False)
    async with app.run_test(size=size) as pilot:
        compare(shot.name, size, await look(pilot, shot.keys))
