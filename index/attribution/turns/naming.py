"""Where does an article name in full whom a label calls by the surname, the first name or the office?

One pass over the text collects its runs of capitalised words; every label is looked up among them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.phrase_bounds import role
from onrecord.index.attribution.text.name_parts import first_names
from onrecord.index.attribution.turns.wording import PARTICLES, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Span

_RUN = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'-]*\.?(?:[ \t]+"
    r"(?:(?:of|for|de|da|di|du|la|le|van|von|der|den|bin|ibn|al|ben|dos)[ \t]+)*[^\W\d_a-zß-ÿ][\w’'-]*\.?"
    r"|[ \t]+(?:of|for)[ \t]+the(?=[ \t]+[A-Z])|[ \t]*\n[ \t]*(?=[A-Z][a-z])[A-Z][\w’'-]*)*"
)
_TOKEN = re.compile(r"[\w’'.-]+")
_NO_NAME = re.compile(r"[^\w’'-]")
_BEFORE = re.compile(r"((?:[\w’'-]+[ \t\n]+){0,2}[\w’'-]+,?[ \t\n]+)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_STOPPED = re.compile(r"(?<=[^\W\d_]{2})\.[ \t]+")
ABBREVIATED = 4
"""Letters of the longest word before a full stop that may be an abbreviation, as ``Asst.`` is."""
_LINE_END = re.compile(r"\n")
_OWNING = re.compile(r"['’]s$")
NARROW = 40
"""Code points; a line that is no longer is none of wrapped prose, and no name runs over its end."""
LONGEST = 24
"""Words of one run that are looked at."""
_BEHIND = re.compile(r",[ \t]+(?:the[ \t]+)?((?:[\w’'-]+)(?:[ \t]+[\w’'&-]+){0,7}?)(?=[,.;\n]|$)")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where somebody is named, with the office that stands beside the name."""

    name: tuple[str, ...]
    """The words of the name, given name first, without titles."""
    office: str
    """As printed before or behind the name; ``""`` where none is."""
    span: Span | None
    """Of the name; None where it stands in a title that the text does not hold."""
    office_span: Span | None
    heading: bool
    """In the title, or before the first label."""


