"""A person types, and the results follow: never late, never blocking, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.explorer.screens.verify import VerifyScreen
from tests.tui.explorer.steps import both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    import pytest

    from tests.tui.explorer.fakes import FakeIndex
    from tests.tui.explorer.steps import Make


@both_sizes
async def test_results_follow_typing(explorer: Make, size: tuple[int, int]) -> None:
    """Each hit is listed with speaker, office, outlet, date and its words; the first one with its context."""
    app = explorer()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*"takes")
        await settled(pilot)
        text = shown(app)

    assert "2 quotations" in text
    assert "word takes" in text
    for part in ("2024-03-16", "Mara Lindqvist", "finance", "Northern", "takes to"):
        assert part in text
    assert "▌ “We will spend whatever it takes" in text
    assert "Mara Lindqvist, finance minister ← “Lindqvist” · “said” · direct · sure 0.93" in text


async def test_a_fast_typist_causes_few_searches(
    explorer: Make, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys that follow quickly upon each other are searched for together, with the last of them."""
    monkeypatch.setattr("onrecord.tui.explorer.screens.main.searching.DEBOUNCE", 2.0)
    app = explorer()
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*"whatever")
        await settled(pilot)

    assert index.asked[-1] == "whatever"
    assert len(index.asked) < 8


async def test_a_late_answer_is_dropped(explorer: Make, index: FakeIndex) -> None:
    """The answer to an older question never replaces the answer to a newer one."""
    app = explorer("takes")
    async with app.run_test() as pilot:
        await settled(pilot)
        screen = main(app)
        index.gate.clear()
        screen.box.value = "whatever"
        await until(pilot, lambda: index.asked[-1] == "whatever")
        screen.box.value = "blame"
        await pilot.pause(0.2)
        index.gate.set()
        await settled(pilot)

        assert screen.answer is not None
        assert screen.answer.results.query.text == "blame"


async def test_old_results_stay_dimmed_while_a_search_runs(explorer: Make, index: FakeIndex) -> None:
    """A slow search is mentioned, and what was found before can still be read."""
    app = explorer("takes")
    async with app.run_test() as pilot:
        await settled(pilot)
        index.gate.clear()
        await pilot.press(*" whatever")
        await until(pilot, lambda: main(app).results.dimmed)
        await pilot.pause()
        during = shown(app)
        index.gate.set()
        await settled(pilot)

        assert "Searching" in during
        assert "Mara Lindqvist" in during
        assert not main(app).results.dimmed


async def test_a_fault_in_the_query_is_pointed_at(explorer: Make) -> None:
    """A caret stands under the fault with the sentence that says what is wrong; the last results stay."""
    app = explorer("takes")
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*' "no')
        await settled(pilot)
        box, below, *rest = shown(app).splitlines()

    assert below.index("^") == box.index('"')
    assert "This quotation mark is not closed." in below
    assert "Mara Lindqvist" in "\n".join(rest)


async def test_nothing_found_says_what_was_looked_for(explorer: Make) -> None:
    """An empty answer is said in words."""
    app = explorer("zebra")
    async with app.run_test() as pilot:
        await settled(pilot)
        text = shown(app)

    assert "Nothing found." in text
    assert "word zebra" in text


async def test_an_empty_box_says_what_can_be_asked(explorer: Make) -> None:
    """Before the first search the index is told of, with examples."""
    app = explorer()
    async with app.run_test() as pilot:
        await settled(pilot)
        text = shown(app)

    assert "44 quotations in 41 articles" in text
    assert "speaker:name" in text


async def test_keys_typed_in_one_burst_go_where_they_belong(explorer: Make) -> None:
    """Enter and what follows it in the same moment: the letters move in the results, not into the box."""
    app = explorer("whatever")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "j", "j", "k", "slash", "x")
        await pilot.pause()

        assert main(app).box.value == "whateverx"
        assert main(app).results.cursor == 1


async def test_enter_before_the_answer_is_not_lost(explorer: Make, index: FakeIndex) -> None:
    """Who types and presses enter at once stands in the results when they come."""
    app = explorer()
    async with app.run_test() as pilot:
        await settled(pilot)
        index.gate.clear()
        await pilot.press(*"takes", "enter")
        await pilot.pause(0.3)
        index.gate.set()
        await settled(pilot)

        assert main(app).results.has_focus


@both_sizes
async def test_enter_asks_for_the_words_as_they_stand(
    explorer: Make, index: FakeIndex, size: tuple[int, int]
) -> None:
    """While one types the last word may go on; Enter, and a query from elsewhere, mean what a shell would."""
    app = explorer("")
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"takes")
        assert (index.asked[-1], index.typing) == ("takes", True)
        await press(pilot, "enter")
        assert (index.asked[-1], index.typing) == ("takes", False)
        assert main(app).results.has_focus
        await press(pilot, "s", "2")
        assert (index.asked[-1], index.typing) == ("takes", False)
        main(app).searching.search_for("blame")
        await settled(pilot)
        assert (index.asked[-1], index.typing) == ("blame", False)


@both_sizes
async def test_the_names_that_may_be_meant_are_listed_with_their_counts(
    explorer: Make, size: tuple[int, int]
) -> None:
    """By any of their words, the commonest first; the tab key takes them one after the other."""
    app = explorer("")
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"speaker:ada")
        assert "tab Ada Brandt 0 6 · Ada Brandt 1 6" in shown(app)
        await press(pilot, "tab")
        assert main(app).box.value == 'speaker:="Ada Brandt 0" '
        await press(pilot, "tab")
        assert main(app).box.value == 'speaker:="Ada Brandt 1" '


@both_sizes
async def test_keys_after_enter_wait_for_the_answer(
    explorer: Make, index: FakeIndex, size: tuple[int, int]
) -> None:
    """Whoever goes on at once is not typing any more: the keys act on what was found."""
    app = explorer("")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        index.gate.clear()
        for key in (*"ships", "enter", "j", "j", "v"):
            await pilot.press(key)
        index.gate.set()
        await until(pilot, lambda: isinstance(app.screen, VerifyScreen))
        assert main(app).box.value == "ships"
        assert main(app).results.cursor == 2
        await press(pilot, "escape", "slash", "ctrl+u")
        index.gate.clear()
        for key in (*"qqq", "enter", "j", "v"):
            await pilot.press(key)
        index.gate.set()
        await settled(pilot)
        assert main(app).box.value == "qqq"
        await press(pilot, "x")
        assert main(app).box.value == "qqqx"


async def test_the_same_words_typed_again_may_go_on(explorer: Make) -> None:
    """What was asked for as it stands is, once something else was typed, a beginning like any other."""
    app = explorer("whatever")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        going_on = [main(app).searching.unfinished]
        await press(pilot, "end", "backspace", "r")
        going_on.append(main(app).searching.unfinished)
        await press(pilot, "enter")
        going_on.append(main(app).searching.unfinished)
        assert main(app).box.value == "whatever"

    assert going_on == [False, True, False]
