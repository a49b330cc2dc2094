"""An attribution is put right where it is read: seen at once, kept through the build, and undone by a key."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.corrections import Ledger, applied, correction
from onrecord.index.model import Hit
from onrecord.index.paths import places
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.form import FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.work import correcting
from onrecord.tui.explorer.work.correcting import Made
from onrecord.tui.present.checks.corrected import Outcome as Said
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, main, settled, shown, until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

    from onrecord.index.model import Article, Quotation
    from tests.tui.explorer.steps import Make

RUN: list[list[str]] = []


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Said]:
    """What the commands will say, in turn; `RUN` holds those that were run."""
    RUN.clear()
    said: list[Said] = []

    async def run(command: Sequence[str]) -> Said:
        RUN.append([each for each in command[command.index("--index") + 2 :] if each != "--json"])
        return said.pop(0)

    monkeypatch.setattr(correcting, "run", run)
    return said


def put_right(speaker: str, why: str = "") -> tuple[Article, tuple[Quotation, ...]]:
    """The article of the harbour, the speaker of its first quotation corrected."""
    article, (first, *others) = harbour()
    made = correction(
        Hit(first, article), speaker=speaker, office="mayor", kind="direct", why=why, made="2024-07-02"
    )
    return article, (applied(first, made), *others)


async def type_over(pilot: Pilot[Any], text: str) -> None:
    """Replace what the field holds."""
    await pilot.press("end", "ctrl+u", *text)


@both_sizes
@pytest.mark.parametrize("keys", [("enter",), ("enter", "3"), ("enter", "enter"), ("enter", "v")])
async def test_c_asks_what_is_right_wherever_a_quotation_is_read(
    explorer: Make, answers: list[Said], size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """Only what was changed is said to the command; afterwards the newer index is shown."""
    indexes = [FakeIndex([harbour(), *many(5)]), FakeIndex([put_right("Ann Lee"), *many(5)])]
    app = explorer("takes", opener=lambda _: indexes.pop(0) if len(indexes) > 1 else indexes[0])
    answers.append(Said(done=True, sentence="It is corrected."))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        assert "Mara Lindqvist" in shown(app)
        assert "Found as: Mara Lindqvist, finance minister (direct)" in shown(app)
        await type_over(pilot, "Ann Lee")
        await pilot.press("down", "down", "down", *"above", "enter")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        await settled(pilot)

        assert [each for each in RUN[0] if each.startswith("--")] == ["--speaker=Ann Lee", "--why=above"]
        assert "It is corrected. U undoes" in shown(app)
        assert "Ann Lee" in shown(app)
        while len(app.screen_stack) > 1:
            await pilot.press("escape")
        assert "✎" in shown(app)


async def test_what_cannot_be_kept_stays_in_the_dialog(explorer: Make, answers: list[Said]) -> None:
    """Nothing that was typed is lost: not where nothing is changed, nor for a disk that is full."""
    app = explorer("takes")
    answers.append(Said(done=False, sentence="The disk is full."))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing is changed" in shown(app))
        await pilot.press("down", "down", "x", "d", "backspace", "ctrl+u", "T", "t", "enter")
        await until(pilot, lambda: "The disk is full." in shown(app))

        assert isinstance(app.screen, FormScreen)
        assert RUN[0][2:] == ["--kind=term"]


async def test_the_copies_of_a_statement_are_corrected_where_that_is_left_at_yes(
    explorer: Make, answers: list[Said]
) -> None:
    """It is asked only where there are any."""
    article, quotations = harbour()
    twice = FakeIndex([(article, quotations), (replace(article, doc="b.txt", path="/b.txt"), quotations)])
    app = explorer("takes", opener=lambda _: twice)
    answers += [Said(done=True, sentence="kept")] * 2
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        for answer in ("y", "n"):
            await pilot.press("enter", "c")
            await until(pilot, lambda: isinstance(app.screen, FormScreen))
            await type_over(pilot, "Ann Lee")
            await pilot.press("up")
            await pilot.press(answer)
            await pilot.press("enter")
            await until(pilot, lambda: not isinstance(app.screen, FormScreen))
            await settled(pilot)

        assert ["--copies" in command for command in RUN] == [True, False]
        assert "kept" in shown(app)


@both_sizes
@pytest.mark.parametrize("keys", [("enter",), ("enter", "enter"), ("enter", "v")])
async def test_what_was_corrected_here_is_undone_and_done_again(
    explorer: Make, answers: list[Said], size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """It is asked first, and says which; nothing is undone that was not corrected here."""
    indexes = [FakeIndex([put_right("Ann Lee")]), FakeIndex([harbour()])]
    app = explorer("takes", opener=lambda _: indexes.pop(0) if len(indexes) > 1 else indexes[0])
    answers += [Said(done=True, sentence="Undone: it."), Said(done=True, sentence="Once more.", made="2")]
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        await pilot.press("U")
        await until(pilot, lambda: "Nothing was corrected here" in shown(app))
        assert RUN == []
        app.own._done.append(Made(("correct", "x"), "Mara → Ann Lee", "1"))
        await pilot.press("U")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await settled(pilot)
        assert "Mara → Ann Lee" in shown(app)
        await pilot.press("2")
        await until(pilot, lambda: not isinstance(app.screen, MenuScreen))
        assert RUN == []
        await pilot.press("U")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "Undone: it." in shown(app))
        await settled(pilot)
        assert "Mara Lindqvist" in shown(app)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: "Once more." in shown(app))

        assert RUN == [["corrections", "--undo", "1"], ["correct", "x"]]
        assert app.own.last == Made(("correct", "x"), "Mara → Ann Lee", "2")


async def test_a_correction_in_the_box_is_a_letter(explorer: Make, answers: list[Said]) -> None:
    """Whoever types there means the words."""
    app = explorer("takes")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("U", "ctrl+y")
        await settled(pilot)

        assert RUN == []
        assert not answers


@both_sizes
async def test_what_was_corrected_is_listed_and_verified(explorer: Make, size: tuple[int, int]) -> None:
    """The latest first; one whose words are gone is told of, and where there is none that is said."""
    article, (first, *_) = harbour()
    index = FakeIndex([put_right("Ann Lee")])
    app = explorer("takes", opener=lambda _: index)
    ledger = Ledger(places().corrections)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "C")
        await until(pilot, lambda: "Nothing is corrected" in shown(app))
        made = correction(Hit(first, article), speaker="Ann Lee", office="", kind="direct", why="", made="1")
        ledger.add(made)
        ledger.add(replace(made, id="old", key="", made="0"))
        ledger.add(replace(made, id="gone", text="[/b] words"))
        await pilot.press("C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await settled(pilot)
        assert "Mara Lindqvist, finance minister → Ann Lee (direct)" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "the correction waits" in " ".join(shown(app).split()))
        await pilot.press("C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, VerifyScreen))
        await settled(pilot)
        assert "Corrected by hand" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, VerifyScreen))
        await pilot.press("C")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, VerifyScreen))


async def test_a_correction_is_shown_with_what_it_replaced(explorer: Make) -> None:
    """In the results by its mark, in the evidence with the reason, whatever the words hold."""
    index = FakeIndex([put_right("[b]Ann\u202e Lee[/b]", why="[/] she is named above")])
    app = explorer("takes", opener=lambda _: index)
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        assert "✎" in shown(app)
        assert "corrected by hand" in shown(app)
        await pilot.press("enter", "v")
        await settled(pilot)

        seen = shown(app)
        assert "Corrected by hand" in seen
        assert "found as   Mara Lindqvist, finance minister" in seen
        assert "because    [/] she is named above" in seen
        assert "As found: why this speaker" in seen
        assert "\u202e" not in seen


async def test_a_corrected_quotation_is_marked_in_ascii_too(explorer: Make) -> None:
    """By an exclamation mark."""
    app = explorer("takes", opener=lambda _: FakeIndex([put_right("Ann Lee")]), ascii_only=True)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)

        row = next(line for line in shown(app).splitlines() if "Ann Lee" in line)
        assert row.startswith("> ! ")


@both_sizes
async def test_a_screen_over_the_search_goes_on_when_a_newer_index_is_in_place(
    explorer: Make, size: tuple[int, int]
) -> None:
    """The article and the evidence are read anew, hits go on being stepped through, pins are opened."""
    old, new = FakeIndex([harbour(), *many(30)]), FakeIndex([put_right("Ann Lee"), *many(30)])
    indexes = [old, new]
    app = explorer("whatever", opener=lambda _: indexes.pop(0) if len(indexes) > 1 else indexes[0])
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "p", "enter", "v")
        await settled(pilot)
        assert [type(screen) for screen in app.screen_stack[1:]] == [ArticleScreen, VerifyScreen]
        main(app).indexing.open()
        await settled(pilot)
        await until(pilot, old.closed.is_set)

        assert "Ann Lee" in shown(app)
        await pilot.press("n")
        await settled(pilot)
        assert "2 of " in shown(app)
        await pilot.press("escape")
        assert "Ann Lee" in shown(app)
        await pilot.press("n", "n")
        await settled(pilot)
        await pilot.press("escape")
        assert main(app).results.cursor == 2
        await pilot.press("P")
        await until(pilot, lambda: isinstance(app.screen, PinsScreen))
        main(app).indexing.open()
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ArticleScreen))


async def test_the_cursor_stays_on_its_quotation_when_a_newer_index_is_in_place(explorer: Make) -> None:
    """Also far down; and a quotation that is no more leaves the screen over it as it was."""
    old, new = FakeIndex([harbour(), *many(300)]), FakeIndex(many(300))
    indexes = [old, old, new]
    app = explorer("whatever", opener=lambda _: indexes.pop(0) if len(indexes) > 1 else indexes[0])
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "G", "k")
        await settled(pilot)
        hit = main(app).results.hit
        main(app).indexing.open()
        await settled(pilot)
        assert hit is not None
        assert main(app).results.hit == hit
        await pilot.press("g", "v")
        await settled(pilot)
        main(app).indexing.open()
        await settled(pilot)

        assert "Mara Lindqvist" in shown(app)
        assert any("not in the newer index" in each.message for each in app._notifications)


async def test_a_real_index_is_corrected_and_put_back(sample: Path, tmp_path: Path) -> None:
    """Through the real command on the sample corpus: the speaker is found, and no more."""
    folder = tmp_path / "own"
    shutil.copytree(sample, folder)
    app = Explorer(folder, query="speaker:Ollongren")
    async with app.run_test(size=(160, 48), notifications=True) as pilot:
        await settled(pilot)
        before = main(app).answer
        assert before is not None
        await pilot.press("enter", "c")
        await until(pilot, lambda: isinstance(app.screen, FormScreen))
        await type_over(pilot, "Zzyx Qwerty")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, FormScreen))
        await settled(pilot)
        after = main(app).answer
        assert after is not None
        assert after.results.every < before.results.every
        main(app).searching.search_for("speaker:Zzyx")
        await settled(pilot)
        assert "Zzyx Qwerty" in shown(app)
        main(app).set_focus(main(app).results)
        await pilot.press("U")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "Undone" in shown(app))
        await settled(pilot)
        await until(pilot, lambda: main(app).query_one(Blank).display)
        main(app).searching.search_for("speaker:Ollongren")
        await settled(pilot)

        restored = main(app).answer
        assert restored is not None
        assert restored.results.every == before.results.every
