"""How do labelled turns become quotations, and what becomes of the quotations within them?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.parsing import blanked
from onrecord.index.attribution.turns.naming import Namings
from onrecord.index.attribution.turns.script import script
from onrecord.index.attribution.turns.speakers import BARE, Speakers, answerer
from onrecord.index.model import Evidence, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.turns.labels import Label
    from onrecord.index.attribution.turns.script import Script, Turn
    from onrecord.index.attribution.turns.speakers import Person
    from onrecord.index.model import Article

WITHIN = 0.5
"""How sure it is that words between marks, of which a turn does not say whose they are, are its speaker's."""
FIRST = frozenset({"i", "we", "me", "us", "you", "myself", "ourselves"})
"""Who reports within a turn what the turn itself holds."""

SIGNS = (":", "\nQ", "Mr.", "<v", ".  ", ".-", ")\n", "Mr ", "Sir ")
"""What every layout of labels has some of: a text without any of it need not be looked at."""


def turns(text: str, article: Article | None, persons: Sequence[str] = ()) -> list[Quotation]:
    """The labelled turns of an article as quotations, in order; none where it is no transcript.

    Args:
        text: of the article.
        article: what is known of it.
        persons: whole names of people in it, the most often named first.

    """
    title = article.title.value if article and article.title else ""
    outlet = article.outlet.value if article and article.outlet else ""
    prose = blanked(article.text, article.masks) if article else text
    if sum(map(prose.count, SIGNS)) < 2:
        return []
    whole = blanked(article.text, ()) if article else text

    @cache
    def before_labels() -> Speakers:
        return Speakers(Namings(whole, title, len(whole), ()), title, outlet, persons)

    found = script(prose, lambda label: before_labels().known(label), title)
    if found is None:
        return []
    namings = Namings(whole, title, found.first, (turn.label.span for turn in found.turns))
    who = Speakers(namings, title, outlet, persons)
    who.claim([turn.label for turn in found.turns])
    for turn in found.turns:
        who.person(turn.label)
    return [_quotation(turn, who.person(turn.label), found) for turn in found.turns]


def answering(article: Article | None, persons: Sequence[str]) -> Person:
    """Who answers in an interview whose answers have no label, of the people whom it names."""
    return answerer(article.title.value if article and article.title else "", persons)


def people(document: Document) -> Counter[str]:
    """How often each person who is named in whole is spoken of."""
    found: Counter[str] = Counter()
    for entity in document.coreference.entities:
        if entity.person and len(entity.name.split()) > 1:
            found[entity.name] += len(entity.traces)
    return found


def by_number(found: Counter[str]) -> tuple[str, ...]:
    """The names, the most often spoken of first."""
    return tuple(name for name, _ in found.most_common())


def _quotation(turn: Turn, person: Person, found: Script) -> Quotation:
    label: Label = turn.label
    sure = min(person.sure, BARE) if found.staged else person.sure
    reason = f"“{label.printed}” labels the turn: {person.reason}"
    kind = f"a turn of one speaker in a text of {len(found.turns)} labelled turns, {found.voices} labels"
    evidence = [Evidence("speaker", reason, (label.span, *person.spans))]
    if person.office:
        evidence.append(
            Evidence(
                "office",
                f"“{person.office.printed}” is beside the name",
                (person.office.span,) if person.office.span else (),
            )
        )
    evidence.append(Evidence("kind", kind, turn.segments))
    return Quotation(
        kind="turn",
        segments=turn.segments,
        text=turn.words,
        speaker=Speaker(person.name, label.printed, person.kind) if person.name else None,
        mention=label.span,
        office=person.office if person.name else None,
        confidence=sure if person.name else 0.0,
        evidence=tuple(evidence),
    )


def with_turns(found: Iterable[Quotation], said: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of an article with its turns among them, in the order of their first words.

    What a turn's speaker quotes stays a quotation. It is its own speaker's where the turn names one; else the
    turn's speaker's, with doubt. What the speaker reports of himself ("I think …") is in the turn, and
    what the rules found across the edge of a turn is no quotation.
    """
    starts = [quotation.segments[0][0] for quotation in said]
    kept = list(said)
    for quotation in found:
        start, end = quotation.segments[0][0], quotation.segments[-1][1]
        at = bisect_right(starts, start) - 1
        turn = said[at] if at >= 0 else None
        if turn is None or start >= turn.segments[-1][1]:
            kept.append(quotation)
        elif end <= turn.segments[-1][1] + 1:
            inner = _within(quotation, turn)
            if inner:
                kept.append(inner)
    return sorted(kept, key=lambda quotation: (quotation.segments[0][0], -quotation.segments[-1][1]))


def _within(quotation: Quotation, turn: Quotation) -> Quotation | None:
    low, high = turn.segments[0][0], turn.segments[-1][1]
    if quotation.kind == "term":
        return quotation
    mention, speaker = quotation.mention, quotation.speaker
    inside = mention is not None and low <= mention[0] and mention[1] <= high
    own = speaker is not None and speaker.printed.lower() in FIRST
    if quotation.kind == "indirect":
        return quotation if inside and not own and speaker is not None else None
    if inside and not own and quotation.cue is not None:
        return quotation
    if turn.speaker is None:
        return replace(
            quotation, speaker=None, mention=None, office=None, cue=None, confidence=0.0, alternatives=()
        )
    return replace(
        quotation,
        speaker=turn.speaker,
        mention=turn.mention,
        office=turn.office,
        cue=quotation.cue if own else None,
        confidence=min(turn.confidence, WITHIN),
        alternatives=(),
        evidence=(
            Evidence(
                "speaker",
                f"in the turn of {turn.speaker.name}, who names nobody else",
                turn.evidence[0].spans,
            ),
            *(item for item in quotation.evidence if item.about == "kind"),
        ),
    )
