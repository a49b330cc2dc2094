"""What do the pages of a web archive (WARC) say? Needs fastwarc, from the extra ``archive``."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from onrecord.index.articles.formats.web import html
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError


def read(data: bytes, name: str) -> list[Told]:
    """The articles of the archive's pages; a cut file gives those before the cut and says so.

    Raises:
        ArticleError: it holds no article.

    """
    found: list[Told] = []
    for number, record in enumerate(ArchiveIterator(BytesIO(data), record_types=WarcRecordType.response), 1):
        if record.http_headers is None or "html" not in (record.http_content_type or ""):
            continue
        identity = (record.headers.get("WARC-Record-ID") or str(number)).strip("<>")
        try:
            told = html.told(html.decoded(record.reader.read()))
        except ArticleError:
            continue
        found.append(
            replace(
                told,
                member=identity.rpartition(":")[2],
                url=told.url or fact(record.headers.get("WARC-Target-URI"), "WARC"),
                places=((0, f"record {identity}"),),
            )
        )
    if not found:
        raise ArticleError("the archive holds no page with an article, or it is cut off before the first")
    return found
