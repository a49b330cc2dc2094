"""Whose is a letter, a statement that is announced, or one in a list of reactions?

A letter to the editor is its signature's. "The following statement is attributable to X:" gives X what
follows, and a title "Statement by X" the whole text, where it is in the first person. Lines "X, office: …"
are statements where several of them say *I* or *we*.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.name_parts import first_names
from onrecord.index.attribution.turns.directions import spoken, trimmed
from onrecord.index.attribution.turns.labels import bare_name
from onrecord.index.attribution.turns.paragraphs import paragraphs
from onrecord.index.attribution.turns.script import over
from onrecord.index.attribution.turns.wording import PARTICLES, plain, words
from onrecord.index.model import Evidence, Office, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Span

SIGNED, ANNOUNCED, LISTED = 0.95, 0.9, 0.85
"""How sure, by judgement."""
FEWEST = 3
"""Statements of a list."""
LONGEST = 12
"""Words of a signature."""
_SALUTATION = re.compile(
    r"(?:Dear )?(?:Sir|Madam|Sirs|Editor|To the Editor|Sir or Madam|Sir/Madam|Mr Editor)[ \t]*[,:–—-]+[ \t]*",
    re.IGNORECASE,
)
_NAME = r"(?P<name>(?:[A-Z][\w’'.-]*)(?:[ \t]+(?:[a-z]{1,3}[ \t]+)?[A-Z][\w’'.-]*){1,3})"
_SIGNATURE = re.compile(rf"[-–—*_ \t]*{_NAME}[*_]*(?:(?:,|[ \t]*\n)[ \t]*(?P<rest>[^\n]{{2,80}}))?[ \t.]*")
_HONORIFIC = r"(?:(?:[A-Z][\w’'.-]+|of|the|for|and|de)[ \t]+){0,8}?"
_ANNOUNCED = re.compile(
    rf"(?:The following|This|Below)\b[^.:\n]{{0,60}}?"
    rf"\b(?:statements?|quotes?|remarks?|comments?|message)\b[^.:\n]{{0,40}}?"
    rf"\b(?:by|from|of|attributable to|attributed to)[ \t]+(?P<office>{_HONORIFIC}){_NAME}"
    rf"(?:,[ \t]*(?P<behind>[^:\n]{{2,100}}?))?[ \t]*:[ \t]*",
)
_TITLED = re.compile(
    rf"(?:Joint |Press |Official )?Statement (?:by|from|of) (?P<office>{_HONORIFIC}){_NAME}"
    r"(?=[ \t]*(?:$|,|on\b|regarding\b|about\b|following\b|after\b|ahead\b|in\b|for\b|–|—|-|\|))"
)
_LISTED = re.compile(
    rf"(?:[-*•–][ \t]+)?(?P<open>\*\*|__)?{_NAME}(?P<close>\*\*|__)?(?:,[ \t]*(?P<office>[^:\n]{{2,90}}?)|"
    rf"[ \t]*\((?P<aside>[^()\n]{{2,60}})\))?(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]+(?P<words>\S[^\n]+)"
)
_FIRST = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|us|we['’](?:re|ve|d|ll))\b", re.IGNORECASE)
_EDGE = ' \t“”"«»‘’>*_'
_FRINGE = 40
"""Characters; so many marks and blanks at most stand at either end of a line that is a quotation alone."""
_REST = re.compile(rf"[”\"»’*_ \t]{{0,{_FRINGE}}}\r?\n(?=\S)")
_BELOW = re.compile(rf"[-–— \t]*{_NAME}(?:,[ \t]*[A-Z][^\n.?!:]{{1,50}})?[ \t]*(?:\r?\n|$)")
_DESK = re.compile(
    rf"(?:^|\n)[ \t]*From the (?:desk|office|pen) of (?:{_HONORIFIC}){_NAME}"
    r"(?:,[^\n]{2,100})?[ \t.:]*(?=\n)"
)
_MARKS = '“"«‘'


def statements(text: str, title: str) -> list[Quotation]:
    """The letters, announced and listed statements of an article, in order, none over another."""
    spans = paragraphs(text)
    found = [*_letters(text, spans), *_announced(text, spans), *_listed(text, spans)]
    if not found:
        found = list(_titled(text, spans, title))
    kept: list[Quotation] = []
    for one in sorted(found, key=lambda each: each.segments):
        if not kept or one.segments[0][0] >= kept[-1].segments[-1][1]:
            kept.append(one)
    return kept


def signed_below(text: str, found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations; one that fills a line and that nothing introduces is the name's in the line below.

    Without a line below it is theirs from whose desk the text comes.
    """
    kept: list[Quotation] = []
    desk = _DESK.search(text)
    for one in found:
        rest = _REST.match(text, one.segments[-1][1])
        below, how = _BELOW.match(text, rest.end()) if rest else None, "signs in the line below"
        alone = one.cue is None and _spoken(one) and _begins_line(text, one.segments[0][0])
        first = one.segments[0][0]
        if (
            below is None
            and desk
            and desk.end() < first
            and not text[desk.end() : first].strip(_EDGE + "\r\n")
        ):
            below, how = desk, "is from whose desk the text comes"
        if below is None or not alone or not _whole(below["name"]):
            kept.append(one)
            continue
        name = " ".join(below["name"].split())
        why = Evidence("speaker", f"{name} {how}", (below.span("name"),))
        speaker = Speaker(name, name, "person")
        others = tuple(item for item in one.evidence if item.about == "kind")
        kept.append(
            replace(
                one,
                kind="direct" if one.kind == "term" else one.kind,
                speaker=speaker,
                mention=below.span("name"),
                office=None,
                confidence=LISTED,
                alternatives=(),
                evidence=(why, *others),
            )
        )
    return kept


