"""What are the paragraphs of preformatted text, whose lines are the page's own?

Parliaments and agencies publish their records in ``<pre>``: wrapped at a width, the first line of a paragraph
indented or a blank line between two. Wraps become blanks; every other line stays a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.articles.layout.wraps import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

CENTRED = 8
"""Blanks at the beginning of a line from which on it is set in the middle, and not indented."""


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of preformatted text, without indentation; what is not wrapped stays in its lines."""
    lines = [line.rstrip() for line in text.expandtabs().split("\n")]
    indented = _is_indented(lines)
    parted: list[str] = []
    for line in lines:
        if indented and 0 < _indent(line) < CENTRED:
            parted.append("")
        parted.append(line.strip())
    for paragraph in unwrapped("\n".join(parted)).split("\n\n"):
        if kept := paragraph.strip():
            yield kept


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_indented(lines: list[str]) -> bool:
    """Whether the first lines of most paragraphs are indented, and the other lines are not."""
    firsts = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if line and not before and _indent(line) < CENTRED
    ]
    return 2 * sum(_indent(line) > 0 for line in firsts) > len(firsts)