class Namings:
    """The full names that an article prints.

    Args:
        text: of the article.
        title: which may stand nowhere in the text.
        first: where the first label stands: what is before it is heading, list of participants, standfirst.
        labels: the spans of labels, which name nobody anew.

    """

    def __init__(self, text: str, title: str, first: int, labels: Iterable[Span]) -> None:
        self._by_last: dict[str, list[Naming]] = defaultdict(list)
        self._by_first: dict[str, list[Naming]] = defaultdict(list)
        self._by_office: dict[str, list[Naming]] = defaultdict(list)
        self._cased: dict[str, Counter[str]] = defaultdict(Counter)
        taken = {start for start, _ in labels}
        for source, own in ((title, False), (text, True)):
            for match in _RUN.finditer(source):
                if not own or not (match.start() in taken or _labelling(source, match)):
                    self._add(source, match, own=own, heading=not own or match.start() < first)

    def _add(self, source: str, match: re.Match[str], *, own: bool, heading: bool) -> None:
        for span in _unbroken(source, *match.span()):
            self._add_run(source, span, own=own, heading=heading)

    def _add_run(self, source: str, span: Span, *, own: bool, heading: bool) -> None:
        tokens = [(found.group(), found.span()) for found in _TOKEN.finditer(source, *span)]
        while tokens and plain(tokens[0][0]) in words("small"):
            tokens.pop(0)
        owning = [bool(_OWNING.search(word)) for word, _ in tokens]
        tokens = [(_bare(word), span) for word, span in tokens]
        part: list[tuple[str, Span]] = []
        for token, owns in zip(tokens[:LONGEST], owning, strict=False):
            if plain(token[0]) in words("ending"):
                self._keep(source, part, own=own, heading=heading)
                part = []
            else:
                part.append(token)
            if owns:
                self._keep(source, part, own=own, heading=heading)
                part = []
        self._keep(source, part, own=own, heading=heading)

    def _keep(self, source: str, tokens: list[tuple[str, Span]], *, own: bool, heading: bool) -> None:
        if not tokens:
            return
        for word, _ in tokens:
            if not (word.isupper() and len(word) > 1):
                self._cased[word.lower()][word] += 1
        if all(word.isupper() for word, _ in tokens) and len(tokens) > 1:
            return
        at = len(tokens)
        while at > 0 and not _official(tokens[at - 1][0]):
            at -= 1
        name = tokens[at:]
        if not name:
            return
        start = name[0][1][0]
        found = (
            self._office(source, tokens[0][1][0], tokens[at - 1][1][1]) if at else self._lower(source, start)
        )
        if len(name) > 2:
            name, cut = _cut(name)
            if cut:
                found = self._office(source, found[1][0] if found[1] else tokens[0][1][0], cut)
        office, office_span = found if found[0] else _behind(source, name[-1][1][1])
        naming = Naming(
            tuple(word for word, _ in name),
            office,
            (name[0][1][0], name[-1][1][1]) if own else None,
            office_span if own else None,
            heading,
        )
        self._by_last[plain(name[-1][0])].append(naming)
        for length in range(1, min(len(name), 4) if heading else 0):
            span = (name[0][1][0], name[length - 1][1][1]) if own else None
            shorter = replace(naming, name=naming.name[:length], span=span)
            self._by_last[plain(shorter.name[-1])].append(shorter)
        if len(name) > 1 and plain(name[0][0]) in first_names():
            self._by_first[plain(name[0][0])].append(naming)
        for word in office.split()[-1:]:
            self._by_office[plain(word)].append(naming)

    @staticmethod
    def _office(source: str, start: int, end: int) -> tuple[str, Span | None]:
        printed = " ".join(source[start:end].split())
        known = printed.split()
        if not known or all(plain(word) in words("courtesy") for word in known):
            return "", None
        while known and plain(known[0]) in (words("courtesy") | words("small")):
            gone = known.pop(0)
            start = source.index(gone, start) + len(gone)
        while start < end and source[start].isspace():
            start += 1
        return (" ".join(known), (start, end)) if known else ("", None)

    @staticmethod
    def _lower(source: str, start: int) -> tuple[str, Span | None]:
        """The office in lower case right before a name: "government spokeswoman Ingrid Halvorsen"."""
        last = _NO_NAME.split(source[max(0, start - 60) : start].rstrip().removesuffix(","))[-1]
        if not last.islower() or not role(last):
            return "", None
        before = _BEFORE.search(source, max(0, start - 60), start)
        if not before:
            return "", None
        found = list(_TOKEN.finditer(source, *before.span(1)))
        if not found or not role(found[-1].group()) or not found[-1].group().islower():
            return "", None
        low = len(found) - 1
        while (
            low and found[low - 1].group().islower() and plain(found[low - 1].group()) not in words("small")
        ):
            low -= 1
        begin = found[low].start()
        return " ".join(source[begin : found[-1].end()].split()), (begin, found[-1].end())

    def cased(self, name: Sequence[str]) -> str:
        """A name of capitals as it is written otherwise: as the article prints it, or by rule."""
        return " ".join(self._one(word) for word in name)

    def _one(self, word: str) -> str:
        if not re.sub(r"^(?:Mc|Mac|De|La|O['’]|D['’])", "", word).isupper() or len(word) < 2:
            return word
        if _INITIALS.fullmatch(word):
            return word
        known = self._cased.get(word.lower())
        if known:
            return known.most_common(1)[0][0]
        low = word.lower()
        if word[:1] and not word.isupper():
            low = word[: next(i for i, char in enumerate(word) if char.isupper())] + word.lower()
        low = "-".join(part[:1].upper() + part[1:] for part in word.lower().split("-"))
        return re.sub(r"^(Mc|O['’]|D['’])(\w)", lambda part: part[1] + part[2].upper(), low)

    def surname(self, last: Sequence[str]) -> list[Naming]:
        """Where somebody with this surname is named."""
        wanted = [plain(word) for word in last]
        found = self._by_last.get(wanted[-1], [])
        return [naming for naming in found if [plain(word) for word in naming.name[-len(wanted) :]] == wanted]

    def initials(self, letters: str) -> list[Naming]:
        """Where somebody is named in full whose given name and surname have these first letters."""
        return [
            naming
            for namings in self._by_first.values()
            for naming in namings
            if "".join(part[0] for part in _proper(naming.name)).upper() == letters
        ]

    def given(self, first: str) -> list[Naming]:
        """Where somebody with this first name is named in full."""
        return self._by_first.get(plain(first), [])

    def office(self, office: Sequence[str]) -> list[Naming]:
        """Where the office stands before a name."""
        wanted = [plain(word) for word in office]
        found = self._by_office.get(wanted[-1], [])
        return [
            naming
            for naming in found
            if [plain(word) for word in naming.office.split()][-len(wanted) :] == wanted
            and not (
                len(naming.office.split()) > len(wanted)
                and plain(naming.office.split()[-len(wanted) - 1]) in {"vice", "deputy", "former"}
            )
        ]


