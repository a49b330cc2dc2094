"""What is right, where the rules have found the wrong speaker, office or kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.index.corrections import KINDS, NOBODY, as_found, names, told
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.cells import fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from onrecord.index.model import Hit
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen

WORDS = 66
"""The maximum number of cells of the quotation that the dialog shows."""


def ask_to_correct(screen: ExplorerScreen[Any], hit: Hit) -> None:
    """Ask what is right, and correct the quotation; the dialog stays until that is kept."""
    quotation = hit.quotation
    speaker, office = names(quotation)
    before = {"speaker": speaker, "office": office, "kind": quotation.kind, "why": ""}
    said = Outcome(done=False, sentence="")

    async def correct(values: tuple[str, ...]) -> str:
        nonlocal said
        given = dict(zip(before, (value.replace("\0", "") for value in values), strict=False))
        given["kind"] = given["kind"].lower()
        if given["kind"] not in KINDS:
            return f"The kind is one of {', '.join(KINDS)}."
        changed = {name: value for name, value in given.items() if value != before[name]}
        if not changed.keys() - {"why"}:
            return "Nothing is changed; esc leaves it as it is."
        copies = len(values) > len(before) and values[-1].lower() in ("y", "yes")
        now = ", ".join(filter(None, (given["speaker"] or NOBODY, given["office"])))
        change = f"{told(quotation)} → {now} ({given['kind']})"
        said = await screen.host.own.make(quotation.id, changed, copies=copies, told=change)
        return "" if said.done else said.sentence

    def corrected(values: tuple[str, ...] | None) -> None:
        if values:
            screen.host.corrected(f"{said.sentence} U undoes it.")

    fields = [
        Field("Speaker", speaker, "empty: nobody is named"),
        Field("Office", office, "empty: none is given"),
        Field(f"Kind ({', '.join(KINDS)})", quotation.kind),
        Field("Why", "", "for whoever looks at it later"),
    ]
    if hit.copies > 1:
        fields.append(Field("Also the copies that were found alike (yes, no)", "yes"))
    opening, closing = describe.around(quotation)
    notes = [
        fit(safe(f"{opening}{quotation.text}{closing}"), WORDS).rstrip(),
        fit(safe(f"Found as: {told(as_found(quotation))}"), WORDS).rstrip(),
        "The article stays as it is; searches find it corrected.",
    ]
    screen.app.push_screen(
        FormScreen("Correct this attribution", fields, accept=correct, notes=notes), corrected
    )
