"""Where do quotation marks open and close?

Pure and linear in the text's length. A mark that finds no partner costs one quotation: nothing stays open
over a paragraph's end unless the next paragraph says that it goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.text.name_parts import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Span

Direction = Literal["open", "close", "either", "none"]

DOUBLE = re.compile(r"``|''|’’|‘‘|[\"“”„‟«»‹›＂]")
SINGLE = re.compile(r"(?<!['‘’`])['‘’](?!['’])")
LONGEST = 4000
"""Characters of a line that are read together: more than any paragraph of real news has."""
STOP = re.compile(r"[.!?][\"'”’»›]*\s+")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
SPACE = frozenset(" \t\n\r\f\v\xa0\u2002\u2003\u2009\u200a\u202f\u2028\u2029\ufeff")
BEFORE_OPEN = SPACE | frozenset('([{<—–―-‒/…|*_~“"‘„«‹')
AFTER_CLOSE = SPACE | frozenset('.,;:!?)]}>—–―-‒/…|*_~”"’»›')
ELISION = re.compile(r"['’](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b)", re.I)
FEET = re.compile(r"\d['’′]\d{1,2}$")
NICKNAME = re.compile(
    rf"\b[{CAPITAL}][\w'’-]{{0,40}}(?: [A-Z]\.){{0,4}} [\"“][{CAPITAL}]\w{{1,40}}[\"”] (?=[{CAPITAL}])"
)
TAG = re.compile(r"<[a-zA-Z/][^<>\n]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text between two quotation marks, or from a mark to the end of its paragraph."""

    start: int
    """Of the words, behind the opening mark."""
    end: int
    """Of the words, before the closing mark."""
    outer: Span
    """With the marks."""
    style: Literal["double", "single"]
    """``double`` too for single marks by which the article quotes, as British papers do."""
    closed: bool
    """False where the paragraph ended without a closing mark."""
    continues: bool
    """It goes on from the marked stretch of the paragraph before, which was not closed."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    direction: Direction


def lines(text: str) -> list[Span]:
    """The spans of the lines that are not blank; one over `LONGEST` is cut, between sentences."""
    return [
        piece
        for match in LINE.finditer(text)
        if not match.group().isspace()
        for piece in _pieces(text, *match.span())
    ]


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        stops = [match.end() for match in STOP.finditer(text, start + LONGEST // 2, start + LONGEST)]
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = stops[-1] if stops else space if space > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def tags(text: str) -> list[Span]:
    """The spans of markup: the marks within are no quotation marks."""
    return [match.span() for match in TAG.finditer(text)]


def scan(text: str) -> tuple[Marked, ...]:
    """Every marked stretch of the text, in order, never overlapping."""
    spans = lines(text)
    goes_on = [text[start] in "'‘" for start, _ in spans[1:]] + [False] * bool(spans)
    alone = _british(text, spans, goes_on)
    if alone is not None:
        return alone
    found: list[Marked] = []
    singles: list[Marked] = []
    doubles = [_double_marks(text, span) for span in spans]
    pending = False
    for i, span in enumerate(spans):
        following = doubles[i + 1] if i + 1 < len(spans) else []
        here, pending = _pair(text, span, doubles[i], following, pending=pending)
        found += here
        singles += _singles(text, span, here, open_ended=goes_on[i])
    both = sum(_speech(text[marked.start : marked.end]) for marked in singles) > 1
    for marked in singles:
        found.append(replace(marked, style="double") if both and _spoken(text, marked) else marked)
    found.sort(key=lambda marked: marked.start)
    return tuple(found)


def _british(text: str, spans: Sequence[Span], goes_on: Sequence[bool]) -> tuple[Marked, ...] | None:
    """Every marked stretch of an article that quotes between single marks alone; None where it does not.

    It does where sentences end within single marks twice or more, and no double mark stands outside them.
    """
    found = [
        marked
        for span, more in zip(spans, goes_on, strict=True)
        for marked in _singles(text, span, (), open_ended=more)
    ]
    if sum(map(_speech, (text[marked.start : marked.end] for marked in found))) < 2:
        return None
    if not all(_within(match.start(), found) for match in DOUBLE.finditer(text)):
        return None
    return tuple(replace(marked, style="double") for marked in found)


def _spoken(text: str, marked: Marked) -> bool:
    """Do single marks hold somebody's sentence: one that ends within them, or that a colon leads to?"""
    before = text[max(0, marked.outer[0] - 2) : marked.outer[0]].rstrip()
    words = text[marked.start : marked.end]
    return not marked.closed or _speech(words) or (before[-1:] == ":" and len(words.split()) > 3)


