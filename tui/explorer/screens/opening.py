"""Which index is open, and what is shown where there is none?"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from onrecord.index.errors import NoIndex
from onrecord.tui.explorer.screens.building import BuildScreen
from onrecord.tui.explorer.screens.knowing import ExplorerScreen
from onrecord.tui.explorer.search.desk import Desk
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.work import builder
from onrecord.tui.explorer.work.garbage import EVERY, Garbage

if TYPE_CHECKING:
    from pathlib import Path

    from textual.worker import Worker

    from onrecord.tui.explorer.view.states import State
    from onrecord.tui.present.contract import Index

LOOK = 5.0
"""Seconds between two looks whether a newer index is in place."""


class OpeningScreen(ExplorerScreen[None]):
    """A screen on an index: opens it, builds it where there is none, takes up a newer one."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.desk: Desk | None = None
        self.progress = builder.Progress()
        self.building: Worker[None] | None = None
        self.garbage = Garbage()

    def ask(self) -> object:
        """Search for what the box holds; the screen for searching says how."""
        raise NotImplementedError

    def opened(self) -> None:
        """Another index has been opened; the screen for searching says what follows."""
        raise NotImplementedError

    @work(exclusive=True, group="open")
    async def open_index(self) -> None:
        """Open the index in a thread, and say why where it cannot be."""
        try:
            index = await asyncio.to_thread(self.host.opener, self.folder)
        except NoIndex as error:
            if self.host.first_run:
                self.host.first_run = False
                self.build_sample()
            else:
                self.show_state(states.unusable(error, self.folder))
        except Exception as error:
            self.show_state(states.unusable(error, self.folder))
        else:
            self._take_up(index)

    def _take_up(self, index: Index) -> None:
        """Ask another index."""
        if self.desk is not None:
            self.desk.close()
        self.desk = Desk(index)
        self.opened()
        self.garbage.take_over()

    def watch_for_newer(self) -> None:
        """Begin to look now and then whether a build has put a newer index in place, and to clear away."""
        self.set_interval(LOOK, self._look)
        self.set_interval(EVERY, self._clear)

    def _clear(self) -> None:
        if self.desk is not None:
            self.garbage.collect(monotonic() - self.host.touched)

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        if self.desk is None or not await self.desk.read(self.desk.index.stale):
            return
        self.notify("A newer index is in place; it answers from now on.", timeout=4)
        self.open_index()

    @work(exclusive=True, group="build")
    async def build_sample(self) -> None:
        """Build the sample corpus in a process of its own, then open it."""
        progress = builder.Progress()
        self.show_state(states.building(progress))
        async for progress in builder.build(self.host.command(self.folder, "--sample")):
            self.show_state(states.building(progress))
        if progress.finished:
            self.open_index()
        else:
            self.show_state(states.not_built(progress.failure))

    def action_rebuild(self) -> None:
        """Bring the index up to date with its articles, in a process of its own; the search goes on."""
        if self.building is None or not self.building.is_running:
            self.progress = builder.Progress()
            self.building = self._rebuild()
        self.app.push_screen(BuildScreen(self.progress, self.stop_build))

    def stop_build(self) -> None:
        """Stop the build; the old index stays as it is."""
        if self.building is not None:
            self.building.cancel()
        self._tell_build("")
        self.notify("The build was stopped. The old index is untouched.", timeout=4)

    @work(exclusive=True, group="build")
    async def _rebuild(self) -> None:
        async for progress in builder.build(self.host.command(self.folder)):
            self.progress = progress
            self._tell_build(f"rebuilding {progress.percent} %")
            if isinstance(self.app.screen, BuildScreen):
                self.app.screen.show(progress)
        self._tell_build("")
        if isinstance(self.app.screen, BuildScreen):
            self.app.screen.dismiss()
        if self.progress.finished:
            self.notify(f"The index is up to date: {self.progress.held}.", timeout=4)
            self.open_index()
        else:
            self.notify(
                f"{self.progress.failure} The old index is untouched.", severity="error", markup=False
            )

    def _tell_build(self, text: str) -> None:
        self.query_one("#building", Static).update(Content(text))

    def on_unmount(self) -> None:
        """Let go of the index."""
        if self.desk is not None:
            self.desk.close()

    def show_state(self, state: State | None) -> None:
        """Show a state in place of the results, or the results where there is none."""
        self.set_class(state is not None, "-blank")
        if state is None:
            return
        blank = self.query_one(Blank)
        blank.show(state)
        self.query_one("#who", Static).update(Content(""), layout=False)
        if state.searchable:
            if self.focused is not None and self.focused.id in ("results", "context", "facets", "timeline"):
                self.set_focus(self.query_one("#box"))
        else:
            blank.focus_choices()

    @on(Blank.Picked)
    def _picked(self, event: Blank.Picked) -> None:
        match event.choice.deed:
            case "sample":
                self.build_sample()
            case "rebuild":
                self.action_rebuild()
            case "retry":
                self.show_state(states.OPENING)
                self.open_index()
            case "quit":
                self.app.exit()
