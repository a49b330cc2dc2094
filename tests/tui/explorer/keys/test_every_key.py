"""Every key of every binding does what its binding says, in a small or in a large terminal.

What it does is told by the tests of that command; here no key can be forgotten, taken by another part of the
screen, or left without a place where it is offered.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode

from onrecord.tui import explorer as package
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.building import BuildScreen
from onrecord.tui.explorer.screens.dialogs.form import ChoiceInput, FormScreen
from onrecord.tui.explorer.screens.dialogs.keys import KeysScreen
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.dialogs.output import OutputScreen
from onrecord.tui.explorer.screens.dialogs.values import ValuesScreen
from onrecord.tui.explorer.screens.draft import DraftScreen
from onrecord.tui.explorer.screens.knowing import OverScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.review import ReviewScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox
from onrecord.tui.explorer.widgets.table import TableList
from onrecord.tui.explorer.widgets.timeline import TimelineBars
from onrecord.tui.explorer.work.index_session import IndexSession
from onrecord.tui.kept import doubtful
from tests.tui.explorer.steps import in_turns, settled, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.app import App


class Way(NamedTuple):
    """How to get to where a part's keys hold: keys, those in one text pressed without a pause."""

    pressed: tuple[str, ...]
    draft: bool = False
    """Whether from the review of a draft."""


PRINTED = " ".join("spend_whatever_it_takes").replace("_", "space")
ABSENT = " ".join("zinc_quay_wax_yolk_vow").replace("_", "space")

WAYS: dict[type, tuple[Way, ...]] = {
    SearchBox: (Way(()),),
    ResultsList: (Way(("enter",)),),
    OverScreen: (Way(("enter", "v")),),
    MainScreen: (Way(("enter",)), Way(())),
    FacetsList: (Way(("enter", "f")),),
    TimelineBars: (Way(("enter", "i")),),
    ArticleScreen: (Way(("enter", "enter")),),
    Prose: (Way(("enter", "3")), Way(("enter", "enter"))),
    VerifyScreen: (Way(("enter", "v")), Way(("enter", "v", "2"))),
    TableList: (Way(("enter", "v", "2")),),
    VerdictScreen: (
        Way(("enter", "V", PRINTED, "enter")),
        Way(("enter", "V", ABSENT, "enter")),
        Way(("enter",), draft=True),
    ),
    DraftScreen: (Way((), draft=True),),
    ReviewScreen: (Way(("enter", "r")),),
    PinsScreen: (Way(("enter", "p", "P")),),
    MenuScreen: (Way(("ctrl+s", "enter", "ctrl+o")), Way(("enter", "s"))),
    ValuesScreen: (Way(("enter", "f", "a")),),
    FormScreen: (Way(("enter", "e")), Way(("ctrl+s",))),
    ChoiceInput: (Way(("enter", "vertical_line", "down")),),
    OutputScreen: (Way(("enter", "vertical_line t r u e enter")),),
    KeysScreen: (Way(("f1",)),),
    BuildScreen: (Way(("enter", "R")),),
    Explorer: (Way(("enter",)),),
}

DRAFT = (
    "“We will spend whatever it takes to keep the harbour open,” she said. “Nobody is to blame,” he said.\n"
)


def with_keys() -> set[type]:
    """Every part of the explorer that has bindings of its own."""
    modules = [import_module(found.name) for found in walk_packages(package.__path__, package.__name__ + ".")]
    parts = [part for module in modules for part in vars(module).values() if isinstance(part, type)]
    return {
        part
        for part in parts
        if issubclass(part, DOMNode)
        and part.__module__.startswith("onrecord")
        and part.__dict__.get("BINDINGS")
    }


def bound(part: Any) -> Iterator[tuple[str, str]]:
    """Each key of a part's bindings, and its action."""
    for binding in part.BINDINGS:
        assert isinstance(binding, Binding)
        for key in binding.key.split(","):
            yield key.strip(), binding.action


def holder(app: App[None], part: type) -> object:
    """Where the keys of a part hold now: what has the focus, something around it, or the app."""
    nodes = [*(app.focused.ancestors_with_self if app.focused else [app.screen]), app]
    return next((node for node in nodes if isinstance(node, part)), None)


def test_every_part_with_keys_is_reached() -> None:
    """Whoever gives keys to another part says here how to get to it."""
    assert with_keys() == set(WAYS)


async def given(app: Explorer, part: type, way: Way, size: tuple[int, int]) -> set[str]:
    """The keys of a part that, pressed one after the other, call the action of their binding and no other."""
    done: list[tuple[str, tuple[object, ...]]] = []
    kept = set()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for keys in way.pressed:
            await pilot.press(*keys.split())
            await (pilot.pause() if keys == "R" else settled(pilot))
        await until(pilot, lambda: holder(app, part) is not None)
        owners = {"app": app, "screen": app.screen, "": holder(app, part)}
        with pytest.MonkeyPatch.context() as patch:
            for _, action in bound(part):
                target, name, _ = parse(action)
                patch.setattr(type(owners[target]), f"action_{name}", noting(done, name))
            for key, action in bound(part):
                done.clear()
                await pilot.press(key)
                await pilot.pause()
                if done == [parse(action)[1:]]:
                    kept.add(key)
    return kept


def noting(done: list[tuple[str, tuple[object, ...]]], name: str) -> Callable[..., None]:
    """An action that does nothing but note that it was called."""
    return lambda _, *arguments: done.append((name, arguments))


@in_turns("part", WAYS)
async def test_every_key_gives_its_command(
    folder: Path, part: type, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pressed where its part has the focus, a key calls the action of its binding, once, and no other."""
    monkeypatch.setattr(doubtful, "DOUBTFUL", "-kind:term")  # so that there is something to review
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    found: set[str] = set()
    for way in WAYS[part]:
        app = Explorer(
            IndexSession(folder, command=lambda *_: [sys.executable, "-c", "import time; time.sleep(20)"]),
            query="spend",
            ascii_only=False,
            draft=draft if way.draft else None,
        )
        found |= await given(app, part, way, size)

    assert found == {key for key, _ in bound(part)}
