"""Is what stands beside pasted words in what prints them, too: names, parties, dates, the sentence?"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.index.names.offices import OTHERWISE, telling
from onrecord.index.names.parts import listed, parts
from onrecord.index.provenance.statements.checkable import COMMON
from onrecord.index.provenance.verification.credit import DAYS, VERBS, month
from onrecord.index.text.dates import MONTHS
from onrecord.index.text.folding import fold, words
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Office

TOKEN = re.compile(r"(?<![\w@#.])[^\W\d_][\w’'&-]*(?:\.[A-Za-z]\b)*\.?")
JOINING = frozenset({"of", "the", "for", "and", "de", "la", "du", "des"})
PARTY = re.compile(r"\b(?P<party>[DRI])\s?[-–—]\s?(?P<seat>[A-Z][\w.]*)")
BESIDE = 80
"""Code points around a name within which its party stands."""
PARTIES = {"D": "democrat", "R": "republican", "I": "independent"}
SHARED = 4
"""Letters at least of a name that another form of it begins with: *America*, *American*."""
ADJECTIVE = 3
"""The same before the ending of *Spanish* or *Dutch*."""
SHORT = 3
"""Letters of a party's name that stand for it."""
STEM = 5
INITIAL = 2
"""Letters; a single one, as in *Ann B. Lee*, is no name that could be missing in print."""
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DATE = re.compile(
    rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH}"
    r"(?:\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|\b(?P<alone>(?:19|20)\d\d)\b"
)
WHEN = re.compile(
    r"\b(?P<when>before|after)\s+(?:the|a|his|her|their|its)\s+(?P<what>[a-z]{3,})", re.IGNORECASE
)
AGO = 21
"""Days before its print that words may have been spoken, where nothing is printed of when."""


class Print:
    """The words of what is printed, to look others up in.

    Args:
        text: that is printed.

    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = frozenset(part for word in words(text) for part in (word, *re.split(r"[.'-]", word)))

    @cached_property
    def initials(self) -> str:
        """The first letters of all capitalised words in a row, rows parted by blanks: ``WHO UN``."""
        return " ".join(_initials(run) for run in _runs(self.text))

    @cached_property
    def shorts(self) -> str:
        """The first letters of all words in a row: *vice president* is short for VP."""
        return "".join(word[0] for word in words(self.text)).upper()

    def missing(self, text: str, office: str = "") -> list[str]:
        """The names in a text that are not printed, nor any form of them: not *U.S.* for *United States*.

        Args:
            text: that is pasted.
            office: of the speaker, as printed, for which letters may stand: *VP*.

        """
        found = []
        for run in _runs(PARTY.sub(" ", text)):
            if _initials(run).casefold() in self.words and len(run) > 1:
                continue
            found += [word for word in run if not self._known(word)]
        short = Print(office).shorts
        return [word for word in found if not (word.isupper() and word in short)]

    def unsaid(self, text: str) -> list[str]:
        """The telling words in small letters and the numbers of a text that are not printed in any form."""
        stems = {word[:STEM] for word in self.words}
        light = COMMON | VERBS | lexicon("light") | lexicon("adverb") | lexicon("modal") | listed("offices")
        told = re.findall(r"(?<![\w@#’'])(?:[a-z]{3,}|\d[\d.,]*)\b(?![’'][a-z])", text)
        return [word for word in told if word not in light and word[:STEM] not in stems]

    def _known(self, printed: str) -> bool:
        word = fold(printed.strip("’'.-")).removesuffix("'s")
        plain = word.replace(".", "").replace("&", "")
        if len(plain) < INITIAL or word in self.words or plain in self.words or _ordinary(plain):
            return True
        if all(part in self.words or _ordinary(part) for part in re.split(r"[.'&-]", word) if part):
            return True
        if printed.replace(".", "").isupper() and 1 < len(plain) < SHARED + 2:
            return plain.upper() in self.initials or f"{plain[0]}.{plain[1:]}" in self.words
        if (printed.endswith(".") or self._party(printed)) and any(
            other.startswith(plain) for other in self.words
        ):
            return True
        return any(_akin(plain, other) for other in self.words)

    @staticmethod
    def _party(printed: str) -> bool:
        """Whether a word can be a party cut short, as behind a name: *Lab*, *Con*."""
        return len(printed) == SHORT and printed[0].isupper() and printed[1:].islower()


def _ordinary(word: str) -> bool:
    """Whether a word with a capital is no name that could be another's."""
    return (
        word in DAYS | COMMON | VERBS | JOINING | lexicon("light") | lexicon("wire") | lexicon("body")
        or word in listed("offices") | listed("either") | listed("postnominals") | listed("describing")
        or word.removesuffix("s") in listed("offices")
        or word in PLATFORMS
        or month(word)
        or (word.endswith(("ing", "ly")) and len(word) > STEM)
    )


