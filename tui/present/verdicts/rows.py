"""How is a quotation of a draft told in a row of the review? What is claimed of whom, and what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.present.checks.comparing import place, short
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.columns import Column
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from onrecord.tui.present.verdicts.review import Reviewed

QUOTATIONS = (
    Column("LINE", 4, look="quiet"),
    Column("", 1, look="mark"),
    Column("VERDICT", 18, 3, look="strong"),
    Column("QUOTATION", 18, 9),
    Column("SPEAKER", 10, 4),
    Column("AS PRINTED", 10, 4),
    Column("BEST EVIDENCE", 30, 4, look="quiet", from_width=120),
)


def flag(each: Reviewed, *, looked: bool = False) -> str:
    """One character: ``!`` where somebody must look, ``?`` where nothing can be said, ``·`` where one has."""
    if not each.open:
        return " "
    if looked:
        return "·"
    return "?" if each.state == "not checked" else "!"


def row(each: Reviewed, *, looked: bool = False) -> tuple[str, ...]:
    """A row for a quotation of a draft: of whom it is claimed, and of whom it is printed."""
    verdict = each.verdict
    spoken = best = ""
    if verdict.findings:
        witness = verdict.findings[0].witness
        spoken, best = describe.speaker(witness.quotation), place(witness)
    words = f"“{short(' '.join(verdict.claim.split()), 300)}”"
    outcome = describe.verdict(verdict.outcome) + " (accepted)" * each.accepted
    mark = flag(each, looked=looked)
    return (f"{each.item.line:4}", mark, outcome, words, safe(verdict.speaker), spoken, best)
