"""How is a quotation cited: in plain text, in Markdown, as a record?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.index.corrections import replaced
from onrecord.index.model import record
from onrecord.tui.present import describe
from onrecord.tui.present.safe import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.model import Hit


def plain(hit: Hit) -> str:
    """The words in quotation marks, and below them who, in what office, where and when."""
    return f"{_words(hit)}\n— {', '.join(_source(hit))}"


def markdown(hit: Hit) -> str:
    """A block quotation with its source; the outlet in italics, the title as a link where there is one."""
    source = _source(hit, outlet="*{}*", title="[{title}]({url})" if hit.article.url else "{title}")
    return f"> {_words(hit)}\n>\n> — {', '.join(source)}"


def words(hit: Hit) -> str:
    """The words alone."""
    return _words(hit)


def as_json(hit: Hit) -> str:
    """The record, on one line, as ``onrecord extract`` writes it."""
    return json.dumps(record(hit.article, hit.quotation), ensure_ascii=False)


def identity(hit: Hit) -> str:
    """The quotation's id, for ``onrecord show``."""
    return hit.quotation.id


FORMS: dict[str, tuple[str, Callable[[Hit], str]]] = {
    "citation": ("the words, who, in what office, where and when", plain),
    "markdown": ("the same as a block quotation", markdown),
    "words": ("nothing but the words", words),
    "record": ("every field, as JSON", as_json),
    "id": ("for onrecord show", identity),
}
"""Every form in which a quotation can be copied."""


TELLING = ("citation", "markdown")
"""The forms of several lines."""


def together(form: str, hits: Sequence[Hit]) -> str:
    """Quotations in one of the forms, one below the other; a blank line between those of several lines."""
    _, write = FORMS[form]
    between = "\n\n" if form in TELLING else "\n"
    return between.join(map(write, hits))


def _words(hit: Hit) -> str:
    return f"“{safe(hit.quotation.text)}”"


def _source(hit: Hit, *, outlet: str = "{}", title: str = "“{title}”") -> list[str]:
    quotation, article = hit.quotation, hit.article
    parts = [describe.speaker(quotation)]
    if quotation.office:
        parts.append(describe.office(quotation))
    if quotation.kind == "indirect":
        parts.append("not in these words")
    if article.outlet:
        parts.append(outlet.format(safe(article.outlet.value)))
    if article.title:
        named = safe(article.title.value)
        parts.append(title.format(title=named, url=safe(article.url.value) if article.url else ""))
    if article.published:
        parts.append(describe.date(article))
    if quotation.relays:
        parts.append("via " + ", ".join(relay.name for relay in quotation.relays))
    if quotation.speaker is not None and quotation.confidence < describe.UNCERTAIN:
        parts.append("speaker uncertain")
    if quotation.corrected:
        parts.append(replaced(quotation))
    return [safe(part) for part in parts]
