"""Who has printed these words? The records and the provenance of one state of an index, read together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, Self

import numpy as np
from rapidfuzz import fuzz

from onrecord.index.context import question
from onrecord.index.errors import OtherVersion
from onrecord.index.names.judging import Judge
from onrecord.index.names.matching import at_odds, named
from onrecord.index.names.parts import parts
from onrecord.index.names.rulings import Rulings, ruled
from onrecord.index.paths import places
from onrecord.index.provenance.standing import least, standing, stems
from onrecord.index.provenance.statements.coverage import Coverage, coverage
from onrecord.index.provenance.statements.dates import days
from onrecord.index.provenance.statements.lookup import Candidate, Lookup
from onrecord.index.provenance.statements.occasions import Apart
from onrecord.index.provenance.statements.sayings import persons_names, sayings
from onrecord.index.store import is_current, open_current
from onrecord.index.store.composite.records import records_of
from onrecord.index.store.layout import ANEW
from onrecord.index.store.snapshots.people_file import load as load_people
from onrecord.index.text.hashing import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from onrecord.index.model import Article, Quotation, Span
    from onrecord.index.names.matching import Sameness
    from onrecord.index.text.words import Words


@dataclass(frozen=True, slots=True)
class Witness:
    """A quotation as one article prints it."""

    row: int
    article: Article
    """Its `text` is empty: ask `Corpus.text`."""
    quotation: Quotation

    @property
    def outlet(self) -> str:
        """The outlet's name; ``""`` where it is unknown."""
        return self.article.outlet.value if self.article.outlet else ""

    @property
    def published(self) -> str:
        """The article's date, ISO 8601; ``""`` where it is undated."""
        return self.article.published.value if self.article.published else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Words that an article has, whether or not as a quotation."""

    article: Article
    span: Span
    """Where in its text."""


def once(witnesses: Iterable[Witness]) -> Iterator[Witness]:
    """The witnesses in their order, without those on the words of an earlier one's article, in its mouth."""
    kept: dict[str, list[Witness]] = {}
    for witness in witnesses:
        others = kept.setdefault(witness.article.path, [])
        if not any(_one(witness.quotation, other.quotation) for other in others):
            others.append(witness)
            yield witness


def _one(one: Quotation, two: Quotation) -> bool:
    """Whether two quotations of one article share words on the page, and may share the speaker."""
    shared = any(start < last and first < end for start, end in one.segments for first, last in two.segments)
    return shared and not at_odds(named(one.speaker), named(two.speaker))


def _two_mouths(one: Witness, two: Witness) -> bool:
    """Whether words are surely of two speakers, and quoted of one at least.

    What one article prints twice (a pull quote, signed otherwise) it prints of one speaker; and of two who
    bear one surname the one who is named by that alone is likelier misread than to have said the same.
    """
    first, second = one.quotation, two.quotation
    if one.article.path == two.article.path or first.uncertain or second.uncertain:
        return False
    if first.kind == "indirect" and second.kind == "indirect":
        return False
    return not (_surname(first) == _surname(second) and (_bare(first) or _bare(second)))


def _surname(quotation: Quotation) -> str:
    name = parts(named(quotation.speaker))
    return name.surname if name else ""


def _bare(quotation: Quotation) -> bool:
    """Whether the article names the speaker by a surname alone."""
    name = parts(quotation.speaker.printed) if quotation.speaker else None
    return name is not None and not name.given


def _rank(witness: Witness, asked: int) -> tuple[bool, bool, int, int]:
    quotation = witness.quotation
    return witness.row != asked, quotation.kind == "indirect", -len(quotation.text), witness.row


class Files:
    """What of a snapshot is asked together.

    Args:
        snapshot: its folder.

    Raises:
        DamagedIndex: a file is missing or broken.

    """

    def __init__(self, snapshot: Path) -> None:
        self.lookup = Lookup(snapshot)
        self.people = load_people(snapshot)
        self.records = records_of(snapshot)

    def close(self) -> None:
        """Let go of the records; the maps are let go of with the last array made of them."""
        self.records.close()


