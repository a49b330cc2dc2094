"""Do the office and the outlet that a claim credits agree with what is printed?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.model import Office
from onrecord.index.names.keys import outlet_key
from onrecord.index.names.offices import held, rivals
from onrecord.index.names.outlets import is_outlet
from onrecord.index.names.parts import bare
from onrecord.index.provenance.differences.alarms import Alarm

if TYPE_CHECKING:
    from onrecord.index.provenance.verification.verdicts import Verdict

_TO = re.compile(
    r"\b(?:told|tells|to|with|on|in|by)\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w.&-]*(?:\s+(?:of\s+)?[A-Z][\w.&-]*)*)"
)


def office_of(speaker: str) -> Office | None:
    """The office that a claimed speaker is given: *Mayor Ann Lee*, *Lee, the mayor*; None for none."""
    head, _, behind = speaker.partition(",")
    told = behind.strip() or " ".join(bare(head)[1])
    return Office(told) if told else None


def outlet_of(credit: str) -> str:
    """The outlet that a credit says the words were said to: *Lee told the Stour Gazette*; ``""`` for none."""
    return next((match["name"] for match in _TO.finditer(credit) if is_outlet(match["name"])), "")


def held_to_office(verdict: Verdict, office: Office | None) -> Verdict:
    """The verdict, with an alarm where the claimed office and the printed one cannot both be held."""
    printed = [item.witness.quotation.office for item in verdict.findings if item.agrees]
    held_then = [each for each in printed if each and held(each)]
    if office is None or not held_then or not verdict.sound:
        return verdict
    if not all(rivals((each, office)) for each in held_then):
        return verdict
    return _alarmed(verdict, Alarm("office", (held_then[0].printed,), (office.printed,)))


def held_to_outlet(verdict: Verdict, outlet: str) -> Verdict:
    """The verdict, with an alarm where the words are printed as said to another outlet."""
    relays = [relay for item in verdict.findings for relay in item.witness.quotation.relays]
    told = [relay.name for relay in relays if relay.scope == "sentence"]
    if not outlet or not told or not verdict.sound:
        return verdict
    claimed = set(outlet_key(outlet).split())
    known = (set(outlet_key(name).split()) for name in (*verdict.outlets, *(each.name for each in relays)))
    if any(claimed <= name or name <= claimed for name in known):
        return verdict
    return _alarmed(verdict, Alarm("outlet", (told[0],), (outlet,)))


def _alarmed(verdict: Verdict, alarm: Alarm) -> Verdict:
    best = replace(verdict.findings[0], alarms=(*verdict.findings[0].alarms, alarm))
    told = f"{verdict.sentence} Alarm: {alarm}."
    return replace(verdict, sentence=told, findings=(best, *verdict.findings[1:]))
