"""Why is one quotation attributed as it is: in words, with what was checked?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.corrections import as_found, told
from onrecord.index.text.unseen import reported
from onrecord.tui.present.checks import freshness
from onrecord.tui.present.checks.comparing import outlet
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Article, Quotation, Stamp
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.index.provenance.tracing.transcripts import Place
    from onrecord.tui.present.checks.traced import Traced

TITLES = {
    "speaker": "Why this speaker",
    "name": "Why this name",
    "office": "Why this office",
    "relay": "Why this relay",
    "kind": "Why it is {kind}",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A headline and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was looked at, and whether it is as it should be."""

    passed: bool
    text: str


def reasons(article: Article, quotation: Quotation) -> list[Section]:
    """Why this speaker, name, office, relay and kind, with the words of the article that they rest on."""
    sections = [Section("Corrected by hand", tuple(_corrected(quotation)))] if quotation.corrected else []
    for about, title in TITLES.items():
        lines = []
        for item in quotation.evidence:
            if item.about == about:
                lines.append(item.reason)
                lines += [
                    f"  ¶{paragraph(article.text, span[0])}  {_cut(article.text, span)}"
                    for span in item.spans
                ]
        if about == "speaker":
            lines += [
                f"rejected: {other.name} {other.score:.2f}  {other.reason}"
                for other in quotation.alternatives
            ]
        if lines:
            kind = as_found(quotation).kind
            found = "As found: " + title[0].lower() + title[1:] if quotation.corrected else title
            sections.append(Section(found.format(kind=kind), tuple(lines)))
    if not sections:
        told = "This quotation keeps no evidence. Rebuild to see it." if quotation.speaker else NOBODY
        sections.append(Section("Why this speaker", (told,)))
    return sections


def _corrected(quotation: Quotation) -> Iterator[str]:
    corrected = quotation.corrected
    assert corrected is not None, "only corrected quotations are described"
    yield f"now        {told(quotation)}"
    yield f"found as   {told(as_found(quotation))}, sure {corrected.confidence:.2f}"
    if corrected.why:
        yield f"because    {corrected.why}"
    yield f"corrected  on {describe.spoken_date(corrected.made)}"


NOBODY = "Nobody is named near the words who could have said them."

KEPT_APART = {
    "turn": "they stand under the speaker’s label in a transcript",
    "block": "they are set apart as a block quotation",
}


def _stand(text: str, quotation: Quotation) -> bool:
    """Do the words stand so in the article? A turn's may have stage directions among them."""
    parts = [text[start:end] for start, end in quotation.segments]
    if quotation.kind not in ("turn", "block"):
        return "".join(" … ".join(parts).split()) == "".join(quotation.text.split())
    printed = iter(" ".join(parts).replace("*", "").split())
    return all(any(word in one for one in printed) for word in quotation.text.split())


def checks(article: Article, quotation: Quotation) -> list[Check]:
    """What can be checked of a quotation without another article; reads the article's file."""
    text = article.text
    same = _stand(text, quotation)
    found = [
        Check(same, "the words stand so in the article" if same else "the words differ from the article")
    ]
    if quotation.kind in ("turn", "block"):
        found.append(Check(True, KEPT_APART[quotation.kind]))
    elif quotation.kind != "indirect":
        marked = all(
            text[max(0, start - 2) : start].strip()[-1:] in "“\"'‘«„”’" for start, _ in quotation.segments
        )
        found.append(
            Check(marked, "quotation marks stand around them" if marked else "a quotation mark is missing")
        )
    if hidden := reported(text[quotation.segments[0][0] : quotation.segments[-1][1]]):
        found.append(Check(False, f"the words hold hidden characters: {', '.join(hidden)}"))
    cue = quotation.cue
    found.append(Check(cue is not None, f"the cue is “{cue.text}”" if cue else "no cue reports the speech"))
    if quotation.speaker is not None:
        kind = quotation.speaker.kind
        found.append(Check(kind == "person", f"the speaker is {_a(kind)}"))
    for basis, fact in (("outlet", article.outlet), ("date", article.published)):
        found.append(
            Check(fact is not None, f"{basis} from the {fact.basis}" if fact else f"no {basis} is given")
        )
    found.append(_file(article))
    return found


def _file(article: Article) -> Check:
    digest = freshness.now(article)
    if not digest:
        return Check(False, "the article's file has moved or is gone; the text kept in the index is shown")
    if digest != (article.original or article.digest):
        return Check(False, "the article's file has changed since it was read; rebuild to take it up")
    return Check(True, f"the article's file is as it was read (SHA-256 {digest[:8]}…)")