def _speech(words: str) -> bool:
    return words[-1:] in {",", ".", "?", "!"} and len(words.split()) > 3


def _double_marks(text: str, span: Span) -> list[_Mark]:
    tags = [tag.span() for tag in TAG.finditer(text, *span)]
    tags += [name.span() for name in NICKNAME.finditer(text, *span)]
    tags.sort(reverse=True)
    marks = []
    for match in DOUBLE.finditer(text, *span):
        while tags and tags[-1][1] <= match.start():
            tags.pop()
        if tags and tags[-1][0] < match.start():
            continue
        marks.append(_Mark(match.start(), match.end(), _direction(text, span, match)))
    return marks


def _direction(text: str, span: Span, match: re.Match[str]) -> Direction:
    """Which way a double mark faces, by its shape first and its neighbours second."""
    before = text[match.start() - 1] if match.start() > span[0] else " "
    after = text[match.end()] if match.end() < span[1] else " "
    opens = before in BEFORE_OPEN and after not in SPACE
    closes = before not in SPACE and after in AFTER_CLOSE
    glyph = match.group()
    if glyph in "“„«‹``" and glyph != '"':
        return "close" if closes and not opens and before not in "([{" else "open"
    if glyph in "»›" and before in SPACE and after in AFTER_CLOSE:
        return "close"
    if glyph in "”»›":
        return "open" if opens and not closes else "close"
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _pair(
    text: str, span: Span, marks: Sequence[_Mark], following: Sequence[_Mark], *, pending: bool
) -> tuple[list[Marked], bool]:
    """The marked stretches of one line, and whether the last goes on without a mark in the next line."""
    found: list[Marked] = []
    start = span[0] if pending else -1
    opened = span[0]
    within: list[str] = []
    continues = pending
    for i, mark in enumerate(marks):
        glyph = text[mark.start]
        if start >= 0 and _measures(text, marks, i):
            continue
        if start < 0:
            if mark.direction == "close" or (mark.direction == "either" and _inches(text, mark)):
                continue
            start, opened, within = mark.end, mark.start, []
            continues = False
        elif mark.direction == "open":
            curly = text[opened] == '"' and glyph == "“"
            begins = opened == span[0] or not _sentence_over(text, mark.start)
            if _nested(marks, i, len(within) + 1) or (curly and begins and _paired(text, marks, i)):
                within.append(glyph)
            elif _sentence_over(text, mark.start):
                found.append(_marked(text, start, mark.start, opened, mark.start, False, continues))
                start, opened, within, continues = mark.end, mark.start, [], False
        elif not (mark.direction == "either" and _inches(text, mark)):
            while glyph == text[opened] == '"' and within and within[-1] != '"':
                within.pop()
            if within:
                within.pop()
            else:
                found.append(_marked(text, start, mark.start, opened, mark.end, True, continues))
                start = -1
    if start < 0:
        return found, False
    found.append(_marked(text, start, span[1], opened, span[1], False, continues))
    return found, bool(following) and following[0].direction == "close"


def _marked(
    text: str, start: int, end: int, opened: int, closed: int, whole: bool, continues: bool
) -> Marked:
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return Marked(start, end, (opened, closed), "double", whole, continues)


