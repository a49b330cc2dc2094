"""What are the words of a text, when only matching matters? Case, marks, dashes and brackets are one.

Characters are folded as the index folds them (`onrecord.index.text.folding`).

What is stored is never touched: every word knows where it stands in the text as it was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.index.text.folding import APOSTROPHES, fold
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.spelling import american
from onrecord.index.text.unseen import stripped

if TYPE_CHECKING:
    from onrecord.index.model import Span

LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079]"
MARKED = rf"(?:{LETTER}[\u0300-\u036f]*)"
"""A letter with the combining accents that a decomposed text writes after it."""

UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
BELOW = rf"(?:(?:{TENS})(?:[-\s](?:{UNITS}))?|{UNITS}|(?<![\d.,])\d{{1,3}})"
HUNDREDS = rf"{BELOW}\s+hundred(?:\s+and\s+{BELOW})?"
TOKEN = re.compile(
    rf"""
      (?P<note>(?<=[\w”"’])[ ]?\(\d{{1,2}}\)(?=[.,;!?”"’]|$)|(?<=[.,;!?])[ ]?\(\d{{1,2}}\)(?=\s|$)
        |(?<=[^\s\[(])\[(?:\d{{1,3}}|[a-z]|note\s\d+|citation\sneeded)\](?!{LETTER})
        |[\u00b2\u00b3\u00b9\u2070-\u2079†‡]+)
    | (?P<gap>[\[(]\s*(?:…|\.(?:\s?\.)+)\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)*|\*\s?\*\s?\*)
    | (?P<acronym>(?:{LETTER}\.){{2,}}{LETTER}?(?!{LETTER}))
    | (?P<written>\b(?:(?:{HUNDREDS}|{BELOW})\s+thousand(?:(?:,|\s+and)?\s+(?:{HUNDREDS}|{BELOW}))?
        |{HUNDREDS})\b(?!-))
    | (?P<tens>\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)
        -(?:one|two|three|four|five|six|seven|eight|nine)\b)
    | (?P<great>\d{{1,3}}(?:,\d{{3}})+(?![.,]?\d))
    | (?P<number>\d+(?:[.,]\d+)*)
    | (?P<percent>\bper\s+cent\b)
    | (?P<prefixed>\b(?:co|e|anti|pre|non|multi|semi|inter|sub|ultra|micro)
        -(?=[a-z]){LETTER}+\b(?![{APOSTROPHES}]))
    | (?P<sign>[%$£€])
    | (?P<scale>(?:(?<=\d)(?:bn|tn)|(?<=[$£€]\d)m|(?<=[$£€]\d\d)m|(?<=[$£€]\d\d\d)m|(?<=[$£€]\d[.]\d)m
        |(?<=[$£€]\d\d[.]\d)m|(?<=[$£€]\d[.]\d\d)m)\b)
    | (?P<word>(?:\[{LETTER}\])?{MARKED}+(?:-[ \t]*\r?\n\s*{MARKED}+)?(?:[{APOSTROPHES}]{MARKED}+)*)
    | (?P<open>\[(?=[^\[\].!?\n]{{0,80}}\]))
    | (?P<close>\])
    | (?P<aside>\((?=(?-i:[A-Z])[\w.{APOSTROPHES}-]*(?:\ (?-i:[A-Z])[\w.{APOSTROPHES}-]*){{0,2}}\)))
    | (?P<shut>\))
    | (?P<stop>[.!?])
    """,
    re.VERBOSE | re.IGNORECASE,
)

CONTRACTED = re.compile(
    rf"(?P<host>.*{LETTER})(?P<tail>n[']t|['](?:s|ve|re|ll|d|m))", re.DOTALL | re.IGNORECASE
)
TAILS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'s": "'s", "'d": "'d"}
IRREGULAR = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of *can't*, *won't* and *shan't* without their ending."""
IS_HOSTS = lexicon("host")
"""After these, *'s* is *is* (or *has*); after any other word it is a possessive."""

HAD = frozenset({"been", "better", "gone", "done", "had", "seen", "said", "made", "told", "taken", "given",
                 "known", "got", "lost", "left", "thought", "already", "just"})  # fmt: skip
"""Before these, and before a participle in *-ed*, *'d* is *had*; elsewhere it is *would*."""

MISREAD = re.compile(rf"(?<={LETTER})[01]+(?=[a-z])|(?<=[a-z]{{3}})[01]+\b")
"""Digits inside a word, as a machine misreads an *l* or *o* from paper: *Dona1d*, *wi11*."""

ABBREVIATED = lexicon("abbreviated")
"""A stop behind these ends no sentence."""

SPELT = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90", "%": "percent",
}  # fmt: skip

SCALES = {"m": "million", "bn": "billion", "tn": "trillion"}
"""Behind a number: *$2.1bn*; an *m* counts only behind an amount of money."""


