"""Is this name somebody else's too, or nobody else's?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.index.names.keys import key
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.present.checks.corrected import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen

NOTES = (
    "It holds for searches and counts in every index, and for what is built later.",
    "The articles and their quotations stay as they are.",
)


def ask_about_name(screen: ExplorerScreen[Any], hit: Hit) -> None:
    """Ask whether the speaker of a quotation is counted with the right people, and rule it."""
    if hit.quotation.speaker is None:
        screen.notify("Nobody is named here; c corrects that.", timeout=3)
        return
    screen.begin(partial(_ask, screen, hit.quotation.speaker.name), "names")


async def _ask(screen: ExplorerScreen[Any], name: str) -> None:
    desk = screen.host.desk
    if desk is None:
        return
    quoted = name.replace('"', "")

    def others() -> Sequence[str]:
        found = desk.index.search(f'speaker:="{quoted}"').facets("speaker", 1)
        every = [each for count in found for each in (count.value, *count.others)]
        return [each for each in every if key(each) != key(name)]

    spelt = await desk.read(others)
    if not spelt:
        _merge(screen, name)
        return
    entries = [
        Entry(f"“{name}” is somebody else’s name too …", "merge two names", "merge"),
        Entry(f"“{name}” is nobody else", f"now counted with {', '.join(spelt)}", "split"),
    ]

    def chosen(what: str | None) -> None:
        if what == "merge":
            _merge(screen, name)
        elif what == "split":
            screen.begin(partial(_split, screen, name), "names")

    screen.app.push_screen(MenuScreen("Who is this?", entries), chosen)


async def _split(screen: ExplorerScreen[Any], name: str) -> None:
    told = f"“{name}” is nobody else"
    said = await screen.host.own.rule(("--split", name), told=told)
    if said.done:
        screen.host.corrected(f"{said.sentence} U undoes it.")
    else:
        screen.notify(said.sentence, severity="warning", markup=False)


def _merge(screen: ExplorerScreen[Any], name: str) -> None:
    said = Outcome(done=False, sentence="")
    desk = screen.host.desk

    async def merge(values: tuple[str, ...]) -> str:
        nonlocal said
        if not all(values):
            return "Type both names, as the index has them."
        one, whole = (value.replace("\0", "") for value in values)
        said = await screen.host.own.rule(("--merge", one, whole), told=f"“{one}” is “{whole}”")
        return "" if said.done else said.sentence

    def merged(values: tuple[str, ...] | None) -> None:
        if values:
            screen.host.corrected(f"{said.sentence} U undoes it.")

    fields = [
        Field("Name", name, names="speaker"),
        Field("is", "", "the name that both go by", names="speaker"),
    ]
    form = FormScreen(
        "Two names of one person",
        fields,
        accept=merge,
        notes=NOTES,
        names=desk.names if desk else None,
        start=1,
    )
    screen.app.push_screen(form, merged)