def _nested(marks: Sequence[_Mark], i: int, depth: int) -> bool:
    """Are there closing marks enough behind mark `i` for one more level?"""
    needed = depth + 1
    for mark in marks[i + 1 : i + 9]:
        if mark.direction == "open":
            return False
        needed -= 1
        if needed == 0:
            return True
    return False


def _paired(text: str, marks: Sequence[_Mark], i: int) -> bool:
    """Is the mark behind a curly one its closing partner, so that the two stand within straight ones?"""
    return i + 1 < len(marks) and text[marks[i + 1].start] == "”"


def _sentence_over(text: str, end: int) -> bool:
    """Does a sentence end before this place? Then the mark that was open has been forgotten."""
    before = text[max(0, end - 4) : end].rstrip()
    return before[-1:] in ".!?"


def _measures(text: str, marks: Sequence[_Mark], i: int) -> bool:
    """Are these inches within a quotation: behind feet, or where another mark closes before any opens?"""
    mark = marks[i]
    if text[mark.start] != '"' or not _inches(text, mark):
        return False
    following = marks[i + 1].direction if i + 1 < len(marks) else "none"
    return following == "close" or FEET.search(text, max(0, mark.start - 6), mark.start) is not None


def _inches(text: str, mark: _Mark) -> bool:
    return text[mark.start - 1 : mark.start].isdigit()


def _singles(text: str, span: Span, taken: Sequence[Marked], *, open_ended: bool = False) -> list[Marked]:
    """Stretches between single marks outside the double ones, apostrophes left alone.

    Args:
        text: the article's.
        span: of the line.
        taken: the stretches between double marks.
        open_ended: the next line begins with a mark, so that one that begins the line may be without partner;
            one behind a colon may be in any case.

    """
    found: list[Marked] = []
    start = opened = -1
    outside = [m for m in SINGLE.finditer(text, *span) if not _within(m.start(), taken)]
    for i, match in enumerate(outside):
        at = match.start()
        before = text[at - 1] if at > span[0] else " "
        after = text[at + 1] if at + 1 < span[1] else " "
        elided = ELISION.match(text, at) and not (at == span[0] and _closed(text, outside[i + 1 :], span))
        opens = before in BEFORE_OPEN and after not in SPACE and not elided
        closes = before not in SPACE and not after.isalnum()
        if opens and not closes:
            start, opened = at + 1, at
        elif closes and start >= 0 and not _possessive(text, outside, i, span):
            if not any(marked.outer[0] < at and opened < marked.outer[0] for marked in taken):
                found.append(Marked(start, at, (opened, at + 1), "single", True, False))
            start = -1
    before = text[span[0] : max(opened, span[0])].rstrip()[-1:]
    led = before == ":" or (open_ended and (opened == span[0] or before == ","))
    if start >= 0 and led and _speech(text[start : span[1]].rstrip()):
        found.append(_marked(text, start, span[1], opened, span[1], False, False))
    return found


def _closed(text: str, marks: Sequence[re.Match[str]], span: Span) -> bool:
    """Does the line end with the only mark that still comes, behind a sentence's end? Then one opened it."""
    last = marks[-1].start() if marks else -1
    return (
        last == span[1] - 1
        and text[last - 1] in ".,?!"
        and all(text[mark.start() - 1 : mark.start()].isalnum() for mark in marks[:-1])
    )


def _within(place: int, taken: Sequence[Marked]) -> bool:
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle].outer[1] <= place:
            low = middle + 1
        else:
            high = middle
    return low < len(taken) and taken[low].outer[0] <= place


def _possessive(text: str, marks: Sequence[re.Match[str]], i: int, span: Span) -> bool:
    """Is this the apostrophe of "the soldiers' …", with the closing mark still to come?"""
    at = marks[i].start()
    if text[at - 1] != "s" or text[at + 1 : at + 2] not in SPACE:
        return False
    for later in marks[i + 1 : i + 5]:
        before, after = text[later.start() - 1], text[later.start() + 1 : later.start() + 2]
        if before in BEFORE_OPEN:
            return False
        if before in ".,!?…" and not after.isalnum():
            return True
    return False
