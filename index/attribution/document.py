"""What is known of an article before anybody is taken for a speaker, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.entities import Entity, Reading
    from onrecord.index.attribution.mentions.noun_phrases import Layout, Mention
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span


@dataclass(frozen=True, slots=True)
class Coreference:
    """Everybody who is mentioned, and who is meant by each mention."""

    entities: tuple[Entity, ...]
    of: dict[Span, Reading]
    """How each mention is read, by its span."""
    told: frozenset[Span]
    """Descriptions whose person the sentence before or behind names."""

    def entity(self, mention: Mention) -> Entity | None:
        """Whom a mention means; None where that cannot be told ("it", "they" without antecedent)."""
        reading = self.of.get(mention.span)
        return reading.entity if reading else None


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens, paragraphs, marks, mentions, cues and who is meant by whom."""

    syntax: Syntax
    where: Layout
    mentions: Sequence[Mention]
    sources: Sequence[Source]
    coreference: Coreference
    stops: Sequence[int]
    """Where sentences of the narration end."""
    by_paragraph: dict[int, list[Mention]]
    cues_of: dict[int, list[Source]]
    """The sources of each mention, by the token that heads it."""
    sources_in: dict[int, list[Source]]
    """The sources of each paragraph."""
    cues: dict[int, Source]
    """Each source by its cue's token."""
    above: frozenset[int]
    """Cues that have another cue below them in the sentence's tree."""
    signatures: Sequence[Source]
    """Names that sign a quotation: behind a dash, or before a colon within it."""
    headings: frozenset[int]
    """Paragraphs that are headings by their capitals."""
