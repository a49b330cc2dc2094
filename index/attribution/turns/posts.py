"""Which words are a post that an article embeds, and whose: "… — Name (@handle) 4 May 2021"?

Also a screenshot's caption that says whose post it shows, and what is pasted with the handle in a line of its
own. A post between quotation marks is found as any quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.text.lexicon import words as letters
from onrecord.index.attribution.turns.directions import spoken, trimmed
from onrecord.index.attribution.turns.labels import bare_name
from onrecord.index.attribution.turns.paragraphs import paragraphs
from onrecord.index.attribution.turns.wording import plain
from onrecord.index.attribution.turns.wording import words as words_of
from onrecord.index.model import Evidence, Office, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Span

SIGNED, PASTED, CAPTIONED = 0.95, 0.9, 0.85
"""How sure, by judgement: name and handle sign it; both stand above it; a caption says so."""
_HANDLE = r"@[\w.]{1,40}(?:@[\w-]+(?:\.[\w-]+)+)?"
_CREDIT = re.compile(
    rf"(?:^|[ \t\n]*)(?:—|–|--|―|&mdash;)[ \t]*(?P<name>[^()@\n]{{2,60}}?)[ \t]*\((?P<handle>{_HANDLE})\)"
    r"(?:[ \t,·|-]*(?P<date>[^\n]{3,60}))?[ \t]*$",
)
_ABOVE = re.compile(
    rf"(?P<name>[^()@\n:]{{2,60}}?)[ \t]*(?:\n[ \t]*)?\(?(?P<handle>{_HANDLE})\)?"
    r"(?:[ \t]*[·•|,-][ \t]*[^\n]{2,40})?$"
)
_STAMP = re.compile(
    r"(?:\d{1,2}:\d{2}[ \t]*(?:[AP]\.?M\.?)?[ \t]*[·•|,-]|[\d.,]+[KM]? (?:likes|views|reposts|replies))",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[(\[]?(?:(?:a|the|this) )?screen ?(?:shot|grab|capture)s? (?:of|from|shows) (?:a|an|the|this) "
    r"(?:(?:deleted|now-deleted|recent|since-deleted) )?"
    r"(?:post|tweet|message|comment|status|toot|statement|caption|story)"
    r" (?:posted |shared |written )?(?:by|from|of) (?P<name>[^:\n]{3,80}?)"
    r"(?: (?:on|to|via) [A-Z][\w ]{0,20})?"
    r"(?:, (?:which )?(?:reads|reading|says|saying))?:[ \t]*(?P<words>[^\n]+?)[)\]]?$",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:[ \t]*(?:https?://\S+|(?:pic\.twitter\.com|t\.co)/\S+))+$")
_EDGES = re.compile(r"^[^\w]+|[^\w.)]+$")
"""Marks and pictures around a name."""
LETTERS = letters("people", "behind_names")
_MARKS = '“"«‘'


def posts(text: str, set_apart: Sequence[Span] = ()) -> list[Quotation]:
    """The posts of an article, in order.

    Args:
        text: of the article.
        set_apart: the spans that a page sets apart as block quotations.

    """
    if "@" not in text and "creen" not in text:
        return []
    spans = paragraphs(text)
    found: list[Quotation] = []
    behind = 0
    for at, span in enumerate(spans):
        part = text[slice(*span)]
        one = None
        if "@" in part:
            one = _signed(text, spans, at, set_apart, behind) or _pasted(text, spans, at)
        elif "creen" in part:
            one = _captioned(text, span)
        if one:
            found.append(one)
            behind = max(behind, one.segments[-1][1])
    return found


def _signed(
    text: str, spans: Sequence[Span], at: int, set_apart: Sequence[Span], behind: int
) -> Quotation | None:
    """The words before "— Name (@handle)", in the same paragraph or the one before."""
    start, end = spans[at]
    credit = _CREDIT.search(text, start, end)
    if not credit:
        return None
    if text[start : credit.start()].strip(" >*_"):
        segments = [(start, credit.start())]
    else:
        own = next((block for block in set_apart if block[0] <= start < block[1]), None)
        inside = [span for span in spans[max(0, at - 8) : at] if own and span[0] >= own[0]]
        above = [span for span in spans[max(0, at - 3) : at] if text[slice(*span)].strip("> *_")]
        segments = inside or above[-1:]
    return _post(
        text, [span for span in segments if span[0] >= behind], credit, SIGNED, "name and handle sign it"
    )


def _pasted(text: str, spans: Sequence[Span], at: int) -> Quotation | None:
    """The words between "Name @handle", in one line or two, and the line of time or counts."""
    start, end = spans[at]
    if text[start] == "@" and at:
        start = spans[at - 1][0]
    above = _ABOVE.fullmatch(text, start, end)
    if not above or not above["name"][0].isupper() or len(above["name"].split()) > 6:
        return None
    body: list[Span] = []
    for span in spans[at + 1 : at + 9]:
        if _STAMP.match(text, *span):
            return _post(text, body, above, PASTED, "name and handle stand above it")
        body.append(span)
    return None


def _captioned(text: str, span: Span) -> Quotation | None:
    caption = _CAPTION.fullmatch(text, *span)
    if not caption or caption["name"].split()[0].islower():
        return None
    return _post(text, [caption.span("words")], caption, CAPTIONED, "the caption of a screenshot says so")


def _post(
    text: str, spans: Sequence[Span], credit: re.Match[str], sure: float, reason: str
) -> Quotation | None:
    kept = []
    for start, end in spans:
        link = _LINK.search(text, start, end)
        span = trimmed(
            text,
            start + len(text[start:end]) - len(text[start:end].lstrip("> ")),
            link.start() if link else end,
        )
        if span:
            kept.append(span)
    words = " ".join(spoken(text[slice(*span)]) for span in kept)
    signed = credit["name"].split()
    while len(signed) > 2 and signed[-1] in LETTERS:
        signed.pop()
    medium = signed[0] == "The" or outlet(" ".join(signed)) > 0
    before, called = ([], signed) if medium else bare_name(" ".join(signed))
    name = _EDGES.sub("", " ".join(called))
    held = [part for part in before if plain(part) not in words_of("courtesy")]
    if not words or words[0] in _MARKS or not any(char.isalpha() for char in name):
        return None
    return Quotation(
        "block",
        tuple(kept),
        words,
        speaker=Speaker(name, name, "organization" if medium else "person"),
        mention=credit.span("name"),
        office=Office(" ".join(held)) if held else None,
        confidence=sure,
        evidence=(
            Evidence("speaker", f"a post of {name}: {reason}", (credit.span("name"),)),
            Evidence("kind", "a post, shown as it was published", tuple(kept)),
        ),
    )
