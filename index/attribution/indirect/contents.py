"""What does a cue report in the article's own words? One of its sentence's stretches, or nothing.

Words in quotation marks may stand within it: the record is the whole clause as the article words it.

A conditional logit as the ranker's: each stretch has a weighted sum of signs, "nothing" has none, and the
probability is shared out among them. The weights are learned by `tools/training/train_indirect.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.indirect.candidates import clause, stretches
from onrecord.index.attribution.indirect.features import of_cue, of_stretch, sort_of
from onrecord.index.attribution.indirect.headlines import headline
from onrecord.index.attribution.indirect.mending import mended
from onrecord.index.attribution.indirect.sources import owned
from onrecord.index.attribution.speakers.logit import score, shares
from onrecord.index.attribution.text.cues import strength
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.parsing import clause as whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.indirect.candidates import Run, Stretch
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span

THRESHOLDS = {"clause": 0.38, "words": 0.44, "marks": 0.5, "other": 0.82}
"""How likely a stretch must be, by its `standing`: fitted by `tools.training.tune_indirect`."""
PLAIN = words("indirect", "plain")
MARKED = 0.8
"""A stretch of which so large a share of the words stands in marks is a quotation, and no indirect speech."""
CROWDED = 12
"""Cues of one sentence; what has more of them is a list or no prose at all. News has six at most."""
SHORTEST = 5
"""Words that reported speech has at least: fewer seldom say what was said."""
AGREEING, SAME = 3.0, 0.95
"""How much more agreement counts than being the same, and from what share of characters on two are.
By five folds of the training articles 71 instead of 62 of 100 bounds are right to the word; as many agree.
"""
JOINING = frozenset({"mark", "cc"})
"""How a word hangs that leads a clause on into marks: "she knows that “Lee will win”"."""
CLAUSES = frozenset({"that", "finite", "question"})


@dataclass(frozen=True, slots=True)
class Report:
    """A reported clause."""

    source: Source
    mention: Span
    """The words that name the source nearest to the cue: a relative pronoun where there is one."""
    entity: Entity | None
    """Who that is."""
    spans: tuple[Span, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Offer:
    """One stretch that a cue may report, with its signs."""

    stretch: Stretch
    spans: tuple[Span, ...]
    """Its words, with those that stand in marks within it, and their marks."""
    standing: str
    """What its likelihood is held against, see `THRESHOLDS`."""
    features: dict[str, float]


def reports(
    document: Document, table: Mapping[str, float], thresholds: Mapping[str, float] = THRESHOLDS
) -> list[Report]:
    """What is reported in an article's own words, in the order of the cues."""
    found: list[Report] = []
    for part, source, given in offered(document):
        best, probability = chosen(given, table)
        if probability >= thresholds[best.standing] and enough(document.syntax.text, best.spans):
            found.append(report(part, source, best, probability))
    return distinct(found)


def offered(document: Document) -> Iterator[tuple[Document, Source, list[Offer]]]:
    """Each cue of the story and of its headline that may report something, with the document of its part."""
    for part in map(mended, filter(None, (document, headline(document)))):
        cues = owned(part)
        for source in cues.values():
            given = offers(part, source, cues)
            if given:
                yield part, source, given


def report(document: Document, source: Source, offer: Offer, probability: float) -> Report:
    """What a cue reports, as its record needs it."""
    entity = document.coreference.entity(source.mention)
    return Report(source, nearest(document.syntax, source), entity, offer.spans, probability)


def offers(document: Document, source: Source, cues: Mapping[int, Source]) -> list[Offer]:
    """The stretches of a cue's sentence, each with its signs; `cues` are those of the whole article."""
    if source.how in ("colon", "dash", "turn") or source.strength not in ("strong", "speech", "noun"):
        return []
    own = clause(document, source)
    first, last = own.sentence
    if sum(token in cues for token in range(first, last + 1)) > CROWDED:
        return []
    common = of_cue(document, source, own, cues)
    found: dict[tuple[Span, ...], Offer] = {}
    for stretch in stretches(document, source, own, cues):
        spans = told(document, stretch)
        if spans and spans not in found:
            features = common | of_stretch(document, source, own, stretch, cues)
            found[spans] = Offer(stretch, spans, _standing(document, source, stretch), features)
    return list(found.values())


