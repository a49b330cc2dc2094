"""A press conference in the explorer: its turns, and the way from a question to its answer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.attribution.turns.records import turns
from onrecord.index.model import Article, identified
from onrecord.tui.cli import run
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.work.index_session import IndexSession
from tests.tui.explorer.fakes import FakeIndex
from tests.tui.explorer.levy import build, printed
from tests.tui.explorer.looks.test_goldens import FOLDER, LARGE, SMALL, dump
from tests.tui.explorer.steps import settled
from tests.tui.explorer.verify.test_verify_goldens import compare, look
from tools.pages.pictures import CONFERENCE

if TYPE_CHECKING:
    from onrecord.index.model import Quotation


def conference() -> tuple[Article, tuple[Quotation, ...]]:
    """The article and its turns."""
    (article,) = articles.every([CONFERENCE])
    assert isinstance(article, Article)
    return article, identified(article.doc, turns(article.text, article))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_press_conference_is_shown_as_turns(size: tuple[int, int]) -> None:
    """Which turn is marked, the labels of the others, and one key between question and answer."""
    app = Explorer(IndexSession(Path("/index"), lambda _: FakeIndex([conference()])), query="whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in ("enter", "enter"):
            await pilot.press(key)
            await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        text = dump(app)
        said = screen.quotation
        await pilot.press("a")
        await settled(pilot)
        assert screen.quotation.text == "Premier, will the levy rise?"
        await pilot.press("a")
        await settled(pilot)
        assert screen.quotation == said
    path = FOLDER / f"transcript-{size[0]}x{size[1]}.txt"
    if os.environ.get("ONRECORD_GOLDENS") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_an_article_prints_has_its_place_in_the_transcript(
    size: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the reasons, and by the command line: the turn, its words, and what was asked."""
    paper = printed(
        "post/levy.txt",
        "Evening Post",
        "2024-05-07",
        "the levy stays where it is",
        "Ada Brunn",
        office="Premier",
    )
    build(tmp_path / "index", [conference(), paper])
    app = Explorer(tmp_path / "index", query='outlet:"Evening Post"', ascii_only=False)
    async with app.run_test(size=size) as pilot:
        text = await look(pilot, ("v", "G"))
    assert run(["--index", str(tmp_path / "index"), "show", paper[1][0].id]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("transcript ")]

    assert "; turn 4 of 9 " in line
    assert line.endswith("asked “Premier, will the levy rise?”")
    compare("verify-transcript", size, text)
