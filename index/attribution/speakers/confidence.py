"""How likely is the speaker right, the whole name included?

Two things must hold: the mention is the speaker, and the name is whom the mention means. The first is the
ranker's probability, which can be read as it is: on the halves of PolNeAR train that it had not learned
from, 97.5 % of the quotations to which it gives 0.9 or more are right, 82 % of those from 0.8, 70 % of those
from 0.7, and 55 % of those below (213 of 390; 8167 in all). Hence the record's `UNCERTAIN`: below it the
speaker is about as likely wrong as right, is called uncertain, and the alternatives are listed.

Of the second, train can tell what pronouns mean, where a name is masked and resolved as if "he" or "she"
stood in its place (``python -m tools.training.fit_confidence`` prints all of it and the likeliest curve):

    ahead by    0   0.5    1   1.5    2   2.5    3   3.5    4   4.5    5   5.5    6 and more
    right     46 %   58   71    69   78    82   83    85   90    94   95    98   99.9

Whole names are annotated on PolNeAR dev and on two sets of world news; `TRUST` was counted on all three and
on their renamings, for mentions given 0.97 or more, and shrunk towards nine in ten. So was what a pronoun
means where the text itself tells the gender, by an honorific or by other pronouns: 1172 of 1184 are right
that are ahead by 2 and more, and no set has fewer than 98 of 100; where only the first name tells it, 217 of
261 below 6 and 150 of 154 from there. Without a cue nothing is surer than `UNCUED`.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.mentions.entities import ALONE
from onrecord.index.attribution.mentions.lone_names import doubtful
from onrecord.index.attribution.mentions.nouns import somebody

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.speakers.ranking import Choice

Named = Literal[
    "whole name",
    "surname",
    "body",
    "single name",
    "description",
    "several",
    "noun phrase",
    "person before",
    "source before",
    "pronoun",
]
TRUST: dict[Named, float] = {
    "whole name": 0.985,
    "surname": 0.88,
    "body": 0.955,
    "single name": 0.88,
    "description": 0.91,
    "several": 0.94,
    "noun phrase": 0.79,
    "person before": 0.94,
    "source before": 0.85,
}
"""A body's one word may be a surname; a description with a margin means whom it names: 85 of 88."""
UNCUED = 0.79
SINGLE = 0.88
"""How sure a pronoun is at most where it means nobody of whom a whole name is known, or whose gender only
the first name tells: that misleads in one case of ten, whatever else speaks for somebody."""
DOUBTFUL = 0.6
"""How sure a name of one word is at most that may be a body's or a person's: in PolNeAR train 12 of 29 such
speakers are people, whose whole names are printed nowhere or spelled otherwise."""
TOLD, ONLY = 0.985, 0.95
"""At most where the text tells the gender, and where it does not but nobody else can be meant."""
CLOSE, STEEP = 0.65, 0.5
"""A pronoun whose antecedents are equally salient is wrong in `CLOSE` of the cases; each point helps."""
CLOSE_TOLD, STEEP_TOLD = 0.25, 1.2
"""The same where the text tells the gender."""


def confidence(document: Document, choice: Choice) -> float:
    """The probability that the choice names the right speaker by the whole name; 0 without speaker."""
    likely = choice.probability * trust(document, choice)
    return likely if _cued(choice) else min(likely, UNCUED)


def _cued(choice: Choice) -> bool:
    """Does a cue name the speaker, or does whoever spoke before go on?"""
    return choice.best is not None and (choice.best.source is not None or choice.best.mention is None)


def trust(document: Document, choice: Choice) -> float:
    """How likely the name is right, given that the mention is.

    A name given only within a thing's is no surer than `SINGLE`: another may bear the surname.
    """
    entity = choice.entity
    if entity is None:
        return 0.0
    uses = entity.person.uses if entity.person else []
    borrowed = uses and all(use.part for use in uses if " ".join(use.words) == entity.name)
    return min(_trust(document, choice, entity), SINGLE if borrowed else 1.0, by_name(document, entity))


def by_name(document: Document, entity: Entity) -> float:
    """How sure a speaker can be at most by the name alone."""
    return DOUBTFUL if doubtful(document.syntax, entity) else 1.0


def _trust(document: Document, choice: Choice, entity: Entity) -> float:
    """How likely the name is right by the way in which the speaker is named."""
    kind, mention = kind_of(choice), choice.best.mention if choice.best else None
    read = by_reading(document, mention, entity) if mention else 1.0
    return read if kind == "pronoun" and mention else min(TRUST[kind], read)


def by_reading(document: Document, mention: Mention, entity: Entity) -> float:
    """How likely a pronoun or description means whom it was taken for, by how far the next is behind."""
    reading = document.coreference.of.get(mention.span)
    if reading is None:
        return 1.0
    margin = reading.margin
    if mention.kind != "pronoun":
        near = 1.0 if margin >= ALONE else 1 - CLOSE * exp(-STEEP * margin)
        known = entity.name[:4].lower() == "the " and somebody(entity.head) and not entity.plural
        return min(near, TRUST["noun phrase"]) if known and entity.kind == "unnamed" else near
    whole = entity.person is not None and len(entity.name.split()) > 1
    if whole and not entity.guessed:
        return min(1 - CLOSE_TOLD * exp(-STEEP_TOLD * margin), TOLD)
    near = 1 - CLOSE * exp(-STEEP * margin)
    return ONLY if margin >= ALONE and whole else min(near, SINGLE)


def kind_of(choice: Choice) -> Named:
    """In which way the speaker is named where the quotation is given to somebody."""
    entity, mention = choice.entity, choice.best.mention if choice.best else None
    whole = entity is not None and entity.person is not None and len(entity.person.name.split()) > 1
    if mention is None:
        return "person before" if whole else "source before"
    if mention.kind == "pronoun":
        return "pronoun"
    if entity is not None and entity.person is not None:
        if mention.kind == "nominal":
            return "description"
        return "whole name" if whole else "surname"
    if mention.kind not in ("organization", "name"):
        return "several" if entity is not None and entity.kind in ("group", "organization") else "noun phrase"
    words = [word for word in entity.name.split() if word.lower() != "the"] if entity else []
    return (
        "body"
        if len(words) > 1 or words[-1:] == [word for word in words if word.isupper()]
        else "single name"
    )
