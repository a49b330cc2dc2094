"""Who carried a statement, from whom, and who was first: told in lines."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from onrecord.index.provenance.statements.dates import days
from onrecord.index.text.counting import counted
from onrecord.tui.present.checks.comparing import place, short
from onrecord.tui.present.hits.timeline import EIGHTHS, FEW
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.tracing.carriers import Carrier
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.tui.present.checks.traced import Traced

MOUTHS = 3
"""The maximum number of other speakers of the same words that are named."""

LISTED = 40
"""The maximum number of articles named in the chain."""

BARS = 24
"""The maximum number of bars of dates."""


def alone(found: Traced) -> str:
    """Why there is nothing to compare, as a sentence; ``""`` where there is something."""
    trace = found.trace
    if not found.followed:
        if trace.witness.quotation.kind == "term":
            return "A term, not speech: it is not followed from article to article."
        return "These words are too few or too common to be followed from article to article."
    if trace.count > 1 or trace.apart:
        return ""
    return f"No other article carries these words (searched {searched(found)})."


def searched(found: Traced) -> str:
    """What the copies were looked for in: ``929 articles, 12 outlets``."""
    outlets = f", {counted(found.outlets, 'outlet')}" if found.outlets else ""
    return counted(found.articles, "article") + outlets


def summary(found: Traced) -> Content:
    """The earliest with its basis, the independent carriers, and what cannot all be right."""
    trace = found.trace
    carriers = len(trace.carriers)
    first = trace.earliest
    lines = [
        Content.assemble(("Earliest found  ", "bold"), place(first.witness)),
        Content(f"  {safe(first.basis)}"),
        Content(f"  in this corpus ({searched(found)}), not the first time the words were said"),
    ]
    if not first.known:
        lines = [Content.assemble(("Earliest found  ", "bold"), "cannot be told: no version is dated")]
    lines += [
        Content.assemble(
            ("Carriers        ", "bold"),
            f"{carriers:,} independent, of {counted(trace.count, 'version')}"
            if trace.count > 1
            else "one article",
        ),
    ]
    if told := dates(trace):
        lines.append(Content.assemble(("Dates           ", "bold"), told))
    lines += [
        Content.assemble(
            ("Upstream        ", "bold"),
            f"{short(name, 80)}, which several name as their source and which is not in this corpus",
        )
        for name in trace.upstream
    ]
    lines += [Content.assemble(("! ", "bold $error"), short(conflict)) for conflict in trace.conflicts]
    mouths = Counter(
        describe.speaker(copy.witness.quotation) for copy in trace.apart if copy.relation == "other mouth"
    )
    lines += [
        Content.assemble(
            ("! ", "bold $error"),
            f"The same words stand in another mouth: {short(name, 80)}, in {counted(count, 'article')}.",
        )
        for name, count in mouths.most_common(MOUTHS)
    ]
    return Content("\n").join(lines)


def dates(trace: Trace) -> str:
    """When the versions were printed, in bars from the first day to the last; ``""`` where that is soon."""
    dated = [found[0] for version in trace.copies if (found := days(version.witness.published))]
    first, last = min(dated, default=0), max(dated, default=0)
    reach = last - first + 1
    if reach < FEW:
        return ""
    number = min(BARS, reach)
    counts = Counter((day - first) * number // reach for day in dated)
    bars = "".join(EIGHTHS[-(-8 * counts[at] // max(counts.values()))] for at in range(number))
    ends = (describe.spoken_date(date.fromordinal(day).isoformat()) for day in (first, last))
    return f"{bars}  {' to '.join(ends)}"


def chain(trace: Trace) -> Content:
    """From the speaker through relays to outlets, a branch for each independent carrier."""
    named = trace.reference.quotation.speaker
    speaker = safe(named.name if named else "nobody named")
    lines = [Content.styled("How it was carried", "bold"), Content(speaker)]
    left = LISTED
    for carrier in trace.carriers:
        lines += [Content(line) for line in _branch(carrier, left)]
        left -= len(carrier.witnesses)
        if left <= 0:
            lines.append(Content("└─ … and more; the exported evidence names all"))
            break
    return Content("\n").join(lines)


def _branch(carrier: Carrier, most: int) -> Iterator[str]:
    relays = dict.fromkeys(relay.name for witness in carrier.witnesses for relay in witness.quotation.relays)
    through = f"through {short(' and '.join(relays), 200)}" if relays else "no other source named"
    reason = f"; one witness: {short(carrier.reason, 200)}" if carrier.reason else ""
    yield f"└─ {through}{reason}"
    for witness in carrier.witnesses[:most]:
        speaker = describe.speaker(witness.quotation)
        yield f"   └─ {place(witness)} · {short(speaker, 60)}"


def surrounding(head: str, witness: Witness, text: str) -> Content:
    """What stands around a version in its article, the words themselves underlined."""
    shown = "\n".join(map(safe, text[:AROUND].split("\n"))) + (" …" if len(text) > AROUND else "")
    content = Content(shown)
    words = safe(witness.quotation.text)
    at = shown.replace("\n", " ").find(words)
    if at >= 0:
        content = content.stylize("underline", at, at + len(words))
    return Content.assemble((f"{head}, {place(witness)}", "bold"), "\n", content, "\n")


AROUND = 1_500
"""The maximum number of characters shown around a version."""
