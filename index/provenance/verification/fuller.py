"""Is a sentence cut short where it is printed as claimed? Who prints more of it, and what was cut of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.surroundings import sentence
from onrecord.index.provenance.differences.telling import short
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.differences.alarms import Alarm
    from onrecord.index.provenance.differences.changes import Differences
    from onrecord.index.provenance.verification.verdicts import Finding

NARRATED = ("modal", "attribution", "quantifier")
"""What a narration around a part of a sentence has in words of its own: *Lee hopes to “speak to all”*."""
QUOTED = ("direct", "mixed", "turn")


def fuller(corpus: Corpus, findings: Sequence[Finding], best: Finding) -> Finding | None:
    """Another print of the statement, with more of the claimed sentence; None where there is none.

    Where the best print itself has more than is claimed, only one in which what is cut off governs the rest.

    Args:
        corpus: that holds them.
        findings: all that bear on the claim.
        best: the one that the verdict rests on.

    """
    same = {witness.row for witness in corpus.statement(best.witness.row)}
    more = [
        item
        for item in findings
        if item.relation == "cut"
        and item.agrees is not False
        and item.witness.quotation.kind in QUOTED
        and item.witness.row in same
        and item.witness.article.path != best.witness.article.path
        and (_more(item, best) if best.relation == "cut" else lost(item.differences))
    ]
    return max(more, key=lambda item: (len(governing(item)), -item.likeness, -item.witness.row), default=None)


def _more(found: Finding, best: Finding) -> bool:
    """Whether a print raises an alarm of a kind that the best one does not."""
    told = {alarm.about for alarm in best.alarms}
    return any(alarm.about not in told for alarm in governing(found))


def governing(found: Finding) -> tuple[Alarm, ...]:
    """The alarms about words that the claim leaves out of a print."""
    return tuple(alarm for alarm in found.alarms if alarm.where == "cut")


def lacking(corpus: Corpus, best: Finding, more: Finding) -> tuple[Alarm, ...]:
    """The alarms about words that the best print lacks, too: not those that its own narration gives.

    Where only a part of a sentence is between marks, who may, hopes or says so is the narrator's to tell.
    """
    quotation = best.witness.quotation
    told = frozenset(words(sentence(corpus.text(best.witness), quotation)).forms)
    return tuple(
        alarm
        for alarm in governing(more)
        if quotation.kind != "mixed"
        or (alarm.about not in NARRATED and told.isdisjoint(words(" ".join(alarm.lost)).forms))
    )


def lost(found: Differences) -> tuple[str, ...]:
    """What of their own sentences is not in the claimed words, as printed; whole sentences are left out."""
    printed, parts = found.first, []
    for change in found.changes:
        start, end = change.gone
        if start == end or change.kind not in ("cut start", "cut end", "removed"):
            continue
        if change.kind == "cut end":
            end = min((stop for stop in printed.stops if start <= stop < end), default=end)
        elif change.kind == "cut start":
            start = max((stop for stop in printed.stops if start < stop <= end), default=start)
        if start < end:
            parts.append(printed.printed(start, end))
    return tuple(parts)


def told(found: Finding) -> str:
    """Who prints more of the sentence, and what the claimed words lack of it."""
    where = found.witness.outlet or found.witness.article.doc
    parts = "”, “".join(short(part) for part in lost(found.differences))
    return f"Cut short: {where} ({found.witness.published or 'undated'}) prints it with “{parts}”."
