"""What an article's file holds besides the article, and what is told when it is no longer what was read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.tui.explorer.view.passage import Mark, context, whole
from onrecord.tui.present.checks import freshness
from tests.tui.explorer.fakes import FakeIndex, harbour
from tests.tui.explorer.steps import SIZES, settled, shown

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.model import Article, Quotation
    from tests.tui.explorer.steps import Make

FRONT = "---\ntitle: Berths shut\noutlet: Northern Wire\n---\n\n"

NOTICE = freshness.notice


def fenced() -> tuple[Article, Quotation]:
    """The article of the harbour behind front matter, and its first quotation."""
    article, (first, *_) = harbour()
    shift = len(FRONT)
    moved = tuple((start + shift, end + shift) for start, end in first.segments)
    masks = ((0, shift - 1), *((start + shift, end + shift) for start, end in article.masks))
    return replace(article, text=FRONT + article.text, masks=masks), replace(
        first, segments=moved, mention=None, cue=None, office=None
    )


@pytest.mark.parametrize("show", [context, whole])
def test_front_matter_is_not_shown(show: object) -> None:
    """The text begins behind it, and every mark still lies on its words."""
    article, quotation = fenced()
    passage = show(article, quotation)  # type: ignore[operator]
    start, end = passage.focus

    assert passage.text.startswith("Berths shut as fuel levy bites")
    assert passage.text[start:end] == quotation.text
    assert Mark(start, end, "quotation") in passage.marks


def test_a_rule_in_a_text_is_no_front_matter() -> None:
    """Where the article itself begins with a line of dashes, it is shown whole."""
    article, quotation = fenced()

    assert whole(replace(article, masks=()), quotation).text == article.text


@pytest.mark.parametrize("size", [*SIZES, (50, 12)])
async def test_a_changed_file_is_told(
    explorer: Make, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it has changed or gone, below the text of the index; where it is as it was, nothing is."""
    monkeypatch.setattr(freshness, "notice", NOTICE)
    article, quotations = harbour()
    file = tmp_path / "berths.txt"
    file.write_bytes(article.text.encode())
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    index = FakeIndex([(replace(article, path=str(file), digest=digest), quotations)])
    for told in ("", "The file has changed since 2024-07-01", "The file has moved or gone"):
        if told.startswith("The file has changed"):
            file.write_bytes(b"We will spend nothing.")
        elif told:
            file.unlink()
        app = explorer("takes", opener=lambda _folder: index)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await pilot.press("enter", "enter")
            await settled(pilot)

            assert told in shown(app)
            assert bool(told) == ("! The file" in shown(app))
            assert "docker shouted" in shown(app) or size == (50, 12)
