"""What do subtitles say, with the second of every cue and the voice where it is given?"""

from __future__ import annotations

import re
from html import unescape
from io import StringIO

import webvtt

from onrecord.index.articles.decoding import decode
from onrecord.index.articles.told import Told
from onrecord.index.errors import ArticleError

_TAGS = re.compile(r"<[^>]{0,100}>|\{\\[^}]{1,40}\}")


def read(data: bytes, name: str) -> list[Told]:
    """The transcript: one paragraph for each run of cues of one voice.

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
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    voice, length = "", 0
    for caption, written in ((cue, line) for cue in captions.captions for line in _turns(cue.text)):
        words = " ".join(unescape(_TAGS.sub("", written)).split())
        said = caption.voice or ""
        if not words or (parts and parts[-1].endswith(words)):
            continue
        if parts and said == voice and not (not said and re.match(r"(?:-|>>|[A-Z][A-Z .’'-]+:)", words)):
            start, parts[-1] = length + 1, f"{parts[-1]} {words}"
            length = start + len(words)
        else:
            opening = f"{said}: {words}" if said else words
            start = length + 2 if parts else 0
            parts.append(opening)
            length = start + len(opening)
        voice = said
        places.append((start, caption.start.rpartition(".")[0]))
    if not parts:
        raise ArticleError("the subtitles hold no words")
    return [Told("\n\n".join(parts), places=tuple(places), headed=False)]


def _turns(cue: str) -> list[str]:
    """The lines of a cue in which two speak, each behind a dash; else the cue as it is."""
    lines = cue.split("\n")
    return lines if all(line.lstrip().startswith(("-", "–", "—", ">>")) for line in lines) else [cue]
