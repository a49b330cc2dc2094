"""What does a web page say of itself to machines: title, outlet, authors, day, address?

JSON-LD (schema.org) is believed before OpenGraph and the other meta elements, and those before the byline
that the page shows. The day is the one that is written, in the page's own time zone: another zone's day may
be the day before. Of a time in UTC it is the day by the headline, where some zone has that day at that time.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from onrecord.index.articles.formats.web import shown
from onrecord.index.articles.formats.web.headlines import headline, letters, site, unescaped
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
_UTC = re.compile(
    r"(\d{4}-[01]\d-[0-3]\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]00:?00|UTC|GMT)\Z"
)
_ZONES = (-12, 14)
"""Hours from UTC of the outermost time zones."""
_LOOSE = ("date", "dc.date")
"""Names under which some systems give the day of a change: the day that the page shows is believed before."""
_OUTLETS = tuple(_METAS["outlets"])
_TITLES = tuple(_METAS["titles"])
_PARTED = re.compile(r"\s*(?:,\s+and\s+|\band\b|[,;&|])\s*")
_BY = r"(?:(?:(?:words|written|story|posted|published|reported) )?by|from|authors?\s*:)\s*:?\s+"
_VON = (
    r"(?:(?:erstellt |verfasst |geschrieben |ver[öo]ffentlicht )?von|par|por|di|door|av|af)\s*:?\s+"
    r"(?=\S+\s+\S)"
)
"""The same in German, French, Spanish, Italian, Dutch and Swedish, before a name of two words at least."""


@dataclass(slots=True)
class Facts:
    """What a page says of itself."""

    title: Fact | None = None
    outlet: Fact | None = None
    masthead: Fact | None = None
    authors: tuple[str, ...] = ()
    authored: str = ""
    published: Fact | None = None
    url: Fact | None = None


@dataclass(slots=True)
class _Page:
    """The page's own words on itself, by where they stand."""

    by: re.Pattern[str]
    """What stands before an author's name in the page's language."""
    metas: dict[str, list[str]] = field(default_factory=dict)
    node: dict[str, Any] = field(default_factory=dict)
    known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        for name in names:
            for value in self.metas.get(name, ()):
                yield name, value


def facts(tree: HtmlElement) -> Facts:
    """The facts that the page states, each with its basis."""
    foreign = not (tree.get("lang") or "en").lower().startswith("en")
    page = _Page(
        re.compile(rf"\s*(?:{_BY}|{_VON})" if foreign else rf"\s*{_BY}", re.IGNORECASE), _metas(tree)
    )
    found = list(_nodes(tree))
    page.known = {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and len(node) > 1}
    page.node = _article(found)
    told = Facts(url=_url(tree, page))
    told.outlet = _outlet(page, host(told.url.value) if told.url else None)
    told.title = headline(tree, list(_titles(page)), told.outlet)
    told.masthead = None if told.outlet else site(tree, told.title)
    told.published = _published(tree, page, told.title.value if told.title else "")
    told.authors, told.authored = _authors(tree, page, told.outlet)
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


