"""Which newlines only wrap a paragraph?

Mail, wire copy, exports of databases and ``pdftotext`` break lines at a width. A newline is a wrap where the
next line's first word would not have fitted on the line before, at the width of the text, or where a long
line ends in mid-sentence and the next goes on in lower case; between whole sentences only in a paragraph that
is wrapped elsewhere too, or in a text most of whose paragraphs are. The text keeps its length: a wrap becomes
a blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

WIDEST = 100
"""Characters: text whose longest line is longer is not wrapped, and so is one of lines shorter than these."""
NARROWEST = 30
LONG = 40
"""Characters from which on a line is long: what goes on in lower case after it is the same sentence."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_ENDED = re.compile(r"[.!?:;…][”\"’')\]]*$")
_BEGUN = re.compile(
    r"\s*(?:[-*•·–—>#|]\s|\d{1,2}[.)]\s|[A-Z][\w ]{1,24}:\s|\s{4,}|[A-Z]{2}\s{2,}"
    r"|[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s)?\d{1,2}:\d{2}\b)"
)
"""How a line begins that no line before it runs into: as an item, a label, a column, or with a time."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    end: int
    """Where its newline begins."""
    after: int
    """Where the next line begins."""


def unwrapped(text: str, start: int = 0) -> str:
    """The text with every wrapping newline made a blank, of the same length.

    Args:
        text: of a file.
        start: where the front matter ends, whose newlines stay.

    """
    paragraphs = list(_paragraphs(text, start))
    width = max((len(line.text) for lines in paragraphs for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return text
    fits = [[_is_full(one, other, width) for one, other in pairwise(lines)] for lines in paragraphs]
    broken = [
        any(full and not _ENDED.search(line.text.rstrip()) for line, full in zip(lines, fit, strict=False))
        for lines, fit in zip(paragraphs, fits, strict=True)
    ]
    several = [wrapped for wrapped, lines in zip(broken, paragraphs, strict=True) if len(lines) > 1]
    throughout = sum(several) >= 2 and 2 * sum(several) > len(several)
    wraps: list[int] = []
    for number, (lines, fit, wrapped) in enumerate(zip(paragraphs, fits, broken, strict=True)):
        if number and not wrapped and _is_sentence(lines):
            joined = [not _BEGUN.match(other.text) for _, other in pairwise(lines)]
        else:
            joined = fit if wrapped or throughout else []
        wraps += [
            place
            for line, one in zip(lines, joined, strict=False)
            if one
            for place in range(line.end, line.after)
        ]
    if not wraps:
        return text
    letters = list(text)
    for place in wraps:
        letters[place] = " "
    return "".join(letters)


def _paragraphs(text: str, start: int) -> list[list[_Line]]:
    """Lines with nothing blank between them."""
    found: list[list[_Line]] = [[]]
    for match in _LINE.finditer(text, start):
        if not match[0]:
            continue
        content = match[0].rstrip("\r\n")
        if not content.strip():
            found.append([])
        else:
            found[-1].append(_Line(content, match.start() + len(content), match.end()))
    return [lines for lines in found if lines]


def _is_sentence(lines: list[_Line]) -> bool:
    """Whether a paragraph of short lines is one sentence: every line but the last breaks off in its midst."""
    *before, last = (line.text.rstrip() for line in lines)
    return bool(
        before
        and _ENDED.search(last)
        and all(re.search(r"[,;”\"]\s\S", line) and not _ENDED.search(line) for line in before)
    )


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the line ends because the next word did not fit."""
    if _BEGUN.match(following.text) or line.text.endswith(("  ", "\\")):
        return False
    word = following.text.split()[0]
    if len(line.text) >= LONG and word[0].islower() and line.text.rstrip()[-1] not in ".!?:;":
        return True
    return len(line.text.rstrip()) + 1 + len(word) > width - 2
