"""What does the printed sentence do with the words that are claimed of it?

What a claim cuts off inside the marks, and the sentence around the marks, as alarms; `governing` decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.alarms import MODALS, Alarm
from onrecord.index.provenance.differences.changes import differences
from onrecord.index.provenance.differences.clauses import Found, clause, tokens
from onrecord.index.provenance.differences.framing import VERDICT, followed, framed, joking
from onrecord.index.provenance.differences.governing import before, behind, narrowed
from onrecord.index.provenance.differences.reporting import reported
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Quotation
    from onrecord.index.provenance.differences.changes import Differences
    from onrecord.index.text.words import Words

INVERTED = lexicon("inverted")
REACH = 400
"""Code points before and behind a quotation within which its sentence is looked for."""

WHOLLY = ("irony", "attribution")
"""What a narration does with all of a quotation, not only with the sentence next to it: *he joked*."""
FINDING = 4
"""Words between marks, at most, that stay in the narration around another quotation."""
SHOWN = 4
"""Words that are told of what lay between two sentences that a claim makes one of."""

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|''[^']*(?:'[^']+)*?''")
NESTED = re.compile(r"(?<![\w’'])[‘'](?P<inner>[^\s’'](?:[^‘’']|[’'](?=\w))*)[’'](?!\w)")
"""A quotation within a quotation, between single marks."""
END = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSen)(?<!\bRep)(?<!\bGov)[.!?][”\"’')\]]*\s|\n"
)
GLUED = re.compile(r"[a-z]{3}[.!?][“\"]$")
"""A sentence that ends without a space before the next one's opening mark."""
HEADING = re.compile(r"(?:\b[A-Z][A-Z’'-]*,?\s+){3,}[A-Z][A-Z-]+(?:\s+(?=[A-Z][a-z])|[’”]\s+)")
"""Four words or more in capitals before a sentence that is not."""
JOINING = frozenset({"and", "or", "nor", "but", "that"})
"""Before these a comma within marks is one of a list."""
PREPOSITIONS = frozenset({"to", "of", "with", "by", "for", "from", "at", "into", "in", "on", "as", "against"})
OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:the|a|an|his|her|their|its))$")
"""Before an opening mark these make a noun of what follows."""
ASIDE = re.compile(r"\([“\"‘']*$")
"""What stands in brackets of its own is of no sentence: *he was not asked again (“We know it!”)*."""
SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in"})
MARKS = "“”\"‘’'«»„ \t\N{NO-BREAK SPACE}"


def cut(found: Differences) -> tuple[Alarm, ...]:
    """Alarms about words that a claim cuts off or leaves out, and that govern what it keeps."""
    return _alarms(_cut(found), "cut")


def frame(text: str, quotation: Quotation, found: Differences) -> tuple[Alarm, ...]:
    """Alarms about the sentence around a quotation's marks, where the claim has the words next to them.

    Args:
        text: of the article.
        quotation: as it stands there.
        found: from what is printed to what is claimed.

    """
    return _alarms(_framed(text, quotation, found), "frame")


def around(text: str, quotation: Quotation) -> frozenset[str]:
    """What the sentence does with a quotation's words, as `Alarm.about`: *denied that “…”*, *would “…”*."""
    said = words(quotation.text)
    told = {alarm.about for alarm in frame(text, quotation, differences(said, said))}
    ahead = words(_ahead(text, quotation.segments[0][0])).forms
    return frozenset({*told, "modal"} if ahead and ahead[-1] in MODALS else told)


def sentence(text: str, quotation: Quotation) -> str:
    """The printed sentence that a quotation stands in, as one line."""
    start, end = quotation.segments[0][0], quotation.segments[-1][1]
    return " ".join((_ahead(text, start) + text[start:end] + _after(text, end)).split())


def _alarms(found: Iterable[Found], where: str) -> tuple[Alarm, ...]:
    told = dict.fromkeys(found)
    return tuple(Alarm(about, (word,), (), where) for about, word in told)


def _lost(found: Differences) -> list[tuple[int, int]]:
    """The stretches of the printed words that a claim leaves out, joined where they touch."""
    places = sorted(
        change.gone
        for change in found.changes
        if change.gone[0] < change.gone[1] and change.kind in ("cut start", "cut end", "removed")
    )
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _cut(found: Differences) -> Iterator[Found]:
    printed = found.first
    for start, end in _lost(found):
        if start > 0:
            yield from _behind(printed, start, end)
        if end < len(printed) and end not in printed.stops:
            opened = max((stop for stop in printed.stops if start < stop <= end), default=start)
            closes = min((stop for stop in printed.stops if stop > end), default=len(printed))
            yield from before(tokens(printed, opened, end), printed.forms[end:closes])
        if _run_together(printed, start, end):
            yield "run together", printed.printed(start, min(start + SHOWN, end))
        if end < len(printed):
            yield from _nested(printed, end)
        question = _asks(printed, start, end)
        if question and "?" not in found.second.text[-3:]:
            yield question


