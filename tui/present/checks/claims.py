"""What is known of claimed words, told on a screen: the verdict, each finding, what was searched in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from onrecord.index.text.counting import counted
from onrecord.tui.present.checks.comparing import alarmed, outlet, place, short, woven
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.columns import Column
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.provenance.verification.verdicts import Certificate, Finding, Verdict

FINDINGS = (
    Column("#", 2, look="strong"),
    Column("WHEN", 11, look="quiet"),
    Column("OUTLET", 8, 6),
    Column("SPEAKER", 10, 8, look="strong", from_width=60),
    Column("LIKE", 4),
    Column("NOTE", 12, 9),
)

OUTLETS = 12
"""The maximum number of outlets named in a certificate."""


def bearing(verdict: Verdict) -> tuple[Finding, ...]:
    """The findings of a verdict; the nearest misses where there are none."""
    if verdict.findings or verdict.certificate is None:
        return verdict.findings
    return verdict.certificate.nearest


def rows(findings: Sequence[Finding]) -> list[tuple[str, ...]]:
    """A row for each finding."""
    told: list[tuple[str, ...]] = []
    for number, found in enumerate(findings, 1):
        note = found.relation if found.agrees is not False else "other speaker"
        flag = "! " if found.alarms or found.agrees is False else ""
        told.append(
            (
                f"{number:2}",
                describe.date(found.witness.article),
                outlet(found.witness),
                describe.speaker(found.witness.quotation),
                f"{found.likeness:4.0%}",
                flag + note,
            )
        )
    return told


def heading(verdict: Verdict) -> Content:
    """The verdict, in words, and what else must be known."""
    head, said = verdict.outcome.capitalize(), safe(verdict.sentence)
    told = Content(said).stylize("bold", 0, len(head))
    if not said.startswith(head):
        told = Content.assemble((f"{head}  ", "bold"), said)
    lines = [
        told,
        *(Content.assemble(("! ", "bold"), safe(note)) for note in verdict.notes),
    ]
    return Content("\n").join(lines)


def claimed(verdict: Verdict, found: Finding | None) -> Content:
    """The claim, with what is not printed marked as new."""
    opening, closing = ("“", "”") if verdict.claim else ("", "")
    if found is None:
        return Content(f"{opening}{short(verdict.claim, 4_000)}{closing}")
    return Content.assemble(opening, woven(found.differences, ("new",)), closing)


def printed(found: Finding) -> Content:
    """What is printed, with what the claim leaves out marked as gone."""
    opening, closing = describe.around(found.witness.quotation)
    return Content.assemble(opening, woven(found.differences, ("gone",)), closing)


def told(found: Finding) -> Content:
    """How the claim differs, with alarms, and who printed it."""
    from onrecord.index.provenance.differences.telling import sentence  # noqa: PLC0415

    quotation = found.witness.quotation
    where = f"{describe.speaker(quotation)}, {describe.office(quotation)} · {place(found.witness)}"
    lines = [Content(f"The claim {safe(sentence(found.differences))}."), *alarmed(found.alarms)]
    if found.differences.changes:
        lines.append(woven(found.differences))
    if quotation.relays:
        where += f" · via {', '.join(relay.name for relay in quotation.relays)}"
    lines.append(Content.styled(safe(f"{where} · {quotation.id}"), "dim"))
    return Content("\n").join(lines)


def certified(certificate: Certificate) -> Content:
    """What was searched in vain."""
    return Content("\n").join(Content(line) for line in _certified(certificate))


def _certified(certificate: Certificate) -> Iterator[str]:
    stamp, cover = certificate.stamp, certificate.coverage
    yield (
        f"Searched  {counted(stamp.quotations, 'quotation')} in {counted(stamp.articles, 'article')}, "
        f"dated {cover.first or 'never'} to {cover.last or 'never'}, {cover.undated:,} undated"
    )
    for name, count in cover.outlets[:OUTLETS]:
        yield f"  {count:6,}  {safe(name) or '(outlet unknown)'}"
    if len(cover.outlets) > OUTLETS:
        yield f"          and {counted(len(cover.outlets) - OUTLETS, 'outlet')} more"
    yield f"Index     built {stamp.built[:16]} by onrecord {stamp.version}, {stamp.pipeline}"
    if not certificate.nearest:
        yield "Nearest   nothing comes near"
