"""What does a web page say of itself to machines: title, outlet, authors, day, address?

JSON-LD (schema.org) is believed before OpenGraph and the other meta elements, and those before the byline
that the page shows. The day is the one that is written, in the page's own time zone: another zone's day may
be the day before.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import fact
from onrecord.index.names.outlets import host, is_platform, persons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from onrecord.index.model import Fact

NODES = 5_000
"""The maximum number of JSON objects of a page that are looked at."""

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review)\Z")
_METAS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_DATES = tuple(_METAS["dates"])
_AUTHORS = tuple(_METAS["authors"])
_OUTLETS = tuple(_METAS["outlets"])
_TITLES = tuple(_METAS["titles"])
_PARTED = re.compile(r"\s*(?:,\s+and\s+|\band\b|[,;&|])\s*")
_BY = re.compile(r"^\s*(?:by|words by|written by|story by|from)\s*:?\s+", re.IGNORECASE)
_NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|contributor)(?:$|[\s_-])", re.IGNORECASE)
_TAIL = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")


@dataclass(slots=True)
class Facts:
    """What a page says of itself."""

    title: Fact | None = None
    outlet: Fact | None = None
    authors: tuple[str, ...] = ()
    authored: str = ""
    published: Fact | None = None
    url: Fact | None = None


@dataclass(slots=True)
class _Page:
    """The page's own words on itself, by where they stand."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    node: dict[str, Any] = field(default_factory=dict)
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        for name in names:
            for value in self.metas.get(name, ()):
                yield name, value


def facts(tree: HtmlElement) -> Facts:
    """The facts that the page states, each with its basis."""
    page = _Page(metas=_metas(tree))
    found = list(_nodes(tree))
    page.known = {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and len(node) > 1}
    page.node = _article(found)
    told = Facts(url=_url(tree, page), published=_published(tree, page))
    told.outlet = _outlet(page, host(told.url.value) if told.url else None)
    told.title = _title(tree, page, told.outlet)
    told.authors, told.authored = _authors(tree, page)
    return told


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page; a script that is no JSON is passed over."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(_json(script.text_content()), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and count < NODES:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting[:0] = item
            elif isinstance(item, dict):
                count += 1
                yield item
                waiting += [value for value in item.values() if isinstance(value, dict | list)]


def _json(written: str) -> str:
    """The JSON without the comment or CDATA marks in which some pages wrap it, and without stray commas."""
    bare = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", written)
    return re.sub(r",(\s*[}\]])", r"\1", bare).strip().removesuffix(";")


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [str(one) for one in kind] if isinstance(kind, list) else [str(kind)]


