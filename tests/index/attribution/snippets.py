"""Snippets of articles, parsed once and analysed, or built by hand without a model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from onrecord.index.attribution.extensions import analysed
from onrecord.index.attribution.pipeline import marked_or_reported
from onrecord.index.attribution.streaming import Reader
from onrecord.index.attribution.text.syntax import Syntax, syntax
from onrecord.index.model import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention

MEETING = (
    "Defense Minister Kajsa Ollongren met Ben Wallace in Brussels on Monday.\n\n"
    "“It is too early,” Ollongren said. “We wait for the allies,” she added.\n\n"
    "“We go on,” said Wallace, the British defense secretary.\n"
)


@cache
def reader() -> Reader:
    """The model with our stages, loaded once for a test process."""
    return Reader("en_core_web_sm")


@cache
def document(text: str) -> Document:
    """A text as it stands before attribution: mentions, cues, and who is meant."""
    (doc,) = reader().parsed([Article("a.txt", "", text, "")])
    return analysed(doc)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker of each marked stretch of an article."""
    (doc,) = reader().parsed([Article("a.txt", "", text, "")])
    for _, stage in reader().stages.pipeline:
        stage(doc)
    found = [one for one in marked_or_reported(doc) if one.kind != "indirect"]
    return [(one.kind, one.text, one.speaker.name if one.speaker else None) for one in found]


def built(words: Sequence[str], heads: Sequence[int], deps: Sequence[str], tags: Sequence[str]) -> Syntax:
    """A parse written by hand: for each word its head, its relation to it, and its tag."""
    vocab = spacy.blank("en").vocab
    return syntax(Doc(vocab, words=list(words), heads=list(heads), deps=list(deps), tags=list(tags)))


def words_of(found: Document, mention: Mention) -> str:
    """A mention as it is printed."""
    return found.syntax.text[slice(*mention.span)]


def mention_of(found: Document, words: str, nth: int = 0) -> Mention:
    """The nth mention with these words."""
    return [mention for mention in found.mentions if words_of(found, mention) == words][nth]


def person(found: Document, name: str) -> Entity:
    """The person of this whole name."""
    (entity,) = (entity for entity in found.coreference.entities if entity.name == name)
    return entity
