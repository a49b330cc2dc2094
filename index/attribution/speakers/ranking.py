"""Who said each quotation? The candidates ranked, from the first quotation of an article to the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.speakers.candidate import Candidate, Neighbour
from onrecord.index.attribution.speakers.exclusions import unsaid
from onrecord.index.attribution.speakers.features import candidates, offered
from onrecord.index.attribution.speakers.kinds import termlike
from onrecord.index.attribution.speakers.logit import score, shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one marked stretch is given to."""

    index: int
    """Which stretch: index into the document's marks."""
    best: Candidate | None
    """The likeliest candidate of the likeliest entity."""
    probability: float
    """Of the entity: all its candidates together."""
    others: tuple[tuple[Candidate, float], ...]
    """The best candidate of each other entity with the probability of that entity, likeliest first."""

    @property
    def entity(self) -> Entity | None:
        """Who is taken for the speaker."""
        return self.best.entity if self.best else None


def attribute(
    document: Document, indices: Sequence[int], table: Mapping[str, float], rounds: int = 2
) -> list[Choice]:
    """The choice for each of the marked stretches.

    The first round knows the quotation before; later rounds know the one behind as well.
    """
    offers = [
        None if unsaid(document, document.where.marks[index]) else offered(document, index)
        for index in indices
    ]
    choices: list[Choice] = []
    for _ in range(rounds):
        earlier, choices = choices, []
        before: Neighbour | None = None
        for place, (index, found) in enumerate(zip(indices, offers, strict=True)):
            after = _neighbour(earlier[place + 1]) if place + 1 < len(earlier) else None
            if found is None:
                choices.append(Choice(index, None, 0.0, ()))
                continue
            choice = choose(index, candidates(document, found, before, after), table)
            choices.append(choice)
            if not termlike(document.syntax.text, document.where.marks[index]):
                before = _neighbour(choice)
    return choices


def choose(index: int, found: Sequence[Candidate], table: Mapping[str, float]) -> Choice:
    """The likeliest of the candidates, by what all candidates of the same entity have together."""
    parts = shares([score(candidate.features, table) for candidate in found])
    together: dict[int, float] = {}
    first: dict[int, tuple[float, Candidate]] = {}
    for candidate, part in zip(found, parts, strict=True):
        key = id(candidate.entity) if candidate.entity else -id(candidate)
        together[key] = together.get(key, 0.0) + part
        if key not in first or part > first[key][0]:
            first[key] = part, candidate
    ranked = sorted(together, key=lambda key: -together[key])
    if not ranked:
        return Choice(index, None, 0.0, ())
    others = tuple((first[key][1], together[key]) for key in ranked[1:4])
    return Choice(index, first[ranked[0]][1], together[ranked[0]], others)


def _neighbour(choice: Choice) -> Neighbour:
    return Neighbour(choice.index, choice.entity, choice.best.mention if choice.best else None)
