"""What is filed away of a verdict? The claim, what is printed, and what was searched in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.telling import pieces, sentence
from onrecord.tui.present.packs.witnesses import made_by, version
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.documents import Heading, Line, Table, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Certificate, Finding, Verdict
    from onrecord.tui.present.packs.annotations import Made
    from onrecord.tui.present.words.documents import Block

SHOWN = 20
"""Findings that are set out one by one; the annotations have all."""


def verdict_pack(corpus: Corpus, verdict: Verdict, made: Made) -> tuple[Block, ...]:
    """A verdict with its evidence; with *not in this corpus*, the certificate of what was searched."""
    return tuple(_blocks(corpus, verdict, made))


def _blocks(corpus: Corpus, verdict: Verdict, made: Made) -> Iterator[Block]:
    yield Heading("Claim")
    yield line(f"“{verdict.claim}”", quoted=True)
    yield line(f"Claimed speaker: {verdict.speaker or 'nobody'}.")
    yield Heading(f"Verdict: {describe.verdict(verdict.outcome)}")
    yield line(verdict.sentence)
    for note in verdict.notes:
        yield line(note)
    for number, found in enumerate(verdict.findings[:SHOWN], 1):
        yield from _finding(corpus, found, f"Printed {number}")
    if len(verdict.findings) > SHOWN:
        yield line(f"And {len(verdict.findings) - SHOWN:,} more, which the annotations list.")
    if verdict.certificate:
        yield from _searched(corpus, verdict.certificate)
    yield from made_by(corpus, made)


def _finding(corpus: Corpus, found: Finding, heading: str) -> Iterator[Block]:
    """One printed version, and how the claim differs from it."""
    yield from version(corpus, found.witness, heading)
    if found.differences.changes:
        yield line(f"The claim {sentence(found.differences)}.")
        yield Line(tuple(pieces(found.differences)), quoted=True)
    for alarm in found.alarms:
        yield line(f"Alarm: {alarm}.")
    if found.sentence:
        yield line(f"The sentence around it: {found.sentence}")


def _searched(corpus: Corpus, found: Certificate) -> Iterator[Block]:
    """What was searched in vain, and what comes nearest."""
    cover = found.coverage
    yield Heading("Certificate: what was searched")
    rows = tuple((name or "(outlet unknown)", f"{count:,}") for name, count in cover.outlets)
    yield Table(("outlet", "quotations"), rows)
    yield line(f"Dated {cover.first or 'none'} to {cover.last or 'none'}; {cover.undated:,} undated.")
    if not found.nearest:
        yield line("Nothing comes near.")
    for number, near in enumerate(found.nearest, 1):
        yield from _finding(corpus, near, f"Nearest {number}, and not these words")
