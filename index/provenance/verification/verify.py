"""Is this quotation on record? The one function that a claimed quotation goes through."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.names.matching import named
from onrecord.index.provenance.statements.checkable import FEWEST, objection
from onrecord.index.provenance.statements.lookup import recognised
from onrecord.index.provenance.verification.brief import brief
from onrecord.index.provenance.verification.claim import MARKS, Claim
from onrecord.index.provenance.verification.claim import claim as taken_apart
from onrecord.index.provenance.verification.credited import held_to_credit
from onrecord.index.provenance.verification.evidence import evidence, nearness, ordered, told_once
from onrecord.index.provenance.verification.fuller import fuller, lacking
from onrecord.index.provenance.verification.fuller import told as cut_short
from onrecord.index.provenance.verification.paraphrase import reworded
from onrecord.index.provenance.verification.primary import PRINTED, ranked, turns
from onrecord.index.provenance.verification.splicing import spliced
from onrecord.index.provenance.verification.verdicts import Certificate, Finding, Outcome, Verdict
from onrecord.index.provenance.verification.wording import printed, searched, sentence
from onrecord.index.text.languages import foreign
from onrecord.index.text.unseen import reported
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.text.words import Words

COMPLETE = ("verbatim", "shorter than", "only relayed")
"""The verdicts on words that are printed so; another print may have more of them."""
FEW = 2
"""So many words of a named speaker are looked up as they stand where they are too few to be traced."""
NEAREST = 3
"""Misses shown with a certificate."""
ASKED = 300
"""Code points of a question that are told: the last ones, which ask."""
MISS = 0.25
"""Less like than this, a quotation is no near miss."""


def verify(corpus: Corpus, claim: str, speaker: str = "", *, framed: Collection[str] = ()) -> Verdict:
    """What the index knows about a claimed quotation.

    Straight or curly marks, ellipses, brackets, missing punctuation, hyphens at line ends, hidden characters
    and a wrong word or two do no harm.

    Args:
        corpus: that is searched.
        claim: the words, with or without quotation marks around them.
        speaker: who is claimed to have said them, if anybody.
        framed: what the sentence that the claim stands in does with the words, as `Alarm.about`: a draft that
            tells of a denial, as what is printed does, leaves nothing out.

    """
    asked = taken_apart(claim, speaker)
    whole = claim.strip(MARKS)
    if (asked.objection or asked.words != whole) and corpus.exactly(words(whole)):
        asked = Claim(whole, speaker)
    claim, speaker = asked.words, asked.speaker
    framed = frozenset(framed) | asked.framed
    said = words(claim)
    notes = tuple(
        f"Hidden characters were ignored: {found}." for found in [", ".join(reported(claim))] if found
    )
    few = speaker and not asked.objection and FEW <= len(said) < FEWEST
    if few and (short := brief(corpus, claim, speaker, framed=framed)):
        return held_to_credit(corpus, replace(short, notes=notes), asked)
    if reason := asked.objection or objection(said):
        return Verdict(claim, speaker, "not checked", reason, notes=(*notes, *_term(corpus, said)))
    candidates = corpus.candidates(said)
    near = [item for item in candidates if recognised(item, len(said))]
    if near:
        rows = [item.row for item in near]
        findings = ordered(evidence(corpus, corpus.witnesses(rows), said, speaker, framed))
        if spoken := turns(corpus, said, speaker, findings[0], rows):
            findings = ordered((*findings, *evidence(corpus, spoken, said, speaker, framed)))
        findings = ranked(corpus, findings, nearness, len(said))
        outcome, strongest = _outcome(findings, speaker)
        if outcome in ("words changed", "longer than") and (two := spliced(corpus, findings, said, speaker)):
            outcome, strongest = "spliced", two
        strongest = told_once(strongest)
        more = fuller(corpus, findings, strongest[0]) if outcome in COMPLETE else None
        if more:
            alarms = dict.fromkeys((*strongest[0].alarms, *lacking(corpus, strongest[0], more)))
            strongest = (replace(strongest[0], alarms=tuple(alarms)), *strongest[1:])
            notes = (*notes, cut_short(more))
        told = sentence(outcome, strongest, speaker, indirectly=_indirectly(findings))
        notes = (*notes, *_asked(corpus, strongest), *_voices(corpus, strongest), *_hidden(strongest))
        known = {item.witness.row for item in strongest}
        beside = (more,) if more and more.witness.row not in known else ()
        verdict = Verdict(claim, speaker, outcome, told, (*strongest, *beside), notes)
        return held_to_credit(corpus, verdict, asked)
    if standing := corpus.standing(said):
        return Verdict(claim, speaker, "in print, not as a quotation", printed(standing), notes=notes)
    if language := foreign(said):
        told = (
            f"The words look like {language}; what is printed in another language cannot be told from them."
        )
        return Verdict(claim, speaker, "not checked", told, notes=notes)
    if speaker and (others := reworded(corpus, said, speaker)):
        findings = evidence(corpus, corpus.witnesses(others), said, speaker)
        outcome = "same statement, other words"
        return Verdict(claim, speaker, outcome, sentence(outcome, findings, speaker), findings, notes)
    nearest = evidence(
        corpus,
        corpus.witnesses(item.row for item in candidates[:NEAREST] if item.like.contained >= MISS),
        said,
        speaker,
    )
    certificate = Certificate(corpus.stamp, corpus.coverage, nearest)
    return Verdict(
        claim, speaker, "not in this corpus", searched(certificate), notes=notes, certificate=certificate
    )


def _term(corpus: Corpus, said: Words) -> Iterable[str]:
    """That words too few to check stand between marks as a term, where they do."""
    if not 2 <= len(said) <= 3:
        return
    rows = [item.row for item in corpus.candidates(said)]
    times = [
        item
        for item in corpus.witnesses(rows)
        if item.quotation.kind == "term" and words(item.quotation.text).forms == said.forms
    ]
    if times:
        count = "once" if len(times) == 1 else f"{len(times)} times"
        yield f"In this index they stand {count} between quotation marks as a term, which is nobody's speech."


def _asked(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[str]:
    """What the question was, where the words are a turn's that answers one."""
    if asked := corpus.question(findings[0].witness):
        yield f"It answers the question “{asked if len(asked) <= ASKED else '…' + asked[-ASKED:]}”"


