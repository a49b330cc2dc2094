"""What was said, by the cues of a recording: the paragraphs of a transcript, and the second of each cue."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index.articles.told import Told
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_GOES_ON = re.compile(r"(?:[,;–—-]|\.\.|…)\n|\n(?:\.\.|…)")
"""Where words before a pause and those after it meet, a line apart: the marks of a sentence that goes on."""
_OPENED = re.compile(r"(?:-|>>|[A-Z][A-Z .’'-]+:)")
_LABELLED = re.compile(r"(?P<voice>[^\W\d_][\w.’'-]*(?: [^\W_][\w.’'()-]*){0,5}): +(?=\S)")
PAUSE = 1500
"""Milliseconds without a subtitle that are a pause: those who make subtitles leave so much, and fill what is
shorter (BBC Subtitle Guidelines, Gaps)."""
MOSTLY = 0.5
"""The share of cues that open with labels, from which on these are the speakers'."""
TIMED = frozenset({"start", "end", "text"})
"""The fields of a cue in a table or in JSON, as speech recognisers write them."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words with their time in the recording."""

    start: int
    """Milliseconds."""
    end: int
    voice: str
    words: str
    """With single blanks."""


def transcript(cues: Iterable[Cue]) -> Told:
    """A paragraph for each run of cues of one voice, and after each pause where none has any.

    Raises:
        ArticleError: the cues hold no words.

    """
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    voice, before, length, silent = "", "", 0, 0
    for cue in _voiced(list(cues)):
        if not cue.words or (parts and parts[-1].endswith(cue.words)):
            continue
        goes_on = cue.words[0].islower() or _GOES_ON.search(f"{before}\n{cue.words}")
        paused = cue.start - silent >= PAUSE and not goes_on
        begun = not cue.voice and (paused or _OPENED.match(cue.words))
        if parts and cue.voice == voice and not begun:
            start, parts[-1] = length + 1, f"{parts[-1]} {cue.words}"
            length = start + len(cue.words)
        else:
            opening = f"{cue.voice}: {cue.words}" if cue.voice else cue.words
            start = length + 2 if parts else 0
            parts.append(opening)
            length = start + len(opening)
        voice, before, silent = cue.voice, cue.words, cue.end
        places.append((start, _time(cue.start)))
    if not parts:
        raise ArticleError("the subtitles hold no words")
    return Told("\n\n".join(parts), places=tuple(places), headed=False)


def of_rows(rows: Iterable[Mapping[str, object]]) -> Told:
    """The transcript that rows with start, end and text are; whole numbers are milliseconds, others seconds.

    Raises:
        ArticleError: the rows hold no words, or a time that is none.

    """
    found = []
    for row in rows:
        start, end = (_milliseconds(row.get(name)) for name in ("start", "end"))
        voice = " ".join(str(row.get("speaker") or "").replace("_", " ").split())
        found.append(Cue(start, end, voice, " ".join(str(row.get("text") or "").split())))
    return transcript(found)


def _milliseconds(value: object) -> int:
    written = str(value or "0")
    try:
        return int(written) if written.isdigit() else round(1000 * float(written))
    except (ValueError, OverflowError) as error:
        raise ArticleError(f"the time “{written[:40]}” is no number") from error


def _voiced(cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues, those that open with a name and a colon as its voice, where most do and names come again."""
    found = [None if cue.voice else _LABELLED.match(cue.words) for cue in cues]
    times = Counter(match["voice"] for match in found if match)
    again = sum(count for count in times.values() if count > 1)
    if again < MOSTLY * len(cues) or not again:
        return cues
    return [
        replace(cue, voice=match["voice"], words=cue.words[match.end() :]) if match else cue
        for cue, match in zip(cues, found, strict=True)
    ]


def _time(milliseconds: int) -> str:
    """Hours, minutes and seconds: ``00:01:07``."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
