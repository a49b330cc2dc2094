"""Who or what can be meant by a mention, and where was it mentioned so far?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.whole_names import Person
    from onrecord.index.attribution.text.name_parts import Gender
    from onrecord.index.model import SpeakerKind

ALONE = 6.0
"""The margin of a reading where nobody else can be meant."""


class Trace(NamedTuple):
    """One place where an entity was mentioned."""

    offset: int
    paragraph: int
    subject: bool
    main: bool
    """Subject of the sentence's main clause."""
    source: bool
    """Subject of a cue verb."""
    possessive: bool
    introduced: bool
    """Named in full for the first time."""
    words: str
    """As printed."""


class Reading(NamedTuple):
    """Whom one mention means."""

    entity: Entity
    margin: float
    """For a pronoun: how much more salient the one meant is than the next."""
    rivals: tuple[Entity, ...] = ()
    """Whom a pronoun may mean as well, the likeliest first."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that can speak."""

    name: str
    """The fullest form in the article."""
    kind: SpeakerKind
    head: str
    """The last word of a person's name; the head noun of anything else, in lower case."""
    gender: Gender = "u"
    guessed: bool = False
    """The gender is only what the first name goes with as a rule."""
    person: Person | None = None
    plural: bool = False
    place: bool = False
    """The name is a place's: no company, court or institute is meant by it."""
    members: tuple[Entity, ...] = ()
    """Who speaks together, where "A and B said" it."""
    traces: list[Trace] = field(default_factory=list)
    """Where it was mentioned so far, in order."""