def _nested(printed: Words, at: int) -> Iterator[Found]:
    """Whether the words from a place on are of a quotation within, which somebody else is said to say."""
    for match in NESTED.finditer(printed.text):
        if match.start("inner") <= printed.spans[at][0] < match.end("inner"):
            head = sum(end <= match.start("inner") for _, end in printed.spans)
            opened = max((stop for stop in printed.stops if stop < head), default=0)
            if opened < head:
                yield from reported(clause(tokens(printed, opened, head)))


def _run_together(printed: Words, start: int, end: int) -> bool:
    """Whether leaving out a stretch makes one sentence of the parts of two."""
    if start == 0 or end == len(printed) or end in printed.stops:
        return False
    if start in printed.stops:
        return printed.forms[end] in PREPOSITIONS
    return any(start < stop < end for stop in printed.stops)


def _behind(printed: Words, start: int, end: int) -> Iterator[Found]:
    """What governs the words before a stretch that is left out."""
    stop = min((at for at in printed.stops if start <= at), default=len(printed))
    if stop == start:
        yield from joking(tokens(printed, start, end))
        return
    opened = max((at for at in printed.stops if at <= start), default=0)
    between = printed.text[printed.spans[start - 1][1] : printed.spans[start][0]]
    tail = tokens(printed, start, min(end, stop))
    yield from behind(tail, between, printed.forms[opened:start])
    yield from narrowed(tokens(printed, opened, start), tail)


def _asks(printed: Words, start: int, end: int) -> Found | None:
    """Whether a cut within a sentence takes away that it is a question."""
    at = end if end < len(printed) else start - 1
    inside = end not in printed.stops if end < len(printed) else start not in printed.stops
    stop = min((each for each in printed.stops if each > at), default=len(printed))
    last = printed.spans[stop - 1][1]
    following = printed.spans[stop][0] if stop < len(printed) else len(printed.text)
    if inside and "?" in printed.text[last:following]:
        opened = max((each for each in printed.stops if each < at), default=0)
        if end < len(printed) or printed.forms[opened] in INVERTED:
            return "question", "?"
    return None


def _framed(text: str, quotation: Quotation, found: Differences) -> Iterator[Found]:
    printed = found.first
    if not printed.forms:
        return
    lost = _lost(found)
    start, end = quotation.segments[0][0], quotation.segments[-1][1]
    kept = next((high for low, high in lost if low == 0), 0)
    own = not any(0 < stop <= kept for stop in printed.stops)
    ahead = _ahead(text, start)
    bare = "" if ASIDE.search(ahead) else _bare(_opened(ahead))
    told = words(bare)
    for each in framed(tokens(told, 0, len(told)), bare.rstrip(MARKS)[-1:], printed.forms[kept]):
        if own or each[0] in WHOLLY:
            yield each
    left = next((low for low, high in lost if high == len(printed)), len(printed))
    whole = text[start:end].rstrip(MARKS).endswith(".")
    own = not any(left <= stop < len(printed) for stop in printed.stops)
    if not whole:
        told = words(_bare(_closed(_after(text, end))))
        inside = left == len(printed) and not re.search(r"[.,!?]\s*$", text[start:end])
        thing = OWNED.search(_ahead(text, start).rstrip(MARKS)) is not None
        named = f"{quotation.speaker.name} {quotation.speaker.printed}" if quotation.speaker else ""
        whose = frozenset(words(named).forms) - SMALL
        for each in followed(tokens(told, 0, len(told)), inside=inside, thing=thing, whose=whose):
            if own or each[0] in WHOLLY:
                yield each


def _bare(narration: str) -> str:
    """A narration without what stands between marks; a comma within them that ends a clause outside stays.

    So do a few words by which somebody finds something untrue: *dismissed as “pure invention” a report that*.
    """

    def left(match: re.Match[str]) -> str:
        found = match[0].strip(MARKS).split()
        if len(found) <= FINDING and any(word.strip(".,").casefold() in VERDICT for word in found):
            return f" {match[0].strip(MARKS)} "
        following = re.match(r"\s*([A-Za-z]+)", narration[match.end() :])
        ends = following is not None and following[1] not in JOINING
        return ", " if ends and match[0].rstrip(MARKS).endswith(",") else " "

    return QUOTED.sub(left, narration)


def _opened(ahead: str) -> str:
    """The words before an opening mark, less the rest of a quotation that the sentence breaks off."""
    told = ahead.rstrip(MARKS)
    return told.partition('"')[2] if told.count('"') % 2 else told


def _closed(after: str) -> str:
    """The words behind a closing mark, less the beginning of a quotation that the sentence breaks off."""
    told = after.lstrip(MARKS)
    return told.rpartition('"')[0] if told.count('"') % 2 else told


def _ahead(text: str, start: int) -> str:
    """The sentence up to a place; a heading in capitals, and what ends right at the mark, is none of it."""
    reach = text[max(0, start - REACH) : start]
    if GLUED.search(reach):
        return reach[-1:]
    last = max((match.end() for match in END.finditer(reach)), default=0)
    heading = max((match.end() for match in HEADING.finditer(reach, last)), default=0)
    return reach[max(last, heading) :]


def _after(text: str, end: int) -> str:
    """The sentence from a place on."""
    reach = text[end : end + REACH]
    opened = re.match(r"[”\"’'»]*", reach)
    skip = opened.end() if opened else 0
    match = END.search(reach, skip)
    return reach[: match.start() + 1] if match else reach