def _standing(document: Document, source: Source, stretch: Stretch) -> str:
    """What a plain cue reports: a clause, mere words, or words partly in marks; or what another cue does."""
    if strength(source.lemma) != "strong" and source.lemma not in PLAIN and source.how != "according":
        return "other"
    if any(document.where.quoted[token] >= 0 for token in stretch.tokens):
        return "marks"
    return "clause" if sort_of(document.syntax, stretch.tokens) in CLAUSES else "words"


def chosen(given: Sequence[Offer], table: Mapping[str, float]) -> tuple[Offer, float]:
    """The stretch that most of the probability agrees with, and how much that is.

    Two stretches agree where they share more than half of the characters that either has. That alone would
    take one of middling length, for it agrees with short ones and long ones: so being the same counts too.
    """
    parts = shares([0.0, *(score(offer.features, table) for offer in given)])[1:]
    likely = [(part, other) for part, other in zip(parts, given, strict=True) if part > 0.001]
    best, most, together = given[0], -1.0, 0.0
    for mine in given:
        near = [(part, agreement(mine.spans, other.spans)) for part, other in likely]
        agreeing = sum(part for part, share in near if share >= 0.5)
        worth = AGREEING * agreeing + sum(part for part, share in near if share >= SAME)
        if worth > most:
            best, most, together = mine, worth, agreeing
    return best, together


def agreement(one: Sequence[Span], two: Sequence[Span]) -> float:
    """Characters that both have, of those that either has."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)
    either = sum(end - start for start, end in (*one, *two)) - both
    return both / either if either else 0.0


def told(document: Document, stretch: Stretch) -> tuple[Span, ...]:
    """The words of a stretch; none where nearly all of it stands in marks, or a sentence of its own does."""
    syntax, where = document.syntax, document.where
    numbers = {where.quoted[token] for token in stretch.tokens} - {-1, len(where.marks)}
    if any(_sentence(syntax, where.marks[number]) for number in numbers):
        return ()
    spoken = [token for token in stretch.tokens if any(map(str.isalnum, syntax.words[token]))]
    if sum(where.quoted[token] >= 0 for token in spoken) >= MARKED * len(spoken):
        return ()
    trimmed = (_trimmed(document, run) for run in stretch.runs)
    return tuple(span for span in trimmed if span[0] < span[1])


def _sentence(syntax: Syntax, marked: Marked) -> bool:
    """Is the marked stretch a quotation that begins anew, not one that goes on with the clause before it?"""
    text = syntax.text
    first = next((char for char in text[marked.start : marked.end] if char.isalnum()), "")
    before = syntax.at(marked.outer[0]) - 1
    goes_on = before >= 0 and syntax.deps[before] in JOINING
    return first.isupper() and not goes_on and whole(text, marked)


def enough(text: str, spans: Sequence[Span]) -> bool:
    """Are these as many words as reported speech has at least?"""
    parts = (part for start, end in spans for part in text[start:end].split())
    return sum(any(map(str.isalnum, part)) for part in parts) >= SHORTEST


def _trimmed(document: Document, run: Run) -> Span:
    """The span of a run without the signs at its edges, unless they are the marks of what is quoted there."""
    text, quoted = document.syntax.text, document.where.quoted
    start, end = document.syntax.span(*run)
    while quoted[run[0]] < 0 and start < end and not (text[start].isalnum() or text[start] in "$£€#@"):
        start += 1
    while quoted[run[1]] < 0 and end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
        end -= 1
    return start, end


def nearest(syntax: Syntax, source: Source) -> Span:
    """The mention of a source, or the "who" that stands for it in a relative clause."""
    for child in syntax.children[source.cue]:
        relative = syntax.deps[child] == "nsubj" and syntax.words[child].lower() in {"who", "which", "that"}
        if relative and source.mention.head < child:
            return syntax.span(child, child)
    return source.mention.span


def distinct(found: Sequence[Report]) -> list[Report]:
    """Of reports of nearly the same words the likeliest."""
    kept: list[Report] = []
    for report in sorted(found, key=lambda report: -report.probability):
        if all(agreement(report.spans, other.spans) < 0.5 for other in kept):
            kept.append(report)
    return sorted(kept, key=lambda report: report.spans[0])
