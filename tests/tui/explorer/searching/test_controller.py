"""The search controller: one question at a time, in one order, whatever screen shows the answer."""

from __future__ import annotations

import asyncio

import pytest

from onrecord.tui.explorer.search.controller import Order, SearchController
from onrecord.tui.explorer.search.desk import Desk
from tests.tui.explorer.fakes import FakeIndex, harbour, many


@pytest.fixture
def index() -> FakeIndex:
    """One article of the harbour and twenty of its ships."""
    return FakeIndex([harbour(), *many(20)])


@pytest.fixture
def controller(index: FakeIndex) -> SearchController:
    """A controller on that index."""
    made = SearchController()
    made.desk = Desk(index)
    return made


async def test_nothing_is_answered_before_an_index_is_open() -> None:
    """And what was typed goes on waiting."""
    made = SearchController()
    assert await made.ask("takes", first=3) is None
    assert made.waiting


async def test_a_question_is_answered_and_remembered(controller: SearchController) -> None:
    """The same question in another order is not a new one; an empty one forgets the answer."""
    outcome = await controller.ask("takes", first=1)
    assert outcome is not None
    assert outcome.answer is controller.answer
    assert outcome.answer is not None
    assert (outcome.answer.results.total, len(outcome.answer.first), outcome.anew) == (2, 1, True)
    controller.turn()
    again = await controller.ask("takes", first=1)
    assert again is not None
    assert not again.anew
    empty = await controller.ask("  ", first=1)
    assert empty is not None
    assert (empty.answer, empty.fault, empty.error, controller.answer) == (None, None, None, None)
    assert not controller.waiting


async def test_lines_are_drawn_from_one_question(controller: SearchController) -> None:
    """Another question, and none, is answered with all of its lines."""
    await controller.ask("takes", first=1)
    for text, held in (("takes", 3), ("take", 0), ("take", 3), ("", 0)):
        controller.draw(3, 1)
        await controller.ask(text, first=1)
        assert controller.order.sample == held


async def test_a_fault_leaves_the_last_answer(controller: SearchController) -> None:
    """It can still be shown, dimmed."""
    await controller.ask("takes", first=1)
    outcome = await controller.ask('"takes', first=1)
    assert outcome is not None
    assert outcome.fault is not None
    assert controller.answer is not None
    assert controller.answer.results.query.text == "takes"


async def test_a_later_question_takes_the_place_of_one_that_runs(
    controller: SearchController, index: FakeIndex
) -> None:
    """The earlier one comes to nothing."""
    index.gate.clear()
    first = asyncio.create_task(controller.ask("takes", first=1))
    await asyncio.sleep(0)
    second = asyncio.create_task(controller.ask("blame", first=1))
    await asyncio.sleep(0)
    index.gate.set()
    assert await first is None
    outcome = await second
    assert outcome is not None
    assert outcome.answer is not None
    assert outcome.answer.results.query.text == "blame"


def test_an_order_is_told_in_words_and_as_options() -> None:
    """The options are those with which a shell lists the same."""
    made = SearchController(Order("date", fold=False))
    assert (made.order.words, made.order.options) == ("newest first", ["--sort", "date"])
    made.turn()
    made.fold()
    assert made.order.words == "oldest first"
    assert made.order.options == ["--sort", "date", "--reverse", "--fold"]
    made.beside("L2")
    assert made.order.words == "by the second word to the left (L2)"
    assert made.order.asked.options == ["--fold"]
    made.sort_by("speaker")
    assert not made.order.reverse
