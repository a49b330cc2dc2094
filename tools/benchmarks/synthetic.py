"""Which articles does a benchmark of a million quotations read? New ones, made of the sentences of old ones.

Seeded: the same numbers give the same articles. Spoken and narrated sentences of PolNeAR's training set are
recombined; some words are exchanged and a few are coined, so that the vocabulary grows as it does in news.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.index.model import Article, Cue, Fact, Office, Quotation, Relay, Source, Speaker, identified

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PER_ARTICLE = 10
SPEAKERS, OUTLETS = 5000, 200
OFFICES = (
    *(
        "President",
        "Vice President",
        "Senator",
        "Governor",
        "Mayor",
        "Secretary of State",
        "Attorney General",
    ),
    *("spokesman", "campaign manager", "economist", "professor", "analyst", "police chief", "judge"),
    *("chief executive", "lawyer", "activist", "ambassador", "prime minister", "director", "voter"),
)
_SYLLABLES = (
    *("ba", "ren", "to", "mal", "ki", "dor", "ves", "lin", "gra", "ou", "sha"),
    *("pel", "ni", "zor", "cam", "ter", "ush", "hov", "el", "ya", "min", "tad"),
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{25,600})[”\"]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Sentences:
    """What articles are made of."""

    spoken: list[str]
    narrated: list[str]
    words: list[str]
    """Every word as often as it stands."""
    first: list[str]
    last: list[str]


def read(folder: Path) -> Sentences:
    """The sentences of all texts in a folder."""
    spoken, narrated, names = [], [], set()
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        text = path.read_text(encoding="utf-8")
        for quoted in _QUOTED.findall(text):
            spoken += [one for one in _SENTENCE.split(" ".join(quoted.split())) if len(one.split()) >= 4]
        plain = " ".join(_QUOTED.sub(" ", text).split())
        narrated += [one for one in _SENTENCE.split(plain) if 5 <= len(one.split()) <= 40]
        names |= set(re.findall(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b", text))
    words = [word for one in narrated for word in one.split()]
    return Sentences(spoken, narrated, words, sorted({a for a, _ in names}), sorted({b for _, b in names}))


def articles(
    sentences: Sentences, quotations: int, seed: int = 7
) -> Iterator[tuple[Source, Article, tuple[Quotation, ...]]]:
    """Articles with a given number of quotations in all, the newest first."""
    choice = random.Random(seed)
    speakers = [f"{choice.choice(sentences.first)} {choice.choice(sentences.last)}" for _ in range(SPEAKERS)]
    office_of = {speaker: choice.choice(OFFICES) for speaker in speakers}
    outlets = [
        f"{choice.choice(sentences.last)} {choice.choice(('Times', 'Post', 'Herald'))} {i}"
        for i in range(OUTLETS)
    ]
    speaker_weights = list(accumulate(1 / (i + 8) for i in range(SPEAKERS)))
    outlet_weights = list(accumulate(1 / (i + 4) for i in range(OUTLETS)))
    number = quotations // PER_ARTICLE
    for which in range(number):
        published = date(2023, 12, 31) - timedelta(days=3650 * which // number)
        outlet = choice.choices(outlets, cum_weights=outlet_weights)[0]
        parts: list[str] = []
        length = 0
        made = []
        for speaker in choice.choices(speakers, cum_weights=speaker_weights, k=PER_ARTICLE):
            before = f"{_changed(choice.choice(sentences.narrated), sentences, choice)}\n\n“"
            words = _spoken(sentences, choice)
            after = f"” {speaker} said. {_changed(choice.choice(sentences.narrated), sentences, choice)}\n\n"
            start = length + len(before)
            end = start + len(words)
            cue = Cue("said", "say", (end + 3 + len(speaker), end + 7 + len(speaker)))
            made.append(
                Quotation(
                    choice.choices(("direct", "mixed", "indirect"), (6, 3, 1))[0],
                    ((start, end),),
                    words,
                    speaker=Speaker(speaker, speaker),
                    office=Office(office_of[speaker]),
                    cue=cue,
                    relays=(Relay("AFP", "document", "credit line"),) if which % 7 == 0 else (),
                    confidence=round(choice.random(), 3),
                )
            )
            parts += (before, words, after)
            length = end + len(after)
        doc = f"{which:07}.txt"
        article = Article(
            doc,
            f"/corpus/{doc}",
            "".join(parts),
            f"{which:064x}",
            title=Fact(choice.choice(sentences.narrated)[:80], "front matter"),
            outlet=Fact(outlet, "front matter"),
            published=Fact(published.isoformat(), "front matter"),
        )
        yield Source(doc, article.path, length, which), article, identified(doc, made)


def _spoken(sentences: Sentences, choice: random.Random) -> str:
    target = max(6.0, choice.gauss(22, 9))
    parts: list[str] = []
    length = 0
    while length < target:
        one = choice.choice(sentences.spoken)
        parts.append(one)
        length += one.count(" ") + 1
    words = " ".join(parts).split()
    return _changed(" ".join(words[: int(target * 1.5)]), sentences, choice)


def _changed(text: str, sentences: Sentences, choice: random.Random) -> str:
    words = text.split()
    for place in range(len(words)):
        chance = choice.random()
        if chance < 0.004:
            words[place] = "".join(choice.choices(_SYLLABLES, k=choice.randint(2, 4)))
        elif chance < 0.034:
            words[place] = choice.choice(sentences.words)
    return " ".join(words)