def origin(article: Article, quotation: Quotation, stamp: Stamp) -> Section:
    """Where the words stand, and what found them."""
    spans = ", ".join(f"{start:,} to {end:,}" for start, end in quotation.segments)
    lines = [f"file     {article.file}"]
    if article.member:
        lines.append(f"member   {article.member}")
    if place := article.place(quotation.segments[0][0]):
        lines.append(f"original {place}")
    if article.reader:
        lines.append(f"read by  {article.reader}")
    lines.append(f"place    characters {spans}")
    if article.url:
        lines.append(f"address  {article.url.value}  (as given in the file; not fetched)")
    lines += [
        f"found    by {stamp.pipeline}",
        f"index    built {stamp.built[:10]} by onrecord {stamp.version}",
        f"id       {quotation.id}",
    ]
    return Section("Where it stands", tuple(lines))


def source(article: Article, quotation: Quotation, stamp: Stamp) -> list[Section]:
    """The article as it presents itself, each fact with its basis, and where in it the words stand."""
    facts = (
        ("title", article.title),
        ("author", article.author),
        ("outlet", article.outlet),
        ("date", article.published),
    )
    lines = [
        f"{name:8} " + (f"{fact.value}  ({fact.basis})" if fact else "none is given") for name, fact in facts
    ]
    if article.source_class:
        lines.append(f"class    {article.source_class.value}  ({article.source_class.basis})")
    relays = [f"through  {relay.name}  ({relay.basis})" for relay in quotation.relays]
    return [Section("The article", (*lines, *relays)), origin(article, quotation, stamp)]


def paragraph(text: str, offset: int) -> int:
    """The number of the paragraph, from 1, in which a character stands."""
    return max(1, sum(1 for line in text[: offset + 1].split("\n") if line.strip()))


def heading(article: Article, quotation: Quotation) -> str:
    """Whose words, where and when."""
    return f"{describe.speaker(quotation)}, {describe.office(quotation)} · {describe.place(article)}"


def _cut(text: str, span: tuple[int, int]) -> str:
    return _shortened(text[slice(*span)], 160)


def _shortened(text: str, room: int = 400) -> str:
    """Words between marks, cut where they have more characters than there is room for."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= room else words[: room - 1] + '…'}”"


def _a(kind: str) -> str:
    return {
        "person": "a person",
        "group": "a group",
        "organization": "an organization",
        "document": "a document",
    }.get(kind, kind)


def copy_checks(trace: Trace) -> list[Check]:
    """What the other versions of a quotation show: alarms, other words, another speaker."""
    found = []
    for number, copy in enumerate((*trace.copies, *trace.apart), 1):
        if copy.relation == "other mouth":
            name = copy.witness.quotation.speaker
            told = f"copy {number} names another speaker" + (f", {name.name}" if name else "")
        elif copy.alarms:
            told = f"copy {number}: {copy.alarms[0]}"
        elif copy.relation in ("changed", "said again"):
            told = f"copy {number} is " + {"changed": "worded differently"}.get(copy.relation, "said again")
        else:
            continue
        found.append(Check(False, told))
    found += [Check(False, conflict) for conflict in trace.conflicts]
    if len(found) > MOST:
        found = [*found[:MOST], Check(False, f"{len(found) - MOST:,} more among the copies")]
    if not found and trace.count > 1:
        found = [Check(True, f"all {trace.count:,} versions agree, but for what is cut")]
    return found


def said(trace: Trace) -> Section | None:
    """What the speaker said of the same matter on other days; None where nothing is known of that."""
    speaker = trace.witness.quotation.speaker
    if speaker is None or not (trace.before or trace.after):
        return None
    lines = []
    for witness in (*trace.before, *trace.after):
        opening, closing = describe.around(witness.quotation)
        lines.append(f"{describe.date(witness.article)}, {outlet(witness)}")
        lines.append(f"  {opening}{' '.join(witness.quotation.text.split())}{closing}")
    return Section(f"Said before and after, by {speaker.name}", tuple(lines))


def elsewhere(found: Traced) -> list[Section]:
    """What other articles of the index have: the transcript, and what the speaker said on other days."""
    on_other_days = said(found.trace)
    return [
        *([spoken(found.transcript)] if found.transcript else []),
        *([on_other_days] if on_other_days else []),
    ]


def spoken(place: Place) -> Section:
    """Where in a transcript the words were said, and what the question was."""
    witness = place.witness
    told = [
        f"{describe.speaker(witness.quotation)} · {describe.title(witness.article)}",
        f"{describe.outlet(witness.article)} · {describe.date(witness.article)}",
        f"turn {place.number:,} of {place.turns:,}  {witness.quotation.id}",
        _shortened(witness.quotation.text),
    ]
    if place.question:
        told.append(f"asked {_shortened(place.question)}")
    return Section("In the transcript", tuple(told))


MOST = 6
"""The maximum number of findings among the copies that are shown with the evidence."""


def cited(article: Article, quotation: Quotation, stamp: Stamp) -> str:
    """The evidence as plain lines, to be put below a citation."""
    lines = []
    for section in (*reasons(article, quotation), origin(article, quotation, stamp)):
        lines += [section.title, *(f"  {safe(line)}" for line in section.lines)]
    return "\n".join(lines)
