"""How right is the pipeline on Docs whose quotations are known? Scores in the way of spaCy's `Scorer`.

The right answers are records like the pipeline's own, in `example.reference._.onrecord_quotations`. So
`nlp.evaluate` reports them beside the scores of the other components.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.scorer import PRFScore
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.training import Example

    from onrecord.index.model import Quotation, Span

COVERED = 0.8
"""Share of a known segment that a found one must cover; and it may be no more than twice as long."""


def quotation_score(examples: Iterable[Example], **_: object) -> dict[str, Any]:
    """Precision, recall and F1 of segments, and how many of those found have the right speaker and office.

    Args:
        examples: predictions, and references whose `doc._.onrecord_quotations` are right.
        **_: settings of other components' scorers, unused.

    Returns:
        ``quotations_p``, ``_r`` and ``_f`` for what is found at all; ``quotations_end_to_end_f``, found with
        the right speaker; ``quotations_speaker_acc`` of those found and ``quotations_office_acc`` of those
        whose speaker has an office: 0 to 1, None where there was nothing to score.

    """
    found, right = PRFScore(), PRFScore()
    speakers: list[bool] = []
    offices: list[bool] = []
    for example in examples:
        known = _segments(example.reference._.onrecord_quotations)
        given = _segments(example.predicted._.onrecord_quotations)
        left = list(range(len(given)))
        for span, gold in known:
            place = next((i for i in left if _same(span, given[i][0])), None)
            if place is None:
                found.fn += 1
                right.fn += 1
                continue
            left.remove(place)
            quotation = given[place][1]
            speakers.append(_name(quotation) == _name(gold))
            found.tp += 1
            right.tp += speakers[-1]
            right.fn += not speakers[-1]
            right.fp += not speakers[-1]
            if gold.office:
                offices.append(_office(quotation) == _office(gold))
        found.fp += len(left)
        right.fp += len(left)
    scored = bool(len(found))
    return {
        "quotations_p": found.precision if scored else None,
        "quotations_r": found.recall if scored else None,
        "quotations_f": found.fscore if scored else None,
        "quotations_end_to_end_f": right.fscore if scored else None,
        "quotations_speaker_acc": sum(speakers) / len(speakers) if speakers else None,
        "quotations_office_acc": sum(offices) / len(offices) if offices else None,
    }


def make_quotation_scorer() -> Callable[..., dict[str, Any]]:
    """The scorer by its registered name, for a pipeline's config."""
    return quotation_score


registry.scorers("onrecord.quotation_scorer.v1", func=make_quotation_scorer)


def _segments(quotations: Sequence[Quotation]) -> list[tuple[Span, Quotation]]:
    return [(span, one) for one in quotations if one.kind != "term" for span in one.segments]


def _same(known: Span, given: Span) -> bool:
    common = min(known[1], given[1]) - max(known[0], given[0])
    size = known[1] - known[0]
    return common >= COVERED * size and given[1] - given[0] <= 2 * size


def _name(quotation: Quotation) -> str:
    return quotation.speaker.name.casefold() if quotation.speaker else ""


def _office(quotation: Quotation) -> str:
    return quotation.office.printed.casefold() if quotation.office else ""
