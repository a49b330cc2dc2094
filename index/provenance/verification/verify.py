"""Is this quotation on record? The one function that a claimed quotation goes through."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.index.names.matching import named, same_name
from onrecord.index.provenance.corpus import once
from onrecord.index.provenance.differences.relations import claimed
from onrecord.index.provenance.statements.checkable import objection
from onrecord.index.provenance.statements.lookup import recognised
from onrecord.index.provenance.verification.claim import claim as taken_apart
from onrecord.index.provenance.verification.paraphrase import reworded
from onrecord.index.provenance.verification.primary import (
    PRINTED,
    for_the_body,
    passage,
    ranked,
    reference,
    turns,
    whereabouts,
)
from onrecord.index.provenance.verification.surroundings import cut, frame
from onrecord.index.provenance.verification.surroundings import sentence as around
from onrecord.index.provenance.verification.verdicts import Certificate, Finding, Outcome, Verdict
from onrecord.index.text.hashing import number
from onrecord.index.text.languages import foreign
from onrecord.index.text.unseen import reported
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from onrecord.index.provenance.corpus import Corpus, Standing, Witness
    from onrecord.index.provenance.statements.lookup import Candidate
    from onrecord.index.text.words import Words

NEAREST = 3
"""Misses shown with a certificate."""
MISS = 0.25
"""Less like than this, a quotation is no near miss."""


def verify(corpus: Corpus, claim: str, speaker: str = "") -> Verdict:
    """What the index knows about a claimed quotation.

    Straight or curly marks, ellipses, brackets, missing punctuation, hyphens at line ends, hidden characters
    and a wrong word or two do no harm.

    Args:
        corpus: that is searched.
        claim: the words, with or without quotation marks around them.
        speaker: who is claimed to have said them, if anybody.

    """
    asked = taken_apart(claim, speaker)
    claim, speaker = asked.words, asked.speaker
    said = words(claim)
    notes = tuple(
        f"Hidden characters were ignored: {found}." for found in [", ".join(reported(claim))] if found
    )
    if reason := asked.objection or objection(said):
        return Verdict(claim, speaker, "not checked", reason, notes=(*notes, *_term(corpus, said)))
    candidates = corpus.candidates(said)
    near = [item for item in candidates if recognised(item, len(said))]
    if near:
        findings = _findings(corpus, said, speaker, near)
        if more := turns(corpus, said, speaker, findings[0], [item.row for item in near]):
            findings = _ordered((*findings, *_evidence(corpus, more, said, speaker)))
        findings = ranked(corpus, findings, _nearness, len(said))
        outcome, strongest = _outcome(findings, speaker)
        if outcome in ("words changed", "longer than") and (two := _spliced(corpus, findings, said, speaker)):
            outcome, strongest = "spliced", two
        strongest = _once(strongest)
        told = _sentence(outcome, strongest, speaker, indirectly=_indirectly(findings))
        return Verdict(
            claim, speaker, outcome, told, strongest, (*notes, *_voices(strongest), *_hidden(strongest))
        )
    if standing := corpus.standing(said):
        return Verdict(claim, speaker, "in print, not as a quotation", _printed(standing), notes=notes)
    if language := foreign(said):
        told = (
            f"The words look like {language}; what is printed in another language cannot be told from them."
        )
        return Verdict(claim, speaker, "not checked", told, notes=notes)
    if speaker and (others := reworded(corpus, said, speaker)):
        findings = _evidence(corpus, corpus.witnesses(others), said, speaker)
        outcome = "same statement, other words"
        return Verdict(claim, speaker, outcome, _sentence(outcome, findings, speaker), findings, notes)
    nearest = _evidence(
        corpus,
        corpus.witnesses(item.row for item in candidates[:NEAREST] if item.like.contained >= MISS),
        said,
        speaker,
    )
    certificate = Certificate(corpus.stamp, corpus.coverage, nearest)
    return Verdict(
        claim, speaker, "not in this corpus", _searched(certificate), notes=notes, certificate=certificate
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


def _printed(standing: Standing) -> str:
    """Where words stand that are nobody's quotation, in one sentence."""
    article = standing.article
    where = article.outlet.value if article.outlet else article.doc
    date = article.published.value if article.published else "undated"
    return (
        f"The words stand in {where} ({date}), not as a quotation: characters {standing.span[0]} to "
        f"{standing.span[1]} of {article.doc}."
    )


