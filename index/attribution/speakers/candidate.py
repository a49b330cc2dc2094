"""What is a candidate for the speaker of a quotation, and what is known of the quotations beside it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another quotation of the article and whom it has been given to."""

    index: int
    entity: Entity | None
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said it: a mention, or (without one) whoever said the quotation before."""

    mention: Mention | None
    source: Source | None
    entity: Entity | None
    features: dict[str, float]
