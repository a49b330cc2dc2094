"""What do the pages of a web archive (WARC) say? Needs fastwarc, from the extra ``archive``."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecordType

from onrecord.index.articles.formats.web import html
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.warcinfo
GZIP = b"\x1f\x8b"


def read(data: bytes, name: str) -> list[Told]:
    """The articles of the archive's pages; a cut file gives those before the cut and says so.

    Raises:
        ArticleError: it holds no article.

    """
    found: list[Told] = []
    last, number = 0, 0
    try:
        for record in ArchiveIterator(BytesIO(data), parse_http=True, auto_decode="all"):
            last, number = record.stream_pos, number + 1
            if record.record_type & KINDS and (told := _page(record, number)):
                found.append(told)
    except Exception as error:
        if not number:
            raise ArticleError("it is no WARC: its first record cannot be read") from error
    if number and _is_cut(data, last):
        found.append(
            Told(
                "",
                failed=f"the archive is cut off in or after its record {number:,}; "
                "what stands before is read: fetch the file again for the rest",
            )
        )
    if not any(told.text for told in found):
        raise ArticleError(
            "the archive holds no page with an article"
            + (", and is cut off: fetch it again" if found else "")
        )
    return found


def _page(record: WarcRecord, number: int) -> Told | None:
    """The article of a record that is a page."""
    kind = record.http_content_type or record.headers.get("Content-Type") or ""
    if "html" not in kind:
        return None
    identity = (record.headers.get("WARC-Record-ID") or str(number)).strip("<>")
    try:
        told = html.told(html.decoded(record.reader.read()))
    except ArticleError:
        return None
    return replace(
        told,
        member=identity.rpartition(":")[2],
        url=told.url or fact(record.headers.get("WARC-Target-URI"), "WARC"),
        places=((0, f"record {identity}"),),
    )


def _is_cut(data: bytes, last: int) -> bool:
    """Whether the file ends within the record that begins at `last`, or goes on after it with no other."""
    rest = data[last:]
    packed = rest.startswith(GZIP)
    if packed:
        member = zlib.decompressobj(31)
        try:
            rest = member.decompress(rest)
        except zlib.error:
            return True
        if not member.eof or member.unused_data.strip(b"\0"):
            return True
    head, gap, body = rest.partition(b"\r\n\r\n")
    fields = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    length = next((value.strip() for name, _, value in fields if name.strip() == b"content-length"), b"")
    if not gap or not length.isdigit() or len(body) < int(length):
        return True
    return not packed and bool(body[int(length) :].strip())
