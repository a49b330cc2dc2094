"""What do the lines above the story say: outlet, title, date, address?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.index.articles.metadata.datelines import DateLine, date_line
from onrecord.index.model import Fact
from onrecord.index.names.outlets import host, is_outlet, persons, unshouted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.articles.layout.lines import Line
    from onrecord.index.model import Span

LINES = 10
"""The head is never longer."""
PROSE = 200
"""A line longer than this is the story."""
HEADLINE = 160
"""A headline is no longer than this."""
SENTENCE = 100
"""One in sentence case with a full stop is no longer than this: longer lines are opening sentences."""

SIGHT = 8
"""The number of lines in which one must be longer than the headline."""
_BY = re.compile(r"(?:by|from)\b", re.IGNORECASE)
_SITE = re.compile(r"(?P<title>.{8,}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})")
_PARTS = re.compile(r"[^|•·\s](?:[^|•·]*[^|•·\s])?")
"""What dividers part in a line."""
_TIMED = re.compile(r"[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s)?\d{1,2}:\d{2}\b")
"""How a message or a turn begins, and no headline."""
_HEADING = re.compile(r"#\s+(?P<title>.+?)\s*#*")
_DATELINE = re.compile(r"[A-Z][\w .,’'-]{2,50}(?:\([\w ./]+\))?\s*[—–-]{1,2}\s+[A-Z“\"‘']")
_SAID = re.compile(r"[,?!][”\"]+\s*\w|\b(?:said|told|according to)\b")
_FULL_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|been|have|had|did|this|that|he|she|it|they|there|its|his|her|their)\b|\b[Aa]n?\b.*\ban?\b"
    r"|\b(?i:he|she|it|that|this|there)[’']s\b"
)
"""Words that a headline in sentence case leaves out."""


@dataclass(slots=True)
class Head:
    """What the lines above the story say."""

    outlet: Fact | None = None
    title: Fact | None = None
    author: Fact | None = None
    """Of a line that is a name and no more, above the date or the outlet's name."""
    published: Fact | None = None
    url: Fact | None = None
    masks: list[Span] = field(default_factory=list)


def read_head(lines: Sequence[Line]) -> Head:
    """Read the head of an article from its lines, furniture and credits taken away.

    A line is the masthead where it is in capitals or has an outlet's word in it, and stands above a date
    line; the headline is the first other line that looks like one. What does not fit is left alone. A
    headline that may as well be the opening sentence, by its full stop, stays in the text: it may be the one
    place where whoever speaks is named.
    """
    head = Head()
    prose = 0
    skip = -1
    for place, line in enumerate(lines[:LINES]):
        if place == skip:
            continue
        if prose > 1 or len(line.text) > PROSE:
            break
        after = lines[place + 1 : place + 4]
        dated = date_line(line.text)
        if dated and _is_date_line(dated):
            _take_date(head, line, dated)
        elif host(line.text) and head.url is None:
            head.url = Fact(line.text, "address line", line.span)
            head.masks.append(line.span)
        elif head.title and not prose and head.author is None and _is_byline(line, after):
            head.author = Fact(unshouted(line.text), "byline", line.span)
            head.masks.append(line.span)
        elif (
            head.author
            and head.outlet is None
            and not prose
            and head.author.span == lines[place - 1].span
            and is_outlet(line.text)
        ):
            head.outlet = Fact(unshouted(line.text), "byline", line.span)
            head.masks.append(line.span)
        elif not prose and head.outlet is None and _names_outlet(head, lines, place):
            head.outlet = Fact(unshouted(line.text), "masthead", line.span)
            head.masks.append(line.span)
        elif not prose and head.title is None and (title := _title(line, lines[place + 1 : place + SIGHT])):
            _take_title(head, line, title)
            skip = place + 1 if title.span and title.span[1] > line.end else -1
        elif not prose and head.title is None and _is_section(line, lines[place + 1 : place + SIGHT]):
            head.masks.append(line.span)
        else:
            prose += 1
    return head


def _is_date_line(dated: DateLine) -> bool:
    return not dated.rest or is_outlet(dated.rest)


def _names_outlet(head: Head, lines: Sequence[Line], place: int) -> bool:
    """Whether the line is the masthead above the headline, or under it the outlet's name beside the day."""
    if head.title is None:
        return _is_masthead(lines[place], lines[place + 1 : place + 4])
    return _is_beside_day(lines[place], lines, place)


