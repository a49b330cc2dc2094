"""What does an agency's item say: NewsML-G2, NITF (XML), ninjs (JSON) of the IPTC?

Provider and credit line are data here: whose report it is need not be read from the text.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from onrecord.index.articles.formats.feeds.fields import paragraphs
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError
from onrecord.index.model import Relay


def read(data: bytes, name: str) -> list[Told]:
    """The items of the file.

    Raises:
        ArticleError: it is XML of another kind, or holds no text.

    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise ArticleError("it is no XML that can be read")
    kind = etree.QName(root).localname
    items = (
        [root]
        if kind == "nitf"
        else list(root.iter("{*}newsItem", "{*}NewsItem")) or list(root.iter("{*}nitf"))
    )
    found = [told for item in items if (told := _item(item))]
    if not found:
        raise ArticleError(
            f"it is XML of a kind that is not read (<{kind}>); RSS, Atom, NewsML-G2 and NITF are"
        )
    if len(found) == 1:
        return found
    return [_numbered(told, number) for number, told in enumerate(found, 1)]


def is_ninjs(item: dict[str, Any]) -> bool:
    """Whether the object is a ninjs item."""
    return any(key.startswith("body_") for key in item) or (
        "uri" in item and ("headline" in item or "headlines" in item) and ("bodies" in item)
    )


def ninjs(item: dict[str, Any], member: str = "") -> Told:
    """What a ninjs item says.

    Raises:
        ArticleError: it holds no text.

    """
    bodies = [str(item[key]) for key in ("body_xhtml", "body_html", "body_text") if item.get(key)]
    bodies += [str(body.get("value", "")) for body in item.get("bodies") or () if isinstance(body, dict)]
    text = paragraphs(bodies[0]) if bodies else ""
    if not text:
        raise ArticleError("the item holds no text")
    headlines = item.get("headlines") or [{}]
    provider = item.get("provider") or item.get("source")
    credit = item.get("creditline") or item.get("copyrightholder")
    day = item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated") or ""
    headline = str(item.get("headline") or headlines[0].get("value") or "")
    byline, uri = str(item.get("byline") or ""), str(item.get("uri") or "")
    return _told(text, headline, _named(provider), _named(credit), byline, str(day), uri, "ninjs", member)


def _item(item: etree._Element) -> Told | None:
    paras = item.findall(".//{*}body.content//{*}p") or item.findall(".//{*}inlineXML//{*}p")
    paras = paras or item.findall(".//{*}body//{*}p") or item.findall(".//{*}inlineData")
    text = "\n\n".join(filter(None, (" ".join("".join(map(str, para.itertext())).split()) for para in paras)))
    if not text:
        return None
    nitf = etree.QName(item).localname == "nitf" or item.find(".//{*}body.content") is not None
    provider = _text(item, ".//{*}provider/{*}name") or _attribute(item, ".//{*}provider", "literal")
    provider = (
        provider
        or _code(_attribute(item, ".//{*}provider", "qcode"))
        or _text(item, ".//{*}distributor/{*}org")
    )
    provider = (
        provider or _text(item, ".//{*}doc.copyright") or _attribute(item, ".//{*}doc.copyright", "holder")
    )
    credit = _text(item, ".//{*}creditline") or _text(item, ".//{*}infoSource/{*}name")
    day = (
        _text(item, ".//{*}firstCreated")
        or _text(item, ".//{*}contentCreated")
        or _text(item, ".//{*}versionCreated")
    )
    day = (
        day
        or _attribute(item, ".//{*}date.issue", "norm")
        or _attribute(item, ".//{*}pubdata", "date.publication")
    )
    day = re.sub(r"^(\d{4})(\d\d)(\d\d)", r"\1-\2-\3", day)
    headline = _text(item, ".//{*}headline") or _text(item, ".//{*}hl1") or _text(item, ".//{*}title")
    author = _text(item, ".//{*}by") or _text(item, ".//{*}byline") or _text(item, ".//{*}creator/{*}name")
    return _told(
        text,
        headline,
        provider,
        credit,
        author,
        day,
        item.get("guid") or "",
        "NITF" if nitf else "NewsML-G2",
        "",
    )


def _told(
    text: str,
    headline: str,
    provider: str,
    credit: str,
    author: str,
    day: str,
    uri: str,
    kind: str,
    member: str,
) -> Told:
    relays = tuple(
        Relay(name, "document", f"{kind} credit line")
        for name in re.split(r"\s*[/;]\s*", credit)
        if name and name.casefold() != provider.casefold() and len(name) < 60
    )
    author = re.sub(r"^\s*by\s+", "", author, flags=re.IGNORECASE)
    return Told(
        text,
        member=member,
        title=fact(headline, kind),
        outlet=fact(provider, f"{kind} provider"),
        authors=tuple(filter(None, re.split(r"\s*(?:,|\band\b)\s*", author))),
        authored=kind,
        published=fact(iso(day), kind),
        url=fact(uri, kind) if uri.startswith("http") else None,
        relays=relays,
        headed=False,
    )


def _numbered(told: Told, number: int) -> Told:
    from dataclasses import replace  # noqa: PLC0415 - one use

    return replace(told, member=str(number), places=((0, f"item {number}"),))


def _text(item: etree._Element, path: str) -> str:
    found = item.find(path)
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


def _attribute(item: etree._Element, path: str, name: str) -> str:
    found = item.find(path)
    return (found.get(name) or "") if found is not None else ""


def _code(code: str) -> str:
    return code.rpartition(":")[2]


def _named(value: object) -> str:
    return str(value.get("name") or "") if isinstance(value, dict) else str(value or "")
