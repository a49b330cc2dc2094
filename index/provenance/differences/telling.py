"""How are differences told without colour? As marked text, and as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.provenance.differences.changes import Change, Differences, Place
    from onrecord.index.text.words import Words

LONG = 60
"""Longer words than this are shortened in a sentence."""

OPENING = frozenset('[(“‘"')

Piece = tuple[str, str]
"""``""``, ``gone`` or ``new``, and the text."""


def pieces(found: Differences) -> Iterator[Piece]:
    """Both versions woven into one: what both print, what is gone and what is new, in order.

    What both print is given as the second version prints it, with the punctuation of that version.
    """
    first, second = found.first, found.second
    at = 0
    for change in sorted(found.changes, key=lambda change: (change.new, change.gone)):
        start = second.spans[change.new[0]][0] if change.new[0] < len(second) else len(second.text)
        if change.new[0] == change.new[1] and change.new[0] > 0:
            start = second.spans[change.new[0] - 1][1]
        if start > at:
            yield "", second.text[at:start]
            at = start
        gone, new = first.printed(*change.gone), second.printed(*change.new)
        if gone:
            lone = not new
            before = " " if lone and at and not second.text[at - 1].isspace() else ""
            after = (
                " "
                if lone and (second.text[at : at + 1].isalnum() or second.text[at : at + 1] in OPENING)
                else ""
            )
            if before:
                yield "", before
            yield "gone", gone
            if after:
                yield "", after
        if new:
            yield "new", new
            at = max(at, second.spans[change.new[1] - 1][1])
    if at < len(second.text):
        yield "", second.text[at:]


def marked(found: Differences) -> str:
    """One line of text: ``[-We will spend-] whatever it takes to keep the [-harbour-]{+harbor+} open``."""
    shape = {"": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(shape[kind].format(text) for kind, text in pieces(found))


def short(text: str) -> str:
    """Words on one line, shortened in the middle where they are many."""
    text = " ".join(text.split())
    if len(text) <= LONG:
        return text
    head, tail = text[: LONG // 2], text[-LONG // 3 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"


def _words(found: Words, place: Place) -> str:
    """Words of a version between marks; what is left of a contraction is told with the word it stands for."""
    printed = short(found.printed(*place))
    if fold(printed) == "n't":
        return f"“{printed}” (not)"
    return f"“{printed}”"


def _told(found: Differences, change: Change) -> str:
    gone, new = _words(found.first, change.gone), _words(found.second, change.new)
    match change.kind:
        case "cut start":
            return f"begins later, without {gone}"
        case "cut end":
            return f"ends sooner, without {gone}"
        case "extended start":
            return f"begins sooner, with {new}"
        case "extended end":
            return f"goes on with {new}"
        case "removed":
            return f"leaves out {gone}, " + ("marked by an ellipsis" if change.marked else "without a mark")
        case "inserted":
            return f"puts in {new}"
        case "reordered":
            return f"moves {gone if change.gone[0] < change.gone[1] else new}"
        case "bracketed":
            if change.gone[0] == change.gone[1]:
                return f"puts in {new} in brackets"
            return (
                f"has {new} for {gone}, in brackets"
                if change.new[0] < change.new[1]
                else f"leaves out {gone}"
            )
        case "respelt":
            return f"spells {gone} as {new}"
        case _:
            return f"has {new} for {gone}"


def sentence(found: Differences) -> str:
    """Every change in one sentence: ``leaves out “We will spend” and spells “harbour” as “harbor”``."""
    told = [_told(found, change) for change in found.changes]
    if not told:
        return "is the same, word for word"
    return " and ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]
