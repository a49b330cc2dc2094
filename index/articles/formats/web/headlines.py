"""What is the headline of a web page, among what it shows and what it tells machines?

The headline that is shown is taken where the page tells machines the same; two that agree with each other,
JSON-LD and the window's title, outweigh it. Where machines are told of a headline with the site's or a
section's name beside it, the heading that shows it alone says where it begins and ends.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from onrecord.index.articles.told import fact
from onrecord.index.names.outlets import is_platform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from onrecord.index.model import Fact

_TAIL = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_SEAMS = "|–—-·›»:<>/•~"
"""Signs between a headline and the name of a site or section."""
_SITE = re.compile(r"\s+[|–—·›»•-]\s+(?:.*\s[|–—·›»•-]\s+)?(?P<site>[^|–—·›»•\d]{3,40})")
HALF = 0.5
"""The share of what machines are told that a heading must be to be the headline; a section is less."""


def headline(tree: HtmlElement, told: Sequence[tuple[str, str]], outlet: Fact | None) -> Fact | None:
    """The headline of the page, or None where it shows and tells none.

    Args:
        tree: the page.
        told: titles that it tells machines, most telling first, each with its basis.
        outlet: whose name is no part of the headline.

    """
    told = [(_cut(unescaped(text), outlet), basis) for text, basis in told if text.strip()]
    shown = list(_headings(tree, "h1"))
    keys = {letters(text) for text, _ in told}
    window = next(iter(_headings(tree, "title")), "")
    agreed = letters(told[0][0]) if told and told[0][1] == "JSON-LD" else ""
    if agreed and letters(window).startswith(agreed) and not any(letters(head) in agreed for head in shown):
        return fact(told[0][0], "JSON-LD and the page's title")
    for head in shown:
        if letters(head) in keys:
            return fact(head, "the page's headline")
    every = [*shown, *_headings(tree, "h2"), *_headings(tree, "h3")]
    if told:
        alone = _alone(every, told[0][0], HALF)
        return fact(alone, "the page's headline") if alone else fact(*told[0])
    if alone := _alone(every, window, 0):
        return fact(alone, "the page's headline")
    return fact(shown[0], "the page's headline") if shown else fact(_cut(window, outlet), "the page's title")


def site(tree: HtmlElement, title: Fact | None) -> Fact | None:
    """The site's name as the window's title gives it, last behind the headline; None where it gives none.

    Of 290 pages that tell machines their outlet, 280 had it there.
    """
    window = next(iter(_headings(tree, "title")), "")
    if title is None or not window.casefold().startswith(title.value.casefold()):
        return None
    tail = _SITE.fullmatch(window[len(title.value) :])
    if tail is None or not letters(tail["site"]) or is_platform(tail["site"]):
        return None
    return fact(tail["site"], "the page's title")


def _headings(tree: HtmlElement, tag: str) -> Iterator[str]:
    """The headings of this rank that hold words."""
    for head in tree.iter(tag):
        if letters(text := " ".join(head.text_content().split())):
            yield text


def _alone(headings: Iterable[str], title: str, share: float) -> str:
    """The longest heading that is one part of the title, between its ends and signs that part names."""
    found = ""
    for heading in headings:
        at = title.casefold().find(heading.casefold())
        before, after = title[:at].rstrip(), title[at + len(heading) :].lstrip()
        parted = (not before or before[-1] in _SEAMS) and (not after or after[0] in _SEAMS)
        if at >= 0 and parted and len(heading) > max(len(found), share * len(title)):
            found = heading
    return found


def _cut(title: str, outlet: Fact | None) -> str:
    """The title without the outlet's name at its end."""
    tail = _TAIL.search(title)
    if tail and outlet:
        site, own = letters(tail["site"]), letters(outlet.value)
        if site and (site in own or own in site):
            return title[: tail.start()]
    return title


def letters(text: str) -> str:
    """The letters and digits of a text, by which two spellings of one name or headline are the same."""
    return re.sub(r"[\W_]+", "", unescaped(text)).casefold()


def unescaped(text: str) -> str:
    """The text without entities, those that were escaped a second time too."""
    return unescape(unescape(text))
