"""What do labelled lines at the head of an article say: ``Title: …``, ``HD  …``, ``Subject: …``?

Exports of Factiva and ProQuest, mails saved as text, archives: a run of such lines, two at least that are
known, before or around the story.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.articles.layout.lines import Line
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.model import Fact
from onrecord.index.names.outlets import is_outlet, is_platform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Span

HEAD = 25
"""Lines at the beginning in which labels stand; those of an export stand at its end too."""

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_FIELDS = {word: "" if name == "nothing" else name for name, words in _WORDS.items() for word in words}
_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{1,28})\s?:(?:\s+(?P<value>.+))?\s*")
_CODED = re.compile(r"(?P<label>[A-Z]{2,3})(?:(?:\s{2,}|\t)(?P<value>\S.*))?\s*")
_CLOSE = re.compile(r"(?P<label>[A-Z]{2,3})(?:\s+(?P<value>\S.*))?\s*")
"""The same where one blank parts code and value, as where a document's or a table's text was copied."""
_PART = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_CODES = 4
"""So many lines must have codes, a headline's among them, that one blank is enough."""
_ADDRESS = re.compile(r"\s*<[^<>\s]+@[^<>\s]+>|\b[\w.+-]+@[\w.-]+\b")

_Label = tuple[str, str, "Span"]
"""What it gives, its value, and where in the line that stands."""


@dataclass(slots=True)
class Labels:
    """What the labels say."""

    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    url: Fact | None = None
    masks: list[Span] = field(default_factory=list)


def read_labels(lines: Sequence[Line]) -> Labels | None:
    """The labelled lines of an article, or None where there are not two that are known."""
    coding = _coding(lines[:HEAD])
    found = [(line, label) for line in _parts(lines[:HEAD]) if (label := _label(line, coding))]
    mailed = any(label[0] in ("mail", "sender") for _, label in found)
    found = [(line, _meant(label, mailed=mailed)) for line, label in found]
    telling = {label[0] for _, label in found if label[0] not in ("", "text") and label[1]}
    coded = sum(bool(coding.fullmatch(line.text)) for line, _ in found)
    others = sum(not label[0] for _, label in found)
    if len(telling) < 2 and not (telling and others >= 2):
        return None
    labels = Labels()
    if coded >= 3 or others:
        every = [(line, label) for line in _parts(lines) if (label := _label(line, coding))]
        found = [(line, _meant(label, mailed=mailed)) for line, label in every]
        labels.masks += [line.span for line in lines if _is_heading(line) or len(list(_parts([line]))) > 1]
    for line, (name, value, span) in found:
        if name == "text":
            labels.masks.append((line.start, line.within(span)[0]) if value else line.span)
            continue
        labels.masks.append(line.span)
        if name and value:
            _take(labels, name, value, line.within(span))
    return labels


def is_label(text: str, *, coded: bool = False) -> bool:
    """Whether a line is labelled, or is a label alone: ``Byline: Ada Quill``, ``Body``.

    Args:
        text: of the line.
        coded: whether one blank is enough between code and value.

    """
    line = Line(text, 0)
    return bool(text) and (_is_heading(line) or _label(line, _CLOSE if coded else _CODED) is not None)


def _parts(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of several labels apart: ``Author: Ada Quill | Section: News | 48 Words``."""
    for line in lines:
        parts = [Line(part[0], line.start + part.start()) for part in _PART.finditer(line.text)]
        labelled = [part for part in parts if _label(part, _CODED)]
        yield from parts if len(labelled) > 1 else [line]


def _is_heading(line: Line) -> bool:
    """Whether a label stands alone: ``Body``, ``Classification``."""
    return line.text.lower() in _FIELDS and line.text[0].isupper()


def _coding(lines: Sequence[Line]) -> re.Pattern[str]:
    """How codes are parted from their values."""
    close = {match["label"] for line in lines if (match := _CLOSE.fullmatch(line.text))}
    known = {code for code in close if code.lower() in _FIELDS}
    return _CLOSE if "HD" in known and len(known) >= _CODES else _CODED


def _meant(label: _Label, *, mailed: bool) -> _Label:
    """The label by what it gives: subject, sender and recipient are of mails."""
    name, value, span = label
    given = {"subject": "title" if mailed else "", "sender": "outlet", "mail": ""}
    return given.get(name, name), value, span


def _label(line: Line, coding: re.Pattern[str]) -> _Label | None:
    for pattern in (_LABELLED, coding):
        match = pattern.fullmatch(line.text)
        if match is None:
            continue
        name = _FIELDS.get(" ".join(match["label"].lower().split()))
        shouted = pattern is coding or match["label"].isupper() or name is not None
        if name is not None and shouted and (len(line.text) < 300 or name == "text"):
            value = match["value"] or ""
            return name, value, match.span("value") if value else (len(line.text), len(line.text))
    return None


def _take(labels: Labels, name: str, value: str, span: Span) -> None:
    basis = "labelled line"
    if name == "published":
        day = iso(value)
        labels.published = labels.published or (Fact(day, basis, span) if day else None)
    elif name == "author":
        writer = re.sub(r"^\s*by\s+", "", value, flags=re.IGNORECASE).strip(" ,")
        labels.author = labels.author or Fact(writer, basis, span)
    elif name == "outlet":
        outlet = " ".join(_ADDRESS.sub("", value).strip(" \"'").split())
        sender = outlet != value
        if outlet and not is_platform(outlet) and (is_outlet(outlet) and " " in outlet if sender else True):
            labels.outlet = labels.outlet or Fact(outlet.partition(";")[0].strip(), basis, span)
    elif name == "title":
        labels.title = labels.title or Fact(value, basis, span)
    elif value.startswith("http"):
        labels.url = labels.url or Fact(value.split(maxsplit=1)[0], basis, span)
