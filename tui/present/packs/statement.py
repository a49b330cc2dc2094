"""What does a fact-checker file away? One statement with context, versions, bases and the index's stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.context import around
from onrecord.index.corrections import replaced
from onrecord.index.names.matching import named
from onrecord.index.provenance.differences.telling import pieces, sentence
from onrecord.index.text.unseen import reported
from onrecord.tui.present.packs.witnesses import made_by, places, quoted, version, where
from onrecord.tui.present.words.documents import Block, Heading, Line, Table, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.differences.relations import Version
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.tui.present.packs.annotations import Made


def pack(corpus: Corpus, found: Trace, made: Made) -> tuple[Block, ...]:
    """The evidence for one statement."""
    return tuple(_blocks(corpus, found, made))


def _blocks(corpus: Corpus, found: Trace, made: Made) -> Iterator[Block]:
    witness = found.witness
    article, quotation = corpus.article(witness), witness.quotation
    yield Heading("Statement")
    yield line(quoted(quotation), quoted=True)
    yield Table(("what", "is", "how it is known"), tuple(_facts(witness)))
    if hidden := reported(quotation.text):
        yield line(f"The words hold hidden characters: {', '.join(hidden)}.")
    yield Heading("Context")
    start, end = around(article, quotation, length=1200)
    for paragraph in article.text[start:end].splitlines():
        if paragraph.strip():
            yield line(paragraph.strip(), quoted=True)
    digest = article.original or article.digest
    yield line(f"{article.doc}, characters {places(quotation)}; SHA-256 of the file {digest}.")
    yield Heading(f"Versions: {found.count:,}")
    if found.earliest.known:
        yield line(f"Earliest found in this corpus: {where(found.earliest.witness)}, {found.earliest.basis}.")
    else:
        yield line("Which version was first cannot be told: none is dated.")
    yield line(f"Independent carriers: {len(found.carriers)}.")
    for carrier in found.carriers:
        if carrier.reason:
            yield line(f"One witness ({carrier.reason}): {', '.join(map(where, carrier.witnesses))}.")
    yield Table(
        ("#", "published", "outlet", "via", "speaker", "like", "note"),
        tuple(_row(number, each) for number, each in enumerate(found.copies, 1)),
    )
    for conflict in found.conflicts:
        yield line(f"At odds: {conflict}")
    yield Heading("Differences")
    yield from _differences(found.copies, found.reference)
    if found.apart:
        yield Heading("The same words, kept apart")
        yield Table(
            ("#", "published", "outlet", "via", "speaker", "like", "note"),
            tuple(_row(number, each) for number, each in enumerate(found.apart, 1)),
        )
    if found.before or found.after:
        yield Heading("Said before and after")
        said = (*found.before, *found.after)
        yield Table(("published", "outlet", "speaker", "words"), tuple(map(_saying, said)))
    for number, each in enumerate((*found.copies, *found.apart), 1):
        kept_apart = ", kept apart" if number > len(found.copies) else ""
        yield from version(corpus, each.witness, f"Version {number}{kept_apart}")
    yield from made_by(corpus, made)


def _facts(witness: Witness) -> Iterator[tuple[str, str, str]]:
    """What is known of a quotation, each with its basis."""
    article, quotation = witness.article, witness.quotation
    why = {item.about: item.reason for item in quotation.evidence}
    if quotation.corrected:
        why["speaker"] = "; ".join(filter(None, (replaced(quotation), quotation.corrected.why)))
        why["office"] = "corrected by hand"
    yield (
        "speaker",
        quotation.speaker.name if quotation.speaker else "nobody named",
        why.get("speaker", "") or f"confidence {quotation.confidence:.2f}",
    )
    if quotation.office:
        yield "office", quotation.office.printed, why.get("office", "")
    for name, fact in (
        ("outlet", article.outlet),
        ("published", article.published),
        ("title", article.title),
        ("author", article.author),
        ("address", article.url),
        ("class", article.source_class),
    ):
        if fact:
            yield name, fact.value, fact.basis
    for relay in quotation.relays:
        yield "relayed through", relay.name, relay.basis
    yield "kind", quotation.kind, f"cue “{quotation.cue.text}”" if quotation.cue else ""


def _row(number: int, found: Version) -> tuple[str, ...]:
    witness = found.witness
    return (
        str(number),
        witness.published or "undated",
        witness.outlet or witness.article.doc,
        ", ".join(relay.name for relay in witness.quotation.relays),
        witness.quotation.speaker.name if witness.quotation.speaker else "nobody named",
        f"{found.likeness:.0%}",
        ", ".join(filter(None, (found.note, "corrected by hand" if witness.quotation.corrected else ""))),
    )


def _saying(witness: Witness) -> tuple[str, ...]:
    """What the speaker said on another day."""
    return witness.published, witness.outlet, named(witness.quotation.speaker), quoted(witness.quotation)


def _differences(copies: Sequence[Version], reference: Witness) -> Iterator[Block]:
    """What each version changes, held against the reference."""
    told = False
    for number, each in enumerate(copies, 1):
        if each.witness != reference and each.differences.changes and each.relation != "other part":
            told = True
            yield line(f"{number}: {sentence(each.differences)}.")
            yield Line(tuple(pieces(each.differences)), quoted=True)
            for alarm in each.alarms:
                yield line(f"Alarm: {alarm}.")
    if not told:
        yield line("All versions are the same, word for word.")
