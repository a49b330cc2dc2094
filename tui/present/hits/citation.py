"""How is a quotation cited: in plain text, in Markdown, as a record?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.corrections import replaced
from onrecord.index.model import record
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import address, safe
from onrecord.tui.present.words.safe import as_json as json_line
from onrecord.tui.present.words.safe import markdown as escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.model import Hit


def plain(hit: Hit) -> str:
    """The words in quotation marks, and below them who, in what office, where and when."""
    return f"{_words(hit)}\n— {', '.join(_source(hit))}"


def markdown(hit: Hit) -> str:
    """A block quotation with its source; the outlet in italics, the title as a link where there is one."""
    return f"> {escaped(_words(hit))}\n>\n> — {', '.join(_source(hit, markdown=True))}"


def words(hit: Hit) -> str:
    """The words alone."""
    return _words(hit)


def as_json(hit: Hit) -> str:
    """The record, on one line, as ``onrecord extract`` writes it."""
    return json_line(record(hit.article, hit.quotation))


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
    opening, closing = describe.around(hit.quotation)
    return f"{opening}{safe(hit.quotation.text)}{closing}"


def _source(hit: Hit, *, markdown: bool = False) -> list[str]:
    """The parts of a citation, each ready to be written."""
    quotation, article = hit.quotation, hit.article
    written = escaped if markdown else safe
    parts = [written(describe.speaker(quotation))]
    if quotation.office:
        parts.append(written(describe.office(quotation)))
    if quotation.kind == "indirect":
        parts.append("not in these words")
    if article.outlet:
        outlet = written(article.outlet.value)
        parts.append(f"*{outlet}*" if markdown else outlet)
    else:
        parts.append("outlet unknown")
    if article.title:
        parts.append(_title(article.title.value, article.url.value if article.url else "", markdown=markdown))
    parts.append(written(describe.date(article)) if article.published else "date unknown")
    if quotation.relays:
        parts.append(written("via " + ", ".join(relay.name for relay in quotation.relays)))
    if quotation.uncertain:
        parts.append("speaker and office uncertain" if quotation.office else "speaker uncertain")
    if quotation.corrected:
        parts.append(written(replaced(quotation)))
    parts.append(written(f"{article.doc} [{quotation.id}]"))
    return parts


def _title(title: str, url: str, *, markdown: bool) -> str:
    if not markdown:
        return f"“{safe(title)}”"
    link = address(url)
    return f"[{escaped(title)}]({link})" if link else escaped(title)
