"""Where in its original does a quotation stand, as the end of an address can say it?

``#page=`` for a PDF, ``#t=`` for the recording beside its subtitles, and for a web page a text fragment
(https://wicg.github.io/scroll-to-text-fragment/) where its words stand once in the article.
"""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from onrecord.index.paths import is_file

if TYPE_CHECKING:
    from onrecord.index.model import Article, Span

AROUND = 20
"""Characters before and after the words, which distinguish one place from another."""
LONGEST = 300
"""Characters; of longer words only the first and the last few are in the address."""
ENDS = 5
"""Words at each end of those."""
MEDIA = (".mp4", ".m4v", ".webm", ".mov", ".ogv", ".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac")
_PAGE = re.compile(r"page (\d+)")
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})")


def in_file(article: Article, offset: int) -> tuple[str, str]:
    """The file to open for the text at `offset`, and the fragment that leads there: ``page=3``, ``t=72``.

    The fragment is empty where the file is opened at its beginning.
    """
    path, place = article.file, article.place(offset)
    if path.lower().endswith(".pdf") and _PAGE.fullmatch(place):
        return path, _place(place)
    if _TIME.fullmatch(place):
        for suffix in MEDIA:
            recording = f"{os.path.splitext(path)[0]}{suffix}"  # noqa: PTH122 - any string, without an error
            if is_file(recording):
                return recording, _place(place)
    return path, ""


def on_the_web(article: Article, span: Span) -> str:
    """The article's address, with the place of the words at `span` where it can be told."""
    address = article.url.value if article.url else ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme not in ("http", "https"):
        return address
    suffix = PurePosixPath(parts.path).suffix.lower()
    place = article.place(span[0])
    if suffix == ".pdf" or suffix in MEDIA:
        known = (_PAGE if suffix == ".pdf" else _TIME).fullmatch(place)
        return f"{address}#{_place(place)}" if known and not parts.fragment else address
    fragment = text_fragment(article.text, span)
    if not fragment or ":~:" in address:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:{fragment}"


def text_fragment(text: str, span: Span) -> str:
    """``text=before-,words,-after`` for the words at `span`; empty where they stand in the text twice.

    Args:
        text: of the article.
        span: of the words; of several lines the first is meant.

    """
    start, end = span
    words = text[start:end].partition("\n")[0].rstrip()
    end = start + len(words)
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if not words.strip() or text.count(f"{before}{words}{after}") != 1:
        return ""
    if start - len(before) > 0 and not text[start - len(before) - 1].isspace():
        before = before.partition(" ")[2]
    if not text[end + len(after) : end + len(after) + 1].isspace() and end + len(after) < len(text):
        after = after.rpartition(" ")[0]
    if text.count(f"{before}{words}{after}") != 1:
        return ""
    parts = [_encoded(words)]
    if len(words) > LONGEST:
        each = words.split()
        parts = [_encoded(" ".join(each[:ENDS])), _encoded(" ".join(each[-ENDS:]))]
    if before.strip():
        parts.insert(0, f"{_encoded(before)}-")
    if after.strip():
        parts.append(f"-{_encoded(after)}")
    return f"text={','.join(parts)}"


def _place(place: str) -> str:
    if page := _PAGE.fullmatch(place):
        return f"page={page[1]}"
    hours, minutes, seconds = (int(part or 0) for part in _TIME.fullmatch(place).groups())  # type: ignore[union-attr]
    return f"t={hours * 3600 + minutes * 60 + seconds}"


def _encoded(words: str) -> str:
    """As a text fragment wants it: a hyphen, a comma and an ampersand are signs of its own."""
    return quote(" ".join(words.split()), safe="", errors="replace").replace("-", "%2D")
