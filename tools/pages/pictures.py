"""Make the README's pictures from the real program: ``uv run python -m tools.pages.pictures``.

Builds the sample corpus in a temporary place, opens the explorer on it without a terminal, types, and
writes what stands on the screen to ``docs/`` as SVG.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from onrecord.tui.cli import run
from onrecord.tui.explorer.app import Explorer

CONFERENCE = Path(__file__).with_name("press_conference.md")
"""Invented, in the layout of those that governments publish."""
DRAFT = Path(__file__).with_name("draft.md")
"""Quotations of the sample corpus, true and false."""
DOCS = Path(__file__).resolve().parents[2] / "docs"


class Picture(NamedTuple):
    """A screen to be shown: its file's name, its size in cells, and the keys that lead to it."""

    name: str
    size: tuple[int, int]
    query: str
    keys: tuple[str, ...] = ()
    articles: Path | None = None
    """What it shows, instead of the sample."""
    draft: Path | None = None
    """What is reviewed, where that is shown; it lies where the explorer is opened."""


PICTURES = (
    Picture("explorer", (140, 36), "troops", ("enter", *"jjjjj")),
    Picture("copies", (140, 36), "agreed airspace", ("enter", "v", "2")),
    Picture("transcript", (120, 32), "whatever levy", ("enter", "enter"), CONFERENCE),
    Picture("review", (120, 30), "", ("g", "g"), draft=DRAFT),
)


async def take(picture: Picture, index: Path) -> None:
    """Drive the explorer to one screen and keep it."""
    app = Explorer(index, query=picture.query, draft=picture.draft and Path(picture.draft.name))
    async with app.run_test(size=picture.size) as pilot:
        for key in ("", *picture.keys):
            await pilot.pause(1.5)
            if key:
                await pilot.press(key)
        await pilot.pause(1.5)
        (DOCS / f"{picture.name}.svg").write_text(app.export_screenshot(title="onrecord"), encoding="utf-8")


def main() -> None:
    """Build the sample and take every picture."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONRECORD_HOME"] = home
        index = Path(home) / "index"
        run(["build", "--sample", "--progress", "none", "--index", str(index)])
        os.chdir(home)
        shutil.copy(DRAFT, home)
        for picture in PICTURES:
            shown = index
            if picture.articles:
                shown = Path(home) / picture.name
                run(["build", str(picture.articles), "--progress", "none", "--index", str(shown)])
            asyncio.run(take(picture, shown))
            print(f"docs/{picture.name}.svg")


if __name__ == "__main__":
    main()
