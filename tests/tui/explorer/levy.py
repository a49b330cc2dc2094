"""A statement that several outlets carry, each in its own way, in a real index on disk."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.index import provenance
from onrecord.index.model import Article, Fact, Quotation, Source, identified
from onrecord.index.store import Builder
from tests.tui.explorer.fakes import harbour, said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    Held = tuple[Article, tuple[Quotation, ...]]

LINDQVIST = "Mara Lindqvist"


def printed(
    doc: str,
    outlet: str,
    published: str,
    words: str,
    speaker: str,
    *,
    via: str = "",
    around: str = "",
    office: str = "",
) -> Held:
    """One article with one quotation."""
    credit = f", the {via} reported" if via else ""
    held = f"The {office} spoke. " if office else ""
    text = f"Levy news\n\n{around}\n\n{held}“{words},” {speaker} said{credit}.\n"
    article = Article(
        doc,
        f"/articles/{doc}",
        text,
        sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=Fact("Levy news", "first line", (0, 9)),
        outlet=Fact(outlet, "masthead") if outlet else None,
        published=Fact(published, "date line") if published else None,
    )
    quotation = said(text, words, speaker, printed=speaker, office=office, cue="said", via=via)
    return article, identified(doc, [quotation])


def levy() -> list[Held]:
    """Six articles with one statement, one with another, and two with what was said before and after."""
    spend = "We will spend whatever it takes to keep the harbour open"
    return [
        harbour(),
        printed(
            "post/levy.txt",
            "Evening Post",
            "2024-03-16",
            spend,
            LINDQVIST,
            via="Northern Wire",
            around="Trucks stood in line at the gates all day.",
        ),
        printed(
            "courier/levy.txt",
            "The Courier",
            "2024-03-17",
            "spend whatever it takes to keep the harbor open",
            LINDQVIST,
            around="The minister gave no figure.",
            office="minister for finance",
        ),
        printed(
            "ledger/levy.txt",
            "Daily Ledger",
            "2024-03-17",
            "We will not spend whatever it takes to keep the harbour open",
            LINDQVIST,
            around="Aides were left to explain.",
        ),
        printed("record/levy.txt", "City Record", "", spend, LINDQVIST, around="A reader wrote in."),
        printed(
            "gazette/levy.txt",
            "Port Gazette",
            "2024-03-18",
            spend,
            "Ines Baptiste",
            around="The opposition spoke late.",
        ),
        printed(
            "tide/levy.txt",
            "Tide Times",
            "2024-03-19",
            "Nobody has ever asked the pilots about the fog at the northern pier",
            "Ada Brandt",
        ),
        printed(
            "post/harbour.txt",
            "Evening Post",
            "2024-03-14",
            "There is no reason to spend anything on the harbour this year",
            LINDQVIST,
        ),
        printed(
            "wire/april.txt",
            "Northern Wire",
            "2024-04-09",
            "I said whatever it takes and the harbour is open today",
            LINDQVIST,
        ),
    ]


def build(folder: Path, held: Iterable[Held]) -> None:
    """Make an index of these articles, without reading any file."""
    with Builder(folder, pipeline="made by hand", beside=provenance.update) as builder:
        for article, quotations in held:
            source = Source(article.doc, article.path, len(article.text), 0)
            builder.add(source, article, quotations)
        builder.finish(roots=("/articles",), sample=False, seconds=0.0)
