"""What do the entries of an RSS or Atom feed say, one article each?"""

from __future__ import annotations

import re
from typing import Any

import feedparser

from onrecord.index.articles.formats.feeds.fields import paragraphs
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError


def read(data: bytes, name: str) -> list[Told]:
    """The entries that hold text.

    Raises:
        ArticleError: there is none.

    """
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    outlet = fact(_bare(parsed.feed.get("title")), "the feed's title")
    found = []
    for number, entry in enumerate(parsed.entries, 1):
        bodies = [item.get("value", "") for item in entry.get("content", ())] or [entry.get("summary", "")]
        text, set_apart = paragraphs(max(bodies, key=len))
        if not text:
            continue
        source = entry.get("source") or {}
        found.append(
            Told(
                text,
                member=str(number),
                title=fact(_bare(entry.get("title")), "the feed's entry"),
                outlet=fact(source.get("title"), "the feed's entry") or outlet,
                authors=tuple(filter(None, (author.get("name") for author in entry.get("authors", ())))),
                authored="the feed's entry",
                published=fact(iso(entry.get("published") or entry.get("updated") or ""), "the feed's entry"),
                url=fact(entry.get("link"), "the feed's entry"),
                places=((0, f"entry {number}"),),
                set_apart=set_apart,
                headed=False,
            )
        )
    if not found:
        raise ArticleError("the feed holds no entry with text")
    return found


def _bare(written: Any) -> str:
    """A title without its markup."""
    return re.sub(r"<[^>]{1,200}>", "", str(written or ""))
