"""Which paragraphs of an article are labelled turns?

A label is a speaker's where labels of its style recur: one ``Note:`` makes no transcript. What is no label
goes on with the turn before, until the layout says that it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.turns.directions import spoken, trimmed
from onrecord.index.attribution.turns.labels import bare_name, introduced, opening
from onrecord.index.attribution.turns.paragraphs import paragraphs
from onrecord.index.attribution.turns.standing import standing
from onrecord.index.attribution.turns.wording import pattern, plain, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.index.attribution.turns.labels import Label
    from onrecord.index.model import Span

FEWEST = 3
"""Turns of a transcript; two where names in bold or of the Congressional Record say what it is."""
DENSE = {"caps": 0.08, "title": 0.25, "bold": 0.1}
"""The share of paragraphs that open with a label, where the labels are bare names."""
ASKING = 0.6
"""The share of stretches between labelled turns that end in a question, where answers alone are labelled."""
WHOLLY = 0.8
"""The share of paragraphs that hold a label or stand below one, and of labels that are whole names, where the
article names nobody elsewhere."""
LEADING = 3
"""Paragraphs of prose before the first label, where a transcript stands within an article."""

CERTAIN = ("alone", "record", "voice")
"""Styles in which every label is a speaker's."""

_PLAY = re.compile(
    rf"[\[(*_ \t]*(?:(?:ACT|SCENE|Act|Document)\s+(?:[IVX]+|\d+|ONE|TWO|One|Two)\b|(?:{pattern('stage')})\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\W*(?:(?:end|began|start)\w*)?\W*(?:at )?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?[^.?!]{0,25}$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"[\[(](?:\d{1,2}:)?\d{1,2}:\d{2}[\])]:?|\d{1,2}:\d{2}:\d{2}:?")
"""Where in a recording the speaker has got to, alone on a line: nobody's words, and the turn goes on."""
_RULE = re.compile(r"[\W_]+$|#{1,6}\s|-?\s*(?:30|end|ends)\s*-?$", re.IGNORECASE)
_FURNITURE = re.compile(rf"\W*(?:{pattern('furniture')})\b", re.IGNORECASE)
_REPORTED = re.compile(r"[”\"],?\s+(?:[\w.’'-]+ ){0,3}(?:said|says|told|added|wrote|asked)\b")
_CUE = re.compile(r"WEBVTT|\d+$|(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}\s+-->|NOTE\b|STYLE\b")
_WORDS = re.compile(r"[^\W\d_]{2,}|\bI\b")
_ITEM = re.compile(r"[-*•–] ")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next one does."""

    label: Label
    segments: tuple[Span, ...]
    """One for each paragraph, without label and stage directions at its edges."""
    words: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """The labelled turns of one article."""

    turns: tuple[Turn, ...]
    voices: int
    """How many labels they have."""
    staged: bool
    """It has what plays have: acts, documents, entries."""
    first: int
    """Where the first label stands."""


def script(text: str, known: Callable[[Label], bool], title: str) -> Script | None:
    """The turns of an article; None where it has none.

    Args:
        text: of the article, what is no prose blanked out.
        known: whether the article tells elsewhere who a label stands for.
        title: of the article.

    """
    spans = paragraphs(text)
    opened = introduced(standing(text, spans, [opening(text, *span) for span in spans]))
    asks = {
        label.key for label, (_, end) in zip(opened, spans, strict=True) if label and text[end - 1] == "?"
    }
    kept = _kept([label for label in opened if label], known, title, asks)
    heads = [at for at, label in enumerate(opened) if label and (label.style, label.key) in kept]
    if not _recurs([opened[at] for at in heads], known, title):
        return None
    gaps = _gaps(text, spans, heads)
    between = [[heads[0] - 1] if heads[0] else [], *gaps[:-1]]
    asked = [gap for gap in between if gap and text[slice(*spans[gap[-1]])].rstrip(" *_").endswith("?")]
    asking = any(label.role == "question" for at in heads if (label := opened[at]))
    unlabelled = (
        not asking and len(asked) >= max(2, ASKING * sum(map(bool, between))) and 3 * len(asked) >= len(heads)
    )
    if not unlabelled and not _dense(text, spans, [opened[at] for at in heads], heads, known):
        return None
    within = sum(len(text[slice(*span)].split()) > 20 for span in spans[: heads[0]]) >= LEADING
    limit = max([len(gap) for gap in gaps[:-1]], default=0) if within or unlabelled else len(spans)
    turns = []
    for at, gap in zip(heads, gaps, strict=True):
        label = opened[at]
        assert label is not None
        body = [(label.words, spans[at][1])]
        for further in gap[: limit if at == heads[-1] else None]:
            part = text[slice(*spans[further])]
            if _STAMP.fullmatch(part):
                continue
            if unlabelled and part.rstrip(" *_").endswith("?"):
                break
            if over(part) or (within and _REPORTED.search(part)):
                break
            if not _CUE.match(part) and spans[further][1] > label.words:
                body.append(spans[further])
        segments = tuple(span for piece in body if (span := trimmed(text, *piece)))
        said = " ".join(spoken(text[slice(*span)]) for span in segments)
        if said and not _quoted(said):
            turns.append(Turn(label, segments, said, known(label)))
    if len(turns) < 2:
        return None
    staged = sum(bool(_PLAY.match(text, *span)) for span in spans) >= 2
    return Script(_joined(turns), len({turn.label.key for turn in turns}), staged, spans[heads[0]][0])


def _kept(
    labels: Sequence[Label], known: Callable[[Label], bool], title: str, asks: set[str]
) -> set[tuple[str, str]]:
    """The labels that are speakers', by style and key.

    `asks` are the keys of those whose words end in a question.
    """
    times = Counter((label.style, label.key) for label in labels)
    by_key = {(label.style, label.key): label for label in labels}
    letters = Counter(label.role for label in labels if label.style == "letter")
    styles: Counter[str] = Counter(
        label.style for label in labels if label.style in ("caps", "title", "bold")
    )
    leading: str = max(styles, key=lambda style: (styles[style], style == "caps"), default="")
    found: set[tuple[str, str]] = set()
    for (style, key), label in by_key.items():
        count = times[style, key]
        if style == "letter":
            right = letters["question"] >= 2 or (label.role == "question" and sum(styles.values()) >= 2)
        elif style in CERTAIN:
            right = True
        elif style != leading:
            right = count >= 2 and (_strong(label) or known(label) or (leading, key) in by_key)
        else:
            right = count >= 2 or _strong(label) or known(label) or key in asks or _within(label, title)
            right = (
                right
                or (style == "caps" and styles["caps"] >= 6)
                or (style == "bold" and styles["bold"] >= 4)
            )
        if right:
            found.add((style, key))
    if leading == "bold" and len(found) == 1:
        found.update((style, key) for style, key in by_key if style == "bold")
    return found


def _strong(label: Label) -> bool:
    """Does the label itself say that it is a speaker's?"""
    if label.role != "name":
        return label.role != "office" or label.style == "caps" or label.core.lower().startswith("the ")
    before, _ = bare_name(label.core)
    return any(plain(word) in words("courtesy") or plain(word) in words("offices") for word in before)


def _within(label: Label, title: str) -> bool:
    heading = plain(re.sub(r"[^\w.’'-]", " ", title))
    return label.role == "name" and f" {label.key} " in f" {heading} "


def _recurs(labels: Sequence[Label | None], known: Callable[[Label], bool], title: str) -> bool:
    """Are there enough labels, and do they come again, as those of a conversation do?"""
    found = [label for label in labels if label]
    keys = Counter(label.who for label in found)
    styles: Counter[str] = Counter(label.style for label in found)
    if any(styles[style] >= 2 for style in CERTAIN):
        return True
    if (
        styles["bold"] >= 2
        and len(keys) >= 2
        and any(_within(label, title) or known(label) for label in found)
    ):
        return True
    if len(found) < FEWEST or max(keys.values()) < 2:
        return False
    again = sum(count for count in keys.values() if count > 1)
    if any(_strong(label) for label in found):
        return again * 2 >= len(found) or again >= 4
    return again * 2 >= len(found) and (
        sum(count > 1 for count in keys.values()) > 1
        or any(known(label) for label in found if keys[label.who] > 1)
    )


def _dense(
    text: str,
    spans: Sequence[Span],
    labels: Sequence[Label | None],
    heads: Sequence[int],
    known: Callable[[Label], bool],
) -> bool:
    """Do labels that are bare names open as many paragraphs, and do sentences follow them?"""
    found = [label for label in labels if label]
    if all(label.style in CERTAIN for label in found):
        return True
    said = [_behind(text, label, spans, at) for label, at in zip(found, heads, strict=True)]
    if sum(len(_WORDS.findall(words_)) >= 4 for words_ in said) * 2 < len(found):
        return False
    if any(_strong(label) for label in found):
        return True
    style = Counter(label.style for label in found).most_common(1)[0][0]
    paragraphs_ = heads[-1] - heads[0] + 1
    if len({label.key for label in found}) < 2:
        return False
    if style == "title" and sum(map(known, found)) * 2 < len(found):
        return _throughout(found, spans, heads)
    return len(found) >= DENSE.get(style, 0.0) * paragraphs_


def _throughout(labels: Sequence[Label], spans: Sequence[Span], heads: Sequence[int]) -> bool:
    """Is nearly all of the article labelled, and are the labels names in whole or numbered voices?"""
    below = {at + 1 for at in heads}
    held = sum(at in below or at in heads for at in range(len(spans)))
    whole = sum(label.role != "name" or len(bare_name(label.core)[1]) > 1 for label in labels)
    return held >= WHOLLY * len(spans) and whole >= WHOLLY * len(labels)


def _behind(text: str, label: Label, spans: Sequence[Span], at: int) -> str:
    """What stands behind a label, or below one that stands alone."""
    own = text[label.words : spans[at][1]]
    return own if own.strip() or at + 1 == len(spans) else text[slice(*spans[at + 1])]


def _gaps(text: str, spans: Sequence[Span], heads: Sequence[int]) -> list[list[int]]:
    """The paragraphs without a label behind each one that has one; directions left out."""
    ends = [*heads[1:], len(spans)]
    return [
        [at for at in range(head + 1, end) if trimmed(text, *spans[at])]
        for head, end in zip(heads, ends, strict=True)
    ]


def over(part: str) -> bool:
    """Does this paragraph say that the turn is over: a rule, a heading, a time, what pages end with?"""
    if _CUE.match(part):
        return False
    few = len(part.split()) <= 10
    shouted = few and part.isupper() and part.rstrip(" *_")[-1:] not in ".?!—…" and len(part) > 3
    return bool(
        shouted
        or _RULE.match(part)
        or _TIME.fullmatch(part)
        or (_FURNITURE.match(part) and not _ITEM.match(part))
    )


def _quoted(said: str) -> bool:
    """Do the words stand between quotation marks, and so are found as any quotation?"""
    return said[0] in '“"«' and said[-1] in '”"»' and said.count(said[0]) <= 2


def _joined(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Cues of one voice that follow on one another are one turn."""
    found: list[Turn] = []
    for turn in turns:
        last = found[-1] if found else None
        if last and turn.label.style == last.label.style == "voice" and turn.label.key == last.label.key:
            found[-1] = Turn(
                last.label, last.segments + turn.segments, f"{last.words} {turn.words}", last.known
            )
        else:
            found.append(turn)
    return tuple(found)
