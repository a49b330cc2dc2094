"""What does a web archive (MHTML, a page saved as one file) say?"""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

from onrecord.index.articles.formats.web import html
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError


def read(data: bytes, name: str) -> list[Told]:
    """The article of the archive's first page.

    Raises:
        ArticleError: it holds no page.

    """
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            assert isinstance(page, bytes)
            told = html.told(html.decoded(page))
            address = part.get("content-location") or message.get("snapshot-content-location")
            return [told if told.url else replace(told, url=fact(address, "the archive's address"))]
    raise ArticleError("the archive holds no page")
