"""How do quotations reach a reference manager: RIS and CSL-JSON, one reference for each quotation?

RIS as EndNote and Zotero read it, with the tags of the type NEWS; CSL-JSON by the schema of the Citation
Style Language 1.0.2. The words are the abstract, who said them and how sure that is a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import address, as_json, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Quotation
    from onrecord.tui.present.hits.telling import Row


def write_ris(rows: Iterable[Row], file: TextIO) -> None:
    """One record for each quotation, a blank line behind it."""
    for row in rows:
        for tag, value in _tags(row):
            file.write(f"{tag}  - {safe(value)}\n")
        file.write("ER  - \n\n")


def _tags(row: Row) -> Iterator[tuple[str, str]]:
    article, quotation = row.hit.article, row.hit.quotation
    yield "TY", "NEWS"
    yield "ID", quotation.id
    yield "TI", describe.title(article)
    if article.author:
        yield "AU", article.author.value
    if article.outlet:
        yield "T2", article.outlet.value
    if article.published:
        day = article.published.value[:10].split("-")
        yield "PY", day[0]
        yield "DA", "/".join([*day, *[""] * (4 - len(day))])
    if article.url and (link := address(article.url.value)):
        yield "UR", link
    yield "AB", _words(quotation)
    yield "N1", note(row)


def write_csl(rows: Iterable[Row], file: TextIO) -> None:
    """One array of items, each on a line of its own."""
    file.write("[")
    for number, row in enumerate(rows):
        file.write(",\n " if number else "\n ")
        file.write(as_json(item(row)))
    file.write("\n]\n")


def item(row: Row) -> dict[str, Any]:
    """A quotation as an item of CSL-JSON; what is not known is left out."""
    article, quotation = row.hit.article, row.hit.quotation
    told: dict[str, Any] = {
        "id": quotation.id,
        "type": "article-newspaper",
        "title": describe.title(article),
        "abstract": _words(quotation),
        "note": note(row),
    }
    if article.author:
        told["author"] = [{"literal": article.author.value}]
    if article.outlet:
        told["container-title"] = article.outlet.value
    if article.published and (parts := _parts(article.published.value)):
        told["issued"] = {"date-parts": [parts]}
    if article.url and (link := address(article.url.value)):
        told["URL"] = link
    return told


def note(row: Row) -> str:
    """Who said it, in what office, how sure that is, through whom, to what question, and where it stands."""
    article, quotation = row.hit.article, row.hit.quotation
    parts = [describe.speaker(quotation)]
    parts += [describe.office(quotation)] if quotation.office else []
    parts += [f"via {relay.name}" for relay in quotation.relays]
    parts += [f"asked “{row.question}”"] if row.question else []
    parts += [quotation.kind, describe.sure(quotation), article.doc, f"onrecord:{quotation.id}"]
    return "; ".join(parts)


def _words(quotation: Quotation) -> str:
    opening, closing = describe.around(quotation)
    return f"{opening}{quotation.text}{closing}"


def _parts(iso: str) -> list[int]:
    try:
        return [int(part) for part in iso[:10].split("-")]
    except ValueError:
        return []
