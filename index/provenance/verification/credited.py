"""Do the office, the outlet, the day and the place of a pasted credit agree with what is printed?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.model import Office
from onrecord.index.names.keys import key, outlet_key
from onrecord.index.names.matching import named
from onrecord.index.names.offices import held, rivals
from onrecord.index.names.outlets import is_outlet
from onrecord.index.names.parts import bare, listed
from onrecord.index.provenance.differences.alarms import Alarm, Subject
from onrecord.index.provenance.differences.figures import MONTHS
from onrecord.index.provenance.differences.surroundings import QUOTED, sentence
from onrecord.index.provenance.verification.pasted import (
    Print,
    misdated,
    rival_house,
    rival_party,
    rival_rank,
    turned,
)
from onrecord.index.provenance.verification.wording import warned
from onrecord.index.text.folding import words, words_with_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.claim import Claim
    from onrecord.index.provenance.verification.verdicts import Verdict

_TO = re.compile(
    r"\b(?:told|tells|to|with|on|in|by)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w.&-]*(?:\s+(?:of\s+)?[A-Z][\w.&-]*)*)"
)


_TOLD = re.compile(r"\btold (?:the )?(?P<name>[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)*)")
_IN = re.compile(r"\b(?:in|at) (?:the )?(?P<name>[A-Z][\w-]*)")
DAYS = MONTHS | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


def held_to_credit(corpus: Corpus, verdict: Verdict, asked: Claim) -> Verdict:
    """The verdict, with an alarm where anything pasted beside the words differs from what is printed."""
    verdict = held_to_office(verdict, office_of(verdict.speaker))
    if asked.credit.office:
        verdict = held_to_office(
            verdict, Office(_undescribed(asked.credit.office)), named=bool(asked.speaker)
        )
    for outlet in dict.fromkeys(filter(None, (*asked.credit.outlets, outlet_of(asked.outside)))):
        verdict = held_to_outlet(corpus, verdict, outlet)
    verdict = held_to_description(corpus, verdict, asked.outside)
    verdict = held_to_occasion(corpus, verdict, asked.outside)
    return held_to_print(corpus, verdict, asked)


def _undescribed(office: str) -> str:
    """An office without its article: *the health minister*."""
    first, _, rest = office.partition(" ")
    return rest if first.casefold() in listed("describing") else office


def office_of(speaker: str) -> Office | None:
    """The office that a claimed speaker is given: *Mayor Ann Lee*, *Lee, the mayor*; None for none."""
    head, _, behind = speaker.partition(",")
    ends = [end for _, (_, end) in words_with_spans(head)]
    front = len(bare(head)[1])
    told = behind.strip() or (head[: ends[front - 1]].strip() if front else "")
    return Office(told) if told else None


def outlet_of(credit: str) -> str:
    """The outlet that a credit says the words were said to: *Lee told the Stour Gazette*; ``""`` for none."""
    found = (match["name"].strip(".") for match in _TO.finditer(credit))
    return next((name for name in found if is_outlet(name)), "")


def held_to_office(verdict: Verdict, office: Office | None, *, named: bool = True) -> Verdict:
    """The verdict, with an alarm where the claimed office and the printed one cannot both be held.

    Args:
        verdict: on the words.
        office: that is claimed.
        named: whether the speaker is named with it; else whoever is printed is meant.

    """
    printed = [item.witness.quotation.office for item in verdict.findings if item.agrees or not named]
    held_then = [each for each in printed if each and held(each)]
    if office is None or not held_then or not verdict.sound:
        return verdict
    if not all(rivals((each, office)) for each in held_then):
        return verdict
    return _alarmed(verdict, Alarm("office", (held_then[0].printed,), (office.printed,)))


def held_to_outlet(corpus: Corpus, verdict: Verdict, outlet: str) -> Verdict:
    """The verdict, with an alarm where the words are printed as said to another outlet."""
    if not outlet or not verdict.sound:
        return verdict
    around = _around(corpus, verdict)
    relays = [relay for item in verdict.findings for relay in item.witness.quotation.relays]
    claimed = set(outlet_key(outlet).split())
    known = (set(outlet_key(name).split()) for name in (*verdict.outlets, *(each.name for each in relays)))
    if any(claimed <= name or name <= claimed for name in known) or claimed <= set(words(around)):
        return verdict
    told = [relay.name for relay in relays if relay.scope == "sentence"]
    told += [match["name"] for match in _TOLD.finditer(around)]
    if told:
        return _alarmed(verdict, Alarm("outlet", (told[0],), (outlet,)))
    everywhere = all(item.witness.outlet for item in verdict.findings)
    stands = any(claimed <= set(words(text)) for text in _texts(corpus, verdict))
    return (
        verdict if stands or not everywhere else _alarmed(verdict, Alarm("outlet", (), (outlet,), "credit"))
    )


def held_to_description(corpus: Corpus, verdict: Verdict, credit: str) -> Verdict:
    """The verdict, with an alarm where somebody unnamed is printed as of another house: *a UN envoy*."""
    spoken = [item.witness.quotation.speaker for item in verdict.findings]
    printed = [each.name for each in spoken if each and each.kind == "unnamed"]
    claimed = _proper(credit)
    if not claimed or verdict.speaker or not verdict.sound or len(printed) < len(spoken) or not printed:
        return verdict
    beside = set(words(_around(corpus, verdict)))
    if not all(map(_proper, printed)) or any(key(word) in beside for word in claimed):
        return verdict
    return _alarmed(verdict, Alarm("name", (printed[0],), (" ".join(claimed),)))


def held_to_occasion(corpus: Corpus, verdict: Verdict, credit: str) -> Verdict:
    """The verdict, with an alarm where a credit gives another day or place than the narration does."""
    if not credit or not verdict.sound:
        return verdict
    narration = QUOTED.sub(" ", " ".join(_paragraphs(corpus, verdict)))
    occasions: list[tuple[Subject, Callable[[str], list[str]]]] = [("date", _days), ("place", _places)]
    if not all(item.witness.published for item in verdict.findings):
        occasions.append(("date", _months))
    for about, told in occasions:
        claimed, printed = told(credit), told(narration)
        if claimed and printed and set(claimed).isdisjoint(printed):
            return _alarmed(verdict, Alarm(about, (printed[0],), (claimed[0],)))
    return verdict


def held_to_print(corpus: Corpus, verdict: Verdict, asked: Claim) -> Verdict:
    """The verdict, with an alarm where a name, a date or the claim's own sentence is not what is printed."""
    titles = bare(verdict.speaker)[1]
    beside = asked.outside or verdict.speaker
    if not verdict.sound or not (asked.outside or titles or "(" in verdict.speaker):
        return verdict
    witnesses = [item.witness for item in verdict.findings]
    texts = list(_texts(corpus, verdict))
    known = Print(" \n".join([*texts, *verdict.outlets]))
    if late := misdated(asked.outside, [each.published for each in witnesses], known):
        return _alarmed(verdict, Alarm("date", (), (late,), "credit"))
    if order := turned(asked.outside, QUOTED.sub(" ", " ".join(_paragraphs(corpus, verdict)))):
        return _alarmed(verdict, Alarm("date", (order[0],), (order[1],)))
    speakers = " ".join(named(each.quotation.speaker) for each in witnesses)
    if party := rival_party(beside, verdict.speaker or speakers, texts):
        return _alarmed(verdict, Alarm("office", (party[0],), (party[1],)))
    outlets = " ".join((*asked.credit.outlets, outlet_of(asked.outside)))
    held_by = [each.quotation.office for each in witnesses if each.quotation.office]
    offices = [each.printed for each in held_by]
    own = f"{' '.join(bare(verdict.speaker)[0])} {outlets}"
    strange = [name for name in known.missing(beside, " ".join(offices)) if name not in own]
    if strange:
        return _alarmed(verdict, Alarm("name", (), tuple(dict.fromkeys(strange)), "credit"))
    described = " ".join(word for word in verdict.speaker.split() if key(word) in titles)
    name = named(witnesses[0].quotation.speaker)
    claimed = f"{described} | {asked.credit.office}"
    house = None
    if name and verdict.speaker:
        house = rival_house(claimed, offices, f"{verdict.speaker} {name}", texts)
        house = house or rival_rank(claimed, held_by, name, texts)
    if house:
        return _alarmed(verdict, Alarm("office", (house[0],), (house[1],)))
    here = Print(f"{_around(corpus, verdict)} {speakers} {outlets}")
    told = here.missing(asked.credit.lead) + here.unsaid(asked.credit.lead)
    return _alarmed(verdict, Alarm("context", (), tuple(told), "credit")) if told else verdict


