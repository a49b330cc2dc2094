"""Which words could a cue report in the article's own words? Stretches of its sentence, by parse and commas.

A candidate is one run of tokens, or two where the cue's own clause stands in the middle:
"Any deliveries, Moscow has warned, are valid targets".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.indirect.bounds import BREAKS, FINITE, headless, joins, lists, torn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.text.syntax import Syntax

Shape = Literal["complement", "rest", "left", "right", "around", "subject"]

Run = tuple[int, int]
"""First and last token, both included."""

REACH = 80
"""Tokens of a sentence that are looked at on either side of a cue."""
LONGEST = 14
"""Candidates of one cue and one shape; a sentence with more is a list or a table."""
DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+)*(?:, [\w.’' ]{2,30}){0,2}(?: ?\([\w ./]+\))?"
    r" ?[—–-]{1,2} (?=[A-Z“\"‘'])"
)
"""Where and when a story was written, and by which agency, before its first sentence: "ODAN, May 2 — "."""
EDGES = frozenset("\"“”‘’'`,;:.-–—…()[]") | {"''", "``", "--", "..."}
RELATIVE = frozenset({"WDT", "WP"})
PHRASE = 4
"""Tokens of a relative pronoun's phrase, at most: "the last of which"."""
LEADING = frozenset({"CC", "PRP$", "TO", "WDT"})
"""Tags of words that no reported speech ends with."""
PHRASES = frozenset({"prep", "advcl", "relcl", "acl", "npadvmod", "conj", "cc", "xcomp", "ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PARTS = frozenset({"punct", "prt", "aux", "auxpass", "neg", "agent", "nsubj", "cc", "joined"})
"""Dependents of a cue that never begin what it reports."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that a cue may report."""

    shape: Shape
    runs: tuple[Run, ...]
    first: str
    """How the first part hangs on the cue: a dependency label, or ``""``."""
    last: str
    """The same of the last part, or ``rest`` where it ends with the sentence."""

    @property
    def tokens(self) -> list[int]:
        """Every token of its runs, in order."""
        return [token for first, last in self.runs for token in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence around a cue and, in it, the words that only say who reports."""

    sentence: Run
    own: Run
    """From source to cue, or from cue to source."""
    left: int
    """The last token before the cue's clause, a comma left out."""
    right: int
    """The first token behind the cue's clause, a comma left out."""
    commas: tuple[bool, bool]
    """Does a comma, dash or the sentence's edge stand on either side?"""


def clause(document: Document, source: Source) -> Clause:
    """Where the cue's own clause lies in its sentence."""
    syntax = document.syntax
    sentence = _inner(syntax, source.cue, _sentence(document, source.span[0]))
    mention = source.mention
    inside = sentence[0] <= mention.head <= sentence[1]
    spoken = syntax.between(*mention.span) if inside else range(source.cue, source.cue + 1)
    first = min(source.cue - (source.how == "according"), spoken[0] if spoken else source.cue)
    last = max(source.cue, spoken[-1] if spoken else source.cue)
    if _opens(syntax, source) and spoken and sentence[0] <= source.cue < spoken[0]:
        ahead = sentence[0], spoken[0] - 1
        return Clause(ahead, (source.cue, source.cue), source.cue - 1, spoken[0], (False, False))
    if source.how == "according":
        last = max(last, min(sentence[1], syntax.right[source.cue]))
    left, right = first - 1, last + 1
    reach = 0 if source.how == "according" else 12
    while left >= sentence[0] and first - left <= reach and syntax.words[left] not in BREAKS:
        left -= 1
    before = left < sentence[0] or syntax.words[left] in BREAKS
    while right <= sentence[1] and right - last <= 12 and syntax.words[right] not in BREAKS | {"."}:
        right += 1
    after = right > sentence[1] or right - last <= 12
    return Clause(
        sentence,
        (first, last),
        left - 1 if before and left >= sentence[0] else first - 1,
        right + 1 if after else last + 1,
        (before, after),
    )


def _inner(syntax: Syntax, cue: int, sentence: Run) -> Run:
    """The sentence to the end of the subject that the cue stands in: "Her refusal to say … is odd"."""
    if syntax.words[syntax.left[cue] - 1] in BREAKS:
        return sentence
    within = (
        syntax.right[token]
        for token in (cue, *syntax.ancestors(cue))
        if syntax.deps[token] in SUBJECTS and syntax.right[token] < min(syntax.heads[token], sentence[1])
    )
    end = next((right for right in within if cue < right), sentence[1])
    return sentence[0], end


def _opens(syntax: Syntax, source: Source) -> bool:
    """Is the cue a participle before whoever it says something of: "Noting that it rained, Lee stayed"?"""
    return syntax.tags[source.cue] == "VBG" and source.how == "subject"


def _sentence(document: Document, offset: int) -> Run:
    start, end = document.where.paragraphs[document.where.paragraph(offset)]
    k = bisect_right(document.stops, offset)
    if k:
        start = max(start, document.stops[k - 1])
    if k < len(document.stops):
        end = min(end, document.stops[k])
    dated = DATELINE.match(document.syntax.text, start, offset)
    tokens = document.syntax.between(dated.end() if dated else start, end)
    cue = document.syntax.at(offset)
    if cue not in tokens:
        return cue, cue
    return max(tokens[0], cue - REACH), min(tokens[-1], cue + REACH)


def stretches(document: Document, source: Source, own: Clause, cues: Mapping[int, Source]) -> list[Stretch]:
    """Every candidate of one cue, none twice."""
    syntax = document.syntax
    parted = _parted(syntax, own)
    raw = [
        *(() if parted else _behind(syntax, source, own, _limit(source, own, cues))),
        *_around(syntax, own, parted=parted),
        *(() if parted else _before(syntax, source, own)),
    ]
    found: dict[tuple[Run, ...], Stretch] = {}
    for stretch in raw:
        trimmed = (_trimmed(syntax, run, cues, leading=run is not stretch.runs[-1]) for run in stretch.runs)
        runs = tuple(_undivided(document, run) for run in trimmed if run[0] <= run[1])
        whole = runs and not torn(syntax, *runs[-1]) and not headless(syntax, *runs[0], own.own[1])
        if whole and runs not in found and _apart(runs, own):
            found[runs] = Stretch(stretch.shape, runs, stretch.first, stretch.last)
    return list(found.values())


def _undivided(document: Document, run: Run) -> Run:
    """The run with the whole of what stands in marks at its edges, and their marks."""
    for token in run:
        number = document.where.quoted[token]
        if 0 <= number < len(document.where.marks):
            marked = document.syntax.between(*document.where.marks[number].outer)
            run = min(run[0], marked[0]), max(run[1], marked[-1])
    return run


def _apart(runs: Sequence[Run], own: Clause) -> bool:
    """Are the runs within the sentence, in order, and without the words that only say who reports?"""
    low, high = own.sentence
    edges = [edge for run in runs for edge in run]
    inside = low <= edges[0] and edges[-1] <= high and edges == sorted(edges)
    return inside and not any(first <= own.own[0] <= last for first, last in runs)


def _limit(source: Source, own: Clause, cues: Mapping[int, Source]) -> int | None:
    """The last token before the next cue's clause in the sentence, if there is one."""
    for token in range(own.own[1] + 3, own.sentence[1] + 1):
        if token in cues and cues[token].mention.head != source.cue:
            head = cues[token].mention.head
            return min(token, head if own.own[1] < head else token) - 1
    return None


def _behind(syntax: Syntax, source: Source, own: Clause, limit: int | None) -> Iterable[Stretch]:
    """What hangs on the cue behind it, from each dependent to each later one and to the sentence's end."""
    if source.how == "according":
        return
    end = own.sentence[1]
    parts = [
        child
        for child in syntax.children[source.cue]
        if source.cue < child <= end and syntax.deps[child] not in PARTS and syntax.right[child] > own.own[1]
    ]
    start = _after_time(syntax, max(source.cue, own.own[1]) + 1, end)
    count = 0
    for k, first in enumerate(parts):
        begin = max(syntax.left[first], start)
        if syntax.right[first] < begin:
            continue
        for last in parts[k:]:
            count += 1
            if count > LONGEST:
                return
            yield Stretch(
                "complement", ((begin, min(end, syntax.right[last])),), syntax.deps[first], syntax.deps[last]
            )
        yield Stretch("rest", ((begin, end),), syntax.deps[first], "rest")
        if limit is not None and limit > begin:
            yield Stretch("rest", ((begin, limit),), syntax.deps[first], "limit")
    for begin in _begins(syntax, source, start, end):
        yield Stretch("rest", ((begin, end),), "" if begin == start else "that", "rest")
        if limit is not None and limit > begin:
            yield Stretch("rest", ((begin, limit),), "" if begin == start else "that", "limit")
        for cut in _cuts(syntax, begin + 2, end):
            yield Stretch("rest", ((begin, cut - 1),), "" if begin == start else "that", "comma")
        ends = sorted({syntax.left[token] for token in phrases(syntax, source.cue, begin + 1, end)})
        for cut in ends[:5]:
            yield Stretch("rest", ((begin, cut - 1),), "" if begin == start else "that", "phrase")


def _after_time(syntax: Syntax, start: int, end: int) -> int:
    """The token behind a time right behind the cue, which tells when it was said: "said Monday they go"."""
    if start >= end:
        return start
    token = timed = start + (syntax.words[start].lower() in {"on", "in", "late", "early"})
    while timed < end and syntax.ents[timed] in {"DATE", "TIME"}:
        timed += 1
    low, tag = syntax.words[timed].lower(), syntax.tags[timed]
    apart = timed > token and syntax.deps[timed - 1] in {"npadvmod", "pobj"} and low[0].isalnum()
    return timed if apart and (low == "that" or tag not in FINITE | {"POS", "CC", "IN", "TO"}) else start


def phrases(syntax: Syntax, cue: int, low: int, high: int) -> list[int]:
    """The heads of phrases that hang on the cue, on what hangs on it, or on that again."""
    heads = {cue, *syntax.children[cue]}
    heads |= {
        grandchild for child in syntax.children[cue] if child > cue for grandchild in syntax.children[child]
    }
    return [
        token
        for token in range(low, min(high, low + 40))
        if syntax.deps[token] in PHRASES and syntax.heads[token] in heads and syntax.left[token] > low
    ]


def _begins(syntax: Syntax, source: Source, start: int, end: int) -> list[int]:
    """Where words behind a cue may begin: at once, at the next "that", or at the cue's own clause."""
    found = {start}
    that = next((t for t in range(start, min(start + 12, end)) if syntax.words[t].lower() == "that"), None)
    if that is not None:
        found.add(that)
    clauses = (c for c in syntax.children[source.cue] if syntax.deps[c] == "ccomp" and c > start)
    found.update(max(start, syntax.left[c]) for c in clauses if c < end)
    return sorted(found)


def _around(syntax: Syntax, own: Clause, *, parted: bool) -> Iterable[Stretch]:
    """What stands before, behind, and on both sides of the cue's clause between its commas."""
    low, high = own.sentence
    if own.left >= low and not (own.commas[0] and syntax.tags[own.left] == "CC"):
        opening = [_opened(syntax, low, own.left)]
        before = opening if parted else [low, *_openings(syntax, low, own.left)]
        for begin in before:
            yield Stretch("left", ((begin, own.left),), "start" if begin == low else "opening", "")
        if own.right <= high and own.commas[1] and _inserted(syntax, own):
            for begin in before:
                first = "start" if begin == low else "opening"
                yield Stretch("around", ((begin, own.left), (own.right, high)), first, "rest")
                for cut in _cuts(syntax, own.right + 2, high)[:2]:
                    yield Stretch("around", ((begin, own.left), (own.right, cut - 1)), first, "comma")
    if own.right <= high and not parted:
        yield Stretch("right", ((own.right, high),), "", "rest")


def _parted(syntax: Syntax, own: Clause) -> bool:
    """Does the cue's clause part a relative pronoun from its verb: "which, Lee said, is odd"?"""
    return own.left >= own.sentence[0] and syntax.tags[own.left] in RELATIVE and _inserted(syntax, own)


def _opened(syntax: Syntax, low: int, relative: int) -> int:
    """The first token of a relative pronoun's phrase: "all of which"."""
    pause = next((t for t in range(relative - 1, low - 1, -1) if syntax.words[t] in BREAKS), low - 1)
    return pause + 1 if relative - pause <= PHRASE else relative


def _inserted(syntax: Syntax, own: Clause) -> bool:
    """Does the cue's clause stand between pauses, with no clause of its own inside them?"""
    around = (*range(own.left + 1, own.own[0]), *range(own.own[1] + 1, own.right))
    clauses = any(syntax.tags[token] in FINITE for token in around)
    return not clauses and syntax.words[own.left + 1] in BREAKS


def _openings(syntax: Syntax, low: int, high: int) -> list[int]:
    """Tokens after a comma and a conjunction, or after a dash: where a new clause may begin."""
    found = []
    for token in range(low + 1, high):
        before = syntax.words[token]
        if before in {";", "—", "–", "--", ":"}:
            found.append(token + 1)
        elif before == "," and syntax.words[token + 1].lower() in {"but", "and", "while", "so", "or"}:
            found.append(token + 2)
        elif before == ",":
            found.append(token + 1)
    return [token for token in found if token < high][-4:]


def _cuts(syntax: Syntax, low: int, high: int) -> list[int]:
    """Where a run may be cut: at commas, dashes and semicolons, and before "and" with a verb of its own."""
    found = (
        token
        for token in range(low, high)
        if (syntax.words[token] in BREAKS and not lists(syntax, token)) or joins(syntax, token)
    )
    return list(islice(found, 5))


def _before(syntax: Syntax, source: Source, own: Clause) -> Iterable[Stretch]:
    """What hangs on the cue before it: a clause in front, or the subject of a passive."""
    for child in syntax.children[source.cue]:
        dep = syntax.deps[child]
        if child < source.cue and child >= own.sentence[0] and dep in {"ccomp", "nsubjpass", "dobj", "advcl"}:
            if syntax.left[child] <= source.mention.head <= syntax.right[child]:
                continue
            yield Stretch(
                "subject", ((syntax.left[child], min(syntax.right[child], own.own[0] - 1)),), dep, dep
            )


def _trimmed(syntax: Syntax, run: Run, cues: Mapping[int, Source], *, leading: bool) -> Run:
    """The run without punctuation at its edges, and without words that only lead on to what follows.

    `leading`: another run of the same clause does follow, of which a "which" may be the subject.
    """
    first, last = run
    while first <= last and (syntax.words[first] in EDGES or syntax.words[first].isspace()):
        first += 1
    while last >= first:
        joined = last in cues and (syntax.tags[last - 1] == "CC" or syntax.words[last - 1] in BREAKS)
        leads = joined or (syntax.tags[last] in LEADING and not (leading and syntax.tags[last] in RELATIVE))
        if not leads and syntax.words[last] not in EDGES and not syntax.words[last].isspace():
            break
        last -= 1
    return first, last
