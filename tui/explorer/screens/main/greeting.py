"""What does the index hold, before anything is asked: who is quoted most, what was said last?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.index.text.counting import counted
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.view import states
from onrecord.tui.explorer.view.states import Choice
from onrecord.tui.explorer.widgets.blank import Blank
from onrecord.tui.explorer.widgets.searchbox import SearchBox
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.search.desk import Desk

MOST = 3
"""Quotations, of an article each, and persons that are shown."""

AMONG = 60
"""Quotations among which those of different articles are looked for."""


async def greet(screen: ExplorerScreen[Any], desk: Desk, past: Sequence[str]) -> None:
    """Add to the first screen the latest quotations and those who are quoted most, while it is shown."""

    def read() -> tuple[Sequence[Hit], list[Choice]]:
        found = desk.index.search("-kind:term", sort="date", fold=True)
        quoted = [
            Choice(each.value, counted(each.count, "quotation"), "search", refine.term("person", each.value))
            for each in found.facets("person", MOST)
        ]
        latest = {hit.article.doc: hit for hit in reversed(found.hits(0, min(AMONG, found.total)))}
        return [*latest.values()][::-1][:MOST], quoted

    try:
        hits, quoted = await desk.read(read)
    except Exception:
        # What is damaged, or closed meanwhile, is told of when something is asked of it.
        return
    blank, width = screen.query_one(Blank), max(20, screen.size.width - 10)
    if blank.state is None or blank.state.name != "welcome" or desk.closed:
        return
    latest = [fit(_line(hit), width).rstrip() for hit in hits if hit.article.published]
    blank.show(states.welcome(desk.index.stamp, past, latest, quoted))
    if quoted:
        screen.query_one(SearchBox).placeholder = safe(f"words, or {quoted[0].argument}")


def _line(hit: Hit) -> str:
    before, after = describe.around(hit.quotation)
    return (
        f"{describe.day(hit.article)} {describe.speaker(hit.quotation)}: {before}{hit.quotation.text}{after}"
    )