class Corpus:
    """One state of an index, open for provenance; several threads may ask at once.

    Who is one person is as the user has ruled, where they have (`onrecord.index.names.rulings`).

    Args:
        folder: of the index.

    Raises:
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: there is none that can answer.

    """

    def __init__(self, folder: Path) -> None:
        snapshot, files = open_current(folder, Files)
        self.snapshot = snapshot.path
        self.stamp = snapshot.stamp
        self._records, self._lookup = files.records, files.lookup
        self._rulings = Rulings(places().names)
        self._ruled = self._rulings.state
        rulings = self._rulings.readable()
        self.names = Judge(files.people, rulings)
        self._people = ruled(files.people, rulings)
        if len(self._lookup) != self.stamp.quotations:
            self.close()
            raise OtherVersion(f"The index in {folder} was built without provenance; {ANEW}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def stale(self) -> bool:
        """Whether a newer state has taken this one's place, or other names are ruled to be one person's."""
        return not is_current(self.snapshot) or self._rulings.state != self._ruled

    def close(self) -> None:
        """Let go of the index's files."""
        self._records.close()

    @cached_property
    def coverage(self) -> Coverage:
        """The outlets and dates that all quotations come from."""
        return coverage(self._lookup.arrays)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the articles' digests and the quotations' ids, sorted: of what the index holds."""
        return hashlib.sha256("\n".join(sorted(set(self._records.contents()))).encode()).hexdigest()

    def candidates(self, found: Words) -> tuple[Candidate, ...]:
        """The quotations that are likest to some words, the likest first."""
        return self._lookup.candidates(found)

    def witnesses(self, rows: Iterable[int]) -> tuple[Witness, ...]:
        """The quotations in these rows, in the same order."""
        wanted = list(rows)
        return tuple(
            Witness(row, *found) for row, found in zip(wanted, self._records.hits(wanted), strict=True)
        )

    def witness(self, quotation_id: str) -> Witness | None:
        """The quotation with this id, or the only one whose id begins so."""
        found = self._records.by_id(quotation_id) if quotation_id else None
        row = self._records.row_of_id(found[1].id) if found else None
        return Witness(row, *found) if found and row is not None else None

    def statement(self, row: int) -> tuple[Witness, ...]:
        """The quotations of the statement that this one belongs to, its own included, by row.

        Of those that stand on the same words of one article only one is given: this one, or one between
        marks rather than the clause around it, or the fullest.
        """
        ranked = sorted(self.witnesses(self._lookup.group(row)), key=lambda each: _rank(each, row))
        return tuple(sorted(once(ranked), key=lambda each: each.row))

    def followed(self, row: int) -> bool:
        """Whether other versions of a quotation were looked for: not of a term, nor of too few words."""
        return not self._lookup.loose(row)

    def apart(self, row: int) -> tuple[tuple[Witness, int], ...]:
        """Quotations with the same words that are another statement, each with why (`occasions.Apart`).

        In another mouth are only words that a speaker is sure of, and not the reporter's own in both.
        """
        links = self._lookup.links(row)
        own, *found = self.witnesses((row, *(other for other, _ in links)))
        held = zip(found, (why for _, why in links), strict=True)
        return tuple((each, why) for each, why in held if why != Apart.MOUTH or self._two_mouths(own, each))

    def _two_mouths(self, one: Witness, two: Witness) -> bool:
        """Whether words are surely of two speakers, and not by the user's ruling of one."""
        named_apart = self.names.at_odds(named(one.quotation.speaker), named(two.quotation.speaker))
        return named_apart and _two_mouths(one, two)

    def sayings(self, witness: Witness, published: str) -> tuple[tuple[Witness, ...], tuple[Witness, ...]]:
        """What the speaker of a quotation said of the same matter before a day, and what after it."""
        names, day = persons_names(self._people, witness.quotation.speaker), days(published)
        if not names or not day:
            return (), ()
        before, after = sayings(self._lookup.arrays, witness.row, names, day)
        return self.witnesses(before), self.witnesses(after)

    def said_by(self, speaker: str) -> list[int]:
        """The rows of all quotations whose speaker can be the one who is named."""
        arrays = self._lookup.arrays
        spoken = np.unique(arrays.rows["speaker"]).tolist()
        numbers = [
            number for number in spoken if number and self.names.same_name(speaker, arrays.names[number])
        ]
        rows: list[int] = arrays.rows["row"][np.isin(arrays.rows["speaker"], numbers)].tolist()
        return rows

    def exactly(self, found: Words, speaker: str = "") -> list[int]:
        """The rows of quotations that have these very words in a row; of one speaker where one is named."""
        arrays, wanted = self._lookup.arrays, [number(form) for form in found.forms]
        if not wanted or len(arrays.words) < len(wanted):
            return []
        last = len(arrays.words) - len(wanted) + 1
        begins = np.flatnonzero(arrays.words[:last] == wanted[0])
        for step, each in enumerate(wanted[1:], 1):
            begins = begins[arrays.words[begins + step] == each]
        starts = arrays.starts
        held = np.searchsorted(starts, begins, side="right") - 1
        places = np.unique(held[begins + len(wanted) <= starts[held + 1]])
        rows: list[int] = arrays.rows["row"][places].tolist()
        if not speaker:
            return rows
        own = set(self.said_by(speaker))
        return [row for row in rows if row in own]

    def spoken_like(self, found: Words, speaker: str, published: str, within: int, like: float) -> list[int]:
        """The rows of a speaker's quotations of some days that have a stretch like these words.

        Args:
            found: the words.
            speaker: whose quotations are compared.
            published: the day, ISO 8601; the undated are compared with any.
            within: the number of days before and after it.
            like: the least likeness of the stretch, 0 to 100.

        """
        arrays, day = self._lookup.arrays, days(published)
        text = [number(form) for form in found.forms]
        rows, starts = arrays.rows, arrays.starts
        places = np.searchsorted(rows["row"], self.said_by(speaker))
        if day:
            first, last = rows["first"][places], rows["last"][places]
            places = places[(first == 0) | ((first <= day[1] + within) & (last >= day[0] - within))]
        return [
            int(rows["row"][at])
            for at in places.tolist()
            if fuzz.partial_ratio(text, arrays.words[starts[at] : starts[at + 1]].tolist()) >= like
        ]

    def rarity(self, form: str) -> float:
        """How seldom a word is in this corpus: the logarithm of all words to those like it, at least 0."""
        numbers, counts = self._counted
        at = int(np.searchsorted(numbers, number(form)))
        count = int(counts[at]) if at < len(numbers) and numbers[at] == number(form) else 0
        return log((1 + len(self._lookup)) / (1 + min(count, len(self._lookup))))

    @cached_property
    def _counted(self) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The words of all quotations as numbers, ascending, each with how often it stands there."""
        return np.unique(self._lookup.arrays.words, return_counts=True)

    def sameness(self, first: str, second: str) -> Sameness:
        """Whether two names mean one speaker, by themselves, by this index and as the user has ruled."""
        return self.names.sameness(first, second)

    def standing(self, found: Words) -> Standing | None:
        """Where these words stand in an article, in or outside quotation marks; the first place by row."""
        wanted = stems(found)
        for row in self._records.holding([stem.encode() for stem in wanted], least(wanted)):
            article = self._records.article(row)
            if span := standing(article.text, found):
                return Standing(article, span)
        return None

    def text(self, witness: Witness) -> str:
        """The whole text of a quotation's article."""
        return self.article(witness).text

    def question(self, witness: Witness) -> str:
        """What was asked where a turn answers, as far as its last question; ``""`` where nothing was."""
        asked = (
            question(witness.quotation, self.quotations(witness))
            if witness.quotation.kind == "turn"
            else None
        )
        return asked.text if asked else ""

    def quotations(self, witness: Witness) -> Sequence[Quotation]:
        """All quotations of a quotation's article, in order."""
        row = self._records.row_of(witness.article.path)
        return self._records.quotations_of(row) if row is not None else ()

    def article(self, witness: Witness) -> Article:
        """A quotation's article, with its text."""
        row = self._records.row_of(witness.article.path)
        assert row is not None, "a quotation's article is in the records"
        return self._records.article(row)
