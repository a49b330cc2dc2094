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
_GOES_ON = re.compile(r"(?:[,;–—-]|\.\.|…)\n|\n(?:\.\.|…)")
"""Where words before a pause and those after it meet, a line apart: the marks of a sentence that goes on."""
PAUSE = 1500
"""Milliseconds without a subtitle that are a pause: those who make subtitles leave so much, and fill what is
shorter (BBC Subtitle Guidelines, Gaps)."""


def read(data: bytes, name: str) -> list[Told]:
    """The transcript: a paragraph for each run of cues of one voice, and after each pause where none has any.

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
    voice, before, length, silent = "", "", 0, 0
    for caption, written in ((cue, line) for cue in captions.captions for line in _turns(cue.text)):
        words = " ".join(unescape(_TAGS.sub("", written)).split())
        said = caption.voice or ""
        if not words or (parts and parts[-1].endswith(words)):
            continue
        goes_on = words[0].islower() or _GOES_ON.search(f"{before}\n{words}")
        paused = _milliseconds(caption.start) - silent >= PAUSE and not goes_on
        begun = not said and (paused or re.match(r"(?:-|>>|[A-Z][A-Z .’'-]+:)", words))
        if parts and said == voice and not begun:
            start, parts[-1] = length + 1, f"{parts[-1]} {words}"
            length = start + len(words)
        else:
            opening = f"{said}: {words}" if said else words
            start = length + 2 if parts else 0
            parts.append(opening)
            length = start + len(opening)
        voice, before, silent = said, words, _milliseconds(caption.end)
        places.append((start, caption.start.rpartition(".")[0]))
    if not parts:
        raise ArticleError("the subtitles hold no words")
    return [Told("\n\n".join(parts), places=tuple(places), headed=False)]


def _milliseconds(stamp: str) -> int:
    """Of a cue's time as it is written, hours first."""
    hours, minutes, seconds = stamp.split(":")
    return round(1000 * (3600 * int(hours) + 60 * int(minutes) + float(seconds)))


def _turns(cue: str) -> list[str]:
    """The lines of a cue in which two speak, each behind a dash; else the cue as it is."""
    lines = cue.split("\n")
    return lines if all(line.lstrip().startswith(("-", "–", "—", ">>")) for line in lines) else [cue]
