"""Which pane of the search screen has the focus, or the room of all, and where does one step back lead?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.explorer.screens.knowing import ExplorerScreen
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.explorer.widgets.timeline import TimelineBars

if TYPE_CHECKING:
    from textual.widget import Widget

    from onrecord.tui.explorer.screens.main.searching import Searching
    from onrecord.tui.explorer.widgets.results import ResultsList
    from onrecord.tui.explorer.widgets.searchbox import SearchBox


class PanesScreen(ExplorerScreen[None]):
    """A screen with a search box, results, the context of one, facets and a timeline."""

    searching: Searching

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self.searching.box

    @property
    def results(self) -> ResultsList:
        """The list of results."""
        return self.searching.results

    @property
    def context(self) -> Prose:
        """The article around the quotation."""
        return self.query_one("#context", Prose)

    def action_search_box(self) -> None:
        """Go to the search box; the facets and the timeline, where there is no room for them, leave."""
        self.remove_class("-facets", "-timeline")
        self.set_focus(self.box)
        self.box.action_end()

    def action_cursor(self, by: int) -> None:
        """Move in the results from the box."""
        if self.has_class("-blank"):
            self.query_one(Blank).focus_choices()
        else:
            self.results.action_move(by)

    def action_cursor_page(self, by: int) -> None:
        """Move in the results by a page from the box."""
        if not self.has_class("-blank"):
            self.results.action_page(by)

    def action_filter(self) -> None:
        """Go to the facets; where there is no room for them, show them for as long as they are used."""
        self.action_pane("facets")

    def action_pane(self, name: str) -> None:
        """Go to a pane by its number."""
        if self.has_class("-blank"):
            return
        if self.zoomed:
            self.action_zoom()
        pane: Widget = self.query_one(f"#{name}")
        self.set_class(name == "facets", "-facets")
        self.set_class(name == "timeline", "-timeline")
        self.set_focus(pane)
        self.call_after_refresh(self.searching.count)

    @property
    def zoomed(self) -> bool:
        """Whether one pane has the room of all."""
        return self.has_class("-zoom-results") or self.has_class("-zoom-context")

    def action_zoom(self) -> None:
        """Give the focused pane the whole screen, or put it back."""
        zoomed = self.zoomed
        self.set_class(not zoomed and self.results.has_focus, "-zoom-results")
        self.set_class(not zoomed and self.context.has_focus, "-zoom-context")

    def action_back(self) -> None:
        """One step back: selection, zoom, pane, results, box, words; never out of the program."""
        if self.results.has_focus and self.results.selected:
            self.results.select({})
        elif self.zoomed:
            self.action_zoom()
        elif isinstance(self.focused, (Prose, FacetsList, TimelineBars)):
            self.remove_class("-facets", "-timeline")
            self.set_focus(self.results)
        elif not self.box.has_focus:
            self.action_search_box()
        elif self.box.value:
            self.searching.search_for("")
        else:
            self.notify("ctrl+q quits.", timeout=2)
