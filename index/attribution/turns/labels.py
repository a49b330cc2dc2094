"""Does a paragraph open with a label, and what kind of label is it?

The forms: ``MS. LOWE:``, ``QUESTION:``, ``Q`` and ``A``, ``Name:`` bold or not, ``Mr. Lowe (Rye) (Con):``,
``Mr. LOWE (during the reading).`` and ``The Acting CHAIR.`` of the Congressional Record, ``<v Name>`` of
WebVTT, each also behind day and time or ``>>``, and ``Name  0:03`` alone on a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.turns.wording import PARTICLES, phrases, plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Span

Role = Literal["name", "office", "question", "answer", "role"]
"""What a label says: a name, an office alone, who asks, who answers, or what somebody is."""

Style = Literal["alone", "bold", "caps", "letter", "record", "title", "voice"]
"""How a label is set: alone on its line, in bold, in capitals, as a letter, as in the Congressional Record,
with a capital for each word, as a voice of subtitles."""

LONGEST = 90
"""Code points of a label with what stands in brackets behind it."""
MOST = 8
"""Words of a label."""

LINKS = frozenset({"The", "the", "THE", "of", "for", "and", "to", "pro", "tempore"})
"""What stands among the words of an office."""
CHAIRED = frozenset(
    {"president", "chairman", "chairwoman", "speaker", "secretary", "chair", "justice", "mayor"}
)
"""Whom a label addresses by the office: ``Mr. President``; ``Mr. King`` is a name."""

_OPENING = re.compile(
    r"[ \t]*(?:>>+[ \t]*)?(?:[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \t]+)?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?[ \t]+(?:[-–—][ \t]+)?)?"
)
_STAMPED = re.compile(
    r"(?P<open>\*\*|__)?(?P<label>[^\W\d_][^:\n\d]{0,60}?(?:[ \t]\d{1,2})?)(?(open)(?:\*\*|__))"
    r"(?:[ \t]*[|•–—-])?[ \t]+[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?[ \t]*"
)
"""A name and a time alone on a line, as recorders of meetings print them."""
_COLON = re.compile(
    r"(?P<open>\*\*\*|\*\*|__|\*|_)?(?P<label>[^\W_][^:\n*_]*?)[ \t]*(?P<close>\*{1,3}|_{1,2})?"
    r"(?:[ \t]*[\[(](?:(?P<time>\d{1,2}:\d{2}:\d{2})|\d{1,2}:\d{2})[\])])?[ \t]?:"
    r"(?P<late>\*{1,3}|_{1,2})?(?=\s|[^\W\d]|[\"“‘(\[—–*$£€]|$)"
    r"(?:[ \t]*(?P<behind>[\[(]?\d{1,2}:\d{2}:\d{2}[\])]?)[ \t]*$)?"
)
_TIMED = re.compile(r"(?P<open>\*\*|__)(?P<label>[^\W_][^:\n*_]{1,60}?)(?P=open)[ \t]+(?=\S)")
"""A name in bold behind a time, without a colon."""
_DASHED = re.compile(r"(?P<label>[A-Z][A-Z.’' -]{3,60}?)\.[-–—]+[ \t]*(?=\S)")
"""A name in capitals before a stop and a dash, as parliaments of the Commonwealth print it."""
_HYPHENED = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Hon)\.?[ \t]+[A-Z][A-Z.’' -]{2,50}?)[ \t]*[-–—][ \t]*"
    r"(?=[“\"‘(\[]?[A-Z](?:[a-z]|[ \t,]))"
)
"""A title and a name in capitals before a bare dash."""
_LETTER = re.compile(
    r"(?:\*\*|__)?(?P<label>[QA])(?!\.M\b)"
    r"(?:(?:\d{1,2})?[.:](?:\*\*|__)?[ \t]*(?=\S)|(?:\*\*|__)[.:]?[ \t]+|"
    r"[ \t]{2,}(?=\S)|[.:]?[ \t]?[—–][ \t]*)"
)
_ASKS = re.compile(r"Q (?=[A-Z“\"(—–\[])")
_RECORD = re.compile(
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Miss|Dr|Messrs)\.?|The|Madam|Senator)[ \t]+(?:[A-Z][a-z]+[ \t]+)?"
    r"(?:(?:Mc|Mac|De|La|Le|Van|O['’]|D['’])?[A-Z][A-Z'’.-]+)(?:[ \t]+(?:[A-Z][A-Z'’-]+|pro tempore))*"
    r"(?:[ \t]+of[ \t]+(?:[A-Z][a-z]+)(?:[ \t][A-Z][a-z]+)?)?"
    r"(?:[ \t]+\([^()\n]{1,60}\))?)\.[ \t]+(?=[A-Z\[“\"(‘0-9])"
)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+(?P<label>[^<>\n]{1,60})>")
_BRACKETS = re.compile(r"[ \t]*\(([^()]{0,80})\)|[ \t]*\[([^\[\]]{0,80})\]")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.&-]*[\w.])?")
_CAPS = re.compile(r"(?:Mc|Mac|De|La|O['’]|D['’])?[A-Z0-9][A-Z0-9'’.&-]*s?")
_INITIAL = re.compile(r"[A-Z]\.?")
"""Behind a title, ``M.`` is an initial and no Monsieur."""
_NUMERAL = re.compile(r"[IVXLC]+|[A-Z]|\d+")
_NUMBERED = re.compile(
    r"(?:speaker|participant|caller|panelist|interviewer|interviewee|respondent|voice|reporter|q|question)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of one turn."""

    printed: str
    """As printed, without markup: ``MS. PSAKI``, ``Mr. Howard (Folkestone) (Con)``."""
    core: str
    """Without what stands in brackets: ``Mr. Howard``."""
    inside: tuple[str, ...]
    """What stands in brackets: ``Folkestone``, ``Con``."""
    span: Span
    """Of `printed`."""
    words: int
    """Where the words begin, if any stand in the same paragraph."""
    style: Style
    role: Role

    @property
    def key(self) -> str:
        """The same for every way to print one label."""
        return plain(self.core)

    @property
    def is_office(self) -> bool:
        """Whether it is an office, whose holder may stand in the brackets."""
        return self.role != "name" or "minister" in self.key or self.core.startswith("The ")

    @property
    def who(self) -> str:
        """The same for every label of one speaker: the surname, in the label or in its brackets."""
        names = (
            [name for inside in self.inside if (name := bare_name(inside)[1])] if self.role != "name" else []
        )
        name = bare_name(self.core)[1] if self.role == "name" else names[0] if names else []
        return plain(name[-1]) if name else self.key


