"""Who is one person? Names with their offices and outlets in, persons with their spellings out.

Two names are one person's where surname and first name are spelt alike (`spelling`), middle names agree,
and father and son are not mixed up. A first name that is cut short or familiar (*J.*, *Geoff*, *Bill*) is
taken for the whole one only where nobody else fits and their offices agree in two words. Where a choice
is left (*George Bush* beside *George W.* and *George H. W. Bush*), nothing is merged; nor where a middle
name is written out and their offices do not agree. Only named persons are
compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index.names.parts import Name, agree, given_agree, parts
from onrecord.index.names.trades import telling, trade

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Sighting(NamedTuple):
    """How many quotations have this speaker, office and outlet; ``""`` where there is none."""

    name: str
    kind: str
    """Of `onrecord.index.model.SpeakerKind`."""
    office: str
    outlet: str
    quotations: int


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several people who share a name: in these offices it is this one."""

    called: str
    """The name and the commonest office: ``John Smith, senator``."""
    offices: tuple[str, ...]
    """As printed; none for the one whom quotations without any of these offices are of."""


@dataclass(frozen=True, slots=True)
class People:
    """What is known beyond names; a name that is not here is one person's, and the only spelling."""

    spellings: tuple[tuple[str, ...], ...] = ()
    """For each person with several: the names as printed, the commonest first."""
    namesakes: tuple[tuple[str, tuple[Namesake, ...]], ...] = ()
    """For each name, or the commonest spelling of it, that several people have: who they are."""
    called: tuple[str, ...] = ()
    """Names that somebody has ruled a person goes by, commonest or not."""


@dataclass(eq=False)
class _One:
    """A name and what is known of those who have it."""

    name: Name
    printed: dict[str, int] = field(default_factory=dict)
    offices: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.printed.values())

    def trades(self) -> set[str]:
        return {trade(office) for office in self.offices} - {""}

    def fits(self, other: _One) -> bool:
        """Whether no office says that these are two."""
        mine, theirs = self.trades(), other.trades()
        return not mine or not theirs or bool(mine & theirs)

    def corroborates(self, other: _One) -> bool:
        """Whether an office says that these are one: two words that two of their offices share."""
        mine, theirs = ({telling(office) for office in one.offices} for one in (self, other))
        return any(len(office & another) > 1 for office in mine for another in theirs)

    def take(self, other: _One) -> None:
        """Make one of two."""
        for mine, theirs in ((self.printed, other.printed), (self.offices, other.offices)):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count


def persons(sightings: Iterable[Sighting]) -> People:
    """The people of an index.

    Args:
        sightings: all of it, in any order.

    """
    known: dict[Name, _One] = {}
    seen = sorted(sightings)
    for sighting in seen:
        name = parts(sighting.name) if sighting.kind == "person" else None
        if name:
            one = known.setdefault(name, _One(name))
            one.printed[sighting.name] = one.printed.get(sighting.name, 0) + sighting.quotations
            if sighting.office:
                one.offices[sighting.office] = one.offices.get(sighting.office, 0) + sighting.quotations
    families: dict[tuple[str, str], list[_One]] = defaultdict(list)
    for one in known.values():
        families[one.name.surname, one.name.generation].append(one)
    people = [person for family in families.values() for person in _told_apart(family)]
    spelt = [tuple(sorted(one.printed, key=lambda name: (-one.printed[name], name))) for one in people]
    several = sorted(spellings for spellings in spelt if len(spellings) > 1)
    return People(tuple(several), _namesakes(zip(spelt, people, strict=True), seen))


def _told_apart(family: Sequence[_One]) -> list[_One]:
    """The persons of one surname."""
    by_given: dict[str, list[_One]] = defaultdict(list)
    for one in family:
        by_given[one.name.given].append(one)
    found = {given: _by_middle(several) for given, several in by_given.items()}
    for given in sorted(found, key=len):
        if not given or len(found[given]) != 1:
            continue
        short = found[given][0]
        whole = [
            one
            for other in found
            if len(other) >= len(given) and other != given and given_agree(given, other)
            for one in found[other]
        ]
        if len(whole) == 1 and whole[0].fits(short) and whole[0].corroborates(short):
            whole[0].take(short)
            found[given] = []
    return [one for several in found.values() for one in several]


def _by_middle(several: Sequence[_One]) -> list[_One]:
    """The persons of one first name and surname: the middle names say who is who."""
    plain = [one for one in several if not one.name.middle]
    people: list[_One] = []
    for one in sorted(several, key=lambda one: (-len(one.name.middle), one.name.middle)):
        if not one.name.middle:
            continue
        fitting = [person for person in people if agree(person.name.middle, one.name.middle)]
        if len(fitting) == 1 and fitting[0].fits(one):
            fitting[0].take(one)
        else:
            people.append(one)
    for one in plain:
        only = people[0] if len(people) == 1 else None
        initials = only is not None and all(len(middle) == 1 for middle in only.name.middle)
        if only and only.fits(one) and (initials or only.corroborates(one)):
            only.take(one)
        else:
            people.append(one)
    return people


def _namesakes(
    people: Iterable[tuple[tuple[str, ...], _One]], seen: Sequence[Sighting]
) -> tuple[tuple[str, tuple[Namesake, ...]], ...]:
    """Those who share a name although their trades, and no outlet, say that they are several."""
    shared = {spellings: one for spellings, one in people if len(one.trades()) > 1}
    where: dict[str, list[Sighting]] = defaultdict(list)
    spelt = {name: spellings for spellings in shared for name in spellings}
    for sighting in seen:
        if sighting.name in spelt and trade(sighting.office):
            where[spelt[sighting.name][0]].append(sighting)
    found = []
    for spellings, one in sorted(shared.items()):
        by_trade: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in where[spellings[0]]:
            by_trade[trade(sighting.office)].append(sighting)
        outlets = [{s.outlet for s in sightings if s.outlet} for sightings in by_trade.values()]
        if any(one & two for number, one in enumerate(outlets) for two in outlets[:number]):
            continue
        ordered = sorted(by_trade.values(), key=lambda group: (-sum(s.quotations for s in group), group))
        found.append(
            (
                spellings[0],
                tuple(
                    _namesake(spellings[0], group, one.offices, rest=number == 0)
                    for number, group in enumerate(ordered)
                ),
            )
        )
    return tuple(found)


def _namesake(name: str, group: Sequence[Sighting], offices: dict[str, int], *, rest: bool) -> Namesake:
    held = sorted({sighting.office for sighting in group}, key=lambda office: (-offices[office], office))
    return Namesake(f"{name}, {held[0]}", () if rest else tuple(held))
