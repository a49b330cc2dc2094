"""What does an agency's item say: NewsML and NITF (XML), ninjs (JSON) of the IPTC?

Provider and credit line are data here: whose report it is need not be read from the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

from lxml import etree

from onrecord.index.articles.formats.feeds.fields import paragraphs
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError
from onrecord.index.model import Relay
from onrecord.index.names.outlets import is_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.index.model import Span

_ESCAPED = re.compile(r"&(?:#\d{2,6}|quot|apos|amp|nbsp|[lr][sd]quo);")
"""What some systems escape a second time."""
_PARAGRAPHS = (
    ".//{*}body.content//{*}p",
    ".//{*}inlineXML//{*}p",
    ".//{*}body//{*}p",
    ".//{*}DataContent//{*}p",
)
_WHOLE = (".//{*}inlineData", ".//{*}body.content", ".//{*}DataContent")
_KINDS = {"NewsML", "newsMessage", "nitf"}.union(
    f"{kind}Item" for kind in ("catalog", "concept", "knowledge", "news", "package", "planning")
)
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}encoding=[\"'](?!utf)", re.IGNORECASE)
_RIGHTS = re.compile(r"^\W*(?:\(c\)|©|copyright)?\W*(?:\d{4})?\W*|\W*all rights reserved\W*$", re.IGNORECASE)
_NINJS = ("renditions", "versioncreated", "pubstatus", "descriptions", "description_text", "eventdetails")
"""Fields of ninjs beside the text; pictures and events have no other."""


def read(data: bytes, name: str) -> list[Told]:
    """The items of the file.

    Raises:
        ArticleError: it is XML of another kind, or holds no text.

    """
    named = _ENCODING.match(data)
    encoding = "utf-8" if named and _is_utf8(data) else None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, encoding=encoding
    )
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
    if not found and kind in _KINDS:
        raise ArticleError("the item holds no text: a picture, a package, a plan of coverage have none")
    if not found:
        raise ArticleError(f"it is XML of a kind that is not read (<{kind}>); RSS, Atom, NewsML and NITF are")
    if len(found) == 1:
        return found
    return [_numbered(told, number) for number, told in enumerate(found, 1)]


def is_ninjs(item: dict[str, Any]) -> bool:
    """Whether the object is a ninjs item."""
    names = {name.lower() for name in item}
    return any(name.startswith("body_") for name in names) or (
        "uri" in names and ("bodies" in names or not names.isdisjoint(_NINJS))
    )


def ninjs(item: dict[str, Any], member: str = "") -> Told:
    """What a ninjs item says.

    Raises:
        ArticleError: it holds no text.

    """
    item = {name.lower(): value for name, value in item.items()}
    bodies = [str(item[key]) for key in ("body_xhtml", "body_html", "body_text") if item.get(key)]
    bodies += [str(body.get("value", "")) for body in item.get("bodies") or () if isinstance(body, dict)]
    text, set_apart = paragraphs(bodies[0]) if bodies else ("", ())
    if not text:
        raise ArticleError("the item holds no text")
    headlines = [one for one in item.get("headlines") or () if isinstance(one, dict)] or [{}]
    holder = _named(item.get("copyrightholder"))
    provider = _named(item.get("provider") or item.get("source")) or holder
    day = item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated") or ""
    uri = str(item.get("uri") or "")
    return Told(
        text,
        member=member,
        title=fact(str(item.get("headline") or headlines[0].get("value") or ""), "ninjs"),
        outlet=fact(provider, "ninjs provider"),
        authors=_authors([str(item.get("byline") or "")]),
        authored="ninjs",
        published=fact(iso(str(day)), "ninjs"),
        url=fact(uri, "ninjs") if uri.startswith("http") else None,
        relays=_relays(_named(item.get("creditline")) or holder, provider, "ninjs"),
        set_apart=set_apart,
        headed=False,
    )


def _item(item: etree._Element) -> Told | None:
    text, set_apart = _words(item)
    if not text:
        return None
    nitf = etree.QName(item).localname == "nitf" or item.find(".//{*}body.content") is not None
    kind = "NITF" if nitf else "NewsML"
    provider = (
        _text(item, ".//{*}provider/{*}name")
        or _attribute(item, ".//{*}provider", "literal")
        or _attribute(item, ".//{*}Provider/{*}Party", "FormalName")
        or _attribute(item, ".//{*}provider", "qcode").rpartition(":")[2]
        or _text(item, ".//{*}distributor/{*}org")
        or _attribute(item, ".//{*}doc.copyright", "holder")
        or _RIGHTS.sub("", _text(item, ".//{*}doc.copyright"))
    )
    credit = (
        _text(item, ".//{*}creditline")
        or _text(item, ".//{*}CreditLine")
        or _text(item, ".//{*}infoSource/{*}name")
    )
    day = (
        _text(item, ".//{*}firstCreated")
        or _text(item, ".//{*}contentCreated")
        or _text(item, ".//{*}versionCreated")
        or _text(item, ".//{*}FirstCreated")
        or _attribute(item, ".//{*}date.issue", "norm")
        or _attribute(item, ".//{*}pubdata", "date.publication")
    )
    headline = (
        _text(item, ".//{*}headline")
        or _text(item, ".//{*}HeadLine")
        or _text(item, ".//{*}hl1")
        or _text(item, ".//{*}title")
    )
    guid = item.get("guid") or ""
    return Told(
        text,
        title=fact(headline, kind),
        outlet=fact(provider, f"{kind} provider"),
        authors=_authors(_bylines(item)),
        authored=kind,
        published=fact(iso(re.sub(r"^(\d{4})(\d\d)(\d\d)", r"\1-\2-\3", day)), kind),
        url=fact(guid, kind) if guid.startswith("http") else None,
        relays=_relays(credit, provider, kind),
        set_apart=set_apart,
        headed=False,
    )


def _words(item: etree._Element) -> tuple[str, tuple[Span, ...]]:
    """The item's paragraphs; of text that is not parted into elements, as written or as markup."""
    for path in _PARAGRAPHS:
        if parts := item.findall(path):
            text = "\n\n".join(
                filter(None, (" ".join("".join(map(str, p.itertext())).split()) for p in parts))
            )
            return (unescape(text) if _ESCAPED.search(text) else text), ()
    for path in _WHOLE:
        if (whole := item.find(path)) is not None and (text := "".join(map(str, whole.itertext())).strip()):
            return paragraphs(text)
    return "", ()