def _texts(corpus: Corpus, verdict: Verdict) -> Iterator[str]:
    """The texts of the articles that print the words, each once."""
    once = {item.witness.article.path: item.witness for item in verdict.findings}
    return (corpus.text(each) for each in once.values())


def _paragraphs(corpus: Corpus, verdict: Verdict) -> Iterator[str]:
    """The printed paragraphs in which the words of the findings stand."""
    for witness in (item.witness for item in verdict.findings):
        text, segments = corpus.text(witness), witness.quotation.segments
        end = text.find("\n", segments[-1][1])
        yield text[text.rfind("\n", 0, segments[0][0]) + 1 : end if end >= 0 else len(text)]


def _days(text: str) -> list[str]:
    """The weekdays that are named."""
    return [word for word in re.findall(r"[A-Z][a-z]+", text) if word.casefold() in DAYS - MONTHS]


def _months(text: str) -> list[str]:
    """The months that are named."""
    return [word for word in re.findall(r"[A-Z][a-z]+", text) if word.casefold() in MONTHS]


def _places(text: str) -> list[str]:
    """What is named behind *in* or *at*, and is no time and no outlet."""
    found = [match["name"] for match in _IN.finditer(text)]
    return [name for name in found if name.casefold() not in DAYS and not is_outlet(name)]


def _proper(description: str) -> list[str]:
    """The words of a description that name something: *SNP* of *An SNP spokesman*."""
    told = description.split()
    return [word for word in told if word[:1].isupper() and key(word) not in listed("describing") | DAYS]


def _around(corpus: Corpus, verdict: Verdict) -> str:
    """The printed sentences in which the words of the findings stand."""
    witnesses = [item.witness for item in verdict.findings]
    return " ".join(sentence(corpus.text(each), each.quotation) for each in witnesses)


def _alarmed(verdict: Verdict, alarm: Alarm) -> Verdict:
    best = replace(verdict.findings[0], alarms=(*verdict.findings[0].alarms, alarm))
    told = warned(verdict.outcome, verdict.sentence, [alarm])
    return replace(verdict, sentence=told, findings=(best, *verdict.findings[1:]))
