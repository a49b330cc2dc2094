"""What can be done with quotations wherever they are listed: copy, open, ask for what is like them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.search import refine
from onrecord.tui.explorer.search.controller import DIRECTIONS
from onrecord.tui.explorer.widgets.facets import NAMES
from onrecord.tui.explorer.work import opening_files, originals
from onrecord.tui.present.hits import citation
from onrecord.tui.present.hits.contract import SORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen
    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.present.hits.contract import Sort


def copy_as(screen: ExplorerScreen[Any], hits: Sequence[Hit]) -> None:
    """Copy quotations in a form to choose."""
    entries = [Entry(name, told) for name, (told, _) in citation.FORMS.items()]

    def chosen(name: str | None) -> None:
        if name:
            screen.host.copy(name, hits)

    title = f"Copy {len(hits):,} as" if len(hits) > 1 else "Copy as"
    screen.app.push_screen(MenuScreen(title, entries), chosen)


def open_article(screen: ExplorerScreen[Any], desk: Desk, hit: Hit) -> None:
    """Open an article's file or its address in another program, where the quotation stands.

    The words around it tell the place in a page; a hit has them not, so the article is read.
    """
    span = hit.quotation.segments[0]
    path, address = hit.article.file, hit.article.url.value if hit.article.url else ""
    entries = [Entry("the file", path, "file")]
    entries += [Entry("the address", address, "address")] if address else []
    entries.append(Entry("nothing: copy the path", "", "path"))

    def chosen(what: str | None) -> None:
        failure = ""
        if what == "path":
            screen.host.copy_text("Path", path)
        elif what == "file":
            failure = opening_files.open_file(*originals.in_file(hit.article, span[0]))
        elif what == "address":
            screen.run_worker(there(), group="open", exclusive=True)
        tell(failure)

    def tell(failure: str) -> None:
        if failure:
            screen.notify(failure, severity="warning", markup=False)

    async def there() -> None:
        try:
            article = await desk.read(lambda: desk.article(hit))
        except Exception:
            article = hit.article
        tell(opening_files.open_address(originals.on_the_web(article, span)))

    screen.app.push_screen(MenuScreen("Open", entries), chosen)


def narrow(
    screen: ExplorerScreen[Any],
    hit: Hit,
    query: str,
    *,
    title: str,
    change: Callable[[str, str, str], str],
    search: Callable[[str], object],
) -> None:
    """Change a query by what a hit is like: by its speaker, else by what is chosen among its other names.

    Args:
        screen: over which it is asked.
        hit: that is like what is wanted, or not wanted.
        query: as it is.
        title: of the choice.
        change: the query changed by a facet and a value.
        search: called with the changed query.

    """
    names = refine.names(hit)
    speaker = names.pop("speaker", "")
    narrowed = change(query, "speaker", speaker) if speaker else query
    if narrowed != query:
        search(narrowed)
        return
    if not names:
        screen.notify("No name is known here to ask for.", timeout=2)
        return

    def chosen(facet: str | None) -> None:
        if facet:
            search(change(query, facet, names[facet]))

    entries = [Entry(NAMES[facet].lower(), name, facet) for facet, name in names.items()]
    screen.app.push_screen(MenuScreen(title, entries), chosen)


def choose_sort(screen: ExplorerScreen[Any], chosen: Callable[[Sort], object]) -> None:
    """Choose by what the results are sorted."""
    entries = [Entry(name, DIRECTIONS[name][0]) for name in SORTS]

    def picked(name: str | None) -> None:
        for sort in SORTS:
            if sort == name:
                chosen(sort)

    screen.app.push_screen(MenuScreen("Sort by", entries), picked)
