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
on their renamings, for mentions given 0.97 or more, and shrunk towards nine in ten. Without a cue nothing is
surer than `UNCUED`.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.speakers.ranking import Choice

Named = Literal[
    "whole name", "surname", "organization", "description", "noun phrase", "speaker before", "pronoun"
]
TRUST: dict[Named, float] = {
    "whole name": 0.985,
    "surname": 0.88,
    "organization": 0.9,
    "description": 0.89,
    "noun phrase": 0.79,
    "speaker before": 0.85,
}
UNCUED = 0.79
SINGLE = 0.88
"""How sure a pronoun is at most, where it means nobody of whom a whole name is known."""
PRONOUN = 0.935
"""How sure it is at most in any case."""
CLOSE, STEEP = 0.65, 0.5
"""A pronoun whose antecedents are equally salient is wrong in `CLOSE` of the cases; each point helps."""


def confidence(document: Document, choice: Choice) -> float:
    """The probability that the choice names the right speaker by the whole name; 0 without speaker."""
    likely = choice.probability * trust(document, choice)
    return likely if _cued(choice) else min(likely, UNCUED)


def _cued(choice: Choice) -> bool:
    """Does a cue name the speaker, or does whoever spoke before go on?"""
    return choice.best is not None and (choice.best.source is not None or choice.best.mention is None)


def trust(document: Document, choice: Choice) -> float:
    """How likely the name is right, given that the mention is."""
    entity = choice.entity
    if entity is None:
        return 0.0
    kind = kind_of(choice)
    if kind == "pronoun" and choice.best and choice.best.mention:
        whole = entity.person is not None and len(entity.name.split()) > 1
        near = 1 - CLOSE * exp(-STEEP * document.coreference.of[choice.best.mention.span].margin)
        return min(near, PRONOUN if whole else SINGLE)
    return TRUST[kind]


def kind_of(choice: Choice) -> Named:
    """In which way the speaker is named where the quotation is given to somebody."""
    entity, mention = choice.entity, choice.best.mention if choice.best else None
    if mention is None:
        return "speaker before"
    if mention.kind == "pronoun":
        return "pronoun"
    if entity is not None and entity.person is not None:
        if mention.kind == "nominal":
            return "description"
        return "whole name" if len(entity.person.name.split()) > 1 else "surname"
    return "organization" if mention.kind in ("organization", "name") else "noun phrase"
