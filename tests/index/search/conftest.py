"""An index of real articles' make, small, for everything that is asked of `Index`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article, Fact, Office, Quotation, Relay, Source, Speaker, identified
from onrecord.index.search import open_index
from onrecord.index.store import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.index.search import Index

SAID = (
    # date, outlet, speaker, office, relays, the sentence with its quotation
    ("2024-04-24", "Sawt Beirut International", "Kajsa Ollongren", "Dutch defence minister", ("AFP",),
     "“We will not rule out anything, but a no‑fly zone is not on the table,” Ollongren told reporters."),
    ("2024-04-25", "Le Monde", "Kajsa Ollongren", "minister of defence", (),
     "The jets came up again. “Ukraine's pilots are being trained,” she said, “and the jet will follow.”"),
    ("2024-03", "Le Monde", "Zoë Müller-Lüdenscheidt", "economist", ("AFP", "Reuters"),
     "“To be or not to be: that is the question,” Müller joked about the zone of free trade."),
    ("2022", "The Wire", "Mark Rutte", "prime minister", (),
     "Rutte was clear. “No fly zone. Never,” he said of the jets over Kyiv."),
    ("2022-03-01", "The Wire", "", "", (),
     "A banner read “close the sky over Kyiv” beneath the no-fly-zone posters."),
    (None, None, "Wolodymyr Selenskyj", "president", ("dpa",),
     "He repeated: “Close the sky! Close the sky! We are talking about jets and missiles.”"),
)  # fmt: skip


def article_of(number: int, said: Sequence[object]) -> tuple[Source, Article, tuple[Quotation, ...]]:
    """One article of one paragraph, and its quotation."""
    published, outlet, speaker, office, relays, text = said
    spans = [match.span(1) for match in re.finditer("“([^”]+)”", str(text))]
    doc = f"{number}.txt"
    article = Article(
        doc,
        f"/articles/{doc}",
        str(text),
        str(number),
        title=Fact(f"Peace talks, part {number}", "front matter"),
        outlet=Fact(str(outlet), "masthead") if outlet else None,
        published=Fact(str(published), "date line") if published else None,
    )
    quotation = Quotation(
        "term" if not speaker else "direct",
        tuple(spans),
        " … ".join(str(text)[start:end] for start, end in spans),
        speaker=Speaker(str(speaker), "") if speaker else None,
        office=Office(str(office)) if office else None,
        relays=tuple(Relay(name, "document", "via") for name in relays),  # type: ignore[attr-defined]
        confidence=0.95 - number / 10,
    )
    return Source(doc, article.path, len(str(text)), 1), article, identified(doc, [quotation])


@pytest.fixture(scope="session")
def said_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of what was said in `SAID`."""
    folder = tmp_path_factory.mktemp("said") / "index"
    with Builder(folder, pipeline="test") as builder:
        for number, said in enumerate(SAID):
            builder.add(*article_of(number, said))
        builder.finish(roots=["/articles"], sample=False, seconds=0.1)
    return folder


@pytest.fixture
def said(said_folder: Path) -> Iterator[Index]:
    """That index, open."""
    index = open_index(said_folder)
    yield index
    index.close()
