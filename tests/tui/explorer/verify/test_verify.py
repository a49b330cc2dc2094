"""Every key of the screens that verify does what it says, at both sizes, on a real index."""

from __future__ import annotations

import re
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static

from onrecord.index.errors import DamagedIndex
from onrecord.index.store.layout import snapshots
from onrecord.tui.cli import run
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.form import FormScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.search.tracing import open_corpus
from tests.tui.explorer.levy import build, levy
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

ASKED = 'outlet:"Northern Wire" spend'


@asynccontextmanager
async def verifying(
    folder: Path, size: tuple[int, int], query: str = ASKED, **options: Any
) -> AsyncIterator[Pilot[None]]:
    """An explorer whose first result is being verified."""
    app = Explorer(folder, query=query, ascii_only=False, **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "v")
        await settled(pilot)
        yield pilot


def shows(app: App[None], kind: type) -> bool:
    """Whether a screen of this kind is shown."""
    return isinstance(app.screen, kind)


def screen(pilot: Pilot[None]) -> VerifyScreen:
    """The verify screen."""
    found = pilot.app.screen
    assert isinstance(found, VerifyScreen)
    return found


def differences(pilot: Pilot[None]) -> str:
    """The text of the differences."""
    return str(pilot.app.screen.query_one("#differences-told", Static).content)


@both_sizes
async def test_digits_and_arrows_go_from_tab_to_tab(folder: Path, size: tuple[int, int]) -> None:
    """1 to 4 choose a tab, → ← go on and back, round the ends; the tab has the focus."""
    async with verifying(folder, size) as pilot:
        tabs = []
        for key in ("2", "3", "4", "1", "right", "left", "left"):
            await press(pilot, key)
            await pilot.pause(0.1)
            tabs.append(screen(pilot).tab)
        focused = pilot.app.focused

    assert tabs == [1, 2, 3, 0, 1, 0, 3]
    assert focused is not None
    assert focused.id == "source"


@both_sizes
async def test_j_and_k_move_in_the_copies_and_the_differences_follow(
    folder: Path, size: tuple[int, int]
) -> None:
    """The first copy looked at is the one with an alarm; each move compares another with the earliest."""
    async with verifying(folder, size) as pilot:
        await press(pilot, "2")
        first = differences(pilot)
        await press(pilot, "k")
        second = differences(pilot)
        await press(pilot, "down", "right_square_bracket")
        last = screen(pilot).chosen

    assert "We will {+not+} spend" in first
    assert "negation: “not” is new" in first
    assert "[-harbour-]{+harbor+}" in second
    assert last is not None
    assert last.witness.outlet == "City Record"


@both_sizes
async def test_r_compares_with_the_chosen_copy(folder: Path, size: tuple[int, int]) -> None:
    """The chosen copy becomes the reference, and what was new in it is now gone from the others."""
    async with verifying(folder, size) as pilot:
        await press(pilot, "2", "r", "k", "k")
        told = differences(pilot)
        copies = screen(pilot).copies

    assert copies is not None
    assert copies.trace.reference.outlet == "Daily Ledger"
    assert "We will [-not-] spend" in told


@both_sizes
async def test_a_shows_every_difference_and_space_a_chosen_few(folder: Path, size: tuple[int, int]) -> None:
    """All versions that differ are told at once; marked ones together, at most four with the reference."""
    async with verifying(folder, size) as pilot:
        await press(pilot, "2", "a")
        every = differences(pilot)
        await press(pilot, "a", "2", "g", "space", "j", "j", "space")
        some = differences(pilot)
        await press(pilot, "j", "space", "j", "space")
        marks = screen(pilot).table.marks

    assert "Daily Ledger" in every
    assert "Courier" in every
    assert "in another mouth" in every
    assert "Courier" in some
    assert "Daily Ledger" not in some
    assert marks == frozenset({0, 2, 3})