def _spliced(corpus: Corpus, findings: Sequence[Finding], said: Words, speaker: str) -> tuple[Finding, ...]:
    """Two quotations that a claim is put together of, where it is: the rest is looked up a second time."""
    best = findings[0]
    start, end = _rest(best, len(said))
    if end - start < PIECE:
        return ()
    rest = words(said.printed(start, end))
    if objection(rest):
        return ()
    near = [item.row for item in corpus.candidates(rest) if recognised(item, len(rest))]
    for item in _evidence(corpus, corpus.witnesses(near), said, speaker):
        one, two = item.witness, best.witness
        if one.article.path == two.article.path and _overlapping(one, two):
            continue
        if two.quotation.kind == "turn" and item.relation in ("identical", "cut"):
            continue
        own = {at for run in item.differences.shared for at in range(run.second, run.second + run.size)}
        if len(set(range(start, end)) - own) <= LEFT:
            return best, item
    return ()


def _rest(found: Finding, size: int) -> tuple[int, int]:
    """The longest stretch of a claim's words that a finding does not have, but for a word or two."""
    runs = [run for run in found.differences.shared if run.size >= PIECE]
    edges = [0, *(edge for run in runs for edge in (run.second, run.second + run.size)), size]
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda place: place[1] - place[0])


def _overlapping(one: Witness, two: Witness) -> bool:
    """Whether two quotations of one article share words on the page."""
    return any(
        start < last and first < end
        for start, end in one.quotation.segments
        for first, last in two.quotation.segments
    )


def _evidence(corpus: Corpus, witnesses: Sequence[Witness], said: Words, speaker: str) -> tuple[Finding, ...]:
    """The witnesses as findings, in the same order."""
    found = []
    for witness in witnesses:
        whole = words(witness.quotation.text)
        turn = witness.quotation.kind == "turn"
        printed = passage(whole, said) if turn else whole
        relation, differences, alarms = claimed(printed, said)
        name = named(witness.quotation.speaker)
        sure = corpus.sameness(speaker, name) if speaker and name else "unsure"
        agrees = None if sure == "unsure" else sure == "same"
        if turn and speaker and not name:
            agrees = False
        sentence = ""
        if turn and relation in ("identical", "cut") and differences.shared:
            office = witness.quotation.office.printed if witness.quotation.office else ""
            governing = cut(claimed(whole, said)[1])
            alarms = (*alarms, *(item for item in governing if not for_the_body(office, whole, item)))
        elif relation in ("identical", "cut") and differences.shared:
            text = corpus.text(witness)
            governing = (*cut(differences), *frame(text, witness.quotation, differences))
            if governing:
                alarms, sentence = (*alarms, *governing), around(text, witness.quotation)
        one, two = ([number(form) for form in text.forms] for text in (printed, said))
        likeness = fuzz.ratio(one, two) / 100
        found.append(Finding(witness, relation, differences, alarms, likeness, agrees, sentence))
    return tuple(found)


PIECE = 4
"""Words in a row; so many of a claim that stand in a second quotation are a piece of it."""
LEFT = 2
"""Words of a claim that neither of two quotations that it is put together of has, at most."""

AGREEING = {True: 0, None: 1, False: 2}
"""The order of findings by their speaker."""

CLOSE = {"identical": 0, "cut": 1, "changed": 2, "extended": 2}
"""The order of findings: verbatim, then where the claim is a part, then what was changed or goes beyond."""


def _hidden(findings: Sequence[Finding]) -> Iterator[str]:
    """That what is printed holds characters that cannot be seen, where it does."""
    if found := reported(findings[0].witness.quotation.text):
        yield f"What is printed holds hidden characters: {', '.join(found)}."


def _voices(findings: Sequence[Finding]) -> Iterator[str]:
    """That the words are in more than one mouth, where they are."""
    counts = Counter(name for item in findings if (name := named(item.witness.quotation.speaker)))
    apart: list[str] = []
    for name, _ in counts.most_common():
        at = next((at for at, other in enumerate(apart) if same_name(name, other)), len(apart))
        apart[at : at + 1] = [max([name, *apart[at : at + 1]], key=len)]
    if len(apart) > 1:
        yield f"They are attributed to more than one speaker: {', '.join(apart)}."


def _findings(corpus: Corpus, said: Words, speaker: str, near: Sequence[Candidate]) -> tuple[Finding, ...]:
    """What the candidates show, the strongest first."""
    return _ordered(_evidence(corpus, corpus.witnesses(item.row for item in near), said, speaker))


def _nearness(item: Finding) -> tuple[int, float, int]:
    """How near the printed words are to the claim: the least is the nearest."""
    return CLOSE.get(item.relation, 3), -item.likeness, item.witness.row


