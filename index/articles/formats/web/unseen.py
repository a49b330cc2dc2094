"""What of a page does a browser not show as the page's text: scripts, footnote numbers, what is hidden?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import html

_TAGS = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[a-z]|[*†‡§]+|note \d+|citation needed)\W*", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|assistive-text)(?:$|\s)", re.IGNORECASE
)
_CLIPPED = re.compile(r"clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*50%", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MOST = 0.5
"""The share of the page's letters that nothing hidden has: more of them wait for a script to show them."""


class Unseen:
    """Tells of one page's elements whether a browser shows them."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._root = root
        self._letters = -1
        """Of the whole page; counted when the first hidden element asks."""

    def holds(self, element: html.HtmlElement) -> bool:
        """Whether the element, with all that is in it, is no part of what the page says."""
        return (
            element.tag in _TAGS
            or _is_footnote(element)
            or _is_spoken(element)
            or _is_card(element)
            or self._is_hidden(element)
        )

    def _is_hidden(self, element: html.HtmlElement) -> bool:
        """Whether it is hidden, and is not the story that a script is to show."""
        if element.get("hidden") is None and not _HIDDEN.search(element.get("style") or ""):
            return False
        if self._letters < 0:
            self._letters = _length(self._root)
        return _length(element) < _MOST * self._letters


def _length(element: html.HtmlElement) -> int:
    """Letters that a browser may show."""
    every = (len(one.text or "") for one in element.iter() if one.tag not in _TAGS)
    return sum(every) + sum(len((one.tail or "").strip()) for one in element.iterdescendants())


def _is_spoken(element: html.HtmlElement) -> bool:
    """Whether only a screen reader would say it: notes such as “opens new tab” in the midst of a sentence."""
    return element.tag in ("span", "a", "div") and bool(
        _SPOKEN.search(element.get("class") or "") or _CLIPPED.search(element.get("style") or "")
    )


def _is_footnote(element: html.HtmlElement) -> bool:
    """Whether the element is a footnote's number, which would stick to the word before it."""
    if element.tag != "sup":
        return False
    written = "".join(element.itertext()).strip()
    linked = element.find(".//a") is not None or element.get("class") or element.get("id")
    return bool(linked and _NUMBER.fullmatch(written)) or bool(re.fullmatch(r"\[\w{1,3}\]", written))


def _is_card(element: html.HtmlElement) -> bool:
    """Whether it is shown where a pointer rests on the link before it, whose name it begins by repeating."""
    link = element.getprevious()
    if element.tag not in ("span", "div") or link is None or link.tag != "a" or (link.tail or "").strip():
        return False
    name = " ".join(link.text_content().split())
    written = " ".join(element.text_content().split())
    return len(name.split()) > 1 and written.startswith(name) and element.find(".//a") is not None
