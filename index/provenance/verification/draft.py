"""Which quotations does an article draft hold, and what is each worth? One verdict after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.model import Quotation
from onrecord.index.names.matching import named
from onrecord.index.names.parts import parts as parts_of
from onrecord.index.provenance.differences.changes import differences
from onrecord.index.provenance.verification.surroundings import frame
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Span
    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Verdict

BLOCK = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
"""A block quotation of Markdown (CommonMark, 5.1)."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of a draft, and what is known about it."""

    span: Span
    """In the draft's text, quotation marks left out."""
    line: int
    """The number of its first line, from 1."""
    verdict: Verdict


def quoted(text: str, marked: Iterable[Span], *, markdown: bool = False) -> list[Span]:
    """The quotations of a draft: what stands between marks, and in Markdown block quotations without any.

    Args:
        text: of the draft.
        marked: what stands between quotation marks, from a scanner of marks.
        markdown: whether block quotations count.

    """
    spans = sorted(marked)
    if markdown:
        spans += [
            match.span()
            for match in BLOCK.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in spans)
        ]
    return sorted(spans)


SURE = 0.5
"""A draft's speaker who is less sure than this to be read rightly is not held against what is printed."""


def checked(
    corpus: Corpus, text: str, spans: Sequence[Span], quotations: Sequence[Quotation] = ()
) -> Iterator[Checked]:
    """Each quotation of a draft with its verdict, in the order of the text.

    Args:
        corpus: that the draft is held against.
        text: of the draft.
        spans: its quotations, as `quoted` gives them.
        quotations: the same as the extractor reads them: with their speakers, the parts of each joined.

    """
    told: set[tuple[int, tuple[Span, ...]]] = set()
    for start, end in spans:
        found = _read_as(start, end, quotations)
        line = text.count("\n", 0, start) + 1
        if found is None:
            said = re.sub(r"^ {0,3}>", " ", text[start:end], flags=re.MULTILINE)
            framed = _framed(text, ((start, end),), said)
            yield Checked((start, end), line, verify(corpus, said, framed=framed))
        elif (id(found), parts := _parts(found, start, end)) not in told:
            told.add((id(found), parts))
            said = " ".join(text[low:high] for low, high in parts)
            framed = _framed(text, parts, said)
            yield Checked((start, end), line, verify(corpus, said, _claimed(found), framed=framed))


def _framed(text: str, parts: tuple[Span, ...], said: str) -> frozenset[str]:
    """What the draft's own sentence does with the words, as `Alarm.about`."""
    found = words(said)
    whole = Quotation("direct", parts, said)
    return frozenset(alarm.about for alarm in frame(text, whole, differences(found, found)))


def _claimed(found: Quotation) -> str:
    """Whom a draft names as the speaker; a pronoun counts only where it stands for a whole name."""
    name = parts_of(found.speaker.name) if found.speaker and found.speaker.kind == "person" else None
    if found.speaker is None or name is None or found.confidence < SURE:
        return ""
    printed = name.surname in {word.surname for word in (parts_of(found.speaker.printed),) if word}
    return named(found.speaker) if name.given or printed else ""


def _parts(found: Quotation, start: int, end: int) -> tuple[Span, ...]:
    """The parts of a quotation that its own credit splits; else only what stands between these marks."""
    credit = found.cue.span[0] if found.cue else -1
    split = found.segments[0][1] <= credit < found.segments[-1][0]
    return found.segments if split else ((start, end),)


def _read_as(start: int, end: int, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that the extractor reads where these marks stand; none where it reads no speech."""
    return next(
        (
            each
            for each in quotations
            if each.kind in ("direct", "mixed")
            and any(low < end and start < high for low, high in each.segments)
        ),
        None,
    )
