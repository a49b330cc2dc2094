"""How is one printed version set out in a pack? With its file, place, digest, words and context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.context import around
from onrecord.index.text.counting import counted
from onrecord.tui.present.words.documents import Heading, Table, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Quotation
    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.tui.present.packs.annotations import Made
    from onrecord.tui.present.words.documents import Block

CONTEXT = 600
"""Code points of context, about."""


def where(witness: Witness) -> str:
    """The outlet, or the document where that is unknown, and the day."""
    return f"{witness.outlet or witness.article.doc} ({witness.published or 'undated'})"


def quoted(quotation: Quotation) -> str:
    """The words between marks, unless they were reported without any."""
    return quotation.text if quotation.kind == "indirect" else f"“{quotation.text}”"


def places(quotation: Quotation) -> str:
    """Where the words stand in the reading text, in code points: ``120 to 164, 170 to 181``."""
    return ", ".join(f"{first} to {last}" for first, last in quotation.segments)


def version(corpus: Corpus, witness: Witness, heading: str) -> Iterator[Block]:
    """One version: what identifies it, its words, and what stands around them."""
    article, quotation = corpus.article(witness), witness.quotation
    rows = [
        ("id", quotation.id),
        ("speaker", quotation.speaker.name if quotation.speaker else "nobody named"),
        ("office", quotation.office.printed if quotation.office else ""),
        ("file", article.file),
        ("within the file", article.member),
        ("SHA-256 of the file", article.original or article.digest),
        ("characters", places(quotation)),
        ("address", article.url.value if article.url else ""),
    ]
    yield Heading(f"{heading}: {where(witness)}")
    yield Table(("what", "is"), tuple(row for row in rows if row[1]))
    yield line(quoted(quotation), quoted=True)
    start, end = around(article, quotation, length=CONTEXT)
    yield line("Context:")
    for paragraph in article.text[start:end].splitlines():
        if paragraph.strip():
            yield line(paragraph.strip(), quoted=True)


def made_by(corpus: Corpus, made: Made) -> Iterator[Block]:
    """Of which index, by which command and when a pack was made."""
    stamp = corpus.stamp
    yield Heading("Index")
    rows = (
        ("content", f"{counted(stamp.quotations, 'quotation')} in {counted(stamp.articles, 'article')}"),
        ("SHA-256 of the content", corpus.digest),
        ("built", f"{stamp.built} by onrecord {stamp.version}, {stamp.pipeline}"),
        ("command", made.command),
        ("made", made.at),
    )
    yield Table(("what", "is"), rows)
    yield line(
        "“Earliest” is the earliest in this corpus, not the first time the words were said. The content’s "
        "digest is of the articles’ digests and the quotations’ ids, each on a line, sorted."
    )
