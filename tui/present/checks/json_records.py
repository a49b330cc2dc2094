"""How are verdicts and traces written as JSON? Flat objects with plain names."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.index.model import record
from onrecord.index.provenance.differences.telling import marked, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.differences.alarms import Alarm
    from onrecord.index.provenance.differences.relations import Version
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.index.provenance.verification.verdicts import Certificate, Finding, Verdict


def witness_record(witness: Witness) -> dict[str, Any]:
    """Who, where and when, and the words as they are printed."""
    found = record(witness.article, witness.quotation)
    names = (
        "id", "doc", "segments", "kind", "text", "speaker", "office", "outlet", "via", "published", "title",
        "url", "confidence",
    )  # fmt: skip
    via = [relay.name for relay in witness.quotation.relays]
    return {name: found[name] for name in names} | {"via": via}


def _alarms(alarms: Iterable[Alarm]) -> list[dict[str, Any]]:
    return [
        {"about": each.about, "lost": list(each.lost), "gained": list(each.gained), "where": each.where}
        for each in alarms
    ]


def _finding(found: Finding) -> dict[str, Any]:
    return {
        **witness_record(found.witness),
        "relation": found.relation,
        "likeness": round(found.likeness, 3),
        "speaker_agrees": found.agrees,
        "changes": sorted(found.differences.kinds),
        "difference": marked(found.differences),
        "alarms": _alarms(found.alarms),
        "sentence": found.sentence,
    }


def _certificate(found: Certificate) -> dict[str, Any]:
    return {
        "index": asdict(found.stamp),
        "outlets": dict(found.coverage.outlets),
        "first": found.coverage.first or None,
        "last": found.coverage.last or None,
        "undated": found.coverage.undated,
        "nearest": [_finding(each) for each in found.nearest],
    }


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """A verdict with its evidence."""
    return {
        "claim": verdict.claim,
        "claimed_speaker": verdict.speaker or None,
        "verdict": verdict.outcome,
        "sentence": verdict.sentence,
        "outlets": list(verdict.outlets),
        "alarms": _alarms(verdict.alarms),
        "notes": list(verdict.notes),
        "findings": [_finding(each) for each in verdict.findings],
        "certificate": _certificate(verdict.certificate) if verdict.certificate else None,
    }


def _version(found: Version) -> dict[str, Any]:
    return {
        **witness_record(found.witness),
        "relation": found.relation,
        "likeness": round(found.likeness, 3),
        "changes": sorted(found.differences.kinds),
        "difference": marked(found.differences),
        "in_words": sentence(found.differences),
        "alarms": _alarms(found.alarms),
    }


def trace_record(found: Trace) -> dict[str, Any]:
    """A trace with all its versions."""
    return {
        **witness_record(found.witness),
        "reference": found.reference.quotation.id,
        "earliest": {"id": found.earliest.witness.quotation.id, "basis": found.earliest.basis},
        "copies": [_version(each) for each in found.copies],
        "apart": [_version(each) for each in found.apart],
        "carriers": [
            {"ids": [each.quotation.id for each in carrier.witnesses], "reason": carrier.reason}
            for carrier in found.carriers
        ],
        "conflicts": list(found.conflicts),
        "upstream": list(found.upstream),
        "before": [witness_record(each) for each in found.before],
        "after": [witness_record(each) for each in found.after],
        "count": found.count,
    }
