"""Whom does a label stand for? By the heading, the list of participants or the first full naming."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.name_parts import first_names
from onrecord.index.attribution.turns.labels import bare_name
from onrecord.index.attribution.turns.naming import Naming, Namings, fullest, is_initials
from onrecord.index.attribution.turns.wording import PARTICLES, plain, words
from onrecord.index.model import Office
from onrecord.index.names.outlets import is_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.turns.labels import Label
    from onrecord.index.model import Span, SpeakerKind

FULL, TITLED, TOLD, BARE = 0.97, 0.92, 0.85, 0.4
"""How sure: a whole name; a surname with title or office; an office or what somebody is; a bare word, which
may be a part in a play or a handle. By judgement."""

ADDRESSING = frozenset({"mr", "mrs", "ms", "madam", "hon", "honourable", "honorable"})
"""Courtesies before an office that are no part of it, as ``Lord`` is of the Lord Chancellor's."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom one label stands for."""

    name: str
    """``""`` for whoever asks and is not named."""
    kind: SpeakerKind
    office: Office | None
    sure: float
    reason: str
    spans: tuple[Span, ...] = ()
    """Where the article names them."""


class Speakers:
    """Looks labels up, each once.

    Args:
        namings: the full names that the article prints.
        title: of the article.
        outlet: of the article; ``""`` where it is not known.
        persons: whole names of people in the article, the most often named first.

    """

    def __init__(self, namings: Namings, title: str, outlet: str, persons: Sequence[str] = ()) -> None:
        self._namings = namings
        self._title = title
        self._outlet = outlet
        self._persons = persons
        self._known: dict[str, Person] = {}
        self._claimed: set[str] = set()
        self._whole: dict[str, set[tuple[str, ...]]] = defaultdict(set)

    def claim(self, labels: Sequence[Label]) -> None:
        """Tell which labels there are: a name of one is not what another's office stands for."""
        for label in labels:
            if label.role != "name":
                continue
            name = bare_name(label.core)[1]
            self._claimed.add(plain(name[-1]))
            if len(name) > 1:
                self._whole[plain(name[-1])].add(tuple(name))

    def known(self, label: Label) -> bool:
        """Does the article name in full whom the label stands for, or is the label a full name?"""
        if label.role != "name":
            return label.role in ("question", "answer")
        _, name = bare_name(label.core)
        return bool(self._named(label, name) or (len(name) > 1 and self._namings.surname(name)))

    def person(self, label: Label) -> Person:
        """Whom a label stands for."""
        key = f"{label.role} {label.key}"
        if key not in self._known or label.inside:
            found = self._person(label)
            before = self._known.get(key)
            changes = label.role != "name" and found.name and found.kind == "person"
            self._known[key] = before if before and before.sure >= found.sure and not changes else found
        return self._known[key]

    def _person(self, label: Label) -> Person:
        if label.role == "question":
            return Person("", "unknown", None, TITLED, "who asks is not named")
        if label.role == "answer":
            return answerer(self._title, self._persons)
        inner = self._inside(label)
        if inner:
            return inner
        if label.role == "role":
            courteous = plain(label.core.split()[0]) in words("courtesy") | {"madam"}
            told = label.core.title() if courteous else label.core.lower()
            return Person(told, "unnamed", None, TOLD, "known by what they are, not by a name")
        return self._holder(label) if label.role == "office" else self._named_person(label)

    def _inside(self, label: Label) -> Person | None:
        """The name in brackets behind an office: ``The Minister for Policing (Mr. Tony McNulty)``."""
        if not label.is_office:
            return None
        for inside in label.inside:
            before, name = bare_name(inside)
            if (
                name
                and (before or len(name) > 1)
                and all(part[:1].isupper() or part in PARTICLES for part in name)
            ):
                office = Office(
                    re.sub(r"^[Tt]he ", "", label.core), (label.span[0], label.span[0] + len(label.core))
                )
                known = self._namings.cased(name)
                return Person(
                    known,
                    "person",
                    office,
                    FULL if len(name) > 1 else TITLED,
                    "the label gives the name",
                    (label.span,),
                )
        return None

    def _named(self, label: Label, name: Sequence[str]) -> Naming | None:
        before, _ = bare_name(label.core)
        if len(name) == 1 and not before:
            found = fullest(self._namings.given(name[0])) or fullest(self._namings.surname(name))
            if found and self._personal(found):
                return found
            return fullest(self._namings.initials(label.core)) if is_initials(label.core) else None
        return fullest(self._narrowed(before, self._namings.surname(name)))

    def _personal(self, naming: Naming) -> bool:
        """Is this a person's name, rather than a team's or a firm's that ends in the same word?"""
        given = plain(naming.name[0])
        initial = len(given) == 1 or "." in naming.name[0]
        return (
            initial
            or bool(naming.office)
            or given.split("-")[0] in first_names()
            or (len(naming.name) == 2 and " ".join(naming.name) in self._persons)
        )

    @staticmethod
    def _narrowed(before: Sequence[str], found: list[Naming]) -> list[Naming]:
        """Only those that can hold the label's office: "President Biden" is not Hunter Biden."""
        held = [plain(word) for word in before if plain(word) in words("offices")]
        if not held:
            return found
        return [
            naming
            for naming in found
            if held[-1] in [plain(word) for word in naming.office.split()]
            or (naming.heading and not naming.office)
        ]

    def _named_person(self, label: Label) -> Person:
        before, name = bare_name(label.core)
        if is_outlet(label.core) or (
            self._outlet and label.key.removeprefix("the ") == plain(self._outlet).removeprefix("the ")
        ):
            return Person(
                label.core, "organization", None, TITLED, "the label names an outlet", (label.span,)
            )
        naming = self._named(label, name)
        office = _office(label, before, naming)
        if naming:
            whole = self._namings.cased(naming.name)
            where = "the heading" if naming.heading else "the text"
            spans = (naming.span,) if naming.span else ()
            return Person(whole, "person", office, FULL, f"{where} names {whole}", spans)
        printed = self._namings.cased(name)
        if is_initials(label.core) and not any(
            naming.name[-1] == printed for naming in self._namings.surname(name)
        ):
            printed = label.core
        if len(name) > 1:
            return Person(printed, "person", office, FULL, "the label gives the whole name", (label.span,))
        labelled = self._whole.get(plain(name[0]), set())
        if len({plain(" ".join(whole)) for whole in labelled}) == 1:
            printed = self._namings.cased(next(iter(labelled)))
            return Person(printed, "person", office, FULL, f"another label gives the whole name, {printed}")
        sure = TITLED if before or label.style in ("alone", "record", "voice") else BARE
        if not before and plain(name[0]) in words("courtesy"):
            sure = BARE
        return Person(printed, "person", office, sure, "the article gives no fuller name", (label.span,))

    def _holder(self, label: Label) -> Person:
        """Who holds the office that a label names: "THE PRESIDENT" under a heading with President Biden."""
        held = [word for word in label.core.split() if plain(word) not in {"the"}]
        while len(held) > 1 and plain(held[0]).rstrip(".") in ADDRESSING:
            held.pop(0)
        shown = [word for word in self._namings.office(held) if plain(word.name[-1]) not in self._claimed]
        printed = " ".join(word if not word.isupper() else word.capitalize() for word in held)
        office = Office(printed, label.span)
        heading = [naming for naming in shown if naming.heading]
        for pool in (heading, shown):
            times = Counter(plain(naming.name[-1]) for naming in pool)
            if not times or (pool is shown and times.most_common(1)[0][1] * 2 < len(pool)):
                continue
            if pool is shown and len(pool) < 2 and plain(pool[0].name[0]).split("-")[0] not in first_names():
                continue
            last = plain(pool[0].name[-1]) if pool is heading else times.most_common(1)[0][0]
            best = max(
                (naming for naming in pool if plain(naming.name[-1]) == last),
                key=lambda naming: len(naming.name),
            )
            whole = fullest([n for n in self._namings.surname(best.name[-1:]) if n.heading]) or best
            where = "the heading" if best.heading else "the text"
            name = self._namings.cased(
                whole.name
                if len(whole.name) > len(best.name) and plain(held[-1]) in plain(whole.office)
                else best.name
            )
            spans = (best.span,) if best.span else ()
            return Person(
                name,
                "person",
                office,
                FULL if best.heading else TITLED,
                f"{where} names {best.office} {name}",
                spans,
            )
        return Person(
            f"the {printed}",
            "unnamed",
            office,
            TOLD,
            "the article does not name who holds the office",
            (label.span,),
        )


def answerer(title: str, persons: Sequence[str]) -> Person:
    """Who answers where no label says so: whom the title or the introduction names.

    Args:
        title: of the article.
        persons: whole names of people in it, the most often named first.

    """
    for name in persons:
        if len(name.split()) > 1 and plain(name) in plain(title):
            return Person(name, "person", None, TITLED, f"the title names {name}, and labels are letters")
    if persons and len(persons[0].split()) > 1:
        return Person(persons[0], "person", None, TOLD, f"{persons[0]} is named most before the questions")
    return Person("", "unknown", None, TOLD, "who answers is not named")


def _office(label: Label, before: Sequence[str], naming: Naming | None) -> Office | None:
    """The office that stands beside the full name, or the label's own."""
    if naming and naming.office:
        return Office(naming.office, naming.office_span)
    held = [word for word in before if plain(word) not in words("courtesy") and plain(word) != "the"]
    if not held:
        return None
    printed = " ".join(word.capitalize() if word.isupper() else word for word in held)
    start = label.span[0] + max(0, label.printed.find(held[0]))
    return Office(printed, (start, start + len(" ".join(held))))
