"""Every key that moves, in every pane and in a small and a large terminal, as the bindings tell them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from textual.binding import Binding
from textual.widgets import OptionList

from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import SIZES, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from tests.tui.explorer.steps import Make

MOVING = ("move(", "page(", "page_", "half(", "facet(", "ends(", "first", "last", "scroll_")
"""How the actions begin that move."""


class Pane(NamedTuple):
    """Where keys move something, how to get there, and from where every key can move it."""

    kind: Any
    keys: tuple[str, ...]
    middle: int


PANES = {
    "results": Pane(ResultsList, ("enter",), 60),
    "facets": Pane(FacetsList, ("enter", "f"), 12),
    "timeline": Pane(TimelineBars, ("enter", "i"), 5),
    "context": Pane(Prose, ("enter", "3"), 60),
    "article": Pane(Prose, ("enter", "enter"), 60),
    "pins": Pane(PinsScreen, ("enter", *("p", "j") * 5, "P"), 2),
}


def moving(kind: Any) -> Iterator[tuple[str, str]]:
    """Each key that moves, and its action."""
    for binding in kind.BINDINGS:
        if isinstance(binding, Binding) and binding.action.startswith(MOVING):
            for key in binding.key.split(","):
                yield key, binding.action


def place(node: Any, to: int | None = None) -> int:
    """Where one is in a pane; with `to`, after going there."""
    if isinstance(node, Prose):
        if to is not None:
            node.scroll_to(y=to, animate=False, force=True, immediate=True)
        return node.scroll_offset.y
    if isinstance(node, PinsScreen):
        pins = node.query_one(OptionList)
        if to is not None:
            pins.highlighted = to
        return pins.highlighted or 0
    if to is not None:
        node.cursor = to
    return int(node.cursor)


async def still(pilot: Pilot[Any]) -> None:
    """Wait until nothing scrolls any more."""
    await pilot.pause()
    await pilot.wait_for_scheduled_animations()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PANES)
async def test_every_key_that_moves_does_what_its_action_does(
    explorer: Make, name: str, size: tuple[int, int]
) -> None:
    """From the same place each key of a binding leads to where its action leads, and somewhere else."""
    pane = PANES[name]
    article, quotations = harbour()
    long = replace(article, text=article.text + "The wind was light.\n\n" * 200)
    index = FakeIndex([(long, quotations), *many(150)])
    app = explorer("whatever", opener=lambda _folder: index)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in pane.keys:
            await pilot.press(key)
            await settled(pilot)
        node: Any = app.screen if pane.kind is PinsScreen else app.focused
        assert isinstance(node, pane.kind)
        keys = list(moving(pane.kind))
        assert keys
        for key, action in keys:
            place(node, pane.middle)
            await pilot.pause()
            await app.run_action(action, node)
            await still(pilot)
            there = place(node)
            place(node, pane.middle)
            await pilot.press(key)
            await still(pilot)

            assert (key, place(node)) == (key, there)
            assert (key, there) != (key, pane.middle)
