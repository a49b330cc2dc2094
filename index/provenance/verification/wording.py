"""How is a verdict told in one sentence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.verification.primary import reference, whereabouts
from onrecord.index.provenance.verification.verdicts import FOUND
from onrecord.index.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.index.provenance.corpus import Standing
    from onrecord.index.provenance.differences.alarms import Alarm
    from onrecord.index.provenance.verification.verdicts import Certificate, Finding, Outcome


def printed(standing: Standing) -> str:
    """Where words stand that are nobody's quotation, in one sentence."""
    article = standing.article
    where = article.outlet.value if article.outlet else article.doc
    date = article.published.value if article.published else "undated"
    return (
        f"The words stand in {where} ({date}), not as a quotation: characters {standing.span[0]} to "
        f"{standing.span[1]} of {article.doc}."
    )


def _apart_from(kinds: Collection[str]) -> str:
    """What is no change of words, and yet not the same to the letter."""
    told = [name for kind, name in (("respelt", "spelling"), ("bracketed", "brackets")) if kind in kinds]
    return f" apart from {' and '.join(told)}" if told else ""


def _places(findings: Sequence[Finding]) -> str:
    """Who prints it: ``in 1 article of The Daily``, ``in 3 articles of 2 outlets``."""
    outlets = sorted({item.witness.outlet for item in findings} - {""})
    printed = counted(len({item.witness.article.path for item in findings}), "article")
    if not outlets:
        return f"in {printed} whose outlet is not known"
    return f"in {printed} of {outlets[0] if len(outlets) == 1 else counted(len(outlets), 'outlet')}"


def sentence(outcome: Outcome, findings: Sequence[Finding], speaker: str, *, indirectly: bool = False) -> str:
    """The verdict in plain words; `indirectly`: all the words also stand in indirect speech."""
    best = findings[0]
    where = whereabouts(best) if best.witness.quotation.kind == "turn" else _places(findings)
    spoken = best.witness.quotation.speaker
    name = spoken.name if spoken else "nobody named"
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
            if spoken and spoken.kind == "person" and best.witness.quotation.uncertain:
                text = (
                    f"Speaker unconfirmed: the printed attribution is uncertain; {where} {these} seem to be "
                    f"attributed to {name}, not to {speaker}."
                )
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
    return warned(outcome, text + reference(findings), best.alarms)


def warned(outcome: Outcome, text: str, alarms: Sequence[Alarm]) -> str:
    """A verdict with what alarms about it: first where the words themselves stand as they are claimed."""
    if not alarms:
        return text
    told = f"Alarm: {'; '.join(map(str, alarms))}."
    return f"{told} {text}" if outcome in FOUND else f"{text} {told}"


def _credit(found: Finding) -> str:
    """Whose words a finding is, and where they were printed."""
    spoken = found.witness.quotation.speaker
    where = found.witness.outlet or found.witness.article.doc
    return f"{spoken.name if spoken else 'nobody named'} in {where} ({found.witness.published or 'undated'})"


def searched(found: Certificate) -> str:
    """The certificate in one sentence."""
    stamp, cover = found.stamp, found.coverage
    named = sum(1 for name, _ in cover.outlets if name)
    dates = f", dated {cover.first} to {cover.last}" if cover.first else ", none of them dated"
    quotations, articles = counted(stamp.quotations, "quotation"), counted(stamp.articles, "article")
    return (
        f"Not in this corpus: {quotations} in {articles} of {counted(named, 'outlet')}{dates}, "
        f"in the index built on {stamp.built[:10]}."
    )