def _unbroken(source: str, start: int, end: int) -> Iterator[Span]:
    """A run in its lines, where it runs over the end of one that is too short to be wrapped."""
    since = start
    for at in (found.start() for found in _LINE_END.finditer(source, start, end)):
        if at - source.rfind("\n", 0, at) <= NARROW:
            yield from _sentences(source, since, at)
            since = at + 1
    yield from _sentences(source, since, end)


def _sentences(source: str, start: int, end: int) -> Iterator[Span]:
    """A run parted where a sentence ends in a word that is no abbreviation: "Thanks, Ada. Super excited"."""
    since = start
    for stop in _STOPPED.finditer(source, start, end):
        word = _TOKEN.findall(source, since, stop.start())[-1:]
        known = plain(word[0]) if word else ""
        if known in first_names() or (len(known) > ABBREVIATED and not _official(known)):
            yield since, stop.start()
            since = stop.end()
    yield since, end


def _labelling(source: str, match: re.Match[str]) -> bool:
    """Does the run open a line, with a colon behind it?"""
    before = source[max(0, match.start() - 4) : match.start()].rstrip(" *_")
    return source[match.end() : match.end() + 4].lstrip(" *_")[:1] == ":" and before[-1:] in ("", "\n", "\r")


def _behind(source: str, at: int) -> tuple[str, Span | None]:
    """The office behind a name: ", Secretary of State"."""
    found = _BEHIND.match(source, at)
    if found and any(role(word) for word in found[1].split()):
        return _trimmed(source, *found.span(1))
    return "", None


def _trimmed(source: str, start: int, end: int) -> tuple[str, Span]:
    """The office behind a name, without article and without what is said of it: "working out of Texas"."""
    words_ = list(_TOKEN.finditer(source, start, end))
    while len(words_) > 1 and plain(words_[0].group()) in {"a", "an", "the", "who", "is", "was", "our", "my"}:
        words_.pop(0)
    last = next(
        (
            at
            for at, word in enumerate(words_)
            if at and word.group().endswith("ing") and word.group().islower()
        ),
        len(words_),
    )
    span = (words_[0].start(), words_[max(0, last - 1)].end())
    return " ".join(source[slice(*span)].split()), span


def _bare(word: str) -> str:
    """A word of a name without possessive and full stop; an initial keeps its own."""
    bare = re.sub(r"['’]s?$", "", word)
    return bare if re.fullmatch(r"(?:[A-Z]\.)+|[JS]r\.", bare) else bare.rstrip(".")


def _official(word: str) -> bool:
    known = plain(word)
    return (
        known in words("courtesy") or known in words("offices") or (known not in first_names() and role(word))
    )


def _cut(name: list[tuple[str, Span]]) -> tuple[list[tuple[str, Span]], int]:
    """A name at the end of a run that begins with something else: "Communications John Kirby".

    It begins at the first of its words that is a first name, if anything stands before that.
    """
    for at in range(len(name) - 1):
        if plain(name[at][0]).split("-")[0] in first_names():
            return name[at:], name[at - 1][1][1] if at else 0
    return name, 0


def fullest(namings: Sequence[Naming]) -> Naming | None:
    """The naming that a label stands for: in full, in the heading if there, the one most often printed.

    None where two people share what the label says, and nothing tells which of them is meant.
    """
    whole = [
        naming for naming in namings if 2 <= len(_proper(naming.name)) <= 4 and naming.name[0][:1].isupper()
    ]
    for pool in ([naming for naming in whole if naming.heading], whole):
        times = Counter(_key(naming) for naming in pool)
        if not times:
            continue
        ranked = times.most_common(2)
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            best = [naming for naming in pool if _key(naming) == ranked[0][0]]
            return max(best, key=lambda naming: (bool(naming.office), len(naming.name), len(naming.office)))
        return None
    return None


def is_initials(core: str) -> bool:
    """May a label be the first letters of a name: two or three capitals that are no first name?"""
    return 2 <= len(core) <= 3 and core.isalpha() and core.isupper() and plain(core) not in first_names()


def _proper(name: Sequence[str]) -> list[str]:
    return [word for word in name if word not in PARTICLES]


def _key(naming: Naming) -> tuple[str, str]:
    return plain(naming.name[0]), plain(naming.name[-1])
