"""What cannot all be right among the versions of one statement? Speakers, offices and dates, as sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.index.names.keys import outlet_key
from onrecord.index.names.matching import named
from onrecord.index.names.offices import OTHERWISE, rivals, telling
from onrecord.index.provenance.statements.dates import days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.provenance.corpus import Corpus, Witness

SOON = 3
"""Days within which a transcript follows what the press prints of it."""
SEEN = 2
"""The minimum number of articles that must call somebody a former holder to be believed."""
READ = 400
"""Quotations of a speaker whose offices are looked at."""


def conflicts(corpus: Corpus, witnesses: Sequence[Witness]) -> Iterator[str]:
    """What cannot all be right among the versions, as sentences.

    A document and whoever wrote it are no rivals, nor are an office and a fuller form of it, or two offices
    that one person can hold.
    """
    persons = (item.quotation.speaker for item in witnesses)
    names = Counter(name for each in persons if each and each.kind == "person" and (name := named(each)))
    kept: list[str] = []
    for name, _ in names.most_common():
        if all(corpus.names.at_odds(name, other) for other in kept):
            kept.append(name)
    if len(kept) > 1:
        yield f"The speaker is {' or '.join(kept)}."
    offices = [item.quotation.office for item in witnesses if item.quotation.office]
    if apart := rivals(offices):
        yield f"The office is not printed alike: {'; '.join(f'“{office}”' for office in apart)}."
    for witness in witnesses:
        yield from _before_its_source(witness, witnesses)
        yield from _before_it_was_said(witness, witnesses)


def _before_its_source(witness: Witness, witnesses: Sequence[Witness]) -> Iterator[str]:
    """That an article is dated before the one it says it has the words from."""
    sources = {outlet_key(relay.name) for relay in witness.quotation.relays}
    here = days(witness.published)
    for other in witnesses:
        there = days(other.published)
        if here and there and outlet_key(other.outlet) in sources and here[1] < there[0]:
            yield (
                f"{witness.outlet or witness.article.doc} is dated {witness.published}, before "
                f"{other.outlet} ({other.published}), from which it says it has the words."
            )


def _before_it_was_said(witness: Witness, witnesses: Sequence[Witness]) -> Iterator[str]:
    """That an article is dated before the transcript of the occasion on which the words were said."""
    here = days(witness.published)
    spoken = [each for each in witnesses if each.quotation.kind == "turn" and days(each.published)]
    if not here or not spoken or witness.quotation.kind == "turn":
        return
    first = min(spoken, key=lambda each: (days(each.published) or (0, 0))[0])
    day = days(first.published)
    if day and here[1] + SOON < day[0]:
        yield (
            f"{witness.outlet or witness.article.doc} is dated {witness.published}, before the words were "
            f"said by the transcript ({first.published})."
        )


def out_of_office(corpus: Corpus, witnesses: Sequence[Witness]) -> Iterator[str]:
    """That a version gives an office which the index says was no longer, or not yet, held on its day."""
    told: set[tuple[str, str]] = set()
    for witness in witnesses:
        office, name, here = (
            witness.quotation.office,
            named(witness.quotation.speaker),
            days(witness.published),
        )
        if not office or office.former or not name or not here or (name, office.printed) in told:
            continue
        told.add((name, office.printed))
        held: list[tuple[int, int]] = []
        left: list[tuple[int, int]] = []
        for other in corpus.witnesses(corpus.said_by(name)[:READ]):
            theirs, day = other.quotation.office, days(other.published)
            if theirs and day and other.article.path != witness.article.path:
                same = telling(theirs.printed) - OTHERWISE == telling(office.printed)
                former = theirs.former or not telling(theirs.printed).isdisjoint({"former", "ex"})
                if same:
                    (left if former else held).append(day)
        gone = sorted(day for day in left if day[1] < here[0])
        if len(gone) >= SEEN and not any(day[0] > gone[0][0] for day in held):
            yield (
                f"{witness.outlet or witness.article.doc} ({witness.published}) calls {name} "
                f"“{office.printed}”, whom {len(gone)} earlier articles of this index call a former one."
            )
