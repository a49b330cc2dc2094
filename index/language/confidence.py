"""How likely is the speaker right, the whole name included?

Two things must hold: the mention is the speaker (the ranker's probability), and the name is whom the mention
means. The second was measured on PolNeAR dev for quotations whose mention has a probability of 0.97 or more:

    whole name            295 of 296        pronoun, antecedent ahead by 3 or more   121 of 127
    organisation           56 of 57         pronoun, ahead by 1.5 to 3                20 of 26
    surname alone          26 of 27         pronoun, ahead by less                     3 of 8
    description of a person 14 of 15        other noun phrase                         14 of 18

A quotation whose confidence is below `UNCERTAIN` is as likely wrong as right (8 of 24 were right): its
speaker is called uncertain, and the alternatives are listed.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.language.attribution import Choice
    from onrecord.index.language.scene import Scene

UNCERTAIN = 0.7
WHOLE_NAME, SURNAME, ORGANIZATION, DESCRIPTION, NOUN_PHRASE, CARRIED = 0.995, 0.96, 0.98, 0.93, 0.8, 0.85
CLOSE, STEEP = 0.6, 0.5
"""A pronoun whose antecedents are equally salient is wrong in `CLOSE` of the cases; each point helps."""


def confidence(scene: Scene, choice: Choice) -> float:
    """The probability that the choice names the right speaker by the whole name; 0 without speaker."""
    return choice.probability * trust(scene, choice)


def trust(scene: Scene, choice: Choice) -> float:
    """How likely the name is right, given that the mention is."""
    entity = choice.entity
    if entity is None:
        return 0.0
    mention = choice.best.mention if choice.best else None
    if mention is None:
        return CARRIED
    if mention.kind == "pronoun":
        return 1 - CLOSE * exp(-STEEP * scene.cast.of[mention.span].margin)
    if entity.person is not None:
        if mention.kind == "nominal":
            return DESCRIPTION
        return WHOLE_NAME if len(entity.person.name.split()) > 1 else SURNAME
    return ORGANIZATION if mention.kind in ("organization", "name") else NOUN_PHRASE