def _published(tree: HtmlElement, page: _Page, title: str) -> Fact | None:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        value = page.node.get(name)
        if isinstance(value, str) and (day := iso(value)):
            return fact(_local(value, tree, title), "the page's date") or fact(day, "JSON-LD")
    for name, value in page.meta(*_DATES):
        if day := iso(value):
            seen = shown.day(tree, title) if name in _LOOSE else _local(value, tree, title)
            return fact(seen, "the page's date") if seen and seen != day[:10] else fact(day, name)
    for element in tree.iter("time", "span", "div", "p"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            day = iso(element.get("content") or element.get("datetime") or element.text_content())
            if day:
                return fact(day, "the page's date")
    return fact(shown.day(tree, title), "the page's date")


def _local(stamp: str, tree: HtmlElement, title: str) -> str | None:
    """The day by the headline, where it is another than that of a time in UTC and some zone has it then."""
    found = _UTC.search(stamp)
    seen = shown.written(tree, title) if found else None
    if not found or not seen or iso(found[1]) != found[1]:
        return None
    time = datetime.fromisoformat(f"{found[1]}T{found[2]}")
    days = {(time + timedelta(hours=offset)).date().isoformat() for offset in _ZONES}
    return seen if seen in days - {found[1]} else None


def _outlet(page: _Page, site: str | None) -> Fact | None:
    """The outlet: of several names the one that the site's own address spells.

    A publisher may be the company, ``News Group Newspapers`` on thesun.co.uk.
    """
    told = [(name, "JSON-LD publisher") for name in _names(page.node.get("publisher"), page)]
    told += [(name, meta) for meta, name in page.meta(*_OUTLETS)]
    told = [(name, basis) for name, basis in told if not is_platform(name) and "://" not in name]
    parts = {letters(part) for part in (site or "").split(".")} - {""}
    own = [(name, basis) for name, basis in told if {letters(name), letters(f"the{name}")} & parts]
    return fact(*(own or told)[0]) if told else None


def _titles(page: _Page) -> Iterator[tuple[str, str]]:
    for name in ("headline", "name"):
        if isinstance(title := page.node.get(name), str):
            yield title, "JSON-LD"
    for name, title in page.meta(*_TITLES):
        yield title, name


def _authors(tree: HtmlElement, page: _Page, outlet: Fact | None) -> tuple[tuple[str, ...], str]:
    """The authors and the basis: an organization, or the outlet itself, only where nobody else is told."""
    own = letters(outlet.value) if outlet else ""
    value = page.node.get("author") or page.node.get("creator")
    found = _people(_names(value, page), own, page.by)
    if found and not all(map(_is_slug, found)) and not _is_house(value, found, own):
        return found, "JSON-LD"
    for name in _AUTHORS:
        told = _people(page.metas.get(name, ()), own, page.by)
        if told and not all(map(_is_slug, told)) and not (found and letters("".join(told)) == own):
            return told, name
    labels = [(page.metas.get(f"twitter:label{n}"), page.metas.get(f"twitter:data{n}")) for n in (1, 2)]
    for label, data in labels:
        if label and data and label[0].lower().strip(":") in ("written by", "by", "author"):
            return _people(data, own, page.by), "twitter:data"
    for line in shown.bylines(tree):
        if named := persons(page.by.sub("", line, count=1).strip(" ,|")):
            return named, "byline"
    return found, "JSON-LD" if found else ""


def _is_house(value: object, found: tuple[str, ...], own: str) -> bool:
    """Whether the one author is the house itself, as the page says or by the outlet's name."""
    node = value[0] if isinstance(value, list) and len(value) == 1 else value
    said = isinstance(node, dict) and any(kind.endswith("Organization") for kind in _types(node))
    return len(found) == 1 and (said or letters(found[0]) == own)


def _people(values: Iterable[str], own: str, by: re.Pattern[str]) -> tuple[str, ...]:
    """The names apart: ``A, B and C`` is three; addresses are none, nor is the outlet behind a name.

    Args:
        values: as the page gives them.
        own: the outlet's name, its letters.
        by: what may stand before them.

    """
    names: list[str] = []
    for value in values:
        whole = " ".join(by.sub("", unescaped(value), count=1).split()).strip(" ,;|")
        name, comma, rest = whole.rpartition(",")
        if comma and own and letters(rest) == own:
            whole = name.strip()
        if not whole or "://" in whole or "@" in whole or len(whole) > 300 or whole[0] in "([":
            continue
        parts = [part for part in _PARTED.split(whole) if part]
        parts = [part for part in parts if part[0] not in "(["]
        names += parts if len(parts) > 1 and all(" " in part for part in parts) else [whole]
    return tuple(dict.fromkeys(names))


def _is_slug(name: str) -> bool:
    """Whether this is an account's name and not a person's: ``chuck-ross``, ``aligharib``."""
    return name.islower() and " " not in name
