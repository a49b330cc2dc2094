"""Words that are pasted and drafts are verified in the explorer, by keys, at both sizes."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from textual.widgets import Input

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.form import FormScreen
from onrecord.tui.explorer.screens.draft import DraftScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.work import opening_files
from onrecord.tui.outside import editors
from tests.tui.explorer.steps import both_sizes, press, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.app import App


def shows(app: App[None], kind: type) -> bool:
    """Whether a screen of this kind is shown."""
    return isinstance(app.screen, kind)


@both_sizes
async def test_words_are_verified_and_followed(folder: Path, size: tuple[int, int]) -> None:
    """V asks for words and a speaker; the verdict is the command's; ⏎ reads, v traces, w asks again."""
    app = Explorer(folder, query="spend", ascii_only=False)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "V", "enter")
        assert "Type or paste the words." in shown(app)
        app.screen.query_one("#form-0", Input).value = "We will spend whatever it takes"
        app.screen.query_one("#form-1", Input).value = "Ines Baptiste"
        await press(pilot, "enter")
        assert shows(app, VerdictScreen)
        assert "Shorter than" in shown(app)
        assert "Claimed by Ines Baptiste" in shown(app)
        await press(pilot, "enter")
        assert shows(app, ArticleScreen)
        await press(pilot, "escape", "v")
        assert shows(app, VerifyScreen)
        await press(pilot, "escape", "w")
        assert app.screen.query_one("#form-0", Input).value == "We will spend whatever it takes"
        app.screen.query_one("#form-0", Input).value = "never said by anybody in any article"
        await press(pilot, "enter")
        assert "Not in this corpus" in shown(app)
        await press(pilot, "escape")
        assert shows(app, MainScreen)


@both_sizes
async def test_a_draft_is_reviewed(folder: Path, size: tuple[int, int], tmp_path: Path) -> None:
    """Each quotation has its verdict; n goes to what must be looked at; ⏎ compares; r reads it anew."""
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "“We will spend whatever it takes to keep the harbour open,” she said. [/b] “We will not.”\n"
        "“We will spend 40 million to keep the harbour open,” she said.\n",
        encoding="utf-8",
    )
    app = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: shows(app, DraftScreen) and "3 quotations" in shown(app))
        await until(pilot, lambda: "of 3 quotations" not in shown(app))
        await press(pilot, "n", "n", "enter")
        assert shows(app, VerdictScreen)
        assert "{+40 million+}" in shown(app)
        await press(pilot, "N", "N", "escape")
        assert app.screen.query_one("#draft-list").cursor == 0  # type: ignore[attr-defined]
        draft.write_text("No quotation.", encoding="utf-8")
        await press(pilot, "r")
        assert "There is no quotation in this draft." in shown(app)
        draft.unlink()
        await press(pilot, "r")
        assert "There is no file" in shown(app)
        await press(pilot, "escape")
        assert shows(app, MainScreen)


async def test_a_misattributed_draft_is_told_and_exported(folder: Path, tmp_path: Path) -> None:
    """The draft's own speaker stands beside the printed one; what was seen is marked; e writes it."""
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "“We will spend whatever it takes to keep the harbour open,” Walter Osgood said.\n", encoding="utf-8"
    )
    app = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with app.run_test(size=(160, 48), notifications=True) as pilot:
        await until(pilot, lambda: shows(app, DraftScreen) and "other speaker" in shown(app))
        assert "Walter Osgood" in shown(app)
        await press(pilot, "enter", "escape")
        assert "·" in app.screen.query_one("#draft-list").rows[0][1]  # type: ignore[attr-defined]
        await press(pilot, "e")
        app.screen.query_one("#form-0", Input).value = str(tmp_path / "review.csv")
        await settled(pilot)
        assert "--format csv" in shown(app)
        await press(pilot, "enter")
        await until(pilot, lambda: shows(app, DraftScreen))

    assert "other speaker" in (tmp_path / "review.csv").read_text("utf-8")
    anew = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with anew.run_test(size=(160, 48)) as pilot:
        await until(pilot, lambda: shows(anew, DraftScreen) and "other speaker" in shown(anew))
        assert "·" in anew.screen.query_one("#draft-list").rows[0][1]  # type: ignore[attr-defined]


async def test_a_draft_is_opened_at_the_line_in_the_persons_own_editor(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal is lent for so long; without an editor the desktop opens it, and the line is told."""
    draft = tmp_path / "draft.txt"
    draft.write_text("\n\n“We will spend whatever it takes,” she said.\n", encoding="utf-8")
    opened: list[tuple[str, int]] = []

    def edit(file: str, line: int) -> str:
        opened.append((file, line))
        return ""

    monkeypatch.setattr(editors, "edit", edit)
    monkeypatch.setattr(Explorer, "suspend", lambda _: nullcontext())
    monkeypatch.setattr(opening_files, "open_file", lambda _: "")
    monkeypatch.setenv("EDITOR", "vi")
    app = Explorer(folder, query="spend", ascii_only=False, draft=draft)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: shows(app, DraftScreen) and "1 quotation" in shown(app))
        await press(pilot, "o")
        await until(pilot, lambda: opened == [(str(draft), 3)])
        monkeypatch.delenv("EDITOR")
        monkeypatch.delenv("VISUAL", raising=False)
        await press(pilot, "o")
        assert "The quotation is in line 3." in shown(app)
    assert len(opened) == 1


@both_sizes
async def test_a_draft_is_asked_for_by_its_key_and_from_the_list_of_commands(
    folder: Path, size: tuple[int, int]
) -> None:
    """D and the palette ask for a file; one that is not there keeps the dialog."""
    app = Explorer(folder, query="spend", ascii_only=False)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "D", "x", "enter")
        assert "There is no such file" in shown(app)
        await press(pilot, "escape", "ctrl+p", *"verify", "space", "a")
        assert "Verify a draft …" in shown(app)
        await press(pilot, "enter")
        assert shows(app, FormScreen)


async def test_pasted_lines_become_one(folder: Path) -> None:
    """Words pasted from an article keep their breaks to themselves."""
    app = Explorer(folder, query="spend", ascii_only=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "V")
        from textual.events import Paste

        app.post_message(Paste("We will spend\nwhatever  it\r\ntakes"))
        await settled(pilot)
        assert app.screen.query_one("#form-0", Input).value == "We will spend whatever it takes"
