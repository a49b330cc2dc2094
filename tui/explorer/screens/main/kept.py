"""What can be chosen among what is kept for this user: past searches, saved ones, pins, corrections?"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from onrecord.index.corrections import Ledger, change
from onrecord.index.errors import CannotWrite, OnrecordError
from onrecord.index.paths import places, short
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.pins import PinsScreen
from onrecord.tui.explorer.screens.review import ReviewScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.kept.seen import fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.kept.shelf import Shelf


MOST_NEW = 1_000
"""New quotations of a search that are shown at once; the others are new the next time."""


class KeptMenu:
    """The menus of what is kept, over any screen.

    Args:
        screen: over which they are shown.
        search: called with the query that was chosen.
        pinned: called with the ids of the pins whenever they may have changed.

    """

    def __init__(
        self,
        screen: ExplorerScreen[Any],
        *,
        search: Callable[[str], object],
        pinned: Callable[[frozenset[str]], object],
    ) -> None:
        self._screen = screen
        self._search = search
        self._pinned = pinned
        self.show: Callable[[str, Sequence[Hit], str], object] = lambda *_: None
        """Shows some hits of a query, and says which."""
        self.asked: Callable[[], str] = str
        """Gives the search as it stands."""

    def history(self) -> None:
        """Choose among past searches."""
        entries = [Entry(query) for query in self._screen.host.history.latest()]
        self._screen.app.push_screen(MenuScreen("Past searches", entries, searchable=True), self._chosen)

    def _chosen(self, query: str | None) -> None:
        if query is not None:
            self._search(query)

    def save(self, query: str) -> None:
        """Give a search a name, to find it again by that."""
        screen = self._screen
        if not query:
            screen.notify("There is no search to save yet.", timeout=2)
            return

        async def enough(values: tuple[str, ...]) -> str:
            return "" if values[0] else "Type a name."

        def named(values: tuple[str, ...] | None) -> None:
            if not values:
                return
            try:
                screen.host.saved.keep(values[0], query)
            except OSError as error:
                self._not_written(error)
            else:
                told = f"Saved as “{values[0]}”; ctrl+o lists what is saved."
                screen.notify(told, timeout=3, markup=False)

        name = Field("Name", query, replaced=True)
        form = FormScreen("Save this search as", [name], accept=enough, notes=[query])
        screen.app.push_screen(form, named)

    def saved(self) -> None:
        """Choose among the saved searches; delete forgets one."""
        host = self._screen.host
        searches = host.saved.all()
        self._tell_broken(host.saved.shelf)
        if not searches:
            self._screen.notify("No saved searches yet; ctrl+s saves the one in the box.", timeout=3)
            return

        def forget(entry: Entry) -> None:
            try:
                host.saved.remove(entry.label)
            except OSError as error:
                self._not_written(error)

        entries = [Entry(search.name, search.query, search.query) for search in searches]
        menu = MenuScreen("Saved searches", entries, searchable=True, forget=forget)
        self._screen.app.push_screen(menu, self._chosen)

    def pins(self) -> None:
        """List the pins."""
        if self._screen.host.desk is not None:
            self._screen.app.push_screen(PinsScreen(self._screen.host.pins), lambda _: self.mark_pins())

    def note_index(self) -> None:
        """Remember which index is open."""
        self._screen.begin(self._note_index, "recent")

    async def _note_index(self) -> None:
        await asyncio.to_thread(self._screen.host.recent.add, self._screen.host.folder)

    def indexes(self) -> None:
        """Choose another index among those that were open lately."""
        self._screen.begin(self._indexes, "indexes")

    async def _indexes(self) -> None:
        host = self._screen.host
        here = host.folder.absolute()

        def look() -> list[Entry]:
            others = [folder for folder in host.recent.folders() if folder != here]
            return [
                Entry(short(folder), "" if folder.is_dir() else "not there now", str(folder))
                for folder in others
            ]

        entries = await asyncio.to_thread(look)
        if not entries:
            self._screen.notify("No other index was open yet: onrecord --index DIR opens one.", timeout=4)
            return

        def chosen(folder: str | None) -> None:
            if folder is None:
                return
            if Path(folder).is_dir():
                self._screen.app.call_later(host.open_other, Path(folder))
            else:
                told = f"{short(folder)} is not there now; it stays listed."
                self._screen.notify(told, severity="warning", timeout=4, markup=False)

        self._screen.app.push_screen(MenuScreen("Which index?", entries, searchable=True), chosen)

    def new(self) -> None:
        """Choose among the saved searches by what is new in each, and show that."""
        self._screen.begin(self._new, "new")

    async def _new(self) -> None:
        host, desk = self._screen.host, self._screen.host.desk
        searches = host.saved.all()
        if desk is None or not searches:
            self._screen.notify("No saved searches yet; ctrl+s saves the one in the box.", timeout=3)
            return

        def look() -> dict[str, list[Hit] | str]:
            found: dict[str, list[Hit] | str] = {}
            for each in searches:
                try:
                    found[each.name] = fresh(desk.index, each.query, host.seen.ids(each.name), MOST_NEW)
                except (OSError, OnrecordError) as error:
                    found[each.name] = str(error)
            return found

        found = await desk.read(look)

        def told(hits: list[Hit] | str) -> str:
            if isinstance(hits, str):
                return hits
            return (
                f"{'at least ' if len(hits) == MOST_NEW else ''}{len(hits):,} new" if hits else "nothing new"
            )

        entries = [
            Entry(each.name, f"{told(found[each.name])} · {each.query}", each.name) for each in searches
        ]

        def chosen(name: str | None) -> None:
            for each in searches:
                hits = found.get(each.name)
                if each.name == name and isinstance(hits, list) and hits:
                    self.show(each.query, hits, f"{told(hits)} in “{name}”, the newest first")
                    self._screen.begin(partial(self._see, each.name, hits), "see")

        self._screen.app.push_screen(MenuScreen("What is new in", entries, searchable=True), chosen)

    async def _see(self, name: str, hits: Sequence[Hit]) -> None:
        try:
            await asyncio.to_thread(self._screen.host.seen.add, name, hits)
        except OSError as error:
            self._not_written(error)

    def review(self) -> None:
        """List what is doubtful among what answers the search."""
        if self._screen.host.desk is not None:
            self._screen.app.push_screen(ReviewScreen(self.asked()))

    def mark_pins(self) -> None:
        """Look which quotations bear a pin."""
        self._screen.begin(self._mark_pins, "pins")

    async def _mark_pins(self) -> None:
        pins = self._screen.host.pins
        self._pinned(await asyncio.to_thread(pins.ids))
        self._tell_broken(pins.shelf)

    def corrections(self) -> None:
        """Choose among what was corrected, the latest first, to verify it."""
        self._screen.begin(self._corrections, "corrections")

    async def _corrections(self) -> None:
        try:
            held = await asyncio.to_thread(Ledger(places().corrections).held)
        except CannotWrite as error:
            self._screen.notify(str(error), severity="error", markup=False)
            return
        if not held:
            self._screen.notify("Nothing is corrected; c does it.", timeout=3)
        else:
            self._list_corrections(tuple(held.values())[::-1])

    def _list_corrections(self, held: Sequence[Correction]) -> None:
        entries = [Entry(f"“{shorten(each.text, 60)}”", change(each), each.id) for each in held]

        def chosen(identity: str | None) -> None:
            for made in held:
                if made.id == identity:
                    self._screen.begin(partial(self._verify, made), "corrections")

        self._screen.app.push_screen(MenuScreen("Corrected by hand", entries, searchable=True), chosen)

    async def _verify(self, made: Correction) -> None:
        """Show the quotation of a correction, also where that has another id by now."""
        desk = self._screen.host.desk
        if desk is None:
            return
        found = await desk.read(lambda: desk.index.corrected([made]))
        hit = found[made.id]
        answer = await desk.single(hit.quotation.id) if hit else None
        if answer is None:
            told = "These words are not in the index; the correction waits for them."
            self._screen.notify(told, timeout=4)
        else:
            self._screen.app.push_screen(VerifyScreen(answer.results, 0, answer.first[0]))

    def _tell_broken(self, shelf: Shelf) -> None:
        if shelf.unread is not None:
            told = f"{shelf.path.name} cannot be read now: {shelf.unread.strerror}. Nothing is written to it."
            self._screen.notify(told, severity="warning", markup=False)
        if shelf.aside is not None:
            told = f"{shelf.path.name} could not be read; it was put aside as {shelf.aside}."
            self._screen.notify(told, severity="warning", markup=False)
            shelf.aside = None

    def _not_written(self, error: OSError) -> None:
        self._screen.notify(f"It could not be saved: {error.strerror}.", severity="error", markup=False)
