"""What is remembered for this user: past searches, saved searches, pins?"""

from __future__ import annotations

import asyncio
from textwrap import shorten
from typing import TYPE_CHECKING

from textual import work

from onrecord.index.corrections import Ledger, change
from onrecord.index.errors import CannotWrite
from onrecord.index.paths import places
from onrecord.tui.explorer.screens.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.prompt import PromptScreen
from onrecord.tui.explorer.screens.reading import ReadingScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen

if TYPE_CHECKING:
    from onrecord.tui.kept.shelf import Shelf


class RememberingScreen(ReadingScreen):
    """A screen whose searches and quotations can be kept and found again."""

    def action_history(self) -> None:
        """Choose among past searches."""
        entries = [Entry(query) for query in self.host.history.latest()]

        def chosen(query: str | None) -> None:
            if query is not None:
                self.search_for(query)
                self.set_focus(self.box)

        self.app.push_screen(MenuScreen("Past searches", entries, searchable=True), chosen)

    def action_save_search(self) -> None:
        """Give the search in the box a name, to find it again by that."""
        query = self.box.value.strip()
        if not query:
            self.notify("There is no search to save yet.", timeout=2)
            return

        def named(name: str | None) -> None:
            if name:
                try:
                    self.host.saved.keep(name, query)
                except OSError as error:
                    self._not_written(error)
                else:
                    self.notify(f"Saved as “{name}”; ctrl+o lists what is saved.", timeout=3, markup=False)

        self.app.push_screen(PromptScreen("Save this search as", query, hint=query), named)

    def action_saved_searches(self) -> None:
        """Choose among the saved searches; delete forgets one."""
        searches = self.host.saved.all()
        self._tell_broken(self.host.saved.shelf)
        if not searches:
            self.notify("No saved searches yet; ctrl+s saves the one in the box.", timeout=3)
            return

        def chosen(query: str | None) -> None:
            if query is not None:
                self.search_for(query)
                self.set_focus(self.box)

        def forget(entry: Entry) -> None:
            try:
                self.host.saved.remove(entry.label)
            except OSError as error:
                self._not_written(error)

        entries = [Entry(search.name, search.query, search.query) for search in searches]
        menu = MenuScreen("Saved searches", entries, searchable=True, forget=forget)
        self.app.push_screen(menu, chosen)

    def action_pin(self) -> None:
        """Pin the quotation, or all that are selected; or take the pins out."""
        if self.acted_on:
            self.host.pin(self.acted_on)

    def action_pins(self) -> None:
        """List the pins."""

        def back(_: None) -> None:
            self.mark_pins()

        if self.desk is not None:
            self.app.push_screen(PinsScreen(self.host.pins), back)

    @work(exclusive=True, group="corrections")
    async def action_corrections(self) -> None:
        """Choose among what was corrected, the latest first, to verify it."""
        try:
            held = await asyncio.to_thread(Ledger(places().corrections).held)
        except CannotWrite as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if not held:
            self.notify("Nothing is corrected; c does it.", timeout=3)
            return
        entries = [Entry(f"“{shorten(each.text, 60)}”", change(each), each.id) for each in held.values()]
        menu = MenuScreen("Corrected by hand", entries[::-1], searchable=True)

        def chosen(identity: str | None) -> None:
            if identity:
                self._verify_corrected(identity)

        self.app.push_screen(menu, chosen)

    @work(exclusive=True, group="corrections")
    async def _verify_corrected(self, identity: str) -> None:
        if self.desk is None:
            return
        answer = await self.desk.single(identity)
        if answer is None:
            self.notify("These words are not in the index; the correction waits for them.", timeout=4)
        else:
            self.app.push_screen(VerifyScreen(answer.results, 0, answer.first[0]))

    @work(exclusive=True, group="pins")
    async def mark_pins(self) -> None:
        """Show in the results which quotations bear a pin."""
        self.results.mark_pins(await asyncio.to_thread(self.host.pins.ids))
        self._tell_broken(self.host.pins.shelf)

    def _tell_broken(self, shelf: Shelf) -> None:
        if shelf.aside is not None:
            self.notify(
                f"{shelf.path.name} could not be read; it was put aside as {shelf.aside}.",
                severity="warning",
                markup=False,
            )
            shelf.aside = None

    def _not_written(self, error: OSError) -> None:
        self.notify(f"It could not be saved: {error.strerror}.", severity="error", markup=False)
