"""Whose is a block quotation without quotation marks: lines that open with ``>``, or what a page sets apart?

The credit line within it says, or the sentence that leads into it with a colon. One that neither does is
nobody's: mail quotes so whatever it answers, and a page sets apart what it likes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.offices.propagation import Propagation
from onrecord.index.attribution.turns.directions import spoken, trimmed
from onrecord.index.attribution.turns.wording import PARTICLES
from onrecord.index.model import Cue, Evidence, Office, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.model import Span

CREDITED, INTRODUCED = 0.95, 0.9
"""How sure, by judgement: a name signs the block; the sentence before leads into it."""
_BLOCK = re.compile(r"^[ ]{0,3}>[^\n]*(?:\r?\n[ ]{0,3}>[^\n]*)*", re.MULTILINE)
_LINE = re.compile(r"[ ]{0,3}>[ \t]?(?P<words>[^\r\n]*)")
_PLAIN = re.compile(r"(?P<words>[^\r\n]+)")
_CREDIT = re.compile(
    r"[ \t]*(?:—|–|--|-|―)[ \t]*(?P<name>[^,\n]{3,60}?)(?:,[ \t]*(?P<office>[^\n]{2,120}?))?[ \t.]*$"
)


def blocks(text: str, document: Document, set_apart: Sequence[Span] = ()) -> list[Quotation]:
    """The block quotations of an article that are somebody's, in order.

    Args:
        text: of the article.
        document: who is in it.
        set_apart: the spans that a page sets apart without a sign.

    """
    signed = "\n>" in text or text.startswith(">")
    spans = sorted([*set_apart, *(match.span() for match in _BLOCK.finditer(text))] if signed else set_apart)
    if not spans:
        return []
    propagation = Propagation(document)
    found = [_block(text, span, document, propagation) for span in spans]
    return [one for one in found if one]


def _block(text: str, block: Span, document: Document, propagation: Propagation) -> Quotation | None:
    form = _LINE if _BLOCK.match(text, *block) else _PLAIN
    lines = [line.span("words") for line in form.finditer(text, *block)]
    filled = [line for line in lines if text[slice(*line)].strip()]
    credit = _CREDIT.match(text, *filled[-1]) if len(filled) > 1 else None
    name = credit["name"].strip(" *_") if credit else ""
    if not _named(name):
        credit = None
    segments = tuple(span for line in filled[: -1 if credit else None] if (span := trimmed(text, *line)))
    words = " ".join(spoken(text[slice(*span)]) for span in segments)
    if not words or words[0] in '“"«>':
        return None
    if credit:
        office = Office(credit["office"], credit.span("office")) if credit["office"] else None
        evidence = tuple(
            _evidence("the block is signed “" + name + "”", credit.span("name"), office, segments)
        )
        speaker = Speaker(name, name, "person")
        return Quotation(
            "block",
            segments,
            words,
            speaker=speaker,
            mention=credit.span("name"),
            office=office,
            confidence=CREDITED,
            evidence=evidence,
        )
    return _introduced(text, block[0], segments, words, document, propagation)


def _introduced(
    text: str,
    start: int,
    segments: tuple[Span, ...],
    words: str,
    document: Document,
    propagation: Propagation,
) -> Quotation | None:
    """The block as the words of whoever the sentence before it, which ends with a colon, gives them to."""
    end = len(text[:start].rstrip())
    if text[end - 1 : end] != ":":
        return None
    source = next(iter(reversed(document.sources_in.get(document.where.paragraph(end - 1), []))), None)
    entity = document.coreference.entity(source.mention) if source else None
    if source is None or entity is None:
        return None
    office = next(iter(propagation.offices(entity)), None) if entity.person else None
    printed = text[slice(*source.mention.span)]
    return Quotation(
        "block",
        segments,
        words,
        speaker=Speaker(entity.name, printed, entity.kind),
        mention=source.mention.span,
        office=office,
        cue=Cue(text[slice(*source.span)], source.lemma, source.span),
        confidence=INTRODUCED,
        evidence=tuple(_evidence(f"“{printed}” leads into the block", source.mention.span, office, segments)),
    )


def _evidence(
    reason: str, mention: Span, office: Office | None, segments: tuple[Span, ...]
) -> Iterator[Evidence]:
    yield Evidence("speaker", reason, (mention,))
    if office:
        yield Evidence(
            "office", f"“{office.printed}” is beside the name", (office.span,) if office.span else ()
        )
    yield Evidence("kind", "a block quotation, set apart and without marks", segments)


def _named(name: str) -> bool:
    """Are these the words of a person's whole name?"""
    parts = name.split()
    return 2 <= len(parts) <= 5 and all(part[0].isupper() or part in PARTICLES for part in parts)
