"""Quotations falsified as people do it, and altered as harmlessly as copying does it, by a seeded hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

LEAST = 5
"""Words that must be left."""
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
SENTENCES = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)\s+(?=[A-Z])")
"""Where one sentence ends and the next begins: not behind *Mr.*, *Sen.* or an initial."""
CUES = ("if", "unless", "until", "but", "except")
MODALS = ("will", "would", "may", "might", "must", "should", "could", "can")
STRANGERS = (
    "Alvarado", "Brennan", "Castellanos", "Delacroix", "Emerson", "Fairbanks", "Gallagher", "Hutchinson",
    "Ibrahim", "Jankowski", "Kowalski", "Lindqvist", "Macpherson", "Nakamura", "Okonkwo", "Pemberton",
    "Quintana", "Rutherford", "Sullivan", "Thompson", "Underwood", "Villanueva", "Worthington", "Yamamoto",
    "Zimmerman",
)  # fmt: skip
FRAMES = (
    "{name} denied that “{words}”",
    "{name} did not believe that “{words}”",
    "{name} joked that “{words}”",
    "{name} never said that “{words}”",
    "{name} said it was wrong that “{words}”",
    "{name} rejected the idea that “{words}”",
    "{name} said nobody thinks that “{words}”",
    "{name} mocked the view that “{words}”",
)
BRITISH = (
    ("ize", "ise"), ("izing", "ising"), ("ization", "isation"), ("color", "colour"), ("labor", "labour"),
    ("favor", "favour"), ("honor", "honour"), ("center", "centre"), ("defense", "defence"),
    ("program", "programme"),
    ("traveling", "travelling"), ("behavior", "behaviour"), ("neighbor", "neighbour"),
)  # fmt: skip
FALSIFICATIONS = (
    "decimal", "same initial", "bracket", *(f"cut before {cue}" for cue in CUES), "cut after not",
    "cut after modal", "splice", "splice …", "question cut",
)  # fmt: skip
HARMLESS = ("verbatim", "marks", "capitals", "line hyphen", "misread", "british", "sentence", "cut")


@dataclass(frozen=True)
class Source:
    """A quotation that something is made of, and others of its article."""

    text: str
    others: Sequence[str]


def made(way: str, source: Source, draw: random.Random) -> str:
    """The quotation in one way; ``""`` where it cannot be made of it."""
    text = " ".join(source.text.split())
    match way:
        case "decimal":
            return _decimal(text, draw)
        case "same initial":
            return _renamed(text, draw)
        case "bracket":
            return _bracket(text, draw)
        case "cut after not":
            return _after(text, r"(?:\bnot|n[’']t|\bnever|\bcannot)\s+", draw)
        case "cut after modal":
            return _after(text, rf"\b(?:{'|'.join(MODALS)})\s+(?!not\b|n[’']t)", draw)
        case "splice" | "splice …":
            return _spliced(text, source.others, " … " if "…" in way else " ", draw)
        case "question cut":
            return _question(text)
        case _ if way.startswith("cut before "):
            return _before(text, way.removeprefix("cut before "))
        case _:
            return harmless(way, text, draw)


def harmless(way: str, text: str, draw: random.Random) -> str:
    """The quotation with what copying does to it."""
    words = text.split()
    match way:
        case "verbatim":
            return text
        case "marks":
            return text.translate(str.maketrans("’‘“”—–", "''\"\"--")).replace('"', "'")
        case "capitals":
            return text.upper()
        case "line hyphen":
            at = [at for at, word in enumerate(words) if len(word) >= 8 and word.isalpha()]
            if not at:
                return ""
            place = draw.choice(at)
            words[place] = f"{words[place][:4]}-\n{words[place][4:]}"
            return " ".join(words)
        case "misread":
            at = [
                at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha() and "l" in word[1:]
            ]
            if not at:
                return ""
            place = draw.choice(at)
            words[place] = words[place][0] + words[place][1:].replace("l", "1", 1)
            return " ".join(words)
        case "british":
            new = text
            for american, british in BRITISH:
                own = rf"(?<=[A-Za-z]{{3}})(?<![b-df-hj-np-tv-z]s){american}(?=s?\b)|\b{american}(?=s?\b)"
                new = re.sub(own, british, new)
            return new if new != text else ""
        case "cut":
            return _lightly(text, draw)
        case _:
            sentences = [one.strip() for one in SENTENCES.split(text)]
            long = [one for one in sentences if len(one.split()) >= LEAST]
            return draw.choice(long) if len(sentences) > 1 and long else ""


OPENINGS = (
    r"(?:I (?:really )?think that|I believe that|I think|Look,|Well,|And|Now,|You know,|As I said,|Today,)"
)
CLOSINGS = (
    r",? because\b|, wh(?:ich|o|ere)\b"
    r"|, and (?=(?:I|we|he|she|they|it|the|that|this)\b)|, so (?=I|we|he|they)"
)


def _lightly(text: str, draw: random.Random) -> str:
    """A sentence without what opens it, or without a clause behind it that says nothing of what is left."""
    found = []
    for sentence in SENTENCES.split(text):
        if sentence.rstrip().endswith("?"):
            continue
        if opened := re.match(rf"{OPENINGS}\s+", sentence):
            found.append(sentence[opened.end() :])
        if closed := re.search(CLOSINGS, sentence):
            found.append(sentence[: closed.start()])
    found = [one for one in found if len(one.split()) >= LEAST and "?" not in one]
    return draw.choice(found) if found else ""


def _decimal(text: str, draw: random.Random) -> str:
    found = list(re.finditer(r"\d+\.\d+", text))
    if found:
        place = draw.choice(found)
        return text[: place.start()] + place[0].replace(".", "") + text[place.end() :]
    found = list(re.finditer(r"(?<![\d.,])\d{2,3}(?![\d.,])", text))
    if not found:
        return ""
    place = draw.choice(found)
    return f"{text[: place.start()]}{place[0][0]}.{place[0][1:]}{text[place.end() :]}"


def _names(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b", text))


def _renamed(text: str, draw: random.Random) -> str:
    found = _names(text)
    if not found:
        return ""
    place = draw.choice(found)
    same = [name for name in STRANGERS if name[0] == place[0][0]]
    if draw.random() < 0.5 or not same:
        letters = list(place[0])
        at = draw.randrange(1, len(letters) - 1)
        letters[at] = draw.choice(
            [each for each in "bdgmprt" if each not in letters[max(0, at - 1) : at + 2]]
        )
        new = "".join(letters)
    else:
        new = draw.choice(same)
    return text[: place.start()] + new + text[place.end() :]


def _bracket(text: str, draw: random.Random) -> str:
    found = _names(text) or list(re.finditer(r"(?<=\s)[a-z]{6,}\b", text))
    if not found:
        return ""
    place = draw.choice(found)
    return f"{text[: place.start()]}[{draw.choice(STRANGERS)}]{text[place.end() :]}"


def _before(text: str, cue: str) -> str:
    for sentence in SENTENCE.findall(text):
        match = re.search(rf"(?<=\S),?\s+{cue}\b", sentence)
        if (
            match
            and len(sentence[: match.start()].split()) >= LEAST
            and len(sentence[match.end() :].split()) > 1
        ):
            return str(sentence[: match.start()].strip())
    return ""


def _after(text: str, pattern: str, draw: random.Random) -> str:
    found = []
    for sentence in SENTENCE.findall(text):
        for match in re.finditer(pattern, sentence):
            left = sentence[match.end() :].strip()
            if len(left.split()) >= LEAST:
                found.append(left)
    return draw.choice(found) if found else ""


def _spliced(text: str, others: Sequence[str], between: str, draw: random.Random) -> str:
    words = text.split()
    long = [other for other in others if len(other.split()) >= 12 and other.split() != words]
    if not long or len(words) < 12:
        return ""
    tail = " ".join(draw.choice(long).split()).split()
    return " ".join(words[: len(words) // 2]) + between + " ".join(tail[len(tail) // 2 :])


def _question(text: str) -> str:
    for sentence in re.findall(r"[^.!?]+[.!?]*", text):
        words = [word for word in sentence.split() if re.search(r"\w", word)]
        if sentence.rstrip().endswith("?") and len(words) > LEAST + 1:
            return " ".join(words[1:]).rstrip("?")
    return ""
