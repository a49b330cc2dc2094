"""Which paragraphs are questions and answers where no label says who speaks?

Questions in bold, italics or headings, or as paragraphs of their own under a title or an introduction that
says that this is an interview; what stands between them is answered, in the first person, by the one whom
the title or the introduction names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.turns.directions import spoken, trimmed
from onrecord.index.attribution.turns.paragraphs import paragraphs
from onrecord.index.attribution.turns.script import over
from onrecord.index.model import Evidence, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.turns.speakers import Person
    from onrecord.index.model import Span

FEWEST, BARE = 3, 4
"""Questions of an interview; of one in which nothing sets them off."""
ASKING = 0.6
"""The share of what is set off that ends in a question mark."""
OWN = 0.5
"""The share of answers that are in the first person."""
LONGEST = 90
"""Words of a question that nothing sets off."""

_SET_OFF = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^\n]+?)(?<=\S)(?P=mark)[ \t]*|#{2,6}[ \t]+(?P<heading>[^\n]+)"
)
_FIRST = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine|myself)\b")
_PLURAL = re.compile(r"\b(?:we|our|us|we['’](?:re|ve|d|ll))\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:interview\w*|Q\s?&\s?A|Q and A|condensed|(?:edited|shortened) for (?:length|clarity|brevity)|"
    r"(?:spoke|talked|chatted|sat down|caught up|speaks|talks) (?:to|with)|conversation with|"
    r"questions? (?:to|for)|answers our questions)\b",
    re.IGNORECASE,
)


def interview(text: str, title: str, answering: Person) -> list[Quotation]:
    """The questions and answers of an interview without labels, in order; none where it is none.

    Args:
        text: of the article, what is no prose blanked out.
        title: of the article.
        answering: whom the title or the introduction names.

    """
    if text.count("?") < FEWEST:
        return []
    spans = paragraphs(text)
    set_off = [_SET_OFF.fullmatch(text, *span) for span in spans]
    asks = [at for at, found in enumerate(set_off) if found and _question(found["words"] or found["heading"])]
    every = [at for at, found in enumerate(set_off) if found]
    plain = False
    if len(asks) < FEWEST or len(asks) < ASKING * sum(at >= asks[0] for at in every):
        asks = [at for at, span in enumerate(spans) if _bare(text[slice(*span)])]
        plain = True
        if len(asks) < BARE:
            return []
        opening = f"{title} {text[: spans[asks[0]][1]]}"
        if not _SAYS.search(opening):
            return []
    answers = _answers(text, spans, asks, {at for at in every if at not in asks})
    if not _in_person(text, [answer for answer in answers if answer], titled=bool(_SAYS.search(title))):
        return []
    how = "paragraphs of their own" if plain else "set off in bold, italics or headings"
    found: list[Quotation] = []
    for ask, answer in zip(asks, answers, strict=True):
        if answer:
            found.append(_quotation(text, [spans[ask]], None, how))
            found.append(_quotation(text, answer, answering, how))
    return [one for one in found if one.segments]


def _question(words: str) -> bool:
    return words.rstrip(" *_").endswith("?") and len(words.split()) >= 2


def _bare(part: str) -> bool:
    """Is this paragraph a question, or a remark that ends in one?"""
    return part.endswith("?") and part[0] not in '“"‘>-' and 3 <= len(part.split()) <= LONGEST


def _answers(text: str, spans: Sequence[Span], asks: Sequence[int], apart: set[int]) -> list[list[Span]]:
    """What stands behind each question, as far as it is prose of the same kind."""
    ends = [*asks[1:], len(spans)]
    found: list[list[Span]] = []
    for ask, end in zip(asks, ends, strict=True):
        body: list[Span] = []
        for at in range(ask + 1, end):
            if at in apart or over(text[slice(*spans[at])]):
                break
            body.append(spans[at])
        found.append(body)
    most = max((len(body) for body in found[:-1]), default=1)
    found[-1] = found[-1][: max(1, most)]
    return found


def _in_person(text: str, answers: Sequence[Sequence[Span]], *, titled: bool) -> bool:
    told = [" ".join(text[slice(*span)] for span in answer) for answer in answers]
    own = sum(bool(_FIRST.search(one) or (titled and _PLURAL.search(one))) for one in told)
    return len(told) >= FEWEST and own >= OWN * len(told)


def _quotation(text: str, spans: Sequence[Span], person: Person | None, how: str) -> Quotation:
    segments = tuple(kept for span in spans if (kept := trimmed(text, *span)))
    words = " ".join(spoken(text[slice(*span)]) for span in segments).lstrip("# ")
    what = "an answer" if person else "a question"
    named = person if person and person.name else None
    reason = named.reason if named else "who asks is not named" if person is None else "nobody is named"
    return Quotation(
        kind="turn",
        segments=segments,
        text=words,
        speaker=Speaker(named.name, "", named.kind) if named else None,
        office=named.office if named else None,
        confidence=named.sure if named else 0.0,
        evidence=(
            Evidence("speaker", f"{what} in an interview: {reason}", named.spans if named else ()),
            Evidence("kind", f"{what} in an interview without labels, whose questions are {how}", segments),
        ),
    )
