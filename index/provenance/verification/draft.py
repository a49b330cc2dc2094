"""Which quotations does an article draft hold, and what is each worth? One verdict after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.model import Quotation
from onrecord.index.names.matching import named
from onrecord.index.names.parts import parts as parts_of
from onrecord.index.provenance.differences.surroundings import around, sentence
from onrecord.index.provenance.verification.brief import brief
from onrecord.index.provenance.verification.credited import held_to_office, held_to_outlet
from onrecord.index.provenance.verification.evidence import divided
from onrecord.index.provenance.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Span
    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Verdict

CODE = re.compile(
    r"^ {0,3}(?P<fence>```|~~~).*?(?:^ {0,3}(?P=fence)|\Z)|(?<!`)`[^`\n]+`(?!`)", re.MULTILINE | re.DOTALL
)
"""Code of Markdown (CommonMark, 4.5 and 6.1), which quotes nobody."""
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
    parts: tuple[Span, ...] = ()
    """All the words' places, where a credit splits them into several."""
    speech: bool = True
    """Whether the draft gives the words as somebody's speech; else they are a title, a term or the like."""

    @property
    def sound(self) -> bool:
        """Whether the words are in print as the draft has them: a term of the draft as a term, too."""
        agreed = not self.speech and self.verdict.outcome in NO_SPEECH and not self.verdict.alarms
        return self.verdict.sound or agreed


NO_SPEECH = ("marks around a term, not speech", "only as indirect speech", "in print, not as a quotation")
"""The verdicts on words that are in print, and nobody's between marks."""


def quoted(text: str, marked: Iterable[Span], *, markdown: bool = False) -> list[Span]:
    """The quotations of a draft: what stands between marks, and in Markdown block quotations without any.

    Args:
        text: of the draft.
        marked: what stands between quotation marks, from a scanner of marks.
        markdown: whether block quotations count, and code does not.

    """
    spans = sorted(marked)
    if markdown:
        code = [match.span() for match in CODE.finditer(text)]
        spans = [each for each in spans if not any(low <= each[0] < high for low, high in code)]
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
        quotations: the same as the extractor reads them: with their speakers, the parts of each joined; and
            those that it reads elsewhere, between single marks among double ones.

    """
    told: set[tuple[int, tuple[Span, ...]]] = set()
    for start, end in places(text, spans, quotations):
        found = _read_as(start, end, quotations)
        line = text.count("\n", 0, start) + 1
        if found is None:
            said = _plain(re.sub(r"^ {0,3}>", " ", text[start:end], flags=re.MULTILINE))
            held = Quotation("direct", ((start, end),), said)
            verdict = _checked(corpus, said, "", around(text, held), sentence(text, held))
            yield Checked((start, end), line, verdict, speech=False)
        elif (id(found), parts := _parts(found, start, end)) not in told:
            told.add((id(found), parts))
            yield from _told_by(corpus, text, found, parts)


def _told_by(corpus: Corpus, text: str, found: Quotation, parts: tuple[Span, ...]) -> Iterator[Checked]:
    """A quotation of a draft whose parts are printed as one; else each of its sentences by itself.

    *“We will go,” Lee said. “It is late.”* gives two sentences, which may well be of two printed quotations.
    """
    whole = _spoken(corpus, text, found, parts)
    sentences = _sentences(text, parts)
    if not whole.sound and len(sentences) > 1:
        each = [_spoken(corpus, text, found, part) for part in sentences]
        if all(one.verdict.outcome != "not checked" for one in each):
            yield from each
            return
    yield whole


def _spoken(corpus: Corpus, text: str, found: Quotation, parts: tuple[Span, ...]) -> Checked:
    """Some parts of a quotation of a draft, as words of its speaker, with their verdict."""
    said = _plain(" ".join(text[low:high] for low, high in parts))
    held = Quotation("direct", parts, said)
    verdict = _checked(corpus, said, _claimed(found), around(text, held), sentence(text, held))
    told = next((relay.name for relay in found.relays if relay.scope == "sentence"), "")
    verdict = held_to_outlet(corpus, held_to_office(verdict, found.office), told)
    return Checked(parts[0], text.count("\n", 0, parts[0][0]) + 1, verdict, parts)


def _plain(said: str) -> str:
    """Words without the blanks that stand for markup."""
    return re.sub(r"[ \t]{2,}", " ", said)


def _sentences(text: str, parts: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The parts of a quotation, by the sentences of the draft that they stand in."""
    found: list[tuple[Span, ...]] = [parts[:1]]
    for before, part in pairwise(parts):
        if re.search(r"[.!?]", text[before[1] - 1 : part[0]].rstrip("“\"‘' \n")):
            found.append((part,))
        else:
            found[-1] = (*found[-1], part)
    return found


SPEECH = ("direct", "mixed")
SINGLE = ("'", "‘", "’")


def places(text: str, spans: Sequence[Span], quotations: Sequence[Quotation]) -> list[Span]:
    """The quotations of a draft: the marked words, and what the extractor reads between single marks."""
    others = (
        (start, end)
        for each in quotations
        if each.kind in SPEECH
        for start, end in each.segments
        if text[start - 1 : start] in SINGLE and not any(low < end and start < high for low, high in spans)
    )
    return sorted({*spans, *others})


def _checked(corpus: Corpus, said: str, speaker: str, framed: frozenset[str], within: str) -> Verdict:
    """The verdict on words of a draft; those that are too few to be traced are looked up as they stand."""
    verdict = verify(corpus, said, speaker, framed=framed)
    if verdict.outcome != "not checked":
        return verdict
    return brief(corpus, verdict.claim, verdict.speaker, framed=framed, within=within) or verdict


def _claimed(found: Quotation) -> str:
    """Whom a draft names as the speaker; a pronoun counts only where it stands for a whole name."""
    name = parts_of(found.speaker.name) if found.speaker and found.speaker.kind == "person" else None
    if found.speaker is None or name is None or found.confidence < SURE:
        return ""
    printed = name.surname in {word.surname for word in (parts_of(found.speaker.printed),) if word}
    return named(found.speaker) if name.given or printed else ""


def _parts(found: Quotation, start: int, end: int) -> tuple[Span, ...]:
    """The parts of a quotation that its own credit splits; else only what stands between these marks."""
    return found.segments if divided(found) else ((start, end),)


def _read_as(start: int, end: int, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that the extractor reads where these marks stand; none where it reads no speech."""
    return next(
        (
            each
            for each in quotations
            if each.kind in SPEECH and any(low < end and start < high for low, high in each.segments)
        ),
        None,
    )
