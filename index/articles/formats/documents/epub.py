"""What do the chapters of an e-book say, one article each?"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from onrecord.index.articles.formats.archives.archive import guarded
from onrecord.index.articles.formats.web.blocks import blocks, parsed, written
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

_LOCKED = re.compile(rb"<(?:\w+:)?CipherReference\b[^>]*?\bURI=[\"']([^\"']+)[\"']")
"""The files of an e-book that are encrypted; of most only the fonts are."""
SHORTEST = 200
"""In characters: a shorter document is a cover, a title page or a list of contents."""


def read(data: bytes, name: str) -> list[Told]:
    """The chapters in the order of the spine.

    Raises:
        ArticleError: it is damaged, encrypted, or holds no chapter.

    """
    try:
        with ZipFile(BytesIO(data)) as book:
            parts = dict(guarded(book))
    except BadZipFile as error:
        raise ArticleError("the e-book is damaged") from error
    package_name = next((each for each in parts if each.endswith(".opf")), "")
    if not package_name:
        raise ArticleError("the e-book has no package file")
    locked = set(map(_unquoted, _LOCKED.findall(parts.get("META-INF/encryption.xml", b""))))
    package = etree.fromstring(
        parts[package_name], etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    )
    hrefs = {
        item.get("id"): item.get("href")
        for item in package.iter("{*}item")
        if "nav" not in (item.get("properties") or "").split()
    }
    base = posixpath.dirname(package_name)
    outlet, title = (_first(package, tag) for tag in ("{*}publisher", "{*}title"))
    whole = Told(
        "",
        outlet=fact(outlet or title, "the e-book"),
        authors=tuple(
            filter(None, ("".join(map(str, found.itertext())) for found in package.iter("{*}creator")))
        ),
        authored="the e-book",
        published=fact(iso(_first(package, "{*}date")), "the e-book"),
        headed=False,
    )
    found = []
    encrypted = False
    for spine in package.iter("{*}itemref"):
        href = hrefs.get(spine.get("idref"))
        path = posixpath.normpath(posixpath.join(base, unquote(href or "")))
        encrypted = encrypted or path in locked
        if path in parts and path not in locked and (told := _chapter(parts[path], path, whole)):
            found.append(told)
    if not found:
        raise ArticleError(
            "the e-book is encrypted: export it without its protection"
            if encrypted
            else "the e-book holds no chapter with text"
        )
    return found


def _chapter(data: bytes, path: str, whole: Told) -> Told | None:
    tree = parsed(data.decode("utf-8", "replace"))
    if tree is None:
        return None
    every = list(blocks(tree))
    heading = next((block.text for block in every if block.tag in ("h1", "h2", "h3")), "")
    text, set_apart = written([block for block in every if block.text != heading])
    if len(text) < SHORTEST:
        return None
    return replace(
        whole,
        text=text,
        member=posixpath.basename(path),
        title=fact(heading, "the chapter's heading"),
        set_apart=set_apart,
    )


def _unquoted(address: bytes) -> str:
    return posixpath.normpath(unquote(address.decode("utf-8", "replace")))


def _first(package: etree._Element, tag: str) -> str:
    found = next(package.iter(tag), None)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""
