"""Which commands can be given on which screen, and by which keys?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.form import FormScreen
from onrecord.tui.explorer.screens.dialogs.keys import KeysScreen
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.draft import DraftScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.review import ReviewScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.view import keys
from onrecord.tui.explorer.view.ascii import printed
from onrecord.tui.explorer.view.themes import THEMES
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox
from onrecord.tui.explorer.widgets.timeline import TimelineBars

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import App
    from textual.dom import DOMNode

MOVES = {"up", "down", "first", "last", "back", "commands"}
"""Keys that are no commands."""

PARTS: tuple[Any, ...] = (
    SearchBox,
    ResultsList,
    MainScreen,
    FacetsList,
    TimelineBars,
    ArticleScreen,
    Prose,
    VerifyScreen,
    VerdictScreen,
    DraftScreen,
    PinsScreen,
    ReviewScreen,
)
"""Every screen and pane that has keys, in the order in which the sheet tells of them."""


def show_keys(app: App[Any], groups: Sequence[Any]) -> None:
    """Show every key, those of the focused pane first."""
    if isinstance(app.screen, KeysScreen):
        return
    here = [type(node) for node in (app.focused.ancestors_with_self if app.focused else [app.screen])]
    app.push_screen(KeysScreen(sorted(groups, key=lambda group: here.index(group) if group in here else 99)))


def choose(app: App[Any], everywhere: Any) -> None:
    """Choose among all commands that can be given on the screen that is shown.

    Args:
        app: with the screen.
        everywhere: the part whose keys hold on every screen.

    """
    screen = app.screen
    if isinstance(screen, (MenuScreen, KeysScreen, FormScreen)):
        return
    parts = [MainScreen, ResultsList] if isinstance(screen, MainScreen) else [type(screen)]
    entries = {
        key.action: Entry(key.what, printed(app, key.keys), key.action)
        for part in (*parts, everywhere)
        for key in keys.told(part)
        if key.id and key.id not in MOVES
    }
    themes = [
        Entry(f"Theme: {theme.name.removeprefix('onrecord-')}", "", f"app.wear('{theme.name}')")
        for theme in THEMES
    ]

    def chosen(action: str | None) -> None:
        if action is not None:
            if isinstance(screen, MainScreen) and screen.box.has_focus and not screen.has_class("-blank"):
                screen.set_focus(screen.results)
            app.call_later(app.run_action, action, _namespace(app, action))

    app.push_screen(MenuScreen("Every command", [*entries.values(), *themes], searchable=True), chosen)


def _namespace(app: App[Any], action: str) -> DOMNode:
    name = "action_" + action.split("(", maxsplit=1)[0]
    for node in (app.focused, app.screen, app):
        if node is not None and hasattr(node, name):
            return node
    main = app.screen
    return main.results if isinstance(main, MainScreen) else main


def own_keys(given: Mapping[str, str], groups: Sequence[Any]) -> tuple[dict[str, str], list[str]]:
    """The keys that the settings give to commands, and what is wrong with them, a sentence each.

    Args:
        given: the keys by the id of the command.
        groups: every part that has keys, the one whose keys hold everywhere last.

    """
    known = {key.id for group in groups for key in keys.told(group)} - {""}
    own = {name: key for name, key in given.items() if name in known}
    faults = [f"There is no key “{name}” in [keys] of the settings." for name in sorted(set(given) - known)]
    together = [(MainScreen, ResultsList), *((group,) for group in groups)]
    clashing = {clash for parts in together for clash in keys.clashes((*parts, groups[-1]), own)}
    faults += [
        f"“{first}” and “{second}” have the same key, {key}; change one in [keys] of the settings."
        for key, first, second in sorted(clashing)
    ]
    return own, faults