def _hidden(findings: Sequence[Finding]) -> Iterator[str]:
    """That what is printed holds characters that cannot be seen, where it does."""
    if found := reported(findings[0].witness.quotation.text):
        yield f"What is printed holds hidden characters: {', '.join(found)}."


def _voices(corpus: Corpus, findings: Sequence[Finding]) -> Iterator[str]:
    """That the words are in more than one mouth, where they are."""
    counts = Counter(name for item in findings if (name := named(item.witness.quotation.speaker)))
    apart: list[str] = []
    for name, _ in counts.most_common():
        at = next((at for at, other in enumerate(apart) if corpus.names.same_name(name, other)), len(apart))
        apart[at : at + 1] = [max([name, *apart[at : at + 1]], key=len)]
    if len(apart) > 1:
        yield f"They are attributed to more than one speaker: {', '.join(apart)}."


def _indirectly(findings: Sequence[Finding]) -> bool:
    """Whether all the words stand in indirect speech, whatever part of them is between marks."""
    return any(
        item.relation in ("identical", "cut")
        and item.witness.quotation.kind == "indirect"
        and item.agrees is not False
        for item in findings
    )


def _outcome(findings: Sequence[Finding], speaker: str) -> tuple[Outcome, tuple[Finding, ...]]:
    """The verdict that the findings allow, and those that it rests on, the strongest first."""
    best = findings[0]
    alike = [item for item in findings if item.relation == best.relation]
    alike = [item for item in alike if (item.agrees is False) == (best.agrees is False)]
    kinds = {item.witness.quotation.kind for item in findings}
    if kinds == {"term"} and best.relation in ("identical", "cut"):
        return "marks around a term, not speech", tuple(findings)
    if best.agrees is False:
        return "other speaker", tuple(alike)
    if speaker and best.agrees is None and best.relation in ("identical", "cut"):
        return "speaker unconfirmed", tuple(alike)
    if best.witness.quotation.kind == "indirect":
        return "only as indirect speech", tuple(alike)
    alike = [
        item
        for item in alike
        if item.witness.quotation.kind == best.witness.quotation.kind
        or ({item.witness.quotation.kind, best.witness.quotation.kind} <= {"direct", "mixed"})
    ]
    if best.relation in ("identical", "cut") and all(item.witness.quotation.relays for item in alike):
        return "only relayed", tuple(alike)
    if best.witness.quotation.kind == "turn":
        alike += [
            item for item in findings if item.witness.quotation.kind in PRINTED and item.agrees is not False
        ]
    outcomes: dict[str, Outcome] = {"identical": "verbatim", "cut": "shorter than", "extended": "longer than"}
    return outcomes.get(best.relation, "words changed"), tuple(alike)