def _bylines(item: etree._Element) -> list[str]:
    """The names in the item's byline, without the titles that stand in elements of their own."""
    persons = [
        " ".join("".join(map(str, one.itertext())).split()) for one in item.findall(".//{*}byline/{*}person")
    ]
    if persons:
        return persons
    for path in (".//{*}by", ".//{*}byline", ".//{*}ByLine"):
        found = item.find(path)
        if found is not None and (own := " ".join((found.text or "").split())):
            return [own]
    return [_text(item, ".//{*}creator/{*}name")]


def _authors(bylines: Iterable[str]) -> tuple[str, ...]:
    """Their names apart, without outlets; what is in small letters or holds digits is a sign and no name."""
    bare = (re.sub(r"^\s*by\s+", "", byline, flags=re.IGNORECASE) for byline in bylines)
    parts = (part for byline in bare for part in re.split(r"\s*(?:,|/|\band\b)\s*", byline))
    names = (part for part in parts if part and part != part.lower() and not re.search(r"\d|^_", part))
    return tuple(name for name in names if not is_outlet(name))


def _relays(credit: str, provider: str, kind: str) -> tuple[Relay, ...]:
    """Whom the credit line names besides the provider: ``STT–AFP``, ``PA / Reuters``."""
    names = (name.strip(" –—-") for name in re.split(r"\s*[/;–—]\s*", credit))
    return tuple(
        Relay(name, "document", f"{kind} credit line")
        for name in names
        if name and name.casefold() != provider.casefold() and len(name) < 60
    )


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _numbered(told: Told, number: int) -> Told:
    return replace(told, member=str(number), places=((0, f"item {number}"),))


def _text(item: etree._Element, path: str) -> str:
    found = item.find(path)
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


def _attribute(item: etree._Element, path: str, name: str) -> str:
    found = item.find(path)
    return (found.get(name) or "") if found is not None else ""


def _named(value: object) -> str:
    return str(value.get("name") or "") if isinstance(value, dict) else str(value or "")