def _is_beside_day(line: Line, lines: Sequence[Line], place: int) -> bool:
    """Whether the line is an outlet's name above or under a date line, as databases print it."""
    if len(line.text) > 60 or not is_outlet(line.text) or _BY.match(line.text):
        return False
    near = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
    return any(
        (dated := date_line(one.text)) and not dated.rest.replace("day", "").strip()
        for one in near
        if len(one.text) <= 60
    )


def _is_section(line: Line, after: Sequence[Line]) -> bool:
    """Whether the line is a single word over a headline: ``Politics``."""
    return (
        line.text.isalpha()
        and line.text[0].isupper()
        and bool(after)
        and _title(after[0], after[1:]) is not None
    )


def _tail(line: Line, title: Fact) -> tuple[Fact, Fact] | None:
    """Headline and outlet, where the title of a page with the site's name at its end was copied."""
    match = _SITE.fullmatch(title.value)
    if match is None or not is_outlet(match["site"]):
        return None
    start = line.text.index(title.value)
    spans = [line.within((start + match.start(part), start + match.end(part))) for part in ("title", "site")]
    return Fact(match["title"], title.basis, spans[0]), Fact(match["site"], "masthead", spans[1])


def _is_byline(line: Line, after: Sequence[Line]) -> bool:
    """Whether the line is a person's name above a date line or an outlet's name."""
    if not after or len(line.text) > 60 or not persons(line.text) or is_outlet(line.text):
        return False
    dated = date_line(after[0].text) if len(after[0].text) <= 60 else None
    return bool(dated and _is_date_line(dated)) or (len(after[0].text) <= 50 and is_outlet(after[0].text))


def _take_date(head: Head, line: Line, dated: DateLine) -> None:
    if head.published is None and dated.published:
        head.published = Fact(dated.published, "date line", line.within(dated.span))
    if head.outlet is None and dated.rest:
        start = line.text.find(dated.rest)
        beside = next((part.span() for part in _PARTS.finditer(line.text) if is_outlet(part[0])), None)
        span = beside if start < 0 else (start, start + len(dated.rest))
        if span:
            head.outlet = Fact(unshouted(line.text[slice(*span)]), "date line", line.within(span))
    head.masks.append(line.span)


def _take_title(head: Head, line: Line, title: Fact) -> None:
    head.title = title
    if head.outlet is None and (named := _tail(line, title)):
        head.title, head.outlet = named
        head.masks.append(line.span)
    elif line.text[-1] != "." or _title_case(line.text):
        head.masks.append(title.span or line.span)


def _is_masthead(line: Line, after: Sequence[Line]) -> bool:
    """Whether the line is an outlet's name: in capitals or with an outlet's word, above a date line.

    A headline may be in capitals above a date line too; so a headline must follow, or the name be plain.
    """
    if len(line.text) > 60 or line.text[-1] in '.!?:,;”"’':
        return False
    dated = date_line(after[0].text) if after and len(after[0].text) <= PROSE else None
    if dated is None or dated.rest:
        return False
    if is_outlet(line.text):
        return True
    return line.text.isupper() and len(after) > 2 and _title(after[1], after[2:]) is not None


def _title(line: Line, after: Sequence[Line]) -> Fact | None:
    """The headline, where the line is one; with the next line where it ends with a semicolon."""
    if heading := _HEADING.fullmatch(line.text):
        return Fact(heading["title"], "heading", line.within(heading.span("title")))
    if not after or not _is_headline(line.text, after):
        return None
    if line.text.endswith(";") and len(after[0].text) <= HEADLINE and len(after) > 1:
        return Fact(f"{line.text} {after[0].text}", "headline", (line.start, after[0].end))
    title = line.text.rstrip("; ")
    return Fact(title, "headline", line.within((0, len(title))))


def _is_headline(text: str, after: Sequence[Line]) -> bool:
    if len(text) < 8 or text[0].islower() or text[-1] in ",:" or " " not in text:
        return False
    if not any(len(line.text) > len(text) for line in after):
        return False
    if _DATELINE.match(text) or _TIMED.match(text) or not (text[0].isalnum() or text[0] in "“‘\"'’«[(…"):
        return False
    if text[-1] not in '.!?”"’…':
        return len(text) <= HEADLINE
    if len(text) > HEADLINE or _SAID.search(text):
        return False
    if _title_case(text) or _DATELINE.match(after[0].text):
        return True
    return len(text) <= SENTENCE and not _FULL_SENTENCE.search(text)


def _title_case(text: str) -> bool:
    """Whether a headline's long words all begin with a capital, as American headlines do."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
