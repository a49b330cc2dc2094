"""What is right, where the rules have found the wrong speaker, office or kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from onrecord.index.corrections import KINDS, NOBODY, as_found, names, told
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen

WORDS = 70
"""Cells of a line of the quotation in the dialog."""
LINES = 3
"""Lines of it."""


def ask_to_correct(screen: ExplorerScreen[Any], hit: Hit) -> None:
    """Ask what is right, and correct the quotation; the dialog stays until that is kept."""
    quotation = hit.quotation
    speaker, office = names(quotation)
    before = {"speaker": speaker, "office": office, "kind": quotation.kind, "why": ""}
    before["words"] = quotation.text
    said = Outcome(done=False, sentence="")

    async def correct(values: tuple[str, ...]) -> str:
        nonlocal said
        given = dict(zip(before, (value.replace("\0", "") for value in values), strict=False))
        changed = {name: value for name, value in given.items() if value != before[name]}
        if not changed.keys() - {"why"}:
            return "Nothing is changed; esc leaves it as it is."
        copies = len(values) > len(before) and values[-1] == "yes"
        now = ", ".join(filter(None, (given["speaker"] or NOBODY, given["office"])))
        change = f"{told(quotation)} → {now} ({given['kind']})"
        said = await screen.host.own.make(quotation.id, changed, copies=copies, told=change)
        return "" if said.done else said.sentence

    def corrected(values: tuple[str, ...] | None) -> None:
        if values:
            screen.host.corrected(f"{said.sentence} U undoes it.")

    fields = [
        Field("Speaker", speaker, "empty: nobody is named", names="speaker"),
        Field("Office", office, "empty: none is given", names="office"),
        Field("Kind", quotation.kind, choices=KINDS),
        Field("Why", "", "for whoever looks at it later"),
        Field("Words", quotation.text, "all that was said, as it stands in the article"),
    ]
    if hit.copies > 1:
        fields.append(Field("Copies too", "yes", choices=("yes", "no")))
    opening, closing = describe.around(quotation)
    notes = [
        *wrapped(safe(f"{opening}{quotation.text}{closing}"), WORDS, LINES),
        fit(safe(f"Found as: {told(as_found(quotation))}"), WORDS).rstrip(),
        "The article stays as it is; searches find it corrected.",
    ]
    desk = screen.host.desk
    form = FormScreen(
        "Correct this attribution",
        fields,
        accept=correct,
        notes=notes,
        names=desk.names if desk else None,
        beside=True,
    )
    screen.app.push_screen(form, corrected)


def wrapped(words: str, width: int, most: int) -> list[str]:
    """The words in lines of a width in cells, at most so many."""
    lines = Text(words).wrap(Console(width=width), width)
    shown = [str(line).rstrip() for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = fit(f"{shown[-1]} {lines[most]}", width).rstrip()
    return shown