@both_sizes
async def test_enter_opens_the_article_of_the_chosen_copy(folder: Path, size: tuple[int, int]) -> None:
    """In the evidence it is the quotation's own article; esc comes back to where one was."""
    async with verifying(folder, size) as pilot:
        await press(pilot, "2", "enter")
        article = pilot.app.screen
        assert isinstance(article, ArticleScreen)
        assert article.hit.article.doc == "ledger/levy.txt"
        await press(pilot, "escape", "1", "enter")
        own = pilot.app.screen
        assert isinstance(own, ArticleScreen)
        assert own.hit.article.doc == "wire/berths.txt"
        await press(pilot, "escape", "escape")
        assert shows(pilot.app, MainScreen)


@both_sizes
async def test_n_and_shift_n_step_through_the_results(folder: Path, size: tuple[int, int]) -> None:
    """The tab stays; at the end it is said; the results' cursor follows."""
    async with verifying(folder, size, "spend") as pilot:
        first = screen(pilot).hit.quotation.id
        await press(pilot, "2", "n")
        second = screen(pilot).hit.quotation.id
        tab = screen(pilot).tab
        await press(pilot, "N")
        again = screen(pilot).hit.quotation.id
        await press(pilot, "n", "escape")
        cursor = main(pilot.app).results.cursor

    assert first == again != second
    assert (tab, cursor) == (1, 1)


@both_sizes
async def test_y_copies_the_quotation_with_its_evidence(
    folder: Path, size: tuple[int, int], copied: list[str]
) -> None:
    """The citation first, below it the reasons, the place in the file and the index."""
    async with verifying(folder, size) as pilot:
        await press(pilot, "y")
        await until(pilot, lambda: bool(copied))

    assert copied[0].startswith(
        "“We will spend whatever it takes to keep the harbour open,”\n— Mara Lindqvist"
    )
    assert "“Lindqvist” stands beside the cue “said”" in copied[0]
    assert "file     /articles/wire/berths.txt" in copied[0]