BRACKETS = {"open": 1, "close": -1}
"""How much deeper in square brackets what follows is."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and what stood between them."""

    text: str
    """As it was printed."""
    forms: tuple[str, ...]
    """Each word as it is matched: ``don't`` is *do* and *not*, ``Twenty`` *20*, ``harbour`` *harbor*."""
    spans: tuple[Span, ...]
    """Where each stands in `text`."""
    bracketed: frozenset[int] = frozenset()
    """Which words are an editor's own, by their number: in square brackets, or a name in round ones."""
    gaps: frozenset[int] = frozenset()
    """Before which words an ellipsis stands; the number of words, where one stands at the end."""
    stops: frozenset[int] = frozenset()
    """Before which words a sentence has ended; also at an ellipsis, where a capital follows."""

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.forms)

    def printed(self, start: int, end: int) -> str:
        """The words from one number to another as they were printed, with what stands between them."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""


@lru_cache(maxsize=1 << 15)
def _parts(surface: str) -> tuple[tuple[str, int, int], ...]:
    """The forms of one printed word, each with where it begins and ends in it."""
    if "[" in surface:
        inner = _parts(surface[1] + surface[3:])
        return tuple((form, start + 2 if start else 0, end + 2) for form, start, end in inner)
    found = CONTRACTED.fullmatch(surface.translate(_PLAIN)) if len(surface) > 2 else None
    if found is None or found["tail"].lower() not in TAILS:
        whole = re.sub(r"-\s+", "", fold(surface)).replace("'", "")
        if whole == "cannot" and len(surface) == len(whole):
            return ("can", 0, 3), ("not", 3, len(surface))
        return ((SPELT.get(whole) or american(whole), 0, len(surface)),)
    cut = found.end("host")
    host = re.sub(r"-\s+", "", fold(surface[:cut])).replace("'", "")
    tail = TAILS[found["tail"].lower()]
    if tail == "not":
        host = IRREGULAR.get(host, host)
    elif tail == "'s" and host in IS_HOSTS:
        tail = "is"
    return (SPELT.get(host) or american(host), 0, cut), (tail, cut, len(surface))


def _form(kind: str | None, surface: str) -> str:
    """The form of a word that is no ordinary one."""
    if kind == "number":
        return surface.replace(",", "")
    if kind == "percent":
        return "percent"
    if kind == "prefixed":
        return american(fold(surface).replace("-", ""))
    if kind == "tens":
        tens, unit = surface.lower().split("-")
        return str(int(SPELT[tens]) + int(SPELT[unit]))
    if kind == "scale":
        return SCALES[surface.lower()]
    if kind == "written":
        return str(_value(surface))
    if kind == "acronym":
        return fold(surface.replace(".", ""))
    return SPELT.get(surface, surface)


def _value(surface: str) -> int:
    """What a number below a million comes to that is written out: ``two hundred and fifty thousand``."""
    total = part = 0
    for word in re.findall(r"[a-z]+|\d+", surface.lower()):
        if word == "hundred":
            part *= 100
        elif word == "thousand":
            total, part = part * 1000, 0
        elif word != "and":
            part += int(SPELT.get(word, word))
    return total + part


def _split(kind: str | None, surface: str) -> tuple[tuple[str, int, int], ...]:
    """The forms of what was found, each with where it begins and ends in it."""
    if kind == "word":
        return _parts(surface)
    if kind == "great":
        return _great(surface)
    return ((_form(kind, surface), 0, len(surface)),)


def _great(surface: str) -> tuple[tuple[str, int, int], ...]:
    """A number in groups of three digits: ``1,500,000`` is *1.5* and *million*, as it is when written out."""
    plain = surface.replace(",", "")
    for name, zeros in (("billion", 9), ("million", 6)):
        if len(plain) > zeros and not plain[1 - zeros :].strip("0"):
            count = f"{plain[:-zeros]}.{plain[-zeros:]}".rstrip("0").rstrip(".")
            return (count, 0, 1), (name, 1, len(surface))
    return ((plain, 0, len(surface)),)


_PLAIN = {ord(character): "'" for character in APOSTROPHES}


def words(text: str) -> Words:
    """The words of a text for matching, with where each stands in it. Never fails, whatever the text."""
    plain, offsets = stripped(text)
    plain = MISREAD.sub(lambda found: found[0].replace("1", "l").replace("0", "o"), plain)
    forms: list[str] = []
    spans: list[Span] = []
    bracketed: set[int] = set()
    gaps: set[int] = set()
    stops: set[int] = set()
    depth, aside = 0, False
    for match in TOKEN.finditer(plain):
        kind, surface, start = match.lastgroup, match[0], match.start()
        if kind == "note":
            continue
        if kind == "gap":
            gaps.add(len(forms))
        elif kind == "stop":
            if surface != "." or not forms or forms[-1] not in ABBREVIATED:
                stops.add(len(forms))
        elif kind in BRACKETS:
            depth = max(0, depth + BRACKETS[kind])
        elif kind in ("aside", "shut"):
            aside = kind == "aside"
        else:
            for form, low, high in _split(kind, surface):
                if depth or aside or surface[0] == "[":
                    bracketed.add(len(forms))
                forms.append(form)
                spans.append((offsets[start + low], offsets[start + high - 1] + 1))
    for at, form in enumerate(forms[:-1]):
        if form == "'d":
            forms[at] = "had" if forms[at + 1] in HAD or forms[at + 1].endswith("ed") else "would"
    stops.update(gap for gap in gaps if gap < len(spans) and text[spans[gap][0]].isupper())
    return Words(text, tuple(forms), tuple(spans), frozenset(bracketed), frozenset(gaps), frozenset(stops))