PLATFORMS = frozenset(
    {"twitter", "facebook", "instagram", "tweet", "statement", "press", "interview", "speech"}
)
"""By what way words came; no name that anybody is confused by."""


def _akin(one: str, two: str) -> bool:
    """Whether one name is another's adjective or plural: *Israeli* of *Israel*, *Spanish* of *Spain*."""
    short, long = sorted((one, two), key=len)
    stem = short[:-1] if short[-1:] in "aeoy" else short
    if len(stem) >= SHARED and long.startswith(stem) and len(long) - len(stem) <= SHARED:
        return True
    return any(
        word.endswith(("ish", "ese", "ch")) and other[:ADJECTIVE] == word[:ADJECTIVE] and len(other) > SHARED
        for word, other in ((one, two), (two, one))
    )


def _runs(text: str) -> Iterator[list[str]]:
    """The words with a capital in each row of them, small words between them left out."""
    run: list[str] = []
    last = 0
    for match in TOKEN.finditer(text):
        word = match[0]
        if run and re.search(r"[^\s.’'-]", text[last : match.start()]):
            yield run
            run = []
        if word[0].isupper():
            run.append(word)
        elif word not in JOINING and run:
            yield run
            run = []
        last = match.end()
    if run:
        yield run


def _initials(run: Sequence[str]) -> str:
    return "".join(part[0] for word in run for part in re.split(r"-", word) if part).upper()


def rival_house(
    claimed: str, offices: Sequence[str], name: str, texts: Sequence[str]
) -> tuple[str, str] | None:
    """The printed office, and the names of another house that a speaker is claimed for: *Ann Lee of Oxfam*.

    Only where what is claimed is of the same kind as what is printed, or of no kind, and what is printed has
    a name that the claim has not.

    Args:
        claimed: what is pasted beside the speaker's name.
        offices: of the speaker, as printed.
        name: of the speaker, as printed.
        texts: of the articles.

    """
    ranks = listed("offices") | listed("either")
    before = [each for each in _beside(name, texts) if not ranks.isdisjoint(words(each))]
    offices = offices or before[:1]
    for office in offices:
        own, told = (set(words(text)) & ranks for text in (office, claimed))
        if not list(_names(office)) or (own and told and own.isdisjoint(told)):
            return None
    beside = " \n".join((*offices, *_beside(name, texts)))
    strange = Print(beside).missing(claimed)
    lost = [each for office in offices for each in Print(f"{claimed} {name}").missing(office)]
    return (offices[0], " ".join(strange)) if offices and strange and lost else None


RANKS = lexicon("held_alone") - frozenset(
    {"senator", "representative", "congressman", "congresswoman", "judge", "justice"}
)
"""Offices that nobody holds beside another without its being told; a leader is mostly a legislator, too."""


def rival_rank(
    claimed: str, offices: Sequence[Office], name: str, texts: Sequence[str]
) -> tuple[str, str] | None:
    """The printed office, and an office held alone that is claimed and printed nowhere near the name.

    Args:
        claimed: what is pasted beside the speaker's name.
        offices: of the speaker, as printed.
        name: of the speaker, as printed.
        texts: of the articles.

    """
    told = telling(claimed)
    wanted = OTHERWISE - {"former", "ex"}
    if not offices or not told.isdisjoint(OTHERWISE):
        return None
    if not all(telling(each.printed).isdisjoint(wanted) for each in offices):
        return None
    near = telling(" ".join((*(each.printed for each in offices), *_beside(name, texts))))
    strange = sorted((told & RANKS) - near)
    return (offices[0].printed, strange[0]) if strange else None


