"""The stages as spaCy components: each takes a Doc, writes to it, and can stand in anybody's pipeline.

    onrecord_marks        doc._.onrecord_marks        doc.spans["marks"]
    onrecord_mentions     doc._.onrecord_document     doc.spans["mentions"], doc.spans["cues"]
    onrecord_speakers     doc._.onrecord_choices
    onrecord_indirect     doc._.onrecord_reports      doc.spans["indirect"]
    onrecord_quotations   doc._.onrecord_quotations   doc.spans["quotations"]

They need a tagger, a parser and an entity recogniser before them, and one another in this order.
`doc._.onrecord_article` may hold the article's record; without it relays of the whole article are not known.
A Doc takes all of this along, see `extensions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable  # noqa: TC003 - spaCy reads the factories' annotations
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from onrecord.index.attribution import extensions
from onrecord.index.attribution.indirect.contents import THRESHOLDS
from onrecord.index.attribution.record.records import quotations
from onrecord.index.attribution.text import marks as marking
from onrecord.index.attribution.turns.letters import signed_below
from onrecord.index.attribution.turns.records import with_turns
from onrecord.index.attribution.turns.unmarked import unmarked

if TYPE_CHECKING:
    from spacy.training import Example

    from onrecord.index.model import Quotation
    from onrecord.index.model import Span as Offsets

STAGES = (
    "onrecord_marks",
    "onrecord_mentions",
    "onrecord_speakers",
    "onrecord_indirect",
    "onrecord_quotations",
)

extensions.register()


def group(doc: Doc, key: str, spans: Iterable[tuple[Offsets, str]]) -> None:
    """Keep labelled stretches of the text as a span group of the Doc."""
    found: list[Span] = []
    for (start, end), label in spans:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            found.append(span)
    doc.spans[key] = SpanGroup(doc, name=key, spans=found)


def marked_or_reported(doc: Doc) -> list[Quotation]:
    """The quotations of a Doc without its turns, posts and block quotations, which no stage need read."""
    article = doc._.onrecord_article
    document = doc._.onrecord_document
    found = quotations(document, doc._.onrecord_choices, article, doc._.onrecord_reports)
    return signed_below(document.syntax.text, found)


class Marks:
    """Finds what stands between quotation marks."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_marks` and the span group."""
        if not doc._.onrecord_marks:
            doc._.onrecord_marks = marking.scan(doc.text)
        group(doc, self.key, ((marked.outer, marked.style) for marked in doc._.onrecord_marks))
        return doc


class Mentions:
    """Finds the noun phrases that may name a speaker, the cues, and who is meant."""

    def __init__(self, mentions_key: str, cues_key: str) -> None:
        self.mentions_key = mentions_key
        self.cues_key = cues_key

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_document` and the span groups."""
        found = doc._.onrecord_document
        group(doc, self.mentions_key, ((mention.span, mention.kind) for mention in found.mentions))
        group(doc, self.cues_key, ((source.span, source.strength) for source in found.sources))
        return doc


class Speakers:
    """Gives each marked stretch to its likeliest speaker."""

    def __init__(self, weights: str, rounds: int) -> None:
        self.weights = weights
        self.rounds = rounds

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_choices`."""
        extensions.choose(doc, self.weights, self.rounds)
        return doc


class Indirect:
    """Finds what is reported in the article's own words."""

    def __init__(self, key: str, weights: str, thresholds: dict[str, float]) -> None:
        self.key = key
        self.weights = weights
        self.thresholds = thresholds

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_reports` and the span group."""
        extensions.report(doc, self.weights, self.thresholds)
        group(doc, self.key, ((span, r.source.lemma) for r in doc._.onrecord_reports for span in r.spans))
        return doc


class Quotations:
    """Makes one record of each utterance, with office, cue, relays and evidence."""

    def __init__(self, key: str, scorer: Callable[..., dict[str, Any]] | None = None) -> None:
        self.key = key
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_quotations` and the span group."""
        found = marked_or_reported(doc)
        document = doc._.onrecord_document
        said = unmarked(document.syntax.text, doc._.onrecord_article, document)
        doc._.onrecord_quotations = tuple(with_turns(found, said)) if said else tuple(found)
        group(doc, self.key, ((span, q.kind) for q in doc._.onrecord_quotations for span in q.segments))
        return doc

    def score(self, examples: Iterable[Example], **settings: object) -> dict[str, Any]:
        """How right `doc._.onrecord_quotations` is; what `nlp.evaluate` asks for."""
        return self.scorer(examples, **settings) if self.scorer else {}


@Language.factory(
    "onrecord_marks", assigns=["doc._.onrecord_marks", "doc.spans"], default_config={"key": "marks"}
)
def make_marks(nlp: Language, name: str, key: str) -> Marks:
    """The component `onrecord_marks`."""
    return Marks(key)


@Language.factory(
    "onrecord_mentions",
    requires=["doc._.onrecord_marks", "token.tag", "token.dep", "doc.ents"],
    assigns=["doc._.onrecord_document", "doc.spans"],
    default_config={"mentions_key": "mentions", "cues_key": "cues"},
)
def make_mentions(nlp: Language, name: str, mentions_key: str, cues_key: str) -> Mentions:
    """The component `onrecord_mentions`."""
    return Mentions(mentions_key, cues_key)


@Language.factory(
    "onrecord_speakers",
    requires=["doc._.onrecord_document"],
    assigns=["doc._.onrecord_choices"],
    default_config={"weights": "speakers/ranker.json", "rounds": 2},
)
def make_speakers(nlp: Language, name: str, weights: str, rounds: int) -> Speakers:
    """The component `onrecord_speakers`."""
    return Speakers(weights, rounds)


@Language.factory(
    "onrecord_indirect",
    requires=["doc._.onrecord_document"],
    assigns=["doc._.onrecord_reports", "doc.spans"],
    default_config={"key": "indirect", "weights": "indirect/indirect.json", "thresholds": THRESHOLDS},
)
def make_indirect(nlp: Language, name: str, key: str, weights: str, thresholds: dict[str, float]) -> Indirect:
    """The component `onrecord_indirect`."""
    return Indirect(key, weights, thresholds)


@Language.factory(
    "onrecord_quotations",
    requires=["doc._.onrecord_document", "doc._.onrecord_choices"],
    assigns=["doc._.onrecord_quotations", "doc.spans"],
    default_config={"key": "quotations", "scorer": {"@scorers": "onrecord.quotation_scorer.v1"}},
    default_score_weights={"quotations_f": 0.0, "quotations_end_to_end_f": 1.0},
)
def make_quotations(
    nlp: Language, name: str, key: str, scorer: Callable[..., dict[str, Any]] | None
) -> Quotations:
    """The component `onrecord_quotations`."""
    return Quotations(key, scorer)
