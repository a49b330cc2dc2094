"""What does the search screen show while its index is opened, built or replaced?"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widgets import Static

from onrecord.index.errors import NoIndex
from onrecord.tui.explorer.screens.dialogs.building import BuildScreen
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.work.builder import Progress
from onrecord.tui.explorer.work.garbage import EVERY

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.explorer.view.states import Choice, Deed, State

LOOK = 5.0
"""Seconds between two looks whether a newer index is in place."""


class Indexing:
    """Opens, watches and builds the index of a screen.

    Args:
        screen: where it is shown.
        show_state: shows a state in place of the results.
        opened: called with the desk of each index that is opened.

    """

    def __init__(
        self,
        screen: ExplorerScreen[Any],
        *,
        show_state: Callable[[State], object],
        opened: Callable[[Desk], object],
    ) -> None:
        self._screen = screen
        self._show_state = show_state
        self._opened = opened
        self.session = screen.host.index_session
        self._building: Worker[None] | None = None
        self.watched = False
        """Whether the folders are watched, so that what changes in them is read by itself."""

    def watch(self) -> None:
        """Begin to look now and then whether a build has put a newer index in place, and to clear away."""
        self._screen.set_interval(LOOK, self._look)
        self._screen.set_interval(EVERY, lambda: self.session.clear(monotonic() - self._screen.host.touched))

    def open(self) -> None:
        """Open the index in a thread, and say why where it cannot be."""
        self._screen.begin(self._open, "open")

    async def _open(self) -> None:
        host = self._screen.host
        try:
            desk = await self.session.open()
        except NoIndex as error:
            if host.first_run:
                host.first_run = False
                self._build_first(states.SAMPLE, "--sample")
            else:
                self._show_state(states.unusable(error, host.folder))
        except Exception as error:
            self._show_state(states.unusable(error, host.folder))
        else:
            self._opened(desk)
            self.session.settle()

    def do(self, deed: Deed) -> None:
        """What was chosen where there is no index, or none that can be used."""
        match deed:
            case "sample":
                self._build_first(states.SAMPLE, "--sample")
            case "rebuild":
                self._build_first(states.ANEW)
            case "retry":
                self._show_state(states.OPENING)
                self.open()
            case "quit":
                self._screen.app.exit()

    def _look(self) -> None:
        self._screen.begin(self._take_up_newer, "look")

    async def _take_up_newer(self) -> None:
        """Take up an index that another build put in place; what is rebuilt here is when that ends."""
        if self._rebuilding or not await self.session.stale():
            return
        if not self.watched:
            self._screen.notify("A newer index is in place; it answers from now on.", timeout=4)
        self.open()

    @property
    def _rebuilding(self) -> bool:
        """Whether the index is being rebuilt from here, and not merely watched."""
        return self._building is not None and self._building.is_running and not self.watched

    def _build_first(self, chosen: Choice, *arguments: str) -> None:
        """Build in a process of its own where there is no index yet that can be searched, then open it."""

        async def build() -> None:
            self._show_state(states.building(Progress(), chosen))
            async for progress in self.session.build(*arguments):
                self._show_state(states.building(progress, chosen))
            if self.session.progress.finished:
                self.open()
            else:
                self._show_state(states.not_built(self.session.progress.failure, chosen))

        self._screen.begin(build, "build")

    def rebuild(self) -> None:
        """Bring the index up to date with its articles, in a process of its own; the search goes on."""
        if self.watched:
            self._screen.notify("The folders are watched: what changes in them is read by itself.", timeout=3)
            return
        if not self._rebuilding:
            self._building = self._screen.begin(self._rebuild, "build")
        self._screen.app.push_screen(BuildScreen(self.session.progress, self.stop))

    def stop(self) -> None:
        """Stop the build; the old index stays as it is."""
        if self._building is not None:
            self._building.cancel()
        self._tell("")
        self._screen.notify("The build was stopped. The old index is untouched.", timeout=4)

    def turn_watching(self) -> None:
        """Have what changes in the folders of the index read by itself from now on, or no longer."""
        if self._rebuilding:
            self._screen.notify(
                "The index is being rebuilt; its folders can be watched afterwards.", timeout=3
            )
        elif self.watched and self._building is not None:
            self._building.cancel()
            self._watched_no_more("The folders are watched no more.")
        else:
            self._building = self._screen.begin(self._watch, "build")

    async def _watch(self) -> None:
        self.watched = True
        self._screen.notify("The folders are watched: what changes in them is read by itself.", timeout=3)
        async for progress in self.session.build("--watch"):
            busy = progress.total and not progress.finished
            self._tell(f"reading {progress.percent} %" if busy else "watching")
            if progress.finished and progress.changed:
                self._screen.notify(f"{progress.changed}; N lists what is new.", timeout=4)
                self.open()
        self._watched_no_more(f"{self.session.progress.failure} The folders are watched no more.".strip())

    def _watched_no_more(self, told: str) -> None:
        self.watched = False
        self._tell("")
        self._screen.notify(told, timeout=4, markup=False)

    async def _rebuild(self) -> None:
        app = self._screen.app
        async for progress in self.session.build():
            self._tell(f"rebuilding {progress.percent} %")
            if isinstance(app.screen, BuildScreen):
                app.screen.show(progress)
        self._tell("")
        if isinstance(app.screen, BuildScreen):
            app.screen.dismiss()
        progress = self.session.progress
        if progress.finished:
            await self._open()
            self._screen.notify(f"The index is up to date: {progress.held}.", timeout=4)
        else:
            told = f"{progress.failure} The old index is untouched."
            self._screen.notify(told, severity="error", markup=False)

    def _tell(self, text: str) -> None:
        self._screen.query_one("#building", Static).update(Content(text))
