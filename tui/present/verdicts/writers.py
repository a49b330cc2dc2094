"""How are the verdicts on a draft written? To read, to paste, for a spreadsheet, and to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from onrecord.tui.present.hits.telling import citation
from onrecord.tui.present.verdicts.services import told, write_github, write_junit, write_sarif
from onrecord.tui.present.words import describe, documents
from onrecord.tui.present.words.commas import write_rows
from onrecord.tui.present.words.safe import as_json, markdown, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.index.provenance.corpus import Witness
    from onrecord.index.provenance.verification.verdicts import Verdict
    from onrecord.tui.present.verdicts.review import Reviewed

COLUMNS = (
    "line", "state", "accepted", "verdict", "claim", "claimed_speaker", "printed", "printed_speaker",
    "outlet", "published", "id", "difference", "alarms", "sentence", "notes", "key",
)  # fmt: skip
"""The columns of CSV, in order."""

STATES = {"sound": "as printed", "wrong": "to be looked at", "not checked": "not checked"}
"""What a person is told of each state: nothing here says what is true."""


def cited(witness: Witness) -> str:
    """Who, where, when, and the id to go on with."""
    from onrecord.index.model import Hit  # noqa: PLC0415

    return f"{citation(Hit(witness.quotation, witness.article))} ({witness.quotation.id})"


def best(each: Reviewed) -> str:
    """Who printed the best evidence; nothing where there is none."""
    return cited(each.verdict.findings[0].witness) if each.verdict.findings else ""


def difference(each: Reviewed) -> str:
    """What was changed, marked in the words of the best evidence; nothing where no word was."""
    from onrecord.index.provenance.differences.telling import marked  # noqa: PLC0415

    findings = each.verdict.findings
    return marked(findings[0].differences) if findings and findings[0].differences.changes else ""


def write_table(items: Sequence[Reviewed], _name: str, file: TextIO) -> None:
    """A line for each quotation, and below it alarms, changed words and the best evidence."""
    if items:
        file.write(f"{'LINE':>5}  {'VERDICT':27} QUOTATION\n")
    for each in items:
        verdict = each.verdict
        by = f"  {safe(verdict.speaker)}" if verdict.speaker else ""
        known = "  (accepted)" if each.accepted else ""
        outcome = describe.verdict(verdict.outcome)
        file.write(f"{each.item.line:5}  {outcome:27} “{safe(verdict.claim)}”{by}{known}\n")
        for alarm in verdict.alarms:
            file.write(f"{'':7}! {safe(str(alarm))}\n")
        if each.state != "sound" and (changed := difference(each)):
            file.write(f"{'':7}{safe(changed)}\n")
        evidence = best(each)
        if evidence:
            told = verdict.notes if each.open else ()
            file.write("".join(f"{'':7}! {safe(note)}\n" for note in told))
        file.write(f"{'':7}{evidence or safe(' '.join((_searched(verdict), *verdict.notes)))}\n")
    searched = next((each.verdict.sentence for each in items if each.verdict.certificate), "")
    if searched:
        file.write(f"\n{safe(searched)}\n")


def _searched(verdict: Verdict) -> str:
    """What comes nearest to words that are not there; what was searched is told once for all."""
    from onrecord.index.provenance.differences.telling import marked  # noqa: PLC0415

    if verdict.certificate is None:
        return verdict.sentence
    near = verdict.certificate.nearest[:1]
    return (
        f"Nearest: {marked(near[0].differences)} {cited(near[0].witness)}" if near else "Nothing comes near."
    )


def write_jsonl(items: Sequence[Reviewed], _name: str, file: TextIO) -> None:
    """One JSON object a line, with all evidence."""
    from onrecord.tui.present.checks.json_records import verdict_record  # noqa: PLC0415

    for each in items:
        row = {
            "line": each.item.line,
            "span": list(each.item.span),
            "state": each.state,
            "accepted": each.accepted,
            "key": each.key,
            **verdict_record(each.verdict),
        }
        file.write(as_json(row) + "\n")


def write_md(items: Sequence[Reviewed], _name: str, file: TextIO) -> None:
    """A table of Markdown."""
    if items:
        file.write(f"| line | verdict | quotation | claimed | best evidence |\n{'| --- ' * 5}|\n")
    for each in items:
        verdict = each.verdict
        known = ("accepted",) if each.accepted else ()
        told = verdict.notes if each.open else ()
        outcome = "; ".join((describe.verdict(verdict.outcome), *map(str, verdict.alarms), *told, *known))
        shown = (outcome, f"“{verdict.claim}”", verdict.speaker, best(each))
        file.write(f"| {' | '.join((str(each.item.line), *map(markdown, shown)))} |\n")


def write_csv(items: Sequence[Reviewed], _name: str, file: TextIO) -> None:
    """A header and one record a quotation."""
    write_rows(COLUMNS, map(_record, items), file)


def _record(each: Reviewed) -> list[object]:
    verdict = each.verdict
    found = verdict.findings[0].witness if verdict.findings else None
    return [
        each.item.line,
        each.state,
        "yes" if each.accepted else "",
        verdict.outcome,
        verdict.claim,
        verdict.speaker,
        found.quotation.text if found else "",
        found.quotation.speaker.name if found and found.quotation.speaker else "",
        found.outlet if found else "",
        found.published if found else "",
        found.quotation.id if found else "",
        difference(each),
        list(map(str, verdict.alarms)),
        verdict.sentence,
        list(verdict.notes),
        each.key,
    ]


def write_html(items: Sequence[Reviewed], name: str, file: TextIO) -> None:
    """One page that loads nothing: the table, and then every quotation that must be looked at."""
    page = documents.html(tuple(_blocks(items)), f"Quotations of {name}" if name else "A claimed quotation")
    # What is no ASCII is written by number, so that the page is right in whatever encoding it is written.
    file.write(page.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def _blocks(items: Sequence[Reviewed]) -> Iterator[documents.Block]:
    from onrecord.index.provenance.differences.telling import pieces  # noqa: PLC0415

    rows = tuple(
        (
            str(each.item.line),
            "accepted" if each.accepted else STATES[each.state],
            describe.verdict(each.verdict.outcome),
            f"“{each.verdict.claim}”",
            each.verdict.speaker,
            best(each),
        )
        for each in items
    )
    yield documents.Table(("line", "state", "verdict", "quotation", "claimed speaker", "best evidence"), rows)
    for each in items:
        if not each.open:
            continue
        yield documents.Heading(f"Line {each.item.line}: {describe.verdict(each.verdict.outcome)}")
        yield documents.line(told(each))
        for found in each.verdict.findings[:1]:
            yield documents.Line(tuple(pieces(found.differences)), quoted=True)
            if found.sentence:
                yield documents.line(f"Printed in the sentence: {found.sentence}")
            yield documents.line(cited(found.witness))


def write_accept(items: Sequence[Reviewed], _name: str, file: TextIO) -> None:
    """The findings in the form that ``--accept`` reads: a key, and as a remark what it stands for."""
    for each in items:
        if each.state != "sound":
            verdict = each.verdict
            by = f", {safe(verdict.speaker)}" if verdict.speaker else ""
            file.write(f"{each.key}  # {describe.verdict(verdict.outcome)}: “{safe(verdict.claim)}”{by}\n")


WRITERS: dict[str, Callable[[Sequence[Reviewed], str, TextIO], None]] = {
    "table": write_table,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "md": write_md,
    "html": write_html,
    "github": write_github,
    "sarif": write_sarif,
    "junit": write_junit,
    "accept": write_accept,
}
"""Every format in which verdicts are written, and how; what `--format` of `verify` offers follows from it.

Each takes the quotations, the file that they stand in (``""`` where it has no name) and where to write.
"""