def _begins_line(text: str, start: int) -> bool:
    """Does nothing but marks and blanks stand before this place in its line?"""
    before = text[max(0, start - _FRINGE) : start].rstrip(_EDGE)
    return before.endswith("\n") or (not before and start <= _FRINGE)


def _spoken(one: Quotation) -> bool:
    """Is it speech, or a whole sentence that was taken for a term since nobody was known to say it?"""
    return one.kind in ("direct", "mixed") or (
        one.kind == "term" and one.text[-1:] in ".?!" and " " in one.text
    )


def _letters(text: str, spans: Sequence[Span]) -> Iterator[Quotation]:
    """Each letter from its salutation to the line that signs it."""
    opened: list[Span] | None = None
    for start, end in spans:
        salutation = _SALUTATION.match(text, start, end)
        if salutation:
            opened = [(salutation.end(), end)] if text[salutation.end() : end].strip() else []
            continue
        if opened is None:
            continue
        signature = _SIGNATURE.fullmatch(text, start, end)
        if signature and opened and len(text[start:end].split()) <= LONGEST and _whole(signature["name"]):
            if one := _quotation(text, opened, signature, "", SIGNED, "the letter is signed"):
                yield one
            opened = None
        else:
            opened.append((start, end))


def _announced(text: str, spans: Sequence[Span]) -> Iterator[Quotation]:
    """What follows "The following statement is attributable to X:", as far as it goes."""
    for at, (start, end) in enumerate(spans):
        found = _ANNOUNCED.search(text, start, end)
        if not found or not _whole(found["name"]):
            continue
        body = [(found.end(), end)] if text[found.end() : end].strip() else []
        for span in spans[at + 1 :]:
            part = text[slice(*span)]
            if (
                over(part)
                or _ANNOUNCED.search(part)
                or part.startswith(("About ", "Media contact", "Contact"))
            ):
                break
            body.append(span)
        one = _quotation(
            text,
            body,
            found,
            found["office"] or found["behind"] or "",
            ANNOUNCED,
            "it is announced as theirs",
        )
        if one:
            yield one


def _titled(text: str, spans: Sequence[Span], title: str) -> Iterator[Quotation]:
    """The whole text under a title "Statement by X", where it speaks in the first person."""
    found = _TITLED.match(title)
    if not found or not _whole(found["name"], bare=bool(found["office"])):
        return
    body = [span for span in spans if " ".join(text[slice(*span)].split()).strip("# *") != title]
    body = body[: next((at for at, span in enumerate(body) if over(text[slice(*span)])), len(body))]
    body = [span for span in body if len(text[slice(*span)].split()) > 5]
    if not body or not any(_FIRST.search(text, *span) for span in body) or any(char in text for char in '“"'):
        return
    said = _quotation(
        text, body, None, found["office"] or "", ANNOUNCED, f"the title is “{title}”", name=found["name"]
    )
    if said:
        yield said


def _listed(text: str, spans: Sequence[Span]) -> Iterator[Quotation]:
    """The lines "X, office: …" of a list of at least three, most of which say *I* or *we*."""
    rows = [(span, _LISTED.fullmatch(text, *span)) for span in spans]
    run: list[re.Match[str]] = []
    for _, row in [*rows, ((0, 0), None)]:
        if row and _whole(row["name"]) and row["words"][0] not in _MARKS:
            run.append(row)
            continue
        names = {one["name"] for one in run}
        own = sum(bool(_FIRST.search(one["words"])) for one in run)
        if len(names) >= FEWEST and len(names) == len(run) and own * 2 >= len(run):
            for one in run:
                held = one["office"] or one["aside"] or ""
                said = _quotation(
                    text,
                    [one.span("words")],
                    one,
                    held,
                    LISTED,
                    "it stands behind the name in a list of statements",
                )
                if said:
                    yield said
        run = []


def _whole(name: str, *, bare: bool = False) -> bool:
    """Is this a person's whole name: with a first name that is known, or an initial?"""
    before, called = bare_name(name)
    parts = [part for part in called if part not in PARTICLES]
    if len(parts) < 2:
        return bool(parts) and (bare or bool(before))
    first = plain(parts[0]).split("-")[0]
    return first in first_names() or len(first.replace(" ", "")) <= 2


def _quotation(
    text: str,
    spans: Sequence[Span],
    by: re.Match[str] | None,
    held: str,
    sure: float,
    reason: str,
    *,
    name: str = "",
) -> Quotation | None:
    segments = tuple(kept for span in spans if (kept := trimmed(text, *span)))
    said = " ".join(spoken(text[slice(*span)]) for span in segments)
    if not said or said[0] in _MARKS:
        return None
    before, parts = bare_name(" ".join((by["name"] if by else name).split()))
    called = " ".join(parts)
    titles = " ".join(part for part in before if plain(part) not in words("courtesy"))
    held = " ".join(filter(None, (held.strip(), titles)))
    mention = by.span("name") if by else None
    office = Office(" ".join(held.split())) if held.strip() else None
    spans_ = (mention,) if mention else ()
    return Quotation(
        "block",
        segments,
        said,
        speaker=Speaker(called, called, "person"),
        mention=mention,
        office=office,
        confidence=sure,
        evidence=(
            Evidence("speaker", f"{called}: {reason}", spans_),
            *((Evidence("office", f"“{office.printed}” is beside the name", ()),) if office else ()),
            Evidence("kind", "a statement without quotation marks", segments),
        ),
    )