def opening(text: str, start: int, end: int) -> Label | None:
    """The label that the paragraph from `start` to `end` opens with, if any."""
    stop = min(end, start + LONGEST + 30)
    at = _OPENING.match(text, start, stop)
    begin = at.end() if at else start
    if begin >= stop:
        return None
    voice = _VOICE.match(text, begin, stop)
    if voice:
        return labelled(text, voice.span("label"), voice.end(), "voice")
    letter = _LETTER.match(text, begin, stop) or _ASKS.match(text, begin, stop)
    if letter:
        role: Role = "question" if text[letter.start() :].lstrip("*_")[:1] == "Q" else "answer"
        place = text.index("Q" if role == "question" else "A", letter.start())
        return Label(text[place], text[place], (), (place, place + 1), letter.end(), "letter", role)
    record = _RECORD.match(text, begin, stop)
    if record:
        return labelled(text, record.span("label"), record.end(), "record")
    timed = _TIMED.match(text, begin, stop) if begin > start else None
    if timed:
        return labelled(text, timed.span("label"), timed.end(), "bold")
    stamped = _STAMPED.fullmatch(text, begin, end) if end - begin <= LONGEST else None
    if stamped:
        return labelled(text, stamped.span("label"), end, "title")
    dashed = _DASHED.match(text, begin, stop) or _HYPHENED.match(text, begin, stop)
    if dashed:
        return labelled(text, dashed.span("label"), dashed.end(), "title")
    colon = _COLON.match(text, begin, stop)
    if not colon or colon.end("label") - colon.start("label") > LONGEST:
        return None
    if colon["time"] or colon["behind"]:
        return labelled(text, colon.span("label"), colon.end(), "voice")
    bold = bool(colon["open"]) and bool(colon["close"] or colon["late"])
    if bool(colon["open"]) != bool(colon["close"] or colon["late"]):
        return None
    return labelled(text, colon.span("label"), colon.end(), "bold" if bold else "title")


