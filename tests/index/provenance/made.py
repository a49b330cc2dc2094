"""Small indexes of quotations that a test writes down itself, built without a language model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index import provenance
from onrecord.index.model import Article, Fact, Kind, Office, Quotation, Relay, Source, Speaker, identified
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.store import Builder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Said:
    """One quotation in an article of its own."""

    text: str
    doc: str
    outlet: str = ""
    published: str = ""
    speaker: str = ""
    office: str = ""
    via: tuple[str, ...] = ()
    kind: Kind = "direct"
    around: str = ""
    """What else the article says, after the quotation."""
    confidence: float = 0.9
    """How sure the speaker is."""
    printed: str = ""
    """How the article names the speaker."""
    inner: str = ""
    """Words of the quotation that are between marks, and a mixed quotation of their own."""

    @property
    def article(self) -> Article:
        """The article: the quotation, and what is around it."""
        text = f"“{self.text}” was said.\n\n{self.around}"
        return Article(
            self.doc,
            f"/articles/{self.doc}",
            text,
            hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest(),
            outlet=Fact(self.outlet, "given") if self.outlet else None,
            published=Fact(self.published, "date line") if self.published else None,
        )

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotation, and the one inside it."""
        whole = self.quotation
        if not self.inner:
            return (whole,)
        start = 1 + self.text.index(self.inner)
        span = (start, start + len(self.inner))
        return whole, replace(whole, kind="mixed", segments=(span,), text=self.inner)

    @property
    def quotation(self) -> Quotation:
        """The quotation, with all that is known of it."""
        return Quotation(
            self.kind,
            ((1, 1 + len(self.text)),),
            self.text,
            speaker=Speaker(self.speaker, self.printed) if self.speaker else None,
            office=Office(self.office) if self.office else None,
            relays=tuple(Relay(name, "sentence", "named") for name in self.via),
            confidence=self.confidence,
        )


def build(folder: Path, said: Sequence[Said]) -> None:
    """Bring the index in `folder` to hold these quotations and no others."""
    with Builder(folder, pipeline="made", beside=provenance.update) as builder:
        for one in said:
            article = one.article
            source = Source(one.doc, article.path, len(article.text), 0)
            if not builder.unchanged(source) and not builder.same(source, article.digest):
                builder.add(source, article, identified(one.doc, one.quotations))
        builder.finish(roots=("/articles",), sample=False, seconds=0.0)


def corpus(folder: Path, *said: Said) -> Corpus:
    """An index of these quotations, open."""
    build(folder, said)
    return Corpus(folder)
