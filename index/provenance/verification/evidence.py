"""What in an index bears on some claimed words, and in which order? Quotations as findings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.index.names.matching import named
from onrecord.index.names.parts import listed, parts
from onrecord.index.names.spelling import sounded
from onrecord.index.provenance.corpus import once
from onrecord.index.provenance.differences.alarms import Alarm
from onrecord.index.provenance.differences.relations import claimed
from onrecord.index.provenance.differences.surroundings import cut, frame
from onrecord.index.provenance.differences.surroundings import sentence as standing
from onrecord.index.provenance.verification.primary import for_the_body, passage
from onrecord.index.provenance.verification.verdicts import Finding
from onrecord.index.text.hashing import number
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.index.model import Quotation
    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.differences.alarms import Subject
    from onrecord.index.text.words import Words

WRITTEN = re.compile(
    r"[’']s (?:[a-z]+ )?(?:statement|letter|post|tweet|memo|email|message|affidavit|testimony|diary|note)$"
)
"""Behind a name, in which somebody speaks: *Dr Fenn's written statement* is Dr Fenn's word."""
REVERSING: tuple[Subject, ...] = ("negation", "denial", "irony", "condition", "question")
"""What a claim's own sentence may do with the words that turns them around, where print does not."""
AGREEING = {True: 0, None: 1, False: 2}
"""The order of findings by their speaker."""

SHORT = 3
"""Letters; a surname of no more is found in a handle by chance."""
CLOSE = {"identical": 0, "cut": 1, "changed": 2, "extended": 2}
"""The order of findings: verbatim, then where the claim is a part, then what was changed or goes beyond."""


def evidence(
    corpus: Corpus,
    witnesses: Sequence[Witness],
    said: Words,
    speaker: str,
    framed: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The witnesses as findings, in the same order.

    Args:
        corpus: that holds them.
        witnesses: what is printed.
        said: the words claimed.
        speaker: who is claimed to have said them.
        framed: what the claim's own sentence does with them, as `Alarm.about`; that raises no alarm again.

    """
    found = []
    for witness in witnesses:
        quotation = _alone(corpus, witness, said)
        whole = words(quotation.text)
        turn = quotation.kind == "turn"
        printed = passage(whole, said) if turn else whole
        relation, differences, alarms = claimed(printed, said)
        name = WRITTEN.sub("", named(witness.quotation.speaker))
        sure = corpus.sameness(speaker, name) if speaker and name else "unsure"
        if speaker.startswith("@"):
            sure = "same" if name and _handle(speaker, name) else "unsure"
        if sure == "different" and (surname := _titled(speaker, witness.quotation)):
            sure = corpus.sameness(surname, name)
        agrees = None if sure == "unsure" else sure == "same"
        if agrees is False and witness.quotation.uncertain:
            agrees = None
        if turn and speaker and not name:
            agrees = False
        sentence = ""
        if turn and relation in ("identical", "cut") and differences.shared:
            office = witness.quotation.office.printed if witness.quotation.office else ""
            governing = cut(claimed(whole, said)[1])
            alarms = (*alarms, *(item for item in governing if not for_the_body(office, whole, item)))
        elif relation in ("identical", "cut") and differences.shared:
            text = corpus.text(witness)
            around_it = frame(text, quotation, differences)
            told = (*cut(differences), *around_it)
            governing = tuple(each for each in told if each.about not in framed)
            governing += tuple(
                Alarm(about, (), (), "claim")
                for about in REVERSING
                if about in framed and about not in {each.about for each in told}
            )
            if governing:
                alarms, sentence = (*alarms, *governing), standing(text, quotation)
        one, two = ([number(form) for form in text.forms] for text in (printed, said))
        likeness = fuzz.ratio(one, two) / 100
        found.append(Finding(witness, relation, differences, alarms, likeness, agrees, sentence))
    return tuple(found)


def _handle(handle: str, name: str) -> bool:
    """Whether a handle that is no name has somebody's surname in it: *@lindqvist_m*."""
    found = parts(name)
    return found is not None and len(found.surname) > SHORT and found.surname in sounded(handle.strip("@"))


def _titled(speaker: str, quotation: Quotation) -> str:
    """A surname behind the very office that is printed, where that is a given name as well: *Dean Pruitt*."""
    title, _, surname = speaker.partition(" ")
    office = quotation.office.printed.casefold().split() if quotation.office else []
    known = title.casefold() in listed("given_too") and title.casefold() in office
    return surname if known and surname and " " not in surname else ""


def divided(quotation: Quotation) -> bool:
    """Whether the credit stands between the parts of a quotation."""
    credit = quotation.cue.span[0] if quotation.cue else -1
    return quotation.segments[0][1] <= credit < quotation.segments[-1][0]


def _alone(corpus: Corpus, witness: Witness, said: Words) -> Quotation:
    """The quotation; of several that narration strings together in a sentence the one that has the words.

    Parts that only a credit divides (*“We will go,” Lee said, “if you ask”*) are one sentence, and stay so; a
    semicolon in the narration makes two of it.
    """
    whole = witness.quotation
    if whole.kind != "mixed" or len(whole.segments) < 2:
        return whole
    text = corpus.text(witness)
    if whole.cue and divided(whole) and ";" not in text[whole.segments[0][1] : whole.segments[-1][0]]:
        return whole
    for start, end in whole.segments:
        if claimed(words(text[start:end]), said)[0] in ("identical", "cut"):
            return replace(whole, segments=((start, end),), text=text[start:end])
    return whole


def nearness(item: Finding) -> tuple[int, float, int]:
    """How near the printed words are to the claim: the least is the nearest."""
    return CLOSE.get(item.relation, 3), -item.likeness, item.witness.row


def ordered(found: Sequence[Finding]) -> tuple[Finding, ...]:
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


def told_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, each article's words once."""
    told = {witness.row for witness in once(item.witness for item in findings)}
    return tuple(item for item in findings if item.witness.row in told)
