"""What do subtitles say, with the second of every cue and the voice where it is given?"""

from __future__ import annotations

import re
from html import unescape
from io import StringIO
from typing import TYPE_CHECKING, Any

import webvtt

from onrecord.index.articles.decoding import decode
from onrecord.index.articles.formats.transcripts import Cue, transcript
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.articles.told import Told

_TAGS = re.compile(r"<[^>]{0,100}>|\{\\[^}]{1,40}\}")


def read(data: bytes, name: str) -> list[Told]:
    """The transcript.

    Raises:
        ArticleError: it holds no cue.

    """
    text = decode(data).removeprefix("\ufeff").replace("\r\n", "\n")
    form = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    if form == "vtt":
        text = text.lstrip()
    try:
        captions = webvtt.from_buffer(StringIO(text), format=form)
    except webvtt.errors.MalformedFileError as error:
        raise ArticleError("it holds no subtitles: no line with the time of one") from error
    return [transcript(cue for caption in captions.captions for cue in _cues(caption))]


def _cues(caption: Any) -> Iterator[Cue]:
    """One for each who speaks in it."""
    start, end = _milliseconds(caption.start), _milliseconds(caption.end)
    for written in _turns(caption.text):
        yield Cue(start, end, caption.voice or "", " ".join(unescape(_TAGS.sub("", written)).split()))


def _milliseconds(stamp: str) -> int:
    """Of a cue's time as it is written, hours first."""
    hours, minutes, seconds = stamp.split(":")
    return round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))


def _turns(cue: str) -> list[str]:
    """The lines of a cue in which two speak, each behind a dash; else the cue as it is."""
    lines = cue.split("\n")
    return lines if all(line.lstrip().startswith(("-", "–", "—", ">>")) for line in lines) else [cue]
