"""How is what a version changes told on a screen: in marked words, in a sentence, with its alarms?

No colour is needed to read it: ``[-gone-]``, ``{+new+}``, and an exclamation mark before each alarm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.differences.alarms import Alarm
    from onrecord.index.provenance.differences.changes import Differences
    from onrecord.index.provenance.differences.relations import Version

LONG = 700
"""A piece with more characters than this is shown by its two ends."""

PIECES = 400
"""The maximum number of pieces of a difference shown."""

CLOSING = tuple(".,;:!?)]”’")
"""No space stands before these."""

SHAPES = {"": ("{}", ""), "gone": ("[-{}-]", "$error strike"), "new": ("{{+{}+}}", "$success bold")}
"""How a piece is written, and how it is styled besides."""


def short(text: str, most: int = LONG) -> str:
    """A text that is not too long to be shown: whole, or its two ends."""
    text = safe(text)
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"


def woven(found: Differences, sides: Sequence[str] = ("gone", "new")) -> Content:
    """Two versions in one: what both print, what is gone, and what is new.

    Args:
        found: the differences.
        sides: which of the two is shown; with ``gone`` alone, the first version with its losses marked.

    """
    from onrecord.index.provenance.differences.telling import pieces  # noqa: PLC0415 - rapidfuzz

    parts: list[tuple[str, str]] = []
    left_out = False
    for number, (kind, text) in enumerate(pieces(found)):
        if number == PIECES:
            parts.append((" … and more", "italic"))
            break
        if kind and kind not in sides:
            left_out = not parts or parts[-1][0].endswith(" ")
            continue
        told = short(text.lstrip() if left_out and not kind else text)
        if left_out and parts and told[:1] in CLOSING:
            parts[-1] = (parts[-1][0].rstrip(), parts[-1][1])
        shape, style = SHAPES[kind]
        parts.append((shape.format(told), style))
        left_out = False
    if left_out and parts:
        parts[-1] = (parts[-1][0].rstrip(), parts[-1][1])
    return Content.assemble(*parts)


def outlet(witness: Witness) -> str:
    """Where a version was printed; an article without an outlet by the name of its file."""
    return witness.outlet or witness.article.doc.rsplit("/", maxsplit=1)[-1]


def place(witness: Witness) -> str:
    """Where and when a version was printed."""
    return f"{short(outlet(witness), 120)}, {safe(describe.date(witness.article))}"


def alarmed(alarms: Sequence[Alarm]) -> list[Content]:
    """One line for each alarm."""
    return [Content.assemble(("  ! ", "bold $error"), short(str(alarm))) for alarm in alarms]


def reference(number: int, witness: Witness) -> Content:
    """The version that the others are held against."""
    opening, closing = describe.around(witness.quotation)
    words = f"{opening}{short(witness.quotation.text, 2 * LONG)}{closing}"
    return Content.assemble((f"{number:2}  ", "bold"), words, (f"  {place(witness)}", "dim"))


def compared(number: int, version: Version, against: int) -> Content:
    """One version held against another: its marked words, what it changes in a sentence, its alarms."""
    from onrecord.index.provenance.differences.telling import sentence  # noqa: PLC0415

    witness = version.witness
    if number == against:
        return Content.assemble((f"{number:2}  ", "bold"), "is what the others are compared with.")
    if version.relation == "other part":
        return Content.assemble(
            reference(number, witness), "\n", f"    Copy {number} is another part of the same statement."
        )
    opening, closing = describe.around(witness.quotation)
    lines = [
        Content.assemble(
            (f"{number:2}  ", "bold"),
            opening,
            woven(version.differences),
            closing,
            (f"  {place(witness)}", "dim"),
        ),
        Content(f"    Copy {number} {safe(sentence(version.differences))}."),
        *alarmed(version.alarms),
    ]
    if version.relation in APART:
        lines.append(Content(f"    Kept apart: {APART[version.relation]}."))
    return Content("\n").join(lines)


APART = {
    "said again": "the same words, said again on another day",
    "other mouth": "the same words, in another mouth",
    "other words": "perhaps the same statement in other words; a suggestion, to be judged by reading",
}
"""Why a version is not counted as a copy."""
