"""Which labels stand alone on a line, the constituency or the holder's name in brackets beneath or behind?

Parliaments' own pages print them so: ``Ada Quill`` over ``(Harwick North) (Lab)``, ``The Minister for Ports``
over ``(Una Kerr)``. Whoever speaks again has the name alone, and so does the chair.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.turns.labels import LONGEST, Label, bare_name, labelled
from onrecord.index.attribution.turns.wording import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Span

FEWEST = 2
"""Names with brackets, from which on an article is one of this layout."""

_ALONE = re.compile(
    r"(?:#{1,6} )?(?P<open>\*\*|__)?(?P<label>[^\W\d_][^()\[\]:*_\n.?!]*(?:\.[^()\[\]:*_\n.?!]+)*)"
    r"(?P<behind>(?: ?\([^()\n]{1,60}\)){1,3})?(?(open)(?:\*\*|__))(?P<late>(?: ?\([^()\n]{1,60}\)){1,3})?"
)
_BENEATH = re.compile(r"(?:[*_]{0,2}\([^()\n]{1,60}\)[*_]{0,2} ?){1,3}")
_BRACKETS = re.compile(r"\(([^()]*)\)")


def standing(text: str, spans: Sequence[Span], opened: Sequence[Label | None]) -> list[Label | None]:
    """The labels that paragraphs open with, those among them that stand alone.

    Args:
        text: of the article.
        spans: its paragraphs.
        opened: the label with which each begins, as far as it is one by itself.

    """
    alone = [None if label else _alone(text, *span) for label, span in zip(opened, spans, strict=True)]
    bracketed: dict[int, Label] = {}
    for at, label in enumerate(alone):
        if label is None:
            continue
        if label.inside:
            bracketed[at] = label
        elif at + 1 < len(spans) and _BENEATH.fullmatch(text, *spans[at + 1]):
            beneath = tuple(_BRACKETS.findall(text, *spans[at + 1]))
            bracketed[at] = _with(label, beneath, spans[at + 1][1])
    if len(bracketed) < FEWEST:
        return list(opened)
    keys = {label.key for label in bracketed.values()}
    keys |= {plain(name) for label in bracketed.values() if label.is_office for name in label.inside}
    again = {
        at: label
        for at, label in enumerate(alone)
        if label and at not in bracketed and (label.key in keys or _is_titled(label))
    }
    return [bracketed.get(at) or again.get(at) or label for at, label in enumerate(opened)]


def _alone(text: str, start: int, end: int) -> Label | None:
    found = _ALONE.fullmatch(text, start, end) if end - start <= LONGEST else None
    if found is None:
        return None
    label = labelled(text, found.span("label"), end, "alone")
    brackets = (found["behind"] or "") + (found["late"] or "")
    return _with(label, tuple(_BRACKETS.findall(brackets)), end) if label else None


def _with(label: Label, inside: tuple[str, ...], behind: int) -> Label:
    return Label(label.printed, label.core, inside, label.span, behind, "alone", label.role)


def _is_titled(label: Label) -> bool:
    """Does the label itself say that it is somebody's: ``Mr Speaker``, ``Hon. Members``, ``The Chair``?"""
    if label.role != "name":
        return True
    before, _ = bare_name(label.core)
    return any(plain(word) in words("courtesy") | words("offices") for word in before)
