"""Corpus text is data to the screens that verify: shown as text, and nothing that it says is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from onrecord.tui.explorer.app import Explorer
from tests.tui.explorer.levy import build, printed
from tests.tui.explorer.looks.test_hostile import ODD, forbidden
from tests.tui.explorer.steps import settled, shown

if TYPE_CHECKING:
    from pathlib import Path

WRITABLE = [odd.replace("\ud800", "") for odd in ODD]
"""A file in UTF-8 holds no half of a surrogate pair."""


@pytest.mark.parametrize("size", [(40, 10), (160, 48)])
async def test_odd_text_is_shown_as_text_on_every_tab(tmp_path: Path, size: tuple[int, int]) -> None:
    """Words, speakers, offices, outlets and relays that hold markup or control characters break nothing."""
    held = []
    for number, odd in enumerate(WRITABLE):
        words = f"We shall take {odd} and give it back to all of us by the end of the year {number}"
        for copy, words_printed in enumerate((words, words.replace("shall take", "shall never take"))):
            held.append(
                printed(
                    f"{number}-{copy}.txt",
                    odd,
                    "2024-03-16",
                    words_printed,
                    odd,
                    via=odd,
                    around=odd,
                    office=odd,
                )
            )
    folder = tmp_path / "index"
    build(folder, held)
    draft = tmp_path / "draft.txt"
    draft.write_text("\n\n".join(f"He said: “Take {odd} and go home by night.”" for odd in WRITABLE), "utf-8")
    seen = []
    app = Explorer(folder, query="take -never", ascii_only=False, draft=draft)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for _ in WRITABLE:
            await pilot.press("enter")
            await settled(pilot)
            seen.append(shown(app))
            await pilot.press("escape", "down")
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("enter", "v")
        for _ in WRITABLE:
            for key in ("2", "a", "4"):
                await pilot.press(key)
                await settled(pilot)
                seen.append(shown(app))
            await pilot.press("n")
            await settled(pilot)
        await pilot.press("e")
        app.screen.query_one("#form-0", Input).value = str(tmp_path / "pack.html")
        await pilot.press("enter")
        await settled(pilot)

    everything = "".join(seen)
    assert not forbidden(everything)
    if size == (160, 48):
        assert "[/b] [bold red]not bold[/]" in everything
        assert "[-never-]" in everything
    assert "<link" not in (tmp_path / "pack.html").read_text(encoding="utf-8")