def _ordered(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, the strongest first."""
    voices = Counter(named(item.witness.quotation.speaker) for item in found)
    return tuple(
        sorted(
            found,
            key=lambda item: (
                AGREEING[item.agrees],
                item.witness.quotation.kind == "term",
                item.witness.quotation.kind == "indirect",
                CLOSE.get(item.relation, 3),
                -item.likeness,
                -voices[named(item.witness.quotation.speaker)],
                item.witness.row,
            ),
        )
    )


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, each article's words once."""
    told = {witness.row for witness in once(item.witness for item in findings)}
    return tuple(item for item in findings if item.witness.row in told)


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


def _apart_from(kinds: Collection[str]) -> str:
    """What is no change of words, and yet not the same to the letter."""
    told = [name for kind, name in (("respelt", "spelling"), ("bracketed", "brackets")) if kind in kinds]
    return f" apart from {' and '.join(told)}" if told else ""


def _places(findings: Sequence[Finding]) -> str:
    """How many outlets and articles print it: ``in 2 outlets, 3 articles``."""
    outlets = {item.witness.outlet for item in findings} - {""}
    articles = len({item.witness.article.path for item in findings})
    printed = f"{articles} article" + ("s" if articles > 1 else "")
    if not outlets:
        return f"in {printed} whose outlet is not known"
    return f"in {len(outlets)} outlet{'s' if len(outlets) > 1 else ''}, {printed}"


def _sentence(
    outcome: Outcome, findings: Sequence[Finding], speaker: str, *, indirectly: bool = False
) -> str:
    """The verdict in plain words; `indirectly`: all the words also stand in indirect speech."""
    best = findings[0]
    where = whereabouts(best) if best.witness.quotation.kind == "turn" else _places(findings)
    spoken = best.witness.quotation.speaker
    name = spoken.name if spoken else "nobody named"
    told = f" Alarm: {'; '.join(map(str, best.alarms))}." if best.alarms else ""
    match outcome:
        case "verbatim":
            text = f"Verbatim{_apart_from(best.differences.kinds)} {where}."
        case "shorter than":
            text = f"Shorter than what is printed {where}: the words are there, and more around them."
        case "longer than":
            rest = "is reported without marks" if indirectly else "was not found with them"
            text = f"Longer than what is printed {where}: the rest of the words {rest}."
        case "words changed":
            text = f"Words changed: what is printed {where} reads otherwise."
        case "same statement, other words":
            text = (
                f"Perhaps the same statement in other words, {where}: a suggestion, to be judged by reading."
            )
        case "other speaker":
            these = "these words" if best.relation in ("identical", "cut") else "words much like these"
            text = f"Other speaker: {where} {these} are attributed to {name}, not to {speaker}."
        case "speaker unconfirmed":
            printed = (spoken.printed or spoken.name) if spoken else ""
            who = f"“{printed}”" if printed else "nobody named"
            these = "these words" if best.relation == "identical" else "these words, as part of more,"
            text = f"Speaker unconfirmed: {where} {these} are attributed to {who}, not to {speaker} by name."
        case "spliced":
            one, two = (_credit(item) for item in findings[:2])
            text = f"Spliced: words of two quotations are put together, of {one} and of {two}."
        case "only as indirect speech":
            text = f"Only as indirect speech, {where}: reported, not quoted."
        case "only relayed":
            relays = dict.fromkeys(relay.name for item in findings for relay in item.witness.quotation.relays)
            part = "the words" if best.relation == "identical" else "these words, as part of more,"
            several = len({item.witness.article.path for item in findings}) > 1
            have = "all of which have" if several else "which has"
            text = f"Only relayed: {where}, {have} {part} from {', '.join(relays)}."
        case _:
            text = f"Marks around a term, not speech, {where}."
    return text + reference(findings) + told


def _credit(found: Finding) -> str:
    """Whose words a finding is, and where they were printed."""
    spoken = found.witness.quotation.speaker
    where = found.witness.outlet or found.witness.article.doc
    return f"{spoken.name if spoken else 'nobody named'} in {where} ({found.witness.published or 'undated'})"


def _searched(found: Certificate) -> str:
    """The certificate in one sentence."""
    stamp, cover = found.stamp, found.coverage
    named = sum(1 for name, _ in cover.outlets if name)
    dates = f", dated {cover.first} to {cover.last}" if cover.first else ", none of them dated"
    return (
        f"Not in this corpus: {stamp.quotations:,} quotations in {stamp.articles:,} articles of {named:,} "
        f"outlet{'' if named == 1 else 's'}{dates}, in the index built {stamp.built}."
    )
