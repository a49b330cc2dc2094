"""Real quotations for the provenance benchmarks: what stands between marks, without a model."""

from __future__ import annotations

import csv
import hashlib
import sys
from typing import TYPE_CHECKING

from onrecord.index import provenance
from onrecord.index.attribution.text.marks import scan
from onrecord.index.model import Article, Fact, Quotation, Source, identified
from onrecord.index.provenance.statements.checkable import telling
from onrecord.index.store import Builder
from onrecord.index.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def article(doc: str, text: str, *, outlet: str = "", published: str = "") -> Article:
    """An article with its outlet and date."""
    return Article(
        doc,
        f"/articles/{doc}",
        text,
        hashlib.sha256(f"{doc}{text}".encode()).hexdigest(),
        outlet=Fact(outlet, "given") if outlet else None,
        published=Fact(published, "given") if published else None,
    )


def quotations(found: Article) -> tuple[Quotation, ...]:
    """What stands between the article's double quotation marks, and is long enough to be recognised."""
    every = (
        Quotation("direct", ((marked.start, marked.end),), found.text[marked.start : marked.end])
        for marked in scan(found.text)
        if marked.style == "double" and marked.closed
    )
    return identified(found.doc, (each for each in every if telling(words(each.text))))


def polnear(folder: Path) -> Iterator[Article]:
    """The articles of one split of PolNeAR; outlet and date are in their file names."""
    for path in sorted((folder / "text").glob("*.txt")):
        outlet, published, _ = path.stem.split("_", 2)
        with path.open(encoding="utf-8", newline="") as file:
            yield article(path.stem, file.read(), outlet=outlet, published=published)


def wikinews(path: Path) -> Iterator[Article]:
    """The articles of a table with the columns url, date, title and text."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield article(row["url"], row["text"], outlet="Wikinews")


def build(folder: Path, articles: Iterable[tuple[Article, tuple[Quotation, ...]]]) -> None:
    """An index of these articles, with their provenance."""
    with Builder(folder, pipeline="benchmark", beside=provenance.update) as builder:
        for found, quoted in articles:
            builder.add(Source(found.doc, found.path, len(found.text), 0), found, quoted)
        builder.finish(roots=("/articles",), sample=False, seconds=0.0)
