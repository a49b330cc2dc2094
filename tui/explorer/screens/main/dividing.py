"""How is the whole list of a facet shown, and what is asked for when some of it is chosen?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.tui.explorer.screens.dialogs.values import ValuesScreen
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.widgets.facets import NAMES, FacetsList

if TYPE_CHECKING:
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.screens.main.searching import Searching


def list_values(screen: ExplorerScreen[Any], searching: Searching) -> None:
    """List every value of the facet under the cursor."""
    facet = screen.query_one(FacetsList).facet
    if facet:
        screen.begin(partial(_list, screen, searching, facet), "values")
    else:
        screen.notify("f goes to the facets; a lists all values of the one under the cursor.", timeout=3)


async def _list(screen: ExplorerScreen[Any], searching: Searching, facet: str) -> None:
    desk, answer = searching.controller.desk, searching.controller.answer
    if desk is None or answer is None:
        return
    query = searching.box.value
    # Without what is asked of this facet, its other values would not be there to be chosen.
    rest = refine.among(query, facet, ())
    found = await desk.search(rest, sort="relevance", reverse=False, fold=False, first=0) if rest else None
    counts = await desk.counts(found.results if found else answer.results, facet)
    asked = [each.value for each in counts if refine.includes(query, facet, each.value)]

    def chosen(values: tuple[str, ...] | None) -> None:
        if values is not None and list(values) != asked:
            searching.search_for(refine.among(query, facet, values))

    screen.app.push_screen(ValuesScreen(NAMES[facet], counts, asked), chosen)