def _names(text: str) -> Iterator[str]:
    return (word for run in _runs(text) for word in run if not _ordinary(fold(word.strip("’'.-"))))


def _beside(name: str, texts: Sequence[str]) -> Iterator[str]:
    """What stands right before and behind the name of a speaker, as far as it may describe him."""
    surname = re.escape(name.rsplit(maxsplit=1)[-1]) if name.split() else r"(?!)"
    for text in texts:
        for match in re.finditer(
            rf"(?P<before>[^,.;:\n]{{0,{BESIDE}}})\b{surname}\b(?P<behind>[^.;\n]{{0,{BESIDE}}})", text
        ):
            yield re.split(r"\band\b", match["before"])[-1]
            if re.match(r"\s*[,(]|\s(?:of|from|at|with)\b", match["behind"]):
                yield match["behind"]


def rival_party(outside: str, name: str, texts: Sequence[str]) -> tuple[str, str] | None:
    """The party and seat that print gives behind a name, and other ones that are claimed: ``D-Ohio``."""
    claimed = PARTY.search(outside)
    person = parts(name)
    if not claimed or person is None:
        return None
    surname = name.rsplit(maxsplit=1)[-1]
    near = [
        text[max(0, match.start() - BESIDE) : match.end() + BESIDE]
        for text in texts
        for match in re.finditer(rf"\b{re.escape(surname)}\b", text)
    ]
    printed = [
        found for text in near if (at := text.find(surname)) >= 0 and (found := PARTY.search(text, at))
    ]
    if printed:
        seats = {_seat(found["seat"]) for found in printed}
        seat = _seat(claimed["seat"])
        right = any(found["party"] == claimed["party"] for found in printed)
        if right and any(one.startswith(seat) or seat.startswith(one) for one in seats):
            return None
        return printed[0][0].strip(), claimed[0].strip()
    own = PARTIES[claimed["party"]]
    others = [
        party for party in PARTIES.values() if party != own and any(party in fold(text) for text in near)
    ]
    if others and not any(own in fold(text) for text in near):
        return others[0].capitalize(), claimed[0].strip()
    return None


def _seat(printed: str) -> str:
    return fold(printed).replace(".", "")


def turned(outside: str, printed: str) -> tuple[str, str] | None:
    """What print says was after something, and a claim before it, or the other way round."""
    for claimed in WHEN.finditer(outside):
        other = "after" if claimed["when"].lower() == "before" else "before"
        for told in WHEN.finditer(printed):
            if told["what"].lower() == claimed["what"].lower() and told["when"].lower() == other:
                return told[0], claimed[0]
    return None


def misdated(outside: str, published: Sequence[str], known: Print) -> str:
    """The date that a credit gives and that cannot be when the words were said; ``""`` for none.

    What is printed of when goes before all; else it must lie within some weeks before a print.
    """
    days = [date.fromisoformat(day) for day in published if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    if not days:
        return ""
    for match in DATE.finditer(outside):
        if not any(_possible(match, day, known) for day in days):
            return match[0].strip(" ,.")
    return ""


def _possible(match: re.Match[str], published: date, known: Print) -> bool:
    if match["iso"]:
        said = date.fromisoformat(match["iso"])
        return -1 <= (published - said).days <= AGO
    if match["alone"]:
        return match["alone"] in known.words or int(match["alone"]) == published.year
    month = MONTHS.index(match["month"]) + 1
    day = int(match["before"] or match["day"] or 0)
    year = int(match["year"] or published.year)
    stands = (
        rf"(?:\b{day}(?:st|nd|rd|th)?\s+{match['month']}|{match['month']}\w*\.?\s+{day}\b)"
        if day
        else match["month"]
    )
    if re.search(stands, known.text) and (
        not match["year"] or year == published.year or match["year"] in known.words
    ):
        return True
    try:
        said = date(year, month, day or 1)
    except ValueError:
        return False
    if day:
        return -1 <= (published - said).days <= AGO
    months = 12 * (published.year - year) + published.month - month
    return months in (0, 1) or (not match["year"] and months == -11)
