"""What does the index keep of a quotation, and under which field names?"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from whoosh import fields
from whoosh.columns import NumericColumn

from onrecord.index.store.postings.columns import NameColumn
from onrecord.index.store.postings.fieldtypes import Derived, Words
from onrecord.index.store.postings.writer import QuotationWriter
from onrecord.index.text.passages import passage

if TYPE_CHECKING:
    from onrecord.index.model import Article, Quotation

ARTICLE = "article"
"""The field whose one term, `article_key`, all quotations of an article share: delete by it."""


def whoosh_schema() -> fields.Schema:
    """The fields of the index; one Whoosh document is one quotation."""

    def number() -> fields.NUMERIC:
        return fields.NUMERIC(int, 32, signed=False, shift_step=0, sortable=NumericColumn("I"))

    schema = fields.Schema(
        row=fields.COLUMN(NumericColumn("I")),
        article=fields.ID(),
        quotation=Words(scorable=True),
        context=Words(scorable=True),
        title=Words(),
        cue=Words(),
        speaker=Words(column=NameColumn()),
        office=Words(column=NameColumn()),
        outlet=Words(column=NameColumn()),
        relay=Words(column=NameColumn()),
        speaker_kind=fields.COLUMN(NameColumn()),
        kind=fields.ID(sortable=NameColumn()),
        date=number(),
        confidence=number(),
    )
    schema.add("class", Words(column=NameColumn()))
    for base in ("quotation", "context"):
        schema.add(f"{base}_stem", Derived(base, "stem"))
        schema.add(f"{base}_pair", Derived(base, "pair"))
    return schema


def article_key(path: str) -> str:
    """The term of the `ARTICLE` field for the article at this absolute path: any path, as 16 hex digits."""
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def document(row: int, article: Article, quotation: Quotation) -> dict[str, Any]:
    """The Whoosh document of one quotation.

    Args:
        row: where its record is kept, the rowid of its row in SQLite.
        article: with its text.
        quotation: of that article.

    """
    values = {
        "row": row,
        "article": article_key(article.path),
        "quotation": quotation.text,
        "context": passage(article, quotation),
        "title": article.title.value if article.title else None,
        "cue": f"{quotation.cue.text} {quotation.cue.lemma}" if quotation.cue else None,
        "speaker": quotation.speaker.name if quotation.speaker else None,
        "speaker_kind": quotation.speaker.kind.encode() if quotation.speaker else None,
        "office": quotation.office.printed if quotation.office else None,
        "outlet": article.outlet.value if article.outlet else None,
        "relay": "\n".join(relay.name for relay in quotation.relays) or None,
        "kind": quotation.kind,
        "class": article.source_class.value if article.source_class else None,
        "date": number_of(article.published.value) if article.published else None,
        "confidence": round(1000 * quotation.confidence),
    }
    return {name: value for name, value in values.items() if value is not None}


def number_of(date: str) -> int | None:
    """An ISO date as a number that sorts like it: ``2024-04`` is 20240400; None for what is no date."""
    parts = date[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
    return 10000 * year + 100 * month + day if month <= 12 and day <= 31 else None


def writer(ix: Any) -> QuotationWriter:
    """A Whoosh writer for the index `ix` that is fast for documents of `whoosh_schema`.

    It offers Whoosh's own methods: ``add_document``, ``delete_by_term``, ``commit``, ``cancel``.
    """
    return QuotationWriter(ix)
