# ruff: noqa: E501 - texts of articles
"""What `o` opens leads to the place of the words, and never to another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from onrecord.index.model import Article, Fact
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.work import opening_files
from onrecord.tui.explorer.work.originals import in_file, on_the_web, text_fragment
from tests.tui.explorer.fakes import FakeIndex, harbour
from tests.tui.explorer.steps import press, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.explorer.steps import Make

TEXT = "The mayor said on Monday: “The wall will hold, half-built or not,” and left.\n\nShe said “no” and “no” again."
WORDS = "“The wall will hold, half-built or not,”"
SPAN = (TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))


def article(path: str = "/news/a.html", url: str = "https://example.org/a", place: str = "") -> Article:
    """An article from this file and address, all of it at one place."""
    places = ((0, place),) if place else ()
    return Article("a", path, TEXT, "", url=Fact(url, "the page") if url else None, places=places)


def test_a_web_page_is_opened_at_words_that_stand_there_once() -> None:
    """With whole words before and after; the fragment's own signs are escaped."""
    address = on_the_web(article(), SPAN)

    assert address.startswith("https://example.org/a#:~:text=said%20on%20Monday%3A-,")
    assert address.endswith(",-and%20left.")
    assert "half%2Dbuilt" in address
    assert unquote(address.split(",")[1]) == WORDS
    assert on_the_web(article(url="https://example.org/a#top"), SPAN).startswith(
        "https://example.org/a#top:~:text="
    )


def test_words_that_stand_there_twice_lead_nowhere() -> None:
    """The page is opened at its beginning rather than at another place."""
    text = f"{TEXT}\n\n{TEXT}"

    assert text_fragment(text, SPAN) == ""
    assert text_fragment(TEXT, SPAN) != ""
    assert text_fragment("So “no” it is.\n\nSo “no” it is.", (3, 7)) == ""


@pytest.mark.parametrize("url", ["", "ftp://example.org/a", "javascript:alert(1)", "https://[broken"])
def test_other_addresses_stay_as_they_are(url: str) -> None:
    """Nothing is added to what is no web address."""
    assert on_the_web(article(url=url), SPAN) == url


def test_a_pdf_is_opened_at_its_page() -> None:
    """The file and the address; a document of another kind is opened at its beginning."""
    assert in_file(article("/news/a.pdf", place="page 3"), 5) == ("/news/a.pdf", "page=3")
    assert in_file(article("/news/a.docx", place="page 3"), 5) == ("/news/a.docx", "")
    there = article(url="https://example.org/a.pdf", place="page 3")
    assert on_the_web(there, SPAN) == "https://example.org/a.pdf#page=3"


def test_subtitles_open_the_recording_beside_them_at_the_second(tmp_path: Path) -> None:
    """Where there is none the subtitles themselves are opened."""
    path = str(tmp_path / "talk.vtt")
    assert in_file(article(path, place="01:01:12"), 5) == (path, "")

    (tmp_path / "talk.mp4").write_bytes(b"")
    assert in_file(article(path, place="01:01:12"), 5) == (str(tmp_path / "talk.mp4"), "t=3672")
    there = article(url="https://example.org/talk.mp4", place="01:12")
    assert on_the_web(there, SPAN) == "https://example.org/talk.mp4#t=72"


async def test_o_leads_to_the_words_in_the_page(explorer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is listed has no text, so the article is read for the words around."""
    opened: list[str] = []

    def note(address: str) -> str:
        opened.append(address)
        return ""

    monkeypatch.setattr(opening_files, "open_address", note)
    held, quotations = harbour()
    held = replace(held, url=Fact("https://example.org/berths", "the page"))
    app = explorer("blame", opener=lambda _: FakeIndex([(held, quotations)]))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "o")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: bool(opened))

    [address] = opened
    assert address.startswith("https://example.org/berths#:~:text=")
    assert "Nobody%20is%20to%20blame" in address


async def test_the_article_tells_the_place_in_its_original(explorer: Make) -> None:
    """A page, a second, a record; of the quotation that is marked."""
    held, quotations = harbour()
    held = replace(held, places=((0, "page 1"), (held.text.index("Port authority"), "page 2")))
    app = explorer("blame", opener=lambda _: FakeIndex([(held, quotations)]))
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, ArticleScreen))
        await until(pilot, lambda: "page 2" in shown(app))
