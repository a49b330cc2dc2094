"""What is the explorer as a whole: which index, which looks, which screens?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from onrecord.tui.explorer import builder
from onrecord.tui.explorer.contract import open_index
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.keys import KeysScreen
from onrecord.tui.explorer.screens.main import MainScreen
from onrecord.tui.explorer.themes import DARK, THEMES
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.results import ResultsList
from onrecord.tui.explorer.widgets.searchbox import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

    from onrecord.tui.explorer.contract import Opener
    from onrecord.tui.explorer.keys import Group


class Explorer(App[None]):
    """The explorer on one index.

    Args:
        folder: where the index is, or will be.
        query: what the search box holds at the start.
        first_run: build the sample corpus at once where there is no index.
        opener: opens the index; asked in a thread, after the first paint.
        command: the command line that builds an index in a folder, from what its arguments say.

    """

    CSS_PATH = "explorer.tcss"
    TITLE = "onrecord"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (140, "-beside")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "keys", "Keys", key_display="F1", id="help"),
        Binding("ctrl+q", "quit", "Quit", key_display="ctrl+q", priority=True, id="quit"),
    ]

    def __init__(
        self,
        folder: Path,
        *,
        query: str = "",
        first_run: bool = False,
        opener: Opener = open_index,
        command: Callable[..., list[str]] = builder.command,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.first_run = first_run
        self.opener = opener
        self.command = command
        self._query = query
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[None]:
        """The explorer begins with the search."""
        return MainScreen(self.folder, query=self._query)

    def action_keys(self) -> None:
        """Show every key."""
        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(GROUPS))


GROUPS: tuple[Group, ...] = (
    ("In the search box", SearchBox.BINDINGS),
    ("In the results", ResultsList.BINDINGS),
    ("On the search screen", MainScreen.BINDINGS),
    ("In an article", [*ArticleScreen.BINDINGS, *Prose.BINDINGS]),
    ("Anywhere", Explorer.BINDINGS),
)
"""All keys, by where they hold."""