@both_sizes
@pytest.mark.parametrize("form", ["html", "md"])
async def test_e_exports_what_trace_writes(
    folder: Path,
    size: tuple[int, int],
    form: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The file holds the very text of `onrecord trace --format`, but for the moment; annotations beside."""
    path = tmp_path / f"pack.{form}"
    async with verifying(folder, size) as pilot:
        identity = screen(pilot).hit.quotation.id
        await press(pilot, "e")
        pilot.app.screen.query_one("#form-0", Input).value = str(path)
        await press(pilot, "enter")
        assert shows(pilot.app, VerifyScreen)
    capsys.readouterr()
    assert run(["trace", identity, "--format", form, "--index", str(folder)]) == 0

    texts = (path.read_text(encoding="utf-8"), capsys.readouterr().out)
    exported, written = (re.sub(r"\d\d:\d\d:\d\d\S*", "", text) for text in texts)
    assert exported == written
    assert path.with_suffix(".jsonld").exists()


async def test_an_export_never_overwrites_in_silence_and_a_bad_path_keeps_the_dialog(
    folder: Path, tmp_path: Path
) -> None:
    """An existing file is named and kept until ⏎ is pressed again; what cannot be written is said."""
    path = tmp_path / "there.md"
    path.write_text("mine", encoding="utf-8")
    faults = []
    async with verifying(folder, (80, 24)) as pilot:
        await press(pilot, "e")
        for name in ("", "pack.pdf", str(tmp_path), str(tmp_path / "no" / "pack.md"), str(path)):
            pilot.app.screen.query_one("#form-0", Input).value = name
            await press(pilot, "enter")
            assert shows(pilot.app, FormScreen)
            faults.append(str(pilot.app.screen.query_one("#form-fault", Static).content))
        kept = path.read_text(encoding="utf-8")
        await press(pilot, "enter")
        assert shows(pilot.app, VerifyScreen)

    parts = ("Name a file", "must end in", "is a folder", "cannot be written", "exists.")
    assert [next(part for part in parts if part in fault) for fault in faults] == list(parts)
    assert kept == "mine"
    assert path.read_text(encoding="utf-8").startswith("# Evidence")
    assert {each.name for each in tmp_path.iterdir() if each.is_file()} == {"there.md", "there.jsonld"}


@both_sizes
async def test_comparing_is_said_only_when_it_takes_long(folder: Path, size: tuple[int, int]) -> None:
    """The evidence is there at once; what is slow says so, and is then shown."""
    gate = threading.Event()

    def slow(path: Path) -> Any:
        gate.wait(10)
        return open_corpus(path)

    app = Explorer(folder, query=ASKED, ascii_only=False, provenance=slow)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "v")
        await until(pilot, lambda: "Why this speaker" in shown(app))
        await pilot.press("2")
        await until(pilot, lambda: "comparing …" in shown(app))
        gate.set()
        await until(pilot, lambda: "Daily Ledger" in shown(app))
        assert "comparing" not in shown(app)


def broken(path: Path) -> Any:
    """Provenance that cannot be opened."""
    raise DamagedIndex("The provenance files in it cannot be read; build anew.")


def odd(path: Path) -> Any:
    """A failure that nobody foresaw."""
    raise ValueError("what no [/b] test foresaw")


@both_sizes
@pytest.mark.parametrize("opener", [broken, odd])
async def test_damage_is_one_sentence_and_the_evidence_is_shown(
    folder: Path, size: tuple[int, int], opener: Callable[[Path], Any]
) -> None:
    """What cannot be compared is said where the copies would be; all else works."""
    async with verifying(folder, size, provenance=opener) as pilot:
        assert "Why this speaker" in shown(pilot.app)
        await press(pilot, "2")
        assert "The copies cannot be shown: " in shown(pilot.app)
        await press(pilot, "4")
        assert "berths.txt" in shown(pilot.app)
        await press(pilot, "a", "r", "space", "enter")
        assert shows(pilot.app, ArticleScreen)


@both_sizes
@pytest.mark.parametrize("missing", [True, False])
async def test_provenance_files_that_are_damaged_or_missing_are_told(
    tmp_path: Path, size: tuple[int, int], missing: bool
) -> None:
    """Gone or full of other bytes while the explorer is open: one sentence says what to do."""
    made = tmp_path / "index"
    build(made, levy())
    (snapshot,) = snapshots(made)
    files = list(snapshot.glob("provenance*"))
    app = Explorer(made, query=ASKED, ascii_only=False)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for path in files:
            size_of_it = path.stat().st_size
            path.unlink()
            if not missing:
                path.write_bytes(bytes(size_of_it))
        await press(pilot, "enter", "v")
        assert "Why this speaker" in shown(app)
        await press(pilot, "2")
        told = " ".join(shown(app).split())

    assert "The copies cannot be shown: The " in told
    assert "onrecord build" in told


@pytest.mark.parametrize("size", [(50, 12), (80, 24)])
async def test_another_copy_or_claim_is_read_from_its_beginning(folder: Path, size: tuple[int, int]) -> None:
    """G goes to the last line; what is shown next begins with its first."""
    async with verifying(folder, size) as pilot:
        await press(pilot, "3", "G")
        more = screen(pilot).query_one("#differences")
        assert more.scroll_y > 0
        await press(pilot, "left_square_bracket")
        assert more.scroll_y == 0
        await press(pilot, "escape", "V")
        pilot.app.screen.query_one("#form-0", Input).value = "We will never spend whatever it takes"
        await press(pilot, "enter", "tab", "G")
        more = pilot.app.screen.query_one("#verdict-more")
        assert more.scroll_y > 0
        await press(pilot, "w")
        pilot.app.screen.query_one("#form-0", Input).value = "the moon is to be painted green"
        await press(pilot, "enter")
        assert more.scroll_y == 0
