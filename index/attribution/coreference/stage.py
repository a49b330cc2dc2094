"""What is known while the mentions of an article are resolved, from the first to the last?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.text.syntax import Syntax


@dataclass(slots=True)
class Stage:
    """An article's persons and those without a name, as far as they are known."""

    syntax: Syntax
    stops: Sequence[int]
    places: list[tuple[int, Use, Entity]]
    """Every use of a person's name, by offset."""
    starts: list[int]
    titles: dict[int, set[str]]
    others: dict[str, Entity] = field(default_factory=dict)
    seen: list[Entity] = field(default_factory=list)
    told: set[tuple[int, int]] = field(default_factory=set)
    heads: dict[int, Mention] = field(default_factory=dict)
    """Every mention by the token that heads it."""
    read: dict[int, Entity] = field(default_factory=dict)
    """Whom each mention so far means, by the token that heads it."""
    margins: dict[int, float] = field(default_factory=dict)
    """How far whoever a description means is ahead of the next, by the token that heads it."""
    same: dict[int, Entity] = field(default_factory=dict)
    """For those without a name, by `id`, whom the article names as that one later on."""

    def at(self, offset: int) -> Entity | None:
        """The person whose name stands at an offset."""
        k = bisect_right(self.starts, offset) - 1
        return self.places[k][2] if k >= 0 and offset < self.places[k][1].end else None
