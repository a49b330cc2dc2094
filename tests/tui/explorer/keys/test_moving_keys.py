"""Every key that moves, in every pane, in a small or a large terminal, as the bindings tell them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.binding import Binding
from textual.widgets import OptionList, Static

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.draft import DraftScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.table import TableList
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import in_turns, settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.explorer.steps import Make

MOVING = (
    *("move(", "page(", "page_", "half(", "facet(", "ends(", "first", "last", "scroll_"),
    *("scroll(", "end(", "doubtful("),
)
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
    if isinstance(node, (VerifyScreen, VerdictScreen)):
        scrolled = node.focused
        assert scrolled is not None
        if to is not None:
            scrolled.scroll_to(y=to, animate=False, force=True, immediate=True)
        return scrolled.scroll_offset.y
    if isinstance(node, DraftScreen):
        return place(node.table, to)
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


@in_turns("name", PANES)
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
        await compare(pilot, node, pane)


async def compare(pilot: Pilot[Any], node: Any, pane: Pane) -> None:
    """From the same place each key leads to where its action leads, and somewhere else."""
    keys = list(moving(pane.kind))
    assert keys
    for key, action in keys:
        place(node, pane.middle)
        await pilot.pause()
        await pilot.app.run_action(action, node)
        await still(pilot)
        there = place(node)
        place(node, pane.middle)
        await pilot.press(key)
        await still(pilot)

        assert (key, place(node)) == (key, there)
        assert (key, there) != (key, pane.middle)


VERIFYING = {
    "evidence": Pane(VerifyScreen, ("enter", "v"), 60),
    "copies": Pane(TableList, ("enter", "v", "2"), 2),
    "verdict": Pane(VerdictScreen, ("enter", "V", *"zinc_quay_wax_yolk_vow", "enter"), 60),
    "findings": Pane(TableList, ("enter", "V", *"spend_whatever_it_takes", "enter"), 2),
    "draft": Pane(DraftScreen, (), 3),
    "quotations": Pane(TableList, (), 3),
}

DRAFT = """“We will spend nothing to keep the harbour shut,” she said. “Nobody is to blame,” he said.

“We will spend whatever it takes to keep the harbour open,” she said. “Nobody is to blame,” he said.

“We will never count whatever comes in,” she said. “Nobody is to blame,” he said.
"""


@in_turns("name", VERIFYING)
async def test_every_key_moves_where_one_verifies(
    folder: Path, name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    """In the lists, and in the texts, which are made long enough for it."""
    pane = VERIFYING[name]
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    app = Explorer(folder, query="spend", ascii_only=False, draft=None if pane.keys else draft)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in pane.keys:
            await pilot.press("space" if key == "_" else key)
            await settled(pilot)
        node: Any = app.focused if pane.kind is TableList else app.screen
        assert isinstance(node, pane.kind)
        if isinstance(node, (VerifyScreen, VerdictScreen)):
            assert app.focused is not None
            app.focused.query(Static).last().update("The wind was light.\n" * 200)
            await settled(pilot)
        await compare(pilot, node, pane)