def labelled(text: str, span: Span, behind: int, style: Style) -> Label | None:
    """The label that a stretch of the text makes, if any; its speaker's words begin at `behind`."""
    printed = text[slice(*span)].strip()
    span = (span[0], span[0] + len(printed))
    inside = tuple((one or two).strip() for one, two in _BRACKETS.findall(printed))
    core = " ".join(_BRACKETS.sub(" ", printed).split()).strip(" ,")
    if core.isupper() and len(core) > 3:
        core = core.rstrip(".")
    role = _role(core)
    if role is None:
        return None
    caps = all(
        _CAPS.fullmatch(word) or word in PARTICLES or plain(word) in words("courtesy")
        for word in core.split()
    )
    if style == "title" and caps and any(len(word) > 1 and word.isupper() for word in core.split()):
        return Label(printed, core, inside, span, behind, "caps", role)
    return Label(printed, core, inside, span, behind, style, role)


def _role(core: str) -> Role | None:
    """What a label without its brackets says; None where it is no label."""
    key = plain(core)
    bare = re.sub(r" ?#?\d+$", "", key)
    if key in phrases("nobody") or bare in phrases("nobody") or not key:
        return None
    if bare in phrases("questioners"):
        return "question"
    if bare in phrases("answerers"):
        return "answer"
    if bare in phrases("roles") or bare.startswith("unidentified "):
        return "role"
    parts = core.split()
    if len(parts) > MOST or (any(char.isdigit() for char in core) and not _NUMBERED.match(key)):
        return None
    if not all(_WORD.fullmatch(part.rstrip(",")) for part in parts):
        return None
    if plain(parts[0]) in words("leading") or (
        plain(parts[0]) in words("divisions") and _NUMERAL.fullmatch(parts[-1])
    ):
        return None
    if parts[0].islower() or not all(
        part[0].isupper() or part.lower() in PARTICLES or "-" in part for part in parts
    ):
        return None
    if parts[-1].lower() in PARTICLES and parts[-1].islower() and key != "the speaker pro tempore":
        return None
    if any(plain(part).split()[:1] == ["said"] for part in parts):
        return None
    before, name = bare_name(core)
    return "office" if not name or (before and "the" in map(str.lower, name)) else "name"


def _titular(part: str) -> bool:
    """Is this word of a label a title or an office's?"""
    known = plain(part).strip(" ,")
    return known in words("courtesy") or known in words("offices") or part in LINKS


def bare_name(core: str) -> tuple[list[str], list[str]]:
    """A label taken apart: the words of courtesy and office before the name, and those of the name."""
    parts = [part.strip(",") for part in core.split()]
    at = 0
    while at < len(parts) and _titular(parts[at]) and not (at and _INITIAL.fullmatch(parts[at])):
        at += 1
    if at == len(parts) > 1 and plain(parts[0]) in words("courtesy") and plain(parts[-1]) not in CHAIRED:
        at -= 1
    name = parts[at:]
    if "of" in [part.lower() for part in name]:
        name = name[: [part.lower() for part in name].index("of")]
    return parts[:at], name


def introduced(opened: Sequence[Label | None]) -> list[Label | None]:
    """The labels of paragraphs, a short form (``AvQ:`` after ``Ada van Quill (AvQ):``) with the whole name.

    A short form is one word in the brackets of a label with a whole name, and some other label by itself.

    Args:
        opened: the label with which each paragraph begins, if any.

    """
    short = {label.core for label in opened if label and not label.inside and " " not in label.core}
    whole: dict[str, Label] = {}
    for label in opened:
        if label and label.role == "name" and len(bare_name(label.core)[1]) > 1:
            for inside in short.intersection(label.inside):
                whole.setdefault(inside, label)
    if not whole:
        return list(opened)
    return [_standing_for(label, whole) if label else None for label in opened]


def _standing_for(label: Label, whole: dict[str, Label]) -> Label:
    """The label with the whole name in the style of the one that introduces it."""
    if label.core in whole and not label.inside:
        name = whole[label.core]
        return replace(label, core=name.core, style=name.style, role="name")
    return label