def _article(found: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The article's own node: the first that has a headline and a day; a page's node fills its gaps."""
    articles = [node for node in found if any(map(_ARTICLE.search, _types(node)))]
    pages = [node for node in found if "WebPage" in _types(node)]
    articles.sort(key=lambda node: -sum(bool(node.get(name)) for name in ("headline", "datePublished")))
    whole: dict[str, Any] = {}
    for node in (*articles[:1], *pages[:1]):
        for name, value in node.items():
            whole.setdefault(name, value)
    if articles and not whole.get("author"):
        whole["author"] = next((node["author"] for node in articles if node.get("author")), None)
    return whole


def _names(value: object, page: _Page, depth: int = 0) -> Iterator[str]:
    """The names of whoever a property gives: strings, objects, references, lists of them."""
    if depth > 3:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _names(item, page, depth + 1)
    elif isinstance(value, dict):
        name = value.get("name") or value.get("byline") or value.get("legalName")
        if not name and value.get("@id") in page.known:
            name = page.known[value["@id"]].get("name")
        yield from _names(name, page, depth + 1)


def _url(tree: HtmlElement, page: _Page) -> Fact | None:
    for link in tree.iter("link"):
        href = link.get("href") or ""
        if "canonical" in (link.get("rel") or "").lower().split() and href.startswith("http"):
            return fact(href, "canonical link")
    for name, value in page.meta("og:url", "parsely-link", "twitter:url"):
        if value.startswith("http"):
            return fact(value, name)
    base = tree.find(".//base")
    own: list[Any] = [page.node.get(name) for name in ("url", "mainEntityOfPage", "@id")]
    for value in own:
        address = value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str) and address:
            whole = urljoin(base.get("href") or "", address) if base is not None else address
            if whole.startswith("http"):
                return fact(whole.partition("#")[0], "JSON-LD")
    return None


def _published(tree: HtmlElement, page: _Page) -> Fact | None:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        value = page.node.get(name)
        if isinstance(value, str) and (day := iso(value)):
            return fact(day, "JSON-LD")
    for name, value in page.meta(*_DATES):
        if day := iso(value):
            return fact(day, name)
    for element in tree.iter("time", "span", "div", "p"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            day = iso(element.get("content") or element.get("datetime") or element.text_content())
            if day:
                return fact(day, "the page's date")
    times = [day for element in tree.iter("time") if (day := iso(element.get("datetime") or ""))]
    heads = list(tree.iter("h1"))
    if len(set(times)) == 1 or (times and heads and _near(heads[0], times[0])):
        return fact(times[0], "the page's date")
    return None


def _near(head: HtmlElement, day: str) -> bool:
    """Whether the first ``<time>`` after the headline, within the same part of the page, gives this day."""
    holder = head.getparent()
    for _ in range(3):
        if holder is None:
            return False
        for element in holder.iter("time"):
            return iso(element.get("datetime") or "") == day
        holder = holder.getparent()
    return False


def _outlet(page: _Page, site: str | None) -> Fact | None:
    """The outlet: of several names the one that the site's own address spells.

    A publisher may be the company, ``News Group Newspapers`` on thesun.co.uk.
    """
    told = [(name, "JSON-LD publisher") for name in _names(page.node.get("publisher"), page)]
    told += [(name, meta) for meta, name in page.meta(*_OUTLETS)]
    told = [(name, basis) for name, basis in told if not is_platform(name) and "://" not in name]
    parts = {_letters(part) for part in (site or "").split(".")} - {""}
    own = [(name, basis) for name, basis in told if {_letters(name), _letters(f"the{name}")} & parts]
    return fact(*(own or told)[0]) if told else None


def _title(tree: HtmlElement, page: _Page, outlet: Fact | None) -> Fact | None:
    """The headline that the page shows, where it is one of those that it tells machines."""
    told = [(text, "JSON-LD") for text in map(page.node.get, ("headline", "name")) if isinstance(text, str)]
    told += [(value, name) for name, value in page.meta(*_TITLES)]
    told = [(_cut(text, outlet), basis) for text, basis in told if text.strip()]
    shown = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    keys = {_letters(text) for text, _ in told}
    for head in shown:
        if _letters(head) in keys:
            return fact(head, "the page's headline")
    if told:
        return fact(_unescaped(told[0][0]), told[0][1])
    if any(shown):
        return fact(next(filter(None, shown)), "the page's headline")
    title = tree.find(".//title")
    return fact(_cut(title.text_content(), outlet), "the page's title") if title is not None else None


def _cut(title: str, outlet: Fact | None) -> str:
    """The title without the outlet's name at its end."""
    tail = _TAIL.search(title)
    if tail and outlet:
        site, own = _letters(tail["site"]), _letters(outlet.value)
        if site and (site in own or own in site):
            return title[: tail.start()]
    return title


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", _unescaped(text)).casefold()


def _unescaped(text: str) -> str:
    from html import unescape  # noqa: PLC0415 - beside lxml's module of the same name

    return unescape(unescape(text))


def _authors(tree: HtmlElement, page: _Page) -> tuple[tuple[str, ...], str]:
    found = _people(_names(page.node.get("author") or page.node.get("creator"), page))
    if found and not all(map(_is_slug, found)):
        return found, "JSON-LD"
    for name in _AUTHORS:
        told = _people(page.metas.get(name, ()))
        if told and not all(map(_is_slug, told)):
            return told, name
    labels = [(page.metas.get(f"twitter:label{n}"), page.metas.get(f"twitter:data{n}")) for n in (1, 2)]
    for label, data in labels:
        if label and data and label[0].lower().strip(":") in ("written by", "by", "author"):
            return _people(data), "twitter:data"
    if shown := _shown(tree):
        return shown, "byline"
    return found, "JSON-LD" if found else ""


def _shown(tree: HtmlElement) -> tuple[str, ...]:
    """The persons in the first element that is marked as the byline."""
    for element in tree.iter("a", "span", "p", "div", "address", "li"):
        marked = (element.get("rel") or "") == "author" or (element.get("itemprop") or "") == "author"
        if (
            marked
            or _NAME_CLASS.search(element.get("class") or "")
            or "/author" in (element.get("href") or "")
        ):
            text = " ".join(element.text_content().split())
            if 4 < len(text) < 120 and (named := persons(_BY.sub("", text).strip(" ,|"))):
                return named
    return ()


def _people(values: Iterable[str]) -> tuple[str, ...]:
    """The names apart: ``A, B and C`` is three; addresses are none."""
    names: list[str] = []
    for value in values:
        whole = " ".join(_BY.sub("", _unescaped(value)).split()).strip(" ,;|")
        if not whole or "://" in whole or "@" in whole or len(whole) > 300 or whole[0] in "([":
            continue
        parts = [part for part in _PARTED.split(whole) if part]
        parts = [part for part in parts if part[0] not in "(["]
        names += parts if len(parts) > 1 and all(" " in part for part in parts) else [whole]
    return tuple(dict.fromkeys(names))


def _is_slug(name: str) -> bool:
    """Whether this is an account's name and not a person's: ``chuck-ross``, ``aligharib``."""
    return name.islower() and " " not in name
