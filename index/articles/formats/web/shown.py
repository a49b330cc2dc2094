"""What does a page show of its author and its day, where it tells machines nothing?"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.index.articles.metadata.datelines import date_line, iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

PROSE = 200
"""Characters of a paragraph: where one stands, the head of the article is over."""
NEAR = 60
"""The maximum number of elements of the head that are looked at before and after the headline."""
LINE = 100
"""The maximum number of characters of the line that gives the day."""
BESIDE = 40
"""The maximum number of them that are neither the day nor the time: a name, a section."""
FIRST = "1991"
"""The year of the first web page."""
_NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|contributor)(?:$|[\s_-])", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|[\s_-])(?:comments?|commentlist|reply|respond)(?:$|[\s_-])", re.IGNORECASE)


def bylines(tree: HtmlElement) -> Iterator[str]:
    """The texts of elements that are marked as the author's, in the order of the page; no comment's."""
    for element in tree.iter("a", "span", "p", "div", "address", "li"):
        marked = (element.get("rel") or "") == "author" or (element.get("itemprop") or "") == "author"
        if (
            marked
            or _NAME_CLASS.search(element.get("class") or "")
            or "/author" in (element.get("href") or "")
        ):
            text = _text(element)
            if 4 < len(text) < 120 and not _is_comments(element):
                yield text


def day(tree: HtmlElement, title: str) -> str | None:
    """The day by the headline, ISO 8601: of the ``<time>`` in the same part of the page, or of a line."""
    heads = [head for head in tree.iter("h1", "h2") if _text(head) == title]
    times = [when for element in tree.iter("time") if (when := iso(element.get("datetime") or ""))]
    if len(set(times)) == 1:
        return times[0]
    if times and (when := _near(heads[0] if heads else next(tree.iter("h1"), None))):
        return when
    return written(tree, title)


def written(tree: HtmlElement, title: str) -> str | None:
    """The day that a line by the headline gives to those who read the page, ISO 8601."""
    heads = (head for head in tree.iter("h1", "h2") if _text(head) == title)
    around = (element for head in islice(heads, 1) for element in _around(head))
    return next(filter(None, map(_in_line, around)), None)


def _near(head: HtmlElement | None) -> str | None:
    """The day of the first ``<time>`` within the part of the page that the headline is in."""
    holder = head.getparent() if head is not None else None
    for _ in range(3):
        if holder is None:
            return None
        for element in holder.iter("time"):
            return iso(element.get("datetime") or "")
        holder = holder.getparent()
    return None


def _around(head: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of the article's head: those after the headline to the first prose, then those before."""
    count = 0
    for element in head.xpath(f"following::*[position() <= {NEAR}]"):
        if len(element.text or "") > PROSE:
            break
        yield element
    for element in (head, *head.iterancestors()):
        for before in element.itersiblings(preceding=True):
            count += 1
            if count > NEAR:
                return
            yield before


def _in_line(element: HtmlElement) -> str | None:
    """The day that the element gives, where it is there to give one."""
    if element.tag not in ("time", "span", "p", "div", "small", "li", "em", "i", "b", "a", "strong", "font"):
        return None
    text = _text(element)
    found = date_line(text) if len(text) <= LINE else None
    if not found or not found.published or len(found.rest) > BESIDE:
        return None
    return found.published if len(found.published) == 10 and found.published > FIRST else None


def _is_comments(element: HtmlElement) -> bool:
    return any(
        _COMMENT.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in (element, *element.iterancestors())
        if one.tag not in ("body", "html")
    )


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
